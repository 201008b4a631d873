"""How values read on a page."""

from datetime import date
from typing import Any

import pytest

from app.services.addresses import external
from app.services.filters import LedgerFilter
from app.services.portraits import ArticleRef, TenureView
from app.services.records import DateWords, Page, Ref, Speaker, StatementRow, TacticRow
from app.vocabulary import IncidentKind, Level, Position, Precision, Role, StatementKind
from app.web import wording
from app.web.titles import in_lower_case

_JAN_7, _JAN_9 = date(2026, 1, 7), date(2026, 1, 9)


@pytest.mark.parametrize(
    ("earliest", "latest", "precision", "reads"),
    [
        (_JAN_7, _JAN_7, Precision.DAY, "January 7, 2026"),
        (date(2026, 1, 1), date(2026, 1, 31), Precision.MONTH, "January 2026"),
        (date(2026, 1, 1), date(2026, 12, 31), Precision.YEAR, "2026"),
        (_JAN_7, _JAN_9, Precision.RANGE, "January 7, 2026 – January 9, 2026"),
        (None, None, Precision.UNKNOWN, "Date not stated"),
    ],
)
def test_a_date_is_only_as_exact_as_the_article(
    earliest: date | None, latest: date | None, precision: Precision, reads: str
) -> None:
    assert wording.when(earliest, latest, precision) == reads


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://news.example/a?b=1", True),
        ("http://news.example", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)//https://news.example", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("https:///nohost", False),
        ("//news.example/a", False),
        ("http://[broken", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_with_a_host_become_links(url: str | None, followed: bool) -> None:
    assert external(url) == (url if followed else None)


def said(text: str = "We were not told.", **fields: Any) -> StatementRow:
    """A row of a list, with nothing but what is given."""
    row: dict[str, Any] = {
        "id": 1, "kind": StatementKind.DIRECT, "text": text, "speaker": None, "speakers": (),
        "role": Role.NONE, "title": None, "organisation": None, "former": False, "place": None,
        "position": Position.NEUTRAL, "reported_on": None, "sources": 1, "outlets": (), "agencies": (),
        "tactics": (), "confidence": 1.0, "enclosed": (), "cue": None,
    }  # fmt: skip
    return StatementRow(**(row | fields))


DENIED = "his officers helped agents arrest two roofers"


@pytest.mark.parametrize(
    ("kind", "cue", "reads"),
    [
        (StatementKind.INDIRECT, "denied", f"[denied] {DENIED}"),
        (StatementKind.INDIRECT, "Disputing", f"[disputing] {DENIED}"),
        (StatementKind.INDIRECT, "argued against", f"[argued against] {DENIED}"),
        (StatementKind.MIXED, "doubted", f"[doubted] {DENIED}"),
        (StatementKind.INDIRECT, "said", DENIED),
        (StatementKind.INDIRECT, None, DENIED),
        (StatementKind.DIRECT, "denied", f"“{DENIED}”"),
    ],
)
def test_what_was_denied_is_not_shown_as_asserted(kind: StatementKind, cue: str | None, reads: str) -> None:
    assert wording.words(said(DENIED, kind=kind, cue=cue)) == reads


@pytest.mark.parametrize(
    ("kind", "text", "enclosed", "reads"),
    [
        (StatementKind.DIRECT, "We were not told.", (), "“We were not told.”"),
        (StatementKind.INDIRECT, "they were not told", (), "they were not told"),
        (StatementKind.INDIRECT, "agents call themselves “police,", (), "agents call themselves “police,”"),
        (StatementKind.MIXED, "it was “theatre” to them", (False,), "it was “theatre” to them"),
        (StatementKind.MIXED, "pure theatre.", (True,), "“pure theatre.”"),
        (StatementKind.MIXED, "pure theatre.", (), "pure theatre."),
        (StatementKind.MIXED, "agents are “not trusted,", (False,), "agents are “not trusted,”"),
        (StatementKind.MIXED, "not trusted” by many", (False,), "“not trusted” by many"),
        (StatementKind.MIXED, "it is “going, … We try.", (False, True), "it is “going,” … “We try.”"),
        (StatementKind.MIXED, 'agents are "not trusted,', (False,), 'agents are "not trusted,"'),
        (StatementKind.MIXED, 'not trusted" by many', (False,), '"not trusted" by many'),
        (StatementKind.MIXED, '"not" and "never"', (False,), '"not" and "never"'),
    ],
)  # fmt: skip
def test_quoted_words_stand_between_whole_pairs_of_marks(
    kind: StatementKind, text: str, enclosed: tuple[bool, ...], reads: str
) -> None:
    assert wording.words(said(text, kind=kind, enclosed=enclosed)) == reads


@pytest.mark.parametrize(
    ("kind", "text", "enclosed", "length", "reads"),
    [
        (StatementKind.DIRECT, "one two three", (), 9, "“one two…”"),
        (StatementKind.DIRECT, "one two three", (), 13, "“one two three”"),
        (StatementKind.MIXED, "one “two three four” five", (False,), 12, "one “two…”"),
        (StatementKind.MIXED, "one two … three four", (True, False), 12, "“one two…”"),
    ],
)
def test_words_that_are_cut_keep_their_marks(
    kind: StatementKind, text: str, enclosed: tuple[bool, ...], length: int, reads: str
) -> None:
    assert wording.words(said(text, kind=kind, enclosed=enclosed), length) == reads


@pytest.mark.parametrize(
    ("words", "reads"),
    [
        ("the van had left", "the van had left."),
        ("the van had left.", "the van had left."),
        ("“We wait”", "“We wait”."),
        ("“We wait.”", "“We wait.”"),
        ("“Who knows?”", "“Who knows?”"),
        ("it would cost local police…", "it would cost local police…"),
    ],
)
def test_words_in_a_citation_end_with_a_stop(words: str, reads: str) -> None:
    assert wording.ended(words) == reads


@pytest.mark.parametrize(
    ("names", "reads"),
    [
        ([], "Speaker not listed by name"),
        (["Ann Bell"], "Ann Bell"),
        (["Ann Bell", "Carl Dow"], "Ann Bell and Carl Dow"),
        (["Ann Bell", "Carl Dow", "Eve Fox"], "Ann Bell, Carl Dow and Eve Fox"),
    ],
)
def test_all_speakers_are_named(names: list[str], reads: str) -> None:
    assert wording.speakers(said(speakers=tuple(Speaker(name, None) for name in names))) == reads


@pytest.mark.parametrize(
    ("role", "title", "reads"),
    [
        (Role.POLICE_CHIEF, "police chiefs", "Police chiefs (not named here)"),
        (Role.FEDERAL_OFFICIAL, None, "Federal official (not named here)"),
        (Role.OTHER, "pastor", "Pastor (not named here)"),
        (Role.OTHER, None, "Speaker not listed by name"),
        (Role.NONE, None, "Speaker not listed by name"),
    ],
)
def test_a_speaker_without_a_name_is_told_by_the_office(role: Role, title: str | None, reads: str) -> None:
    assert wording.speakers(said(role=role, title=title)) == reads


@pytest.mark.parametrize(
    ("words", "published", "reads"),
    [
        ("Jan. 7", False, "“Jan. 7”, year not stated"),
        ("on 7 March", False, "“on 7 March”, year not stated"),
        ("1/7", False, "“1/7”, year not stated"),
        ("last week", False, "“last week” (publication date unknown)"),
        ("the day they may come", False, "“the day they may come” (publication date unknown)"),
        ("in recent weeks", True, "“in recent weeks”"),
    ],
)
def test_a_day_that_is_not_settled_is_given_in_the_articles_words(
    words: str, published: bool, reads: str
) -> None:
    assert wording.dated_by(DateWords(words, published)) == reads


@pytest.mark.parametrize(
    ("title", "digest"),
    [("Chiefs object to stops (digest)", True), ("A digest of stops", False), (None, False)],
)
def test_a_digest_is_known_by_its_headline(title: str | None, digest: bool) -> None:
    assert wording.is_digest(ArticleRef(1, title, None, None, None)) is digest


@pytest.mark.parametrize(
    ("title", "former", "reads"),
    [
        ("police chief", True, "former police chief"),
        ("former police chief", True, "former police chief"),
        ("police chief", False, "police chief"),
        (None, True, "former police chief"),
    ],
)
def test_a_past_office_is_called_past(title: str | None, former: bool, reads: str) -> None:
    assert wording.office(said(title=title, former=former, role=Role.POLICE_CHIEF)) == reads


@pytest.mark.parametrize(
    ("fields", "reads"),
    [
        ({"title": "Mayor", "organisation": "City of Riverton"}, "mayor, City of Riverton"),
        ({"title": None, "organisation": "Riverton Police Department"}, "mayor, Riverton Police Department"),
        ({"title": "Mayor", "organisation": None, "former": True}, "former mayor"),
        ({"title": None, "organisation": None, "role": Role.NONE}, ""),
    ],
)
def test_an_office_says_title_and_organisation(fields: dict[str, Any], reads: str) -> None:
    tenure = {"role": Role.MAYOR, "place": None, "former": False, "first": None, "last": None, "articles": 1}
    assert wording.office(TenureView(**(tenure | fields))) == reads


@pytest.mark.parametrize(
    ("fields", "reads"),
    [
        ({"speaker": "Elm Grove Police Department", "organisation": "Elm Grove Police Department"}, ""),
        ({"speaker": "Department of Homeland Security", "organisation": "DHS"}, ""),
        ({"speaker": "United States Marshals Service", "organisation": "U.S. Marshals Service"}, ""),
        ({"speaker": "Lee Roe", "organisation": "Elm Grove Police Department"},
         "police officer or spokesperson, Elm Grove Police Department"),
        ({"speaker": "Lee Roe", "organisation": "DHS", "title": "spokesperson"}, "spokesperson, DHS"),
        ({"speaker": None, "organisation": "DHS"}, "police officer or spokesperson, DHS"),
        ({"speaker": "Elm Grove Police", "organisation": None}, "police officer or spokesperson"),
    ],
)  # fmt: skip
def test_an_organisation_that_speaks_for_itself_is_no_officer(fields: dict[str, Any], reads: str) -> None:
    assert wording.office(said(role=Role.POLICE_OFFICER, **fields)) == reads


@pytest.mark.parametrize(
    ("title", "reads"),
    [
        ("Police Chief", "police chief"),
        ("Elm County Sheriff", "Elm County sheriff"),
        ("County Sheriff", "county sheriff"),
        ("U.S. Attorney", "U.S. attorney"),
        ("DHS officials", "DHS officials"),
        ("Sen.", "Sen."),
        ("", ""),
    ],
)
def test_titles_stand_in_lower_case_and_names_keep_their_capitals(title: str, reads: str) -> None:
    assert in_lower_case(title) == reads


@pytest.mark.parametrize(
    ("title", "url", "published", "reads"),
    [
        ("A stop", "https://courier.example/1", _JAN_7,
         "“A stop”, Riverton Courier, January 7, 2026, https://courier.example/1"),
        (None, "javascript:alert(1)", None, "article 1, no headline, Riverton Courier, no date stated"),
    ],
)  # fmt: skip
def test_a_citation_says_what_is_known_of_the_article(
    title: str | None, url: str | None, published: date | None, reads: str
) -> None:
    assert wording.cited(ArticleRef(1, title, url, Ref("courier", "Riverton Courier"), published)) == reads


def test_counts_of_nothing_are_left_out() -> None:
    assert wording.found_of(TacticRow("raid", "Raid", "", 0, 2)) == "2 statements"


@pytest.mark.parametrize(
    ("called", "parameter", "reads"),
    [
        ("police officer/spokesperson", "role", "Police officer or spokesperson"),
        ("mayor", "role", "Mayor"),
        ("direct", "kind", "Direct quotation"),
        ("policy dispute", "kind", "Policy or dispute"),
        ("legal action", "kind", "Legal action"),
        ("criticises federal", "position", "Criticizes federal enforcement"),
        ("media", "outlet", "media"),
    ],
)
def test_choices_are_called_what_records_call_them(called: str, parameter: str, reads: str) -> None:
    assert wording.value_name(called, parameter) == reads


@pytest.mark.parametrize(
    ("outlet", "published", "with_outlet", "reads"),
    [
        ("Riverton Courier", _JAN_7, True, "Riverton Courier, January 7, 2026"),
        ("Riverton Courier", None, True, "Riverton Courier, date not stated"),
        ("Riverton Courier", None, False, "Date not stated"),
        (None, _JAN_7, True, "January 7, 2026"),
    ],
)
def test_a_byline_says_what_is_known(
    outlet: str | None, published: date | None, with_outlet: bool, reads: str
) -> None:
    article = ArticleRef(1, None, None, Ref("courier", outlet) if outlet else None, published)
    assert wording.byline(article, with_outlet) == reads


@pytest.mark.parametrize("value", [*Role, *Position, *StatementKind, *IncidentKind, *Level])
def test_every_value_has_a_readable_name(value: Role) -> None:
    name = wording.name(value)
    assert name[0].isupper()
    assert "-" not in name


@pytest.mark.parametrize(
    ("page", "rows", "numbers"),
    [
        (1, 10, [1]),
        (1, 60, [1, 2, 3]),
        (1, 400, [1, 2, 3, None, 20]),
        (10, 400, [1, None, 8, 9, 10, 11, 12, None, 20]),
        (20, 400, [1, None, 18, 19, 20]),
        (99, 400, [1, None, 20]),
    ],
)
def test_page_links_show_first_last_and_near(page: int, rows: int, numbers: list[int | None]) -> None:
    listing: Page[StatementRow] = Page(LedgerFilter("statements", page=page), (), rows, 20)
    assert wording.page_numbers(listing) == numbers


@pytest.mark.parametrize(
    ("text", "reads"),
    [("Police chief", "police chief"), ("ICE official", "ICE official"), ("", ""), ("A", "a")],
)
def test_a_name_within_a_sentence_keeps_its_acronyms(text: str, reads: str) -> None:
    assert wording.lower_first(text) == reads


@pytest.mark.parametrize(
    ("size", "reads"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (12_540, "12.5 kB"),
        (999_990, "1.0 MB"),
        (1_200_000_000, "1.2 GB"),
        (5_000_000_000_000, "5,000.0 GB"),
    ],
)
def test_a_file_size_is_rounded(size: int, reads: str) -> None:
    assert wording.file_size(size) == reads
