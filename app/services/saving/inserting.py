"""Rows in the driver's own form: SQLAlchemy says once what to write and how, the driver is given the values.

An article has some two hundred rows. Handing each to SQLAlchemy costs more than the database takes for it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, Connection, Dialect, Enum, Table, insert

Fit = Callable[[Any], Any]


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, one at least; all have the same keys, which are those of every column with a default."""
    form = _form(table, tuple(rows[0]), connection.dialect)
    connection.exec_driver_sql(form.sql, form.of(rows))


def fitting(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with its texts cut to what their columns take."""
    limits = _limits(table)
    return {
        name: value[: limits[name]] if name in limits and value is not None else value
        for name, value in row.items()
    }


@dataclass(frozen=True, slots=True)
class _Form:
    """An INSERT as a driver takes it; for each value its key, and what turns it into the driver's form."""

    sql: str
    keys: tuple[str, ...]
    fits: tuple[tuple[int, Fit], ...]
    positional: bool

    def of(self, rows: Sequence[Mapping[str, Any]]) -> Any:
        """The values of these rows."""
        found = [[row[key] for key in self.keys] for row in rows]
        for number, fit in self.fits:
            for values in found:
                if values[number] is not None:
                    values[number] = fit(values[number])
        if self.positional:
            return [tuple(values) for values in found]
        return [dict(zip(self.keys, values, strict=True)) for values in found]


@lru_cache(maxsize=256)
def _form(table: Table, keys: tuple[str, ...], dialect: Dialect) -> _Form:
    compiled = insert(table).compile(dialect=dialect, column_keys=list(keys))
    order = tuple(compiled.positiontup or keys)
    fits = [(number, _fit(table, table.c[key], dialect)) for number, key in enumerate(order)]
    return _Form(str(compiled), order, tuple((n, fit) for n, fit in fits if fit), dialect.positional)


def _fit(table: Table, column: Column[Any], dialect: Dialect) -> Fit | None:
    process = column.type.dialect_impl(dialect).bind_processor(dialect)
    limit = _limits(table).get(column.name)
    if limit is None:
        return process
    return lambda text: (process(text) if process else text)[:limit]


@lru_cache(maxsize=64)
def _limits(table: Table) -> dict[str, int]:
    """The most characters each text column takes: PostgreSQL refuses more, SQLite would not notice."""
    limited = [column for column in table.columns if not isinstance(column.type, Enum)]
    lengths = {column.name: getattr(column.type, "length", None) for column in limited}
    return {name: length for name, length in lengths.items() if length}
