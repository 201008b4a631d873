"""A filter as conditions on the read model: what lists, facets and exports all count by."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from app.readmodel import IncidentIndex, StatementIndex, TagSetMember
from app.services.filters import LedgerFilter
from app.services.search import Searched, found


@dataclass(frozen=True, slots=True)
class Subject:
    """One table of the read model: its key and the column behind each parameter.

    A column in `sets` holds the number of a set of slugs, one in `values` a single slug.
    """

    noun: Searched
    key: Any
    sets: Mapping[str, Any]
    values: Mapping[str, Any]
    sort_date: Any
    sources: Any
    first_day: Any
    last_day: Any

    @property
    def parameters(self) -> tuple[str, ...]:
        """The choices the table can be filtered by."""
        return (*self.values, *self.sets)

    def conditions(
        self, session: Session, filter_: LedgerFilter, leaving: Collection[str] = ()
    ) -> list[ColumnElement[bool]]:
        """What a row must meet; the parameters named in `leaving` are left out of account.

        A parameter that this table has no column for is no condition either.
        """
        conditions = [
            self.chosen(parameter, filter_.chosen(parameter))
            for parameter in self.parameters
            if filter_.chosen(parameter) and parameter not in leaving
        ]
        if filter_.since:
            conditions.append(self.last_day >= filter_.since)
        if filter_.until:
            conditions.append(self.first_day <= filter_.until)
        if filter_.q and "q" not in leaving:
            conditions.append(found(session, self.noun, self.key, filter_.q))
        return conditions

    def chosen(self, parameter: str, slugs: Collection[str]) -> ColumnElement[bool]:
        """The condition that a row has at least one of these slugs."""
        holding = select(col(TagSetMember.set_id)).where(col(TagSetMember.tag).in_(slugs))
        condition: ColumnElement[bool] = (
            self.values[parameter].in_(slugs)
            if parameter in self.values
            else self.sets[parameter].in_(holding)
        )
        return condition

    def order(self, sort: str) -> tuple[Any, ...]:
        """The order of a sort, unambiguous by the key."""
        if sort == "oldest":
            return (self.sort_date.asc(), self.key.asc())
        newest = (self.sort_date.desc(), self.key.desc())
        return (self.sources.desc(), *newest) if sort == "most-sources" else newest


INCIDENTS = Subject(
    noun="incident",
    key=col(IncidentIndex.incident_id),
    values={
        "state": col(IncidentIndex.state), "city": col(IncidentIndex.city), "kind": col(IncidentIndex.kind),
    },
    sets={
        "agency": col(IncidentIndex.agency_set), "tactic": col(IncidentIndex.tactic_set),
        "role": col(IncidentIndex.role_set), "speaker": col(IncidentIndex.speaker_set),
        "outlet": col(IncidentIndex.outlet_set),
    },
    sort_date=col(IncidentIndex.sort_date),
    sources=col(IncidentIndex.sources),
    first_day=col(IncidentIndex.first_day),
    last_day=col(IncidentIndex.last_day),
)  # fmt: skip

STATEMENTS = Subject(
    noun="statement",
    key=col(StatementIndex.statement_id),
    values={
        "role": col(StatementIndex.role), "kind": col(StatementIndex.kind),
        "position": col(StatementIndex.position),
    },
    sets={
        "state": col(StatementIndex.state_set), "city": col(StatementIndex.city_set),
        "agency": col(StatementIndex.agency_set), "tactic": col(StatementIndex.tactic_set),
        "speaker": col(StatementIndex.speaker_set), "outlet": col(StatementIndex.outlet_set),
    },
    sort_date=col(StatementIndex.sort_date),
    sources=col(StatementIndex.sources),
    first_day=col(StatementIndex.first_day),
    last_day=col(StatementIndex.last_day),
)  # fmt: skip
