"""The page of a record has all that is known of it, each word at its place in its article."""

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import Session

from app.models import EvidenceField, OfficialMention
from app.services import details
from app.services.catalogue import Reading
from app.services.dashboard import dashboard
from app.services.portraits import Excerpt, Sort, Target
from app.vocabulary import Level, PlaceKind, Position, Role
from tests.factories import Maker

QUOTE = "We were not told that agents would come"
ANSWER = "The operation was lawful"
STOP = "Agents stopped two residents near the library on Jan. 7."
TEXT = (
    f"{STOP} {'It was cold. ' * 60}\n\n“{QUOTE},” Chief Ada Stone of St. Paul said. {'It was late. ' * 60}"
    f"\n\n“{ANSWER},” an ICE official said. {'Nobody else was there. ' * 60}"
)


class Made:
    """A ledger with one of everything."""

    def __init__(self, session: Session) -> None:
        make = self.make = Maker(session)
        self.state = make.place("Minnesota", "MN", PlaceKind.STATE, geoid="27", population=4_614_061)
        self.city = make.place("St. Paul", population=311_527)
        self.other_city = make.place("Fresno", "CA")
        self.dhs = make.agency("DHS")
        self.ice = make.agency("ICE", parent_id=self.dhs.id)
        self.police = make.agency("St. Paul Police Department", Level.CITY, place_id=self.city.id)
        self.courier, self.post = make.outlet(), make.outlet("Lakeside Post")
        self.chief = make.official("Ada Stone", place_id=self.city.id, title="Police Chief")
        self.article = make.article(
            TEXT, title="A stop", published=date(2026, 1, 9), outlet_id=self.courier.id
        )
        self.copy = make.article(
            f"{TEXT} Copied.", published=date(2026, 1, 12), outlet_id=self.post.id,
            copy_group_id=self.article.copy_group_id,
        )  # fmt: skip
        self.old = make.article(TEXT[:-1], published=date(2026, 1, 8), superseded_by_id=self.article.id)
        self.quote = make.statement(
            QUOTE, [self.copy, self.article], official=self.chief, agencies=[self.ice],
            tactics=["vehicle-stop"], position=Position.CRITICISES_FEDERAL,
        )  # fmt: skip
        self.answer = make.statement(ANSWER, [self.article], role=Role.FEDERAL_OFFICIAL)
        self.incident = make.incident(
            "Two residents stopped", [self.copy], place=self.city, day=date(2026, 1, 7), agencies=[self.ice],
            tactics=["vehicle-stop"], statements=[self.quote, self.answer],
        )  # fmt: skip
        self.report = make.report(self.incident, self.article)
        make.evidence(self.report, STOP)
        for field, value, words in (
            (EvidenceField.AGENCY, "ice", "Agents"),
            (EvidenceField.TACTIC, "vehicle-stop", "stopped"),
            (EvidenceField.DATE, None, "Jan. 7"),
        ):
            make.evidence(self.report, words, field=field, value=value)
        make.tenure(self.chief, self.article, title="Police Chief", place_id=self.city.id)
        make.tenure(self.chief, self.copy, title="Police Chief", place_id=self.city.id, name="A. Stone")
        make.done()


@pytest.fixture
def made(session: Session) -> Made:
    return Made(session)


def lit(excerpts: tuple[Excerpt, ...], target: Target) -> str:
    """The words highlighted for one record."""
    return "".join(s.text for excerpt in excerpts for s in excerpt.segments if target in s.targets)


def test_statement(session: Session, reading: Reading, made: Made) -> None:
    detail = details.statement_detail(session, reading, made.quote.id or 0)
    assert detail is not None
    assert [speaker.name for speaker in detail.statement.speakers] == ["Ada Stone"]
    assert [view.article.id for view in detail.appearances] == [made.article.id, made.copy.id]
    for view in detail.appearances:
        assert lit(view.excerpts, Target("statements", made.quote.id or 0)) == QUOTE
        assert len(view.excerpts[0].segments) == 3
        assert view.excerpts[0].cut_before
        assert view.excerpts[0].cut_after
    assert [row.id for row in detail.incidents] == [made.incident.id]
    assert [ref.name for ref in detail.statement.outlets] == ["Lakeside Post", "Riverton Courier"]


