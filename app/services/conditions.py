"""A filter as conditions on the read model: what lists, facets and exports all count by.

A statement is built once for each shape of a filter (which parameters it has) and kept; the values are
given when it is run.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Date, bindparam, false, select
from sqlmodel import Session, SQLModel

from app.readmodel import UNDATED, IncidentIndex, StatementIndex, TagSetMember
from app.services.filters import CHOICES, LedgerFilter
from app.services.search import WORDS, Searched, found, match_text

_SELECTIVE = ("speaker", "city", "outlet", "tactic", "agency", "state", "role")
"""Parameters whose sets are looked up by an index, the one that usually leaves fewest rows first."""

KEPT = 1024
"""Statements of each sort that are kept built."""


def columns_of(model: type[SQLModel]) -> Any:
    """The columns of a table by name: statements of plain columns cost half of those of mapped classes."""
    return model.metadata.tables[str(model.__tablename__)].c


class Shape(NamedTuple):
    """Which conditions a filter has, whatever their values. `words` is None where the text has no word."""

    chosen: tuple[str, ...]
    since: bool
    until: bool
    words: bool | None
    dialect: str


class Asked(NamedTuple):
    """A filter as a shape and the values that fill it."""

    shape: Shape
    values: Mapping[str, Any]


def ask(session: Session, filter_: LedgerFilter) -> Asked:
    """The filter for the database of this session."""
    dialect = session.get_bind().dialect.name
    words = match_text(filter_.q, dialect) if filter_.q else None
    chosen = tuple(name for name in CHOICES if filter_.chosen(name))
    shape = Shape(
        chosen, filter_.since is not None, filter_.until is not None,
        None if filter_.q and words is None else bool(filter_.q), dialect,
    )  # fmt: skip
    values: dict[str, Any] = {name: list(filter_.chosen(name)) for name in chosen}
    return Asked(shape, values | {"since": filter_.since, "until": filter_.until, WORDS: words})


def one_of(parameter: str) -> Any:
    """The slugs chosen for a parameter."""
    return bindparam(parameter, expanding=True)


@dataclass(frozen=True, eq=False, slots=True)
class Subject:
    """One table of the read model: its key and the column behind each parameter.

    A column in `sets` holds the number of a set of slugs, one in `values` a single slug.
    """

    noun: Searched
    key: Any
    columns: Any
    sets: Mapping[str, Any]
    values: Mapping[str, Any]

    def column(self, parameter: str) -> Any:
        """The column behind a parameter."""
        return self.values[parameter] if parameter in self.values else self.sets[parameter]

    def conditions(self, shape: Shape, leaving: Collection[str] = ()) -> list[ColumnElement[bool]]:
        """What a row must meet; the parameters named in `leaving` are left out of account.

        A parameter that this table has no column for is no condition either.
        """
        chosen = [
            parameter
            for parameter in (*self.values, *self.sets)
            if parameter in shape.chosen and parameter not in leaving
        ]
        lead = next((parameter for parameter in _SELECTIVE if parameter in chosen), None)
        conditions = [
            self._chosen(parameter, indexed=parameter == lead or shape.dialect != "sqlite")
            for parameter in chosen
        ]
        if shape.since:
            conditions.append(self.columns.last_day >= bindparam("since", type_=Date))
        if shape.until:
            conditions.append(self.columns.first_day <= bindparam("until", type_=Date))
        if shape.words:
            conditions.append(found(self.noun, self.key, shape.dialect))
        return [false()] if shape.words is None else conditions

    def _chosen(self, parameter: str, indexed: bool) -> ColumnElement[bool]:
        """The condition that a row has at least one of the slugs chosen.

        SQLite cannot tell how many sets hold a slug. Sets that are not to be looked up by an index are
        looked at row by row: `+ 0` says so.
        """
        column, wanted = self.column(parameter), one_of(parameter)
        if parameter in self.sets:
            member = columns_of(TagSetMember)
            column = column if indexed else column + 0
            wanted = select(member.set_id).where(member.tag.in_(wanted))
        condition: ColumnElement[bool] = column.in_(wanted)
        return condition

    def order(self, sort: str) -> tuple[Any, ...]:
        """The order of a sort, unambiguous by the key; what has no date stands last in each."""
        day, sources = self.columns.sort_date, self.columns.sources
        if sort == "oldest":
            return (day == UNDATED, day.asc(), self.key.asc())
        newest = (day.desc(), self.key.desc())
        return (sources.desc(), *newest) if sort == "most-sources" else newest


_I, _S = columns_of(IncidentIndex), columns_of(StatementIndex)

INCIDENTS = Subject(
    noun="incident",
    key=_I.incident_id,
    columns=_I,
    values={"state": _I.state, "city": _I.city, "kind": _I.kind},
    sets={
        "agency": _I.agency_set, "tactic": _I.tactic_set, "role": _I.role_set, "speaker": _I.speaker_set,
        "outlet": _I.outlet_set,
    },
)  # fmt: skip

STATEMENTS = Subject(
    noun="statement",
    key=_S.statement_id,
    columns=_S,
    values={"role": _S.role, "kind": _S.kind, "position": _S.position},
    sets={
        "state": _S.state_set, "city": _S.city_set, "agency": _S.agency_set, "tactic": _S.tactic_set,
        "speaker": _S.speaker_set, "outlet": _S.outlet_set,
    },
)  # fmt: skip
