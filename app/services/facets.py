"""Choices beside a list, each with the rows it would give under everything else that is asked for."""

from collections.abc import Mapping
from heapq import nlargest

from sqlmodel import Session

from app.services.catalogue import Reading, names_of
from app.services.facet_counts import counts_of
from app.services.filters import LedgerFilter
from app.services.labels import PARAMETERS
from app.services.records import Choice, Facet

SHOWN = 10
"""Choices of a facet that are shown at once; chosen ones are shown beyond it."""

FURTHER = 200
"""Choices that are there to be unfolded under those."""

ORDER = ("state", "city", "agency", "tactic", "role", "speaker", "outlet", "kind", "position")
"""Facets in the order of the page; a list has one for each of these parameters that it takes."""


def facets(session: Session, reading: Reading, filter_: LedgerFilter) -> tuple[Facet, ...]:
    """The facets of the filter's list: chosen values first, then the most frequent, then by name.

    A count respects every other parameter but not its own: it is the number of rows the list has with this
    one choice. Behind the chosen ones and `SHOWN` others stand at most `FURTHER`; `more` says how many are
    left out.
    """
    counts = counts_of(session, reading, filter_)
    taken = [parameter for parameter in ORDER if parameter in filter_.rules.choices]
    return tuple(facet_of(session, reading, filter_, parameter, counts[parameter]) for parameter in taken)


def facet_of(
    session: Session, reading: Reading, filter_: LedgerFilter, parameter: str, counts: Mapping[str, int]
) -> Facet:
    """The facet of one parameter, whose choices give so many rows each."""
    chosen = filter_.chosen(parameter)
    others = [slug for slug in counts if slug not in chosen]
    least = min(nlargest(SHOWN + FURTHER, (counts[slug] for slug in others)), default=0)
    frequent = [slug for slug in others if counts[slug] >= least]
    listed = sorted(frequent, key=lambda slug: (-counts[slug], slug))[: SHOWN + FURTHER]
    names = names_of(session, reading, parameter, (*chosen, *listed))

    def choices(slugs: tuple[str, ...]) -> tuple[Choice, ...]:
        made = [Choice(s, names.get(s, s), counts.get(s, 0), selected=s in chosen) for s in slugs]
        return tuple(sorted(made, key=lambda c: (not c.selected, -c.count, c.name.casefold(), c.value)))

    return Facet(
        parameter, PARAMETERS[parameter], choices((*chosen, *listed[:SHOWN])),
        choices(tuple(listed[SHOWN:])), more=len(others) - len(listed),
    )  # fmt: skip