def test_incident_has_its_voices_side_by_side(session: Session, reading: Reading, made: Made) -> None:
    detail = details.incident_detail(session, reading, made.incident.id or 0)
    assert detail is not None
    assert [(voices.side, [row.text for row in voices.statements]) for voices in detail.voices] == [
        ("local", [QUOTE]),
        ("federal", [ANSWER]),
        ("other", []),
    ]
    first, second = detail.reports
    assert (first.article.id, second.article.id) == (made.article.id, made.copy.id)
    assert [(f.field, f.value, f.name) for f in first.fields] == [
        ("agency", "ice", "ICE"),
        ("tactic", "vehicle-stop", reading.tactics["vehicle-stop"].name),
        ("date", None, "Jan. 7"),
    ]
    assert lit(first.excerpts, Target("incidents", made.incident.id or 0)) == STOP
    assert (second.fields, second.excerpts) == ((), ())


def test_official(session: Session, reading: Reading, made: Made) -> None:
    detail = details.official_detail(session, reading, "ada-stone")
    assert detail is not None
    assert (detail.official.statements, detail.official.latest) == (1, date(2026, 1, 9))
    assert detail.aliases == ("A. Stone",)
    (tenure,) = detail.tenures
    assert (tenure.title, tenure.first, tenure.last, tenure.articles) == (
        "Police Chief", date(2026, 1, 9), date(2026, 1, 12), 2,
    )  # fmt: skip
    assert [row.id for row in detail.statements] == [made.quote.id]
    assert [row.id for row in detail.incidents] == [made.incident.id]
    assert [ref.slug for ref in detail.outlets] == ["lakeside-post", "riverton-courier"]


def test_an_office_written_in_two_cases_is_one(session: Session, reading: Reading) -> None:
    make = Maker(session)
    chief = make.official("Ada Stone")
    for title, published in (("Police Chief", date(2026, 1, 9)), ("Police chief", date(2026, 1, 12))):
        make.tenure(chief, make.article(f"{title} Ada Stone", published=published), title=title)
    make.done()
    detail = details.official_detail(session, reading, "ada-stone")
    assert detail is not None
    assert [(one.title, one.first, one.last, one.articles) for one in detail.tenures] == [
        ("Police Chief", date(2026, 1, 9), date(2026, 1, 12), 2)
    ]


def test_places(session: Session, reading: Reading, made: Made) -> None:
    city = details.place_detail(session, reading, "st-paul-mn")
    assert city is not None
    assert (city.place.incidents, city.place.statements, city.population) == (1, 1, 311_527)
    assert [row.slug for row in city.officials] == ["ada-stone"]
    assert [(row.slug, row.incidents) for row in city.agencies] == [("ice", 1)]
    assert [row.slug for row in city.tactics] == ["vehicle-stop"]
    assert city.places == ()
    state = details.place_detail(session, reading, "mn")
    assert state is not None
    assert (state.place.incidents, state.place.place.path) == (1, "/places/mn")
    assert state.population is None  # of a state only the sum of its listed places is known
    assert [row.place.path for row in state.places] == ["/places/mn/st-paul-mn"]
    fresno = details.place_detail(session, reading, "fresno-ca")
    assert fresno is not None
    assert (fresno.place.incidents, fresno.officials, fresno.incidents) == (0, (), ())


