"""How many rows each slug of a parameter has: what facets show and lists of places and agencies count by."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

import numpy as np
from sqlmodel import Session

from app.services.columns import Numbers, Slugs, distinct
from app.services.filters import LedgerFilter
from app.services.matching import STATEMENTS, Matched, Subject, match
from app.services.snapshot import NO_DAY

Counts = Mapping[str, Mapping[str, int]]
"""Rows by slug of each parameter."""


class Spoken(NamedTuple):
    """Statements of an official, and the day of the newest where one has a date."""

    statements: int
    newest: date | None


def tally(session: Session, subject: Subject, parameter: str, filter_: LedgerFilter) -> dict[str, int]:
    """Rows of the filter by slug of one parameter; slugs without rows are left out."""
    return match(session, subject, filter_).counts(parameter)


def facet_counts(
    session: Session, subject: Subject, parameters: tuple[str, ...], filter_: LedgerFilter
) -> Counts:
    """Rows by slug of each parameter, under everything asked for but that parameter itself."""
    matched = match(session, subject, filter_)
    return {parameter: matched.counts(parameter, leaving=parameter) for parameter in parameters}


def spoken(session: Session, filter_: LedgerFilter) -> dict[str, Spoken]:
    """What the filter finds of each official's statements, by slug."""
    matched = match(session, STATEMENTS, filter_)
    rows, speaker = matched.rows(), matched.records.columns["speaker"]
    of_groups = np.full(len(speaker.starts) - 1, NO_DAY)
    np.maximum.at(of_groups, speaker.groups[rows], matched.records.last_day[rows])
    groups, slugs = speaker.opened(np.arange(len(of_groups)))
    newest = np.full(len(matched.slugs.names), NO_DAY)
    np.maximum.at(newest, slugs, of_groups[groups])
    # Another thread may have met new slugs meanwhile.
    days = dict(zip(matched.slugs.names, newest.tolist(), strict=False))
    return {
        slug: Spoken(count, date.fromordinal(days[slug]) if days[slug] != NO_DAY else None)
        for slug, count in matched.counts("speaker").items()
    }


class Paired(NamedTuple):
    """Slugs of two parameters that some row has, by their numbers."""

    first: Numbers
    second: Numbers


def paired(matched: Matched, parameters: tuple[str, str]) -> Paired:
    """Pairs of slugs of two parameters that a row has, whatever is chosen of the second."""
    first, second = (matched.records.columns[parameter] for parameter in parameters)
    rows = matched.rows(leaving=parameters[1])
    one, other = distinct(first.groups[rows], second.groups[rows], len(second.starts))
    at, firsts = first.opened(one)
    again, seconds = second.opened(other[at])
    return Paired(firsts[again], seconds)


def count_pairs(pairs: Iterable[Paired], slugs: Slugs, counted: Collection[str]) -> Mapping[str, int]:
    """By slug of the second parameter, how many of those of the first that are `counted` stand with it."""
    every = list(pairs)
    known = np.isin(np.arange(len(slugs.names)), slugs.known(counted))
    one = np.concatenate([pair.first for pair in every])
    other = np.concatenate([pair.second for pair in every])
    kept = known[one]
    _, found = distinct(one[kept], other[kept], len(slugs.names))
    return slugs.named(np.bincount(found, minlength=len(slugs.names)))
