"""What a list page shows: rows, facets, the sentence, chips, and which filter to drop if nothing is found."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlmodel import Session

from app.services.catalogue import Names, Reading
from app.services.every_list import ORDERED
from app.services.facets import facets
from app.services.filters import CHOICES, LedgerFilter
from app.services.freshness import last_fed
from app.services.labels import PARAMETERS
from app.services.sentence import describe
from app.services.timeline import timeline
from app.web.citing.cited import Site, cite_list
from app.web.formats import FORMATS_OF
from app.web.wording import day, sentence_case, value_name

CHARTED = ("incidents", "statements")
"""Lists of what has a day, with a timeline above their rows."""

_RELAXED = 8
"""Filters that are tried to be left out where nothing is found."""


class Chip(NamedTuple):
    """One filter in force. `without` is the list with all the others."""

    label: str
    name: str
    without: LedgerFilter

    @property
    def address(self) -> str:
        """The address of the list without this filter."""
        return self.without.address()


class Relaxed(NamedTuple):
    """A filter that may be left out, and the number of rows there would be."""

    chip: Chip
    rows: int


def list_context(
    session: Session, reading: Reading, filter_: LedgerFilter, names: Mapping[str, Names], root: str
) -> dict[str, Any]:
    """Everything the templates of a list need, page and fragment alike; `root` is the site's address."""
    rows = ORDERED[filter_.list](session, reading, filter_)
    listing, sentence = rows.page(filter_, reading.settings.page_size), describe(filter_, rows.total, names)
    chips = chips_of(filter_, names)
    return {
        "noun": filter_.list,
        "path": f"/{filter_.list}",
        "heading": sentence_case(filter_.list),
        "listing": listing,
        "sentence": sentence,
        "cite": cite_list(Site(root, last_fed(session)), filter_, rows, sentence),
        "facets": facets(session, reading, filter_),
        "chips": chips,
        "relaxed": [] if listing.total else _relaxed(session, reading, chips),
        "oob": False,
        "timeline": timeline(session, filter_) if filter_.list in CHARTED else None,
        "formats": FORMATS_OF[filter_.list],
    }


def _relaxed(session: Session, reading: Reading, chips: Sequence[Chip]) -> list[Relaxed]:
    """The filters without which something is found, the most fruitful first."""
    tried = [
        Relaxed(chip, ORDERED[chip.without.list](session, reading, chip.without).total)
        for chip in chips[:_RELAXED]
    ]
    return sorted((option for option in tried if option.rows), key=lambda option: -option.rows)


def chips_of(filter_: LedgerFilter, names: Mapping[str, Names]) -> list[Chip]:
    """A chip for each choice, each date and the words, in canonical order."""
    return [
        Chip(PARAMETERS[parameter], name, filter_.without(parameter, slug))
        for parameter, slug, name in _in_force(filter_, names)
    ]


def _in_force(filter_: LedgerFilter, names: Mapping[str, Names]) -> Iterator[tuple[str, str | None, str]]:
    for parameter in CHOICES:
        for slug in filter_.chosen(parameter):
            yield parameter, slug, value_name(names[parameter].get(slug, slug), parameter)
    if filter_.since:
        yield "from", None, day(filter_.since)
    if filter_.until:
        yield "to", None, day(filter_.until)
    if filter_.q:
        yield "q", None, f"“{filter_.q}”"