def test_agency_and_tactic(session: Session, reading: Reading, made: Made) -> None:
    ice = details.agency_detail(session, reading, "ice")
    assert ice is not None
    assert (ice.agency.incidents, ice.agency.statements) == (1, 1)
    assert ice.parent is not None
    assert (ice.parent.slug, ice.children) == ("dhs", ())
    assert [row.place.slug for row in ice.places] == ["st-paul-mn"]
    dhs = details.agency_detail(session, reading, "dhs")
    assert dhs is not None
    assert [ref.slug for ref in dhs.children] == ["ice"]
    stop = details.tactic_detail(session, reading, "vehicle-stop")
    assert stop is not None
    assert (stop.tactic.incidents, stop.tactic.statements) == (1, 1)
    assert [row.slug for row in stop.agencies] == ["ice"]
    raid = details.tactic_detail(session, reading, "workplace-raid")
    assert raid is not None
    assert (raid.tactic.incidents, raid.agencies, raid.incidents) == (0, (), ())


def test_article_shows_linked_excerpts(session: Session, reading: Reading, made: Made) -> None:
    detail = details.article_detail(session, reading, made.article.id or 0)
    assert detail is not None
    assert lit(detail.excerpts, Target("statements", made.quote.id or 0)) == QUOTE
    assert lit(detail.excerpts, Target("incidents", made.incident.id or 0)) == STOP
    assert [row.id for row in detail.statements] == [made.quote.id, made.answer.id]
    assert [row.id for row in detail.incidents] == [made.incident.id]
    assert [ref.id for ref in detail.copies] == [made.copy.id]
    assert (detail.superseded_by, detail.supersedes) == (None, (made.old.id,))
    assert detail.shown <= 0.5 * detail.characters


def marked(excerpts: tuple[Excerpt, ...], sort: Sort) -> list[tuple[str, str]]:
    """The stretches of one sort with where they lead."""
    segments = [s for excerpt in excerpts for s in excerpt.segments]
    return [(s.text, s.targets[0].path) for s in segments if sort in s.sorts]


def test_speakers_cues_and_officials_are_marked_and_lead_to_their_pages(
    session: Session, reading: Reading
) -> None:
    make = Maker(session)
    text = f"Chief Ada Stone spoke. “{QUOTE},” Stone said. {'It was late. ' * 30} Stone left."
    chief = make.official("Ada Stone")
    article = make.article(text)
    said = make.statement(QUOTE, official=chief)
    at = {words: text.index(words) for words in ("Stone said", "said", "Stone left", "Ada Stone")}
    make.appearance(
        said, article, mention_start=at["Stone said"], mention_end=at["Stone said"] + 5,
        cue_start=at["said"], cue_end=at["said"] + 4,
    )  # fmt: skip
    report = make.tenure(chief, article)
    for start, end in ((at["Ada Stone"], 9), (at["Stone said"], 5), (at["Stone left"], 5)):
        make.add(OfficialMention(report_id=report.id or 0, span_start=start, span_end=start + end))
    detail = details.article_detail(session, reading, article.id or 0)
    assert detail is not None
    page, statement = "/officials/ada-stone", f"/statements/{said.id}"
    assert marked(detail.excerpts, Sort.NAME) == [("Ada Stone", page), ("Stone", page)]
    assert marked(detail.excerpts, Sort.SPEAKER) == [("Stone", page)]
    assert marked(detail.excerpts, Sort.CUE) == [("said", statement)]
    assert marked(detail.excerpts, Sort.WORDS) == [(QUOTE, statement)]
    assert [official.path for official in detail.officials] == [page]


@pytest.mark.parametrize(
    ("speaker", "role", "lit_words"),
    [
        (None, Role.OTHER, []),
        (None, Role.NONE, []),
        (None, Role.FEDERAL_OFFICIAL, ["A neighbor"]),
        ("Ada Stone", Role.NONE, ["A neighbor"]),
    ],
)
def test_who_speaks_is_not_pointed_at_where_no_name_is_shown(
    session: Session, reading: Reading, speaker: str | None, role: Role, lit_words: list[str]
) -> None:
    make = Maker(session)
    article = make.article(f"A neighbor said {ANSWER}.")
    make.appearance(
        make.statement(ANSWER, speaker=speaker, role=role), article, mention_start=0, mention_end=10
    )
    detail = details.article_detail(session, reading, article.id or 0)
    assert detail is not None
    assert [words for words, _ in marked(detail.excerpts, Sort.SPEAKER)] == lit_words


