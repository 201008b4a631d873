"""One question to every list, on both databases: what is found, what it costs, what may have been meant."""

from datetime import date

import pytest
from sqlmodel import Session

from app.services.catalogue import Reading
from app.services.searching import KINDS, SHOWN, quoted, search, suggestion
from app.vocabulary import Role
from tests.factories import Maker
from tests.services.queries import counting


@pytest.fixture
def told(either: Session) -> Session:
    make = Maker(either)
    city = make.place("Riverton")
    mayor = make.official("Ann Bell", Role.MAYOR, place_id=city.id, title="Lieutenant")
    for number in range(7):
        article = make.article(title=f"Council meets {number}", published=date(2026, 1, number + 1))
        make.statement(f"The sheriff spoke {number}", [article], official=mayor)
        make.statement(f"Nobody asked the jail {number}", [article])
    for number in range(2):
        make.statement(f"Quillfeather once said so {number}", [make.article(title="Nothing else")])
    make.incident("Dispute in Riverton", [article], place=city)
    make.done()
    return either


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("sheriff", {"statements": 7, "articles": 7}),
        ("riverton", {"incidents": 1, "places": 1, "articles": 1}),
        ("bell", {"statements": 7, "officials": 1, "articles": 7}),
        ("bell -sheriff", {"officials": 1}),
        ("council -jail", {}),
        ("counc*", {"articles": 7}),
        ("“sheriff spoke 3”", {"statements": 1, "articles": 1}),
        ("…", {}),
    ],
)
def test_lists_with_something_are_counted(
    told: Session, reading: Reading, query: str, found: dict[str, int]
) -> None:
    groups = search(told, reading, query)
    assert {group.filter.list: group.total for group in groups} == found
    assert [group.filter.list for group in groups] == [kind for kind in KINDS if kind in found]
    assert all(len(group.rows) == min(group.total, SHOWN) for group in groups)


def test_articles_are_quoted_by_what_was_found_in_them(told: Session, reading: Reading) -> None:
    said = quoted(told, reading, [1, 2], "jail")
    assert {article: row.text for article, row in said.items()} == {
        1: "Nobody asked the jail 0", 2: "Nobody asked the jail 1",
    }  # fmt: skip
    assert quoted(told, reading, [1, 2], "council") == {}
    assert quoted(told, reading, [1, 2], "-jail") == {}
    assert quoted(told, reading, [], "jail") == {}


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("shreiff", "sheriff"),
        ("the “shreiff spoke”", "the “sheriff spoke”"),
        ("Rivertown", "riverton"),
        ("bel", "bell"),
        ("lieutenent", "lieutenant"),
        ("Quilfeather", None),
        ("shreiff*", None),
        ("-shreiff", None),
        ("shreiff jail", None),
        ("xyzzy", None),
    ],
)
def test_what_may_have_been_meant(told: Session, reading: Reading, query: str, meant: str | None) -> None:
    assert suggestion(told, reading, query) == meant


def test_a_search_costs_the_same_however_much_there_is(session: Session, reading: Reading) -> None:
    costs = []
    for start in (10, 500):
        make = Maker(session, start=start)
        for number in range(start // 10):
            make.statement(f"Agents spoke {number}", [make.article(title=f"Agents {number}")])
        make.done()
        search(session, reading, "agents")
        with counting(session) as sent:
            groups = search(session, reading, "agents")
        costs.append((len(groups), len(sent)))
    assert costs[0] == costs[1]
