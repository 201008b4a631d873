"""Saving keeps exact words, one record for one thing, and nothing of what failed."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from sqlalchemy import Engine

from app.extraction.types import Span
from app.knowledge import Knowledge
from app.services.ingest import ingest
from app.sources.types import RawArticle, ReadFailure
from app.vocabulary import IncidentKind, Role
from tests.services.saving.canon import canon, counts, rows
from tests.services.saving.conftest import Ingest
from tests.services.stories import Story, told

_QUOTE = "Our officers were stopped by ICE on Tuesday, and nobody told us why that had to happen."


def _courier() -> Story:
    story = (
        Story(
            f"Duluth Police Chief Mara Quill spoke on Wednesday. “{_QUOTE}” Quill said.\n\n"
            "Mayor Ana Brandt agreed.",
            url="https://courier.example/1",
        )
        .place("Duluth", "MN")
        .agency()
    )
    return (
        story.official("Mara Quill", jurisdiction="Duluth, MN", organisation="Duluth Police Department")
        .official("Ana Brandt", Role.MAYOR, jurisdiction="Duluth, MN")
        .said(
            _QUOTE, speaker="Mara Quill", role=Role.POLICE_CHIEF, jurisdiction="Duluth, MN",
            agencies=(story.tag("ICE", "ICE"),), tactics=(story.tag("vehicle-stop", "stopped"),),
        )
        .incident(
            _QUOTE, place=story.tag("Duluth, MN", "Duluth"), agencies=(story.tag("ICE", "ICE"),),
            tactics=(story.tag("vehicle-stop", "stopped"),), when=story.day("Tuesday", date(2026, 1, 13)),
        )
    )  # fmt: skip


def _gazette() -> Story:
    words = "Our officers were stopped by ICE on Tuesday"
    story = Story(
        f"“{words},” Chief M. Quill told the city council of Duluth at its meeting that evening.",
        outlet="Gazette", published=date(2026, 1, 18),
    ).agency()  # fmt: skip
    return (
        story.official("M. Quill", jurisdiction="Duluth, MN")
        .said(words, speaker="M. Quill", role=Role.POLICE_CHIEF, jurisdiction="Duluth, MN")
        .incident(
            words, place=story.tag("Duluth, MN", "Duluth"), agencies=(story.tag("ICE", "ICE"),),
            tactics=(story.tag("vehicle-stop", "stopped"),), when=story.day("Tuesday", date(2026, 1, 13)),
        )
    )  # fmt: skip


def _other_town() -> Story:
    return (
        Story("Chief Mara Quill of Boise said nothing was wrong in her town at all.")
        .official("Mara Quill", jurisdiction="Boise, ID")
        .said("nothing was wrong in her town at all", speaker="Mara Quill", role=Role.POLICE_CHIEF)
    )


def test_two_articles_about_one_thing_make_one_record_of_it(take: Ingest, engine: Engine) -> None:
    summary = take(_courier(), _gazette())
    assert (summary.read, summary.new, summary.copies, list(summary.failed)) == (2, 2, 0, [])
    assert rows(engine, "SELECT name, slug FROM official ORDER BY name") == [
        ("Ana Brandt", "ana-brandt"), ("Mara Quill", "mara-quill")
    ]  # fmt: skip
    assert rows(engine, "SELECT text, speaker, sources, reported_on FROM statement") == [
        (_QUOTE, "Mara Quill", 2, "2026-01-18")
    ]
    assert rows(engine, "SELECT earliest, reported_on, sources FROM incident") == [
        ("2026-01-13", "2026-01-18", 2)
    ]
    assert counts(engine) | {
        "appearance": 2, "incident_report": 2, "incident_statement": 1, "statement_agency": 1,
        "statement_tactic": 1, "incident_agency": 1, "incident_tactic": 1, "statement_index": 1,
        "incident_index": 1, "copy_group": 2,
    } == counts(engine)  # fmt: skip


def test_what_says_too_little_is_not_one_with_its_equal(take: Ingest, engine: Engine) -> None:
    def bare(outlet: str) -> Story:
        words = "the matter is under review"
        story = Story(f"{outlet}: Alder spoke, and it was said that {words}.", outlet=outlet)
        return story.official("Alder").said(words)

    take(bare("Herald"), bare("Mirror"))
    assert counts(engine) | {"official": 2, "statement": 2, "link_node": 4} == counts(engine)


def test_namesakes_in_two_cities_stay_two_people(take: Ingest, engine: Engine) -> None:
    take(_courier(), _other_town())
    slugs = rows(engine, "SELECT slug FROM official WHERE name = 'Mara Quill' ORDER BY slug")
    assert slugs == [("mara-quill",), ("mara-quill-boise-id",)]


def test_the_order_of_articles_makes_no_difference(
    take: Ingest, engine: Engine, empty_ledger: object
) -> None:
    stories = [_courier(), _gazette(), _other_town()]
    found = []
    for order in permutations(stories):
        take(*order)
        found.append(canon(engine))
        with engine.begin() as connection:
            for table in ("link_node", "incident", "statement", "official", "article", "copy_group"):
                connection.exec_driver_sql(f"DELETE FROM {table}")
    assert all(one == found[0] for one in found)


_FIRST = "They came to our town at night and told nobody in the department about it."
_SECOND = "My officers found out from the neighbors, who had called us to ask what it was."


def _fragment(words: str, outlet: str) -> Story:
    return Story(f"{outlet}: “{words}” said Mayor Ana Brandt.", outlet=outlet).said(
        words, speaker="Ana Brandt", role=Role.MAYOR
    )


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_fuller_quotation_joins_its_fragments(take: Ingest, engine: Engine, order: tuple[int, ...]) -> None:
    whole = Story(f"“{_FIRST} {_SECOND}” said Mayor Ana Brandt.", outlet="Mirror").said(
        f"{_FIRST} {_SECOND}", speaker="Ana Brandt", role=Role.MAYOR
    )
    stories = [_fragment(_FIRST, "Herald"), _fragment(_SECOND, "Post"), whole]
    take(*(stories[number] for number in order))
    assert rows(engine, "SELECT text, sources FROM statement") == [(f"{_FIRST} {_SECOND}", 3)]
    assert counts(engine) | {"appearance": 3, "statement_index": 1, "index_due": 0} == counts(engine)


def test_a_second_run_changes_no_row(take: Ingest, engine: Engine) -> None:
    take(_courier(), _gazette())
    before = (canon(engine), counts(engine))
    summary = take(_courier(), _gazette())
    assert (summary.new, summary.unchanged) == (0, 2)
    assert (canon(engine), counts(engine)) == before


def test_a_dry_run_counts_and_keeps_nothing(take: Ingest, engine: Engine) -> None:
    before = counts(engine)
    summary = take(_courier(), _gazette(), _courier(), dry_run=True)
    assert (summary.read, summary.new, summary.unchanged) == (3, 2, 1)
    assert counts(engine) == before


@pytest.mark.parametrize("make", [_courier, _gazette])
def test_every_span_points_at_its_words(take: Ingest, engine: Engine, make: object) -> None:
    story = make()  # type: ignore[operator]
    story.text = "Élan – 🚓 " + story.text
    moved = len("Élan – 🚓 ")
    story.found = _moved(story, moved)
    take(story)
    [statement] = story.found.statements
    cut = rows(engine, """
        SELECT substr(a.text, p.span_start + 1, p.span_end - p.span_start) FROM appearance_part p
        JOIN appearance x ON x.id = p.appearance_id JOIN article a ON a.id = x.article_id
    """)  # fmt: skip
    assert cut == [(statement.parts[0].of(story.text),)]
    evidence = rows(engine, """
        SELECT e.field, substr(a.text, e.span_start + 1, e.span_end - e.span_start) FROM evidence e
        JOIN incident_report r ON r.id = e.report_id JOIN article a ON a.id = r.article_id
    """)  # fmt: skip
    assert {
        ("date", "Tuesday"), ("place", "Duluth"), ("agency", "ICE"), ("tactic", "stopped")
    } < set(evidence)  # fmt: skip


def _moved(story: Story, by: int) -> object:
    def move(value: object) -> object:
        if isinstance(value, Span):
            return Span(value.start + by, value.end + by)
        if isinstance(value, tuple):
            return tuple(move(one) for one in value)
        if hasattr(value, "__dataclass_fields__"):
            names = value.__dataclass_fields__
            return replace(value, **{name: move(getattr(value, name)) for name in names})  # type: ignore[type-var]
        return value

    return move(story.found)


def test_a_changed_article_takes_the_place_of_the_old(take: Ingest, engine: Engine) -> None:
    take(_courier())
    [(statement,)] = rows(engine, "SELECT id FROM statement")
    changed = _courier()
    changed.text += "\n\nThis article was corrected."
    summary = take(changed)
    assert (summary.new, summary.superseded, summary.copies) == (1, 1, 0)
    assert rows(engine, "SELECT id, sources FROM statement") == [(statement, 1)]
    assert rows(engine, "SELECT id, superseded_by_id FROM article ORDER BY id") == [(1, 2), (2, None)]
    assert counts(engine) | {"appearance": 1, "official_report": 2, "incident_report": 1} == counts(engine)


def _edition(text: str, url: str | None = None, outlet: str = "Herald") -> Story:
    """A version of one article; its file is named after the outlet."""
    words = f"We were told {text} of what they came for in our streets."
    return Story(f"“{words}” she said.", outlet=outlet, url=url).said(words)


_URL = "https://herald.example/1"
_A, _B, _C = (_edition(text) for text in ("nothing", "little", "everything"))
_A_THERE, _B_THERE = _edition("nothing", _URL), _edition("little", _URL)
_B_ELSEWHERE = _edition("little", _URL, outlet="Mirror")


@pytest.mark.parametrize(
    ("runs", "current", "last"),
    [
        pytest.param([[_A], [_B], [_A]], _A, (1, 0), id="a file that went back"),
        pytest.param([[_A_THERE], [_B_THERE], [_A_THERE]], _A_THERE, (1, 0), id="with a URL"),
        pytest.param([[_A], [_B], [_A], [_B]], _B, (1, 0), id="back and forth"),
        pytest.param([[_A], [_B], [_C], [_A]], _A, (1, 0), id="over two versions"),
        pytest.param([[_A], [_B], [_C, _A]], _C, (1, 1), id="read before the current one"),
        pytest.param([[_A, _B], [_A, _B]], _B, (0, 2), id="two records with one id"),
        pytest.param([[_A, _B], [_B, _A]], _B, (0, 2), id="in another order"),
        pytest.param([[_A_THERE], [_B_ELSEWHERE], [_A_THERE]], _B_ELSEWHERE, (0, 1), id="two files, one URL"),
        pytest.param([[_A, _B, _C], [_A, _B]], _B, (1, 1), id="the later one of two"),
    ],
)
def test_which_version_is_current(
    take: Ingest, engine: Engine, runs: list[list[Story]], current: Story, last: tuple[int, int]
) -> None:
    summaries = [take(*stories) for stories in runs]
    assert (summaries[-1].new, summaries[-1].unchanged) == last
    assert summaries[-1].read == len(runs[-1])
    assert rows(engine, "SELECT text FROM article WHERE superseded_by_id IS NULL") == [(current.text,)]
    [(words, sources)] = rows(engine, "SELECT text, sources FROM statement")
    assert (words in current.text, sources) == (True, 1)
    [(newest,)] = rows(engine, "SELECT id FROM article WHERE superseded_by_id IS NULL")
    older = rows(engine, "SELECT DISTINCT superseded_by_id FROM article WHERE superseded_by_id IS NOT NULL")
    assert older == [(newest,)]
    assert rows(engine, "SELECT count(DISTINCT article_id), max(article_id) FROM article_band") == [
        (1, newest)
    ]


def test_what_a_new_version_no_longer_says_is_gone_and_its_id_with_it(take: Ingest, engine: Engine) -> None:
    take(_courier())
    withdrawn = Story("The story was withdrawn.", url="https://courier.example/1")
    take(withdrawn)
    empty = counts(engine)
    for table in ("statement", "incident", "official", "appearance", "evidence", "statement_index"):
        assert empty[table] == 0, table
    take(_gazette())
    assert rows(engine, "SELECT id FROM statement") == [(2,)]
    assert rows(engine, "SELECT min(id) FROM official") == [(3,)]


def test_an_official_someone_else_still_reports_stays(take: Ingest, engine: Engine) -> None:
    take(_courier(), _gazette())
    take(Story("The story was withdrawn.", url="https://courier.example/1"))
    assert rows(engine, "SELECT name, slug FROM official") == [("M. Quill", "mara-quill")]
    assert rows(engine, "SELECT text, sources FROM statement") == [
        ("Our officers were stopped by ICE on Tuesday", 1)
    ]


_WIRE = " ".join(
    f"Sentence {n} of a long wire story tells what happened on street number {n}." for n in range(40)
)


def test_republished_copy_counts_as_one_source(take: Ingest, engine: Engine) -> None:
    def wire(outlet: str, end: str) -> Story:
        return (
            Story(f"“{_QUOTE}” said Mara Quill. {_WIRE} {end}", outlet=outlet)
            .official("Mara Quill")
            .said(_QUOTE, speaker="Mara Quill", role=Role.POLICE_CHIEF)
        )

    summary = take(wire("Herald", "Read more."), wire("Mirror", "All rights reserved."), wire("Post", ""))
    assert (summary.new, summary.copies) == (3, 2)
    assert rows(engine, "SELECT sources FROM statement") == [(1,)]
    assert counts(engine) | {"appearance": 3, "copy_group": 1, "outlet": 3} == counts(engine)


def test_an_article_between_two_copy_groups_joins_them(take: Ingest, engine: Engine) -> None:
    words = random.Random(7)
    sentences = [" ".join(f"w{words.randrange(9999)}" for _ in range(12)) + "." for _ in range(60)]

    def story(outlet: str, first: int, last: int) -> Story:
        return Story(f"“{_QUOTE}” she said. " + " ".join(sentences[first:last]), outlet=outlet).said(
            _QUOTE, speaker="Mara Quill", role=Role.POLICE_CHIEF
        )

    take(story("Herald", 0, 42), story("Mirror", 18, 60))
    assert rows(engine, "SELECT sources FROM statement") == [(2,)]
    take(story("Post", 0, 60))
    assert rows(engine, "SELECT count(DISTINCT copy_group_id), count(*) FROM article") == [(1, 3)]
    assert rows(engine, "SELECT sources FROM statement") == [(1,)]
    assert counts(engine)["copy_group"] == 1


@pytest.mark.parametrize("end", [KeyboardInterrupt(), RuntimeError("a reader's fault")])
def test_what_was_saved_is_in_the_lists_however_the_run_ends(
    engine: Engine, known: Knowledge, end: BaseException
) -> None:
    def articles() -> Iterator[RawArticle]:
        yield _courier().raw()
        raise end

    with told(_courier()), pytest.raises(type(end)):
        ingest(engine, articles(), known)
    assert counts(engine) | {"statement_index": 1, "incident_index": 1, "index_due": 0} == counts(engine)
    assert rows(engine, "SELECT new, finished_at IS NOT NULL FROM ingest_run") == [(1, 1)]


def test_a_failing_article_costs_no_other(engine: Engine, take: Ingest, known: object) -> None:
    broken = Story("This one is broken.").said("broken", speaker="Mara Quill", role=Role.POLICE_CHIEF)
    [statement] = broken.found.statements
    broken.found = replace(broken.found, statements=(replace(statement, parts=(Span(5, 5),)),))
    failure = ReadFailure("lost.txt", None, "it is empty")
    with told(broken, _courier()):
        summary = ingest(engine, [failure, broken.raw(), _courier().raw()], known)  # type: ignore[arg-type]
    assert (summary.read, summary.new, len(summary.failed)) == (3, 1, 2)
    assert summary.failed[0] is failure
    assert "IntegrityError" in summary.failed[1].reason
    assert rows(engine, "SELECT text FROM article") == [(_courier().text,)]
    assert rows(engine, "SELECT new, failed, finished_at IS NOT NULL FROM ingest_run") == [(1, 2, 1)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("\x00\ud800", id="what no database stores"),
        pytest.param("<script>alert('x')</script>" * 20, id="markup"),
        pytest.param("\u202e\u0301" * 50, id="marks without letters"),
        pytest.param("'; DROP TABLE article; --", id="SQL"),
        pytest.param("a" * 9999, id="one long word"),
    ],
)
def test_hostile_content_is_kept_as_text(take: Ingest, engine: Engine, text: str) -> None:
    expected = text.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")
    story = Story(expected, outlet=f"{text[:90]}<b>", url=f"https://example.org/{'x' * 3000}", title=text * 3)
    if text:
        more = {"speaker": expected, "title": expected, "organisation": expected, "rule": "r" * 99}
        story.official(expected).said(expected, role=Role.MAYOR, **more)
        story.incident(expected, kind=IncidentKind.DEATH)
    story.text = text
    summary = take(story)
    assert list(summary.failed) == []
    [(kept, words)] = rows(engine, "SELECT a.text, (SELECT text FROM statement) FROM article a")
    assert kept == expected
    assert words == (expected or None)


def test_private_people_are_not_named(take: Ingest, engine: Engine) -> None:
    story = Story("“They took him,” said Joan Doe. “We help,” said Al Fine. “We act,” said Lawful Aid.")
    story.said("They took him", speaker="Joan Doe").said("We help", speaker="Al Fine", role=Role.ADVOCATE)
    story.said("We act", speaker="Lawful Aid", role=Role.OTHER, organisation="Lawful Aid")
    take(story)
    for table in ("statement", "appearance"):
        speakers = rows(engine, f"SELECT speaker FROM {table} ORDER BY id")
        assert speakers == [(None,), ("Al Fine",), ("Lawful Aid",)]