def test_all_pages_together_show_no_more_of_an_article_than_its_own(
    session: Session, reading: Reading, made: Made
) -> None:
    def held(excerpts: tuple[Excerpt, ...]) -> set[int]:
        return {s.start + i for one in excerpts for s in one.segments for i in range(len(s.text))}

    whole = details.article_detail(session, reading, made.article.id or 0)
    told = details.incident_detail(session, reading, made.incident.id or 0)
    said = [details.statement_detail(session, reading, one.id or 0) for one in (made.quote, made.answer)]
    assert whole
    assert told
    parts = [report.excerpts for report in told.reports if report.article.id == made.article.id]
    parts += [v.excerpts for one in said if one for v in one.appearances if v.article.id == made.article.id]
    assert len(parts) == 3
    assert set().union(*map(held, parts)) == held(whole.excerpts)


def test_older_version_is_reachable_and_points_at_the_newest(
    session: Session, reading: Reading, made: Made
) -> None:
    detail = details.article_detail(session, reading, made.old.id or 0)
    assert detail is not None
    assert (detail.superseded_by, detail.excerpts) == (made.article.id, ())


def test_unknown_records_are_none(session: Session, reading: Reading, made: Made) -> None:
    assert details.incident_detail(session, reading, 10**6) is None
    assert details.statement_detail(session, reading, 10**6) is None
    assert details.article_detail(session, reading, 10**6) is None
    assert details.official_detail(session, reading, "nobody") is None
    assert details.place_detail(session, reading, "nowhere-zz") is None
    assert details.agency_detail(session, reading, "none") is None
    assert details.tactic_detail(session, reading, "none") is None


def test_dashboard(either: Session, reading: Reading) -> None:
    made = Made(either)
    shown = dashboard(either, reading)
    assert (shown.incidents, shown.statements, shown.officials, shown.agencies) == (1, 2, 1, 1)
    assert (shown.articles, shown.sources, shown.outlets, shown.places) == (2, 1, 2, 2)
    assert [row.place.slug for row in shown.top_cities] == ["st-paul-mn"]
    assert [row.slug for row in shown.top_agencies] == ["ice"]
    assert [row.slug for row in shown.top_tactics] == ["vehicle-stop"]
    assert shown.last_fed is not None
    assert shown.last_fed.utcoffset() is not None
    assert [row.id for row in shown.newest_incidents] == [made.incident.id]


def test_empty_ledger_has_a_dashboard(session: Session, reading: Reading) -> None:
    shown = dashboard(session, reading)
    assert (shown.incidents, shown.last_fed, shown.top_tactics, shown.newest_statements) == (0, None, (), ())


@pytest.mark.parametrize(
    ("speaker", "role", "reads"),
    [
        (None, Role.NONE, "[name withheld] said The operation was lawful."),
        (None, Role.FEDERAL_OFFICIAL, "Ann Bell said The operation was lawful."),
        ("Ann Bell", Role.OTHER, "Ann Bell said The operation was lawful."),
    ],
)
def test_excerpts_do_not_name_a_private_speaker(
    session: Session, reading: Reading, speaker: str | None, role: Role, reads: str
) -> None:
    make = Maker(session)
    article = make.article(f"Ann Bell said {ANSWER}.")
    said = make.statement(ANSWER, speaker=speaker, role=role)
    make.appearance(said, article, mention_start=0, mention_end=8)
    make.done()
    settings = reading.settings.model_copy(update={"excerpt_share": 1.0})
    detail = details.statement_detail(session, replace(reading, settings=settings), said.id or 0)
    assert detail is not None
    (excerpt,) = detail.appearances[0].excerpts
    assert "".join(segment.text for segment in excerpt.segments) == reads
