"""What is kept of a report is all that is compared of it."""

from datetime import date

import pytest

from app.config import ROOT
from app.linkage.events import Event
from app.linkage.matchers import load_matchers
from app.linkage.packing import Record, digest_of, pack, unpack_event, unpack_person, unpack_quotation
from app.linkage.people import Person, given_forms
from app.linkage.quotations import quotation, speaker_names
from app.vocabulary import IncidentKind, Role, StatementKind

NICKNAMES = load_matchers(ROOT / "data").nicknames


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(Event(IncidentKind.DEATH), id="an event of which nothing else is known"),
        pytest.param(
            Event(
                IncidentKind.ENCOUNTER, "fargo-nd", "nd",
                date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 3),
                frozenset({"ice"}), frozenset({"vehicle-stop"}), frozenset({1, 2}), frozenset({3}),
                frozenset({4}), frozenset({8}), frozenset({(5, 6), (7,)}),
            ),
            id="an event",
        ),
        pytest.param(quotation(StatementKind.DIRECT, ["No comment."], "No comment."), id="a few words"),
        pytest.param(
            quotation(
                StatementKind.MIXED, ["We were told nothing of it", "not one word"], "",
                speaker_names("Bob Alder; Ann Elder", nicknames=NICKNAMES), "fargo-nd",
            ),
            id="a quotation",
        ),
        pytest.param(
            Person(
                "Bob Núñez", Role.MAYOR, "City of Fargo", "fargo-nd", "nd", True,
                given_forms("Bob Núñez", NICKNAMES), frozenset({"ann nunez"}),
            ),
            id="a person",
        ),
    ],
)  # fmt: skip
def test_a_record_comes_back_from_its_text(record: Record) -> None:
    packed = pack(record)
    if isinstance(record, Person):
        back: Record = unpack_person(packed, NICKNAMES)
    else:
        back = unpack_event(packed) if isinstance(record, Event) else unpack_quotation(packed)
    assert back == record
    assert digest_of(back, pack(back)) == digest_of(record, packed)
