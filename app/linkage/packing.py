"""What is compared of a report, as text and back: a database keeps it, equal for equal reports."""

import hashlib
import json
import struct
from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, TypeVar

from app.linkage.events import Event
from app.linkage.nicknames import Nicknames
from app.linkage.people import Person, given_forms
from app.linkage.quotations import Quotation
from app.linkage.scoring import Matcher, Outcome
from app.vocabulary import IncidentKind, Noun, Role, StatementKind

Record = Person | Quotation | Event
Kept = TypeVar("Kept", bound=Person | Quotation | Event)
_encode = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), sort_keys=True).encode
NOUN_OF: dict[type[Record], Noun] = {
    Person: Noun.OFFICIAL, Quotation: Noun.STATEMENT, Event: Noun.INCIDENT,
}  # fmt: skip
_EMPTY: tuple[object, ...] = (None, frozenset())
_DERIVED = frozenset({"given_forms"})
"""Fields that the tables of `data/` give anew."""
_FIELDS = {
    kind: tuple(one.name for one in fields(kind) if one.name not in _DERIVED) for kind in NOUN_OF
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Packed:
    """A record on its way into the database: the name of its node, the text that is kept, and its blocks."""

    name: str
    text: str
    blocks: frozenset[int]


def pack(record: Record) -> str:
    """The record as JSON; what is empty is left out, and hashes are four bytes each in Base64."""
    values = ((name, getattr(record, name)) for name in _FIELDS[type(record)])
    return _encode({name: _plain(value) for name, value in values if value not in _EMPTY})


def digest_of(record: Record, packed: str) -> str:
    """Equal for records of one noun with the same fields."""
    noun = NOUN_OF[type(record)]
    return hashlib.blake2b(f"{noun} {packed}".encode(), digest_size=16).hexdigest()


def packed_of(record: Kept, matcher: Matcher[Kept], own: str) -> Packed:
    """The record as it is kept.

    Equal records share a node, unless they say too little to be one with their equal (a bare surname, a few
    words of nobody named): then `own`, which tells this report from all others, makes it a node by itself.
    """
    text = pack(record)
    alone = matcher.outcome(matcher.compare(record, record)) is not Outcome.SAME
    return Packed(digest_of(record, f"{text} {own}" if alone else text), text, record.blocks)


def pack_all(records: Sequence[Kept], matcher: Matcher[Kept], fingerprint: str) -> list[Packed]:
    """What one article reports, as it is kept; `fingerprint` tells it from every other article."""
    return [packed_of(record, matcher, f"{fingerprint} {number}") for number, record in enumerate(records)]


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
    values = _with_sets(packed, ("evidence", "names", "sites", "anchors"))
    values |= {name: frozenset(values.get(name, ())) for name in ("agencies", "tactics")}
    for name in ("earliest", "latest", "published"):
        if name in values:
            values[name] = date.fromisoformat(values[name])
    values["quotes"] = frozenset(map(_hashes, values.get("quotes", ())))
    values["kind"] = IncidentKind(values["kind"])
    return Event(**values)


def _with_sets(packed: str, names: tuple[str, ...]) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(packed)
    return values | {name: frozenset(_hashes(values.get(name, ""))) for name in names}


def _hashes(text: str) -> tuple[int, ...]:
    kept = b64decode(text)
    return struct.unpack(f"<{len(kept) // 4}I", kept)


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return _plain_all(sorted(value))
    return value.isoformat() if isinstance(value, date) else value


def _plain_all(values: Sequence[Any]) -> object:
    """Of hashes one text; of tuples of hashes one text each."""
    if not values or isinstance(values[0], int):
        return b64encode(struct.pack(f"<{len(values)}I", *values)).decode("ascii")
    if isinstance(values[0], tuple):
        return [_plain_all(inner) for inner in values]
    return values
