"""What is compared of a report, as text and back: a database keeps it, equal for equal reports."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

from app.linkage.events import Event
from app.linkage.graph import Node
from app.linkage.nicknames import Nicknames
from app.linkage.people import Person, given_forms
from app.linkage.quotations import Quotation
from app.linkage.scoring import Matcher, Outcome
from app.vocabulary import IncidentKind, Noun, Role, StatementKind

Record = Person | Quotation | Event
Kept = TypeVar("Kept", bound=Person | Quotation | Event)
NOUN_OF: dict[type[Record], Noun] = {
    Person: Noun.OFFICIAL, Quotation: Noun.STATEMENT, Event: Noun.INCIDENT,
}  # fmt: skip
_DERIVED = frozenset({"given_forms"})
"""Fields that the tables of `data/` give anew."""


def pack(record: Record) -> str:
    """The record as JSON; what is empty is left out."""
    values = {one.name: _plain(getattr(record, one.name)) for one in fields(record)}
    kept = {name: value for name, value in values.items() if value not in (None, []) and name not in _DERIVED}
    return json.dumps(kept, ensure_ascii=True, separators=(",", ":"), sort_keys=True)


def digest_of(record: Record, packed: str) -> str:
    """Equal for records of one noun with the same fields."""
    noun = NOUN_OF[type(record)]
    return hashlib.blake2b(f"{noun} {packed}".encode(), digest_size=16).hexdigest()


def node_of(record: Kept, matcher: Matcher[Kept], own: str) -> tuple[Node[Kept], str]:
    """The node of a record, and the text that is kept of it.

    Equal records share one, unless they say too little to be one with their equal (a bare surname, a few
    words of nobody named): then `own`, which tells this report from all others, makes it a node by itself.
    """
    packed = pack(record)
    alone = matcher.outcome(matcher.compare(record, record)) is not Outcome.SAME
    return Node(digest_of(record, f"{packed} {own}" if alone else packed), record), packed


def nodes_of(
    records: Sequence[Kept], matcher: Matcher[Kept], fingerprint: str
) -> list[tuple[Node[Kept], str]]:
    """The nodes of what one article reports, their blocks worked out, with the texts that are kept."""
    nodes = [node_of(record, matcher, f"{fingerprint} {number}") for number, record in enumerate(records)]
    for node, _ in nodes:
        _ = node.record.blocks  # kept with the record, also where another process saves it
    return nodes


def unpack_person(packed: str, nicknames: Nicknames) -> Person:
    """The person that `pack` made the text of."""
    values: dict[str, Any] = json.loads(packed)
    values |= {"role": Role(values["role"]), "beside": frozenset(values.get("beside", ()))}
    return Person(**values, given_forms=given_forms(values["name"], nicknames))


def unpack_quotation(packed: str) -> Quotation:
    """The quotation that `pack` made the text of."""
    values = _with_sets(packed, ("shingles", "anchors", "around"))
    values["speakers"] = frozenset(tuple(words) for words in values.get("speakers", ()))
    values["kind"] = StatementKind(values["kind"])
    return Quotation(**values)


def unpack_event(packed: str) -> Event:
    """The event that `pack` made the text of."""
    values = _with_sets(packed, ("agencies", "tactics", "evidence", "names", "sites", "anchors"))
    for name in ("earliest", "latest", "published"):
        if name in values:
            values[name] = date.fromisoformat(values[name])
    values["quotes"] = frozenset(tuple(quote) for quote in values.get("quotes", ()))
    values["kind"] = IncidentKind(values["kind"])
    return Event(**values)


def _with_sets(packed: str, names: tuple[str, ...]) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(packed)
    return values | {name: frozenset(values.get(name, ())) for name in names}


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(value)
    return value.isoformat() if isinstance(value, date) else value
