"""The tables of the whole ledger: the seven lists, what ties their records together, excerpts and spans.

What lists and pages withhold is withheld here too: rows are theirs, and excerpts are those of article pages.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session

from app.services.catalogue import Reading
from app.services.exports.fields import FIELDS, Around, Field
from app.services.exports.records import Record, export, record_of
from app.services.exports.whole.excerpts import EXCERPT_FIELDS, SPAN_FIELDS, excerpts, spans
from app.services.exports.whole.links import LINKS, Link, linked
from app.services.filters import RULES, Kind, LedgerFilter
from app.services.freshness import last_fed

Batches = Iterator[list[Record]]


def never() -> None:
    """Between two batches nothing is to be done."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A ledger that is written out. `root` is the site's address, empty for paths alone.

    `between` is called after each batch of rows: whatever it raises ends the writing.
    """

    session: Session
    reading: Reading
    root: str
    as_of: datetime | None
    between: Callable[[], None] = never


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its fields, what identifies a row, and which fields name a row of another table."""

    name: str
    about: str
    fields: tuple[Field[Any], ...]
    read: Callable[[Whole], Batches]
    key: tuple[str, ...] = ()
    refers: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Table and field by the name of the field that refers to them."""

    def batches(self, whole: Whole) -> Batches:
        """Its records, some at a time, each batch with a fixed number of queries."""
        for records in self.read(whole):
            yield records
            whole.between()


def whole_ledger(session: Session, reading: Reading, between: Callable[[], None] = never) -> Whole:
    """The ledger as this session reads it, its addresses those of the site as it is set."""
    return Whole(session, reading, reading.settings.public_url, last_fed(session), between)


def _list(kind: Kind, about: str) -> Table:
    def read(whole: Whole) -> Batches:
        return export(whole.session, whole.reading, LedgerFilter(kind), whole.root).batches()

    key = next(one.name for one in FIELDS[kind] if one.name in {"id", "slug", "place_slug"})
    return Table(kind, about, FIELDS[kind], read, (key,))


def _link(link: Link) -> Table:
    def read(whole: Whole) -> Batches:
        return linked(whole.session, link)

    return Table(link.name, link.about, link.fields, read, link.key, link.refers)


def _of_articles(
    name: str, about: str, fields: tuple[Field[Any], ...], rows: Callable[..., Iterator[list[Any]]]
) -> Table:
    def read(whole: Whole) -> Batches:
        around = Around(whole.root, {})
        for some in rows(whole.session, whole.reading):
            yield [record_of(fields, row, around) for row in some]

    return Table(name, about, fields, read, refers={"article_id": ("articles", "id")})


_ABOUT: Mapping[Kind, str] = {
    "incidents": "Events of friction that articles report, each told once.",
    "statements": "What a speaker is reported to have said, once however many articles carry it.",
    "officials": "Public officials, with the office of the latest report.",
    "places": "Cities, counties and states of which something is recorded.",
    "agencies": "Agencies that articles name with an incident or a statement.",
    "tactics": "The fixed list of tactics with their definitions.",
    "articles": "Published texts that were read, the newest version of each.",
}

TABLES: tuple[Table, ...] = (
    *(_list(kind, _ABOUT[kind]) for kind in RULES),
    *(_link(link) for link in LINKS),
    _of_articles(
        "excerpts", "The words of articles round what was found in them, as their pages show them.",
        EXCERPT_FIELDS, excerpts,
    ),
    _of_articles(
        "spans", "Where in an article’s text the words stand that a record rests on.", SPAN_FIELDS, spans
    ),
)  # fmt: skip
"""Every table of the ledger that is given out, those that others refer to first."""
