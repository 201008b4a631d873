"""What a list page shows: rows, facets, the sentence, chips, and which filter to drop if nothing is found."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlmodel import Session

from app.services.catalogue import Names, Reading
from app.services.facets import facets
from app.services.filters import CHOICES, Kind, LedgerFilter
from app.services.labels import PARAMETERS
from app.services.listing import list_articles, list_incidents, list_statements
from app.services.records import Page
from app.services.register import list_agencies, list_officials, list_places, list_tactics
from app.services.sentence import describe
from app.services.timeline import timeline
from app.web.formats import FORMATS_OF
from app.web.wording import day, sentence_case, value_name

LISTS: Mapping[Kind, Callable[[Session, Reading, LedgerFilter], Page[Any]]] = {
    "incidents": list_incidents,
    "statements": list_statements,
    "officials": list_officials,
    "places": list_places,
    "agencies": list_agencies,
    "tactics": list_tactics,
    "articles": list_articles,
}
"""What answers a filter, by its list."""

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
    session: Session, reading: Reading, filter_: LedgerFilter, names: Mapping[str, Names]
) -> dict[str, Any]:
    """Everything the templates of a list need, page and fragment alike."""
    listing = LISTS[filter_.list](session, reading, filter_)
    chips = chips_of(filter_, names)
    return {
        "noun": filter_.list,
        "path": f"/{filter_.list}",
        "heading": sentence_case(filter_.list),
        "listing": listing,
        "sentence": describe(filter_, listing.total, names),
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
        Relaxed(chip, LISTS[chip.without.list](session, reading, chip.without).total)
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
