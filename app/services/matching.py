"""A filter as rows of the read model: what lists, facets and exports all count by."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from sqlmodel import Session

from app.readmodel import UNDATED
from app.services.columns import KEPT, Numbers, Records, Rows, Sets, Slugs, column_of_sets, column_of_slugs
from app.services.filters import LedgerFilter
from app.services.fingerprints import row_digests
from app.services.search import Searched, found
from app.services.snapshot import (
    INCIDENT_ROWS,
    MEMBERS,
    NEVER,
    NO_DAY,
    STATEMENT_ROWS,
    Arrays,
    Source,
    snapshot,
)
from app.services.words import read_query


@dataclass(frozen=True, eq=False, slots=True)
class Subject:
    """One table of the read model; `make` puts its rows in the order of their list."""

    noun: Searched
    source: Source
    make: Callable[[Slugs, Sequence[Arrays]], Records]


@dataclass(frozen=True, slots=True)
class Matched:
    """What a filter gives of one table: `shared` rows have its words and days, `chosen` each choice."""

    records: Records
    slugs: Slugs
    shared: Rows
    chosen: Mapping[str, Rows]

    def rows(self, leaving: str | None = None) -> Rows:
        """The rows that meet everything; the parameter `leaving` is left out of account."""
        rows = self.shared
        for parameter, holding in self.chosen.items():
            if parameter != leaving:
                rows = rows & holding
        return rows

    def counts(self, parameter: str, leaving: str | None = None) -> dict[str, int]:
        """Rows by slug of one parameter; slugs without rows are left out."""
        counted = self.records.columns[parameter].counts(self.rows(leaving), len(self.slugs.names))
        return self.slugs.named(counted)


def records_of(session: Session, subject: Subject) -> Records:
    """The rows of a table as they stand in the database of this session."""
    return snapshot(session).get(session, (subject.source, MEMBERS), subject.make)


def match(session: Session, subject: Subject, filter_: LedgerFilter) -> Matched:
    """What the filter gives of a table."""
    matched = by_own(session, records_of(session, subject), filter_)
    if not filter_.q:
        return matched
    query, records = read_query(filter_.q), matched.records
    worded = records.every() if query.unwanted else ~records.every()
    if query.wanted:
        worded = in_rows(records, found(session, subject.noun, query.wanted))
    if query.unwanted:
        worded &= ~in_rows(records, found(session, subject.noun, query.unwanted, every=False))
    return replace(matched, shared=matched.shared & worded)


def by_own(session: Session, records: Records, filter_: LedgerFilter) -> Matched:
    """What the filter, its words aside, gives by the days and columns that the records have themselves.

    A parameter that they have no column for is no condition.
    """
    slugs, shared = snapshot(session).slugs, records.every()
    if filter_.since:
        shared = shared & (records.last_day >= filter_.since.toordinal())
    if filter_.until:
        shared = shared & (records.first_day <= filter_.until.toordinal())
    chosen = {
        parameter: column.holding(slugs.known(filter_.chosen(parameter)))
        for parameter, column in records.columns.items()
        if filter_.chosen(parameter)
    }
    return Matched(records, slugs, shared, chosen)


def in_rows(records: Records, ids: Numbers) -> Rows:
    """The rows of these ids, as far as they are in the list."""
    rows, at = ~records.every(), records.of_ids(ids)
    rows[at[at >= 0]] = True
    return rows


def _records(source: Source, slugs: Slugs, arrays: Sequence[Arrays]) -> Records:
    """The rows of a table newest first; in a column that ends in `_set` stand numbers of sets."""
    unordered, members = arrays
    undated = UNDATED.toordinal()
    newest = np.lexsort((-unordered[source.key], -unordered["sort_date"]))
    rows = {name: column[newest] for name, column in unordered.items()}
    sets = Sets(members["set_id"], members["tag"])
    of_sets = {
        name.removesuffix("_set"): column_of_sets(rows[name], sets)
        for name in source.numbers
        if name.endswith("_set")
    }
    columns = of_sets | {name: column_of_slugs(rows[name]) for name in source.slugs}
    told = [rows[name] for name in (source.key, "sources", "first_day", "last_day")]
    return Records(
        ids=rows[source.key],
        dated=int(np.count_nonzero(rows["sort_date"] != undated)),
        by_sources=np.argsort(-rows["sources"], kind="stable").astype(KEPT),
        first_day=np.where(rows["first_day"] == NO_DAY, KEPT(NEVER), rows["first_day"]),
        last_day=rows["last_day"],
        columns=columns,
        digests=row_digests(told, columns, slugs),
    )


INCIDENTS = Subject("incident", INCIDENT_ROWS, partial(_records, INCIDENT_ROWS))
STATEMENTS = Subject("statement", STATEMENT_ROWS, partial(_records, STATEMENT_ROWS))
