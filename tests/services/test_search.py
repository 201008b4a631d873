"""Words find the same rows on both databases; nothing a user types is query language."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from app.services.catalogue import Reading
from app.services.filters import Kind, LedgerFilter, parse_filter
from app.services.indexing import rebuild_index, refresh_index
from app.services.listing import list_articles, list_incidents, list_statements, page_of_ids
from app.services.matching import STATEMENTS
from app.services.words import fold
from app.vocabulary import Role
from tests.factories import Maker

FOUND = (
    ("agents", {"notice", "vests"}),
    ("AGENT", {"notice", "vests"}),
    ("agents notice", {"notice"}),
    ('"no notice"', {"notice"}),
    ('"notice no"', set()),
    ("“no notice” city", {"notice"}),
    ("Munoz", {"vests"}),
    ("chief", {"vests"}),
    ("the", {"notice", "agreement"}),
    ("287g", {"agreement"}),
    ("policing", {"agreement"}),
    ("police", {"agreement"}),
    ("jail", set()),
    ("notice OR jail", set()),
    ("NOT jail", set()),
    ("agent*", {"notice", "vests"}),
    ("age*", {"notice", "vests"}),
    ("agre*", {"agreement"}),
    ("communit*", {"agreement"}),
    ("“community polic*”", {"agreement"}),
    ("“polic* community”", set()),
    ("gents*", set()),
    ("agents -vests", {"notice"}),
    ("agents -vest", {"notice"}),
    ("agents -“no notice”", {"vests"}),
    ("agents -“notice no”", {"notice", "vests"}),
    ("agents -noti*", {"vests"}),
    ("agents -vests -notice", set()),
    ("-agents", {"agreement"}),
    ("-age* -287g", set()),
    ("age* noti*", {"notice"}),
    ("agents -agents", set()),
    ("NEAR(agents city)", set()),
    ("text:agents", set()),
    ("…", set()),
    ('"', set()),
)


@pytest.fixture
def said(either: Session) -> Session:
    make = Maker(either)
    chief = make.official("José Muñoz", Role.POLICE_CHIEF, title="Chief")
    article = make.article(title="A morning in the city", published=None)
    make.statement("The agents gave no notice to our city.", [article])
    make.statement("Agents wore vests", [article], official=chief, title="Chief")
    make.statement("The 287g agreement isn’t community policing", [make.article()])
    make.done()
    return either


@pytest.mark.parametrize(("query", "found"), FOUND)
def test_what_words_find(said: Session, reading: Reading, query: str, found: set[str]) -> None:
    page = list_statements(said, reading, LedgerFilter("statements", q=query))
    marks = ("notice", "vests", "agreement")
    assert {mark for row in page.rows for mark in marks if mark in row.text} == found
    assert page.total == len(page.rows)


def test_incidents_are_found_by_title_and_by_what_was_said(either: Session, reading: Reading) -> None:
    make = Maker(either)
    article = make.article()
    said = make.statement("They had no warrant.", [article])
    one = make.incident("Encounter at a library", [article], statements=[said])
    make.incident("Encounter at a depot", [article])
    make.done()
    for query in ("library", "warrants", '"no warrant"', "library warrant"):
        found = list_incidents(either, reading, LedgerFilter("incidents", q=query)).rows
        assert [row.id for row in found] == [one.id], query


def test_articles_are_found_by_title_or_by_what_they_carry(said: Session, reading: Reading) -> None:
    Maker(said, start=50).article(title="Police review a notice for Peña Park")
    rebuild_index(said)
    titles = {
        query: [row.title for row in list_articles(said, reading, LedgerFilter("articles", q=query)).rows]
        for query in (
            "morning city",
            "100% city_",
            "vests",
            "jail",
            "ICE",
            "Peña",
            "pena parks",
            "mor* -vests",
            "mor* -jail",
            "par* -notice",
        )
    }
    title, other = "A morning in the city", "Police review a notice for Peña Park"
    assert titles == {
        "morning city": [title], "100% city_": [], "vests": [title], "jail": [], "ICE": [],
        "Peña": [other], "pena parks": [other], "mor* -vests": [], "mor* -jail": [title], "par* -notice": [],
    }  # fmt: skip


class Search:
    """Searching one ledger, and writing what is to be found."""

    def __init__(self, session: Session, reading: Reading) -> None:
        self.session, self._reading, self._make = session, reading, Maker(session, start=100)

    def totals(self, query: str) -> list[int]:
        lists = {"incidents": list_incidents, "statements": list_statements, "articles": list_articles}
        kinds: tuple[Kind, ...] = ("incidents", "statements", "articles")
        filters = [parse_filter(kind, [("q", query)]) for kind in kinds]
        return [lists[filter_.list](self.session, self._reading, filter_).total for filter_ in filters]

    def say(self, text: str) -> int | None:
        made = self._make.statement(text, [self._make.article()])
        refresh_index(self.session, [], [made.id or 0])
        return made.id

    def found(self, query: str) -> set[int]:
        return set(page_of_ids(self.session, STATEMENTS, LedgerFilter("statements", q=query), 1000))


@pytest.fixture
def search(said: Session, reading: Reading) -> Search:
    return Search(said, reading)


QUERIES = st.text(max_size=60) | st.text(alphabet='ab"*():^-+', max_size=20)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=QUERIES)
def test_no_text_raises(search: Search, query: str) -> None:
    assert search.totals(query)[1] <= 3 or not query.strip(" \0")


STORED = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=40)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=STORED | st.from_regex(r"[a-z]{1,12}(ing|ed|s|ies|ational|e1|\d)", fullmatch=True))
def test_whatever_was_said_finds_itself(search: Search, text: str) -> None:
    words = fold([text])
    assert (search.say(text) in search.found(f'"{words}"')) == bool(words)
