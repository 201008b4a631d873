"""The name of rows tells whether they say the same, in order, whatever numbers a process gives to slugs."""

import numpy as np
import pytest
from sqlmodel import Session

from app.models import Incident, Statement
from app.services.catalogue import Reading
from app.services.columns import Slugs, column_of_slugs
from app.services.every_list import ORDERED
from app.services.filters import RULES, Kind, LedgerFilter
from app.services.fingerprints import LENGTH, of_rows, of_values, row_digests
from app.vocabulary import IncidentKind, Position, Role
from tests.factories import Maker
from tests.services.world import make_world


def named(ids: list[int], days: list[int], kinds: list[str], met_before: tuple[str, ...] = ()) -> str:
    slugs = Slugs()
    for slug in met_before:
        slugs.number(slug)
    columns = {"kind": column_of_slugs(np.array([slugs.number(kind) for kind in kinds], np.int32))}
    return of_rows(row_digests([np.array(ids, np.int32), np.array(days, np.int32)], columns, slugs))


ROWS = ([1, 2, 3], [7, 8, 9], ["a", "b", ""])


def test_the_same_rows_have_the_same_name() -> None:
    assert named(*ROWS) == named(*ROWS, met_before=("z", "b", "a"))
    assert len(named(*ROWS)) == LENGTH


@pytest.mark.parametrize(
    "changed",
    [
        ([1, 2], [7, 8], ["a", "b"]),
        ([2, 1, 3], [8, 7, 9], ["b", "a", ""]),
        ([1, 2, 4], [7, 8, 9], ["a", "b", ""]),
        ([1, 2, 3], [7, 8, 10], ["a", "b", ""]),
        ([1, 2, 3], [7, 8, 9], ["a", "c", ""]),
        ([1, 2, 3], [7, 8, 9], ["", "b", "a"]),
        ([7, 8, 9], [1, 2, 3], ["a", "b", ""]),
        ([], [], []),
    ],
)
def test_other_rows_or_another_order_have_another_name(
    changed: tuple[list[int], list[int], list[str]],
) -> None:
    assert named(*changed) != named(*ROWS)


def test_values_have_a_name_by_what_they_say() -> None:
    assert of_values([["a", 1], ["b", None]]) == of_values(iter([("a", 1), ("b", None)]))
    assert len({of_values(rows) for rows in ([], [["a", 1]], [["a", "1"]], [["a"], [1]])}) == 4


def fingerprint(session: Session, reading: Reading, kind: Kind, **asked: object) -> str:
    return ORDERED[kind](session, reading, LedgerFilter(kind, **asked)).fingerprint()  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", RULES)
def test_order_and_filter_change_the_name_of_a_list(session: Session, reading: Reading, kind: Kind) -> None:
    make_world(session)
    names = {fingerprint(session, reading, kind, sort=sort) for sort in RULES[kind].sorts}
    assert len(names) == len(RULES[kind].sorts)
    assert fingerprint(session, reading, kind, page=3) == fingerprint(session, reading, kind)
    assert fingerprint(session, reading, kind, q="zzz") not in names


def test_a_row_that_says_something_else_changes_the_name(either: Session, reading: Reading) -> None:
    make_world(either)
    before = {kind: fingerprint(either, reading, kind) for kind in RULES}
    either.get_one(Statement, 3).position = Position.SUPPORTS_COOPERATION
    either.get_one(Incident, 3).kind = IncidentKind.LEGAL_ACTION
    either.get_one(Incident, 4).kind = IncidentKind.POLICY_DISPUTE
    Maker(either, start=90).done()
    changed = {kind for kind in RULES if fingerprint(either, reading, kind) != before[kind]}
    assert changed == {"incidents", "statements"}


def test_an_official_of_another_office_is_another_row(session: Session, reading: Reading) -> None:
    official = Maker(session).official("Ann Bell", Role.MAYOR)
    session.commit()
    before = fingerprint(session, reading, "officials")
    assert fingerprint(session, reading, "officials") == before
    official.role = Role.SHERIFF
    session.add(official)
    session.commit()
    assert fingerprint(session, reading, "officials") != before
