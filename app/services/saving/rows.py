"""Rows into tables many at a time: plain inserts, values cut to what their columns hold."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Table, bindparam, delete, insert, inspect, update
from sqlmodel import Session, SQLModel

Row = Mapping[str, Any]


@lru_cache(maxsize=64)
def table_of(model: type[SQLModel]) -> Table:
    """The table behind a model."""
    table = inspect(model).local_table
    if not isinstance(table, Table):
        raise TypeError(f"{model.__name__} has no table of its own")
    return table


def add(session: Session, model: type[SQLModel], rows: Sequence[Row]) -> None:
    """Insert rows; all of them have the same keys."""
    if rows:
        session.execute(insert(table_of(model)), [_fitting(model, row) for row in rows])


def add_with_ids(session: Session, model: type[SQLModel], rows: Sequence[Row]) -> list[int]:
    """Insert rows and return their ids, in the order of the rows."""
    if not rows:
        return []
    table = table_of(model)
    made = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return list(session.execute(made, [_fitting(model, row) for row in rows]).scalars())


def change(session: Session, model: type[SQLModel], rows: Sequence[Row]) -> None:
    """Update rows by their `id`; all of them have the same keys."""
    if not rows:
        return
    table = table_of(model)
    values: Row = {name: bindparam(f"new_{name}") for name in rows[0] if name != "id"}
    fitting = [{f"new_{name}": value for name, value in _fitting(model, row).items()} for row in rows]
    session.connection().execute(
        update(table).where(table.c.id == bindparam("new_id")).values(values), fitting
    )


def remove(session: Session, model: type[SQLModel], key: str, values: Collection[int]) -> None:
    """Delete the rows whose column `key` holds one of the values."""
    if values:
        table = table_of(model)
        session.execute(delete(table).where(table.c[key].in_(sorted(values))))


@lru_cache(maxsize=64)
def _limits(model: type[SQLModel]) -> dict[str, int]:
    """The most characters each text column takes: PostgreSQL refuses more, SQLite would not notice."""
    limits = {}
    for column in table_of(model).columns:
        length = getattr(column.type, "length", None)
        if length:
            limits[column.name] = length
    return limits


def _fitting(model: type[SQLModel], row: Row) -> dict[str, Any]:
    fitting = dict(row)
    for name, limit in _limits(model).items():
        value = fitting.get(name)
        if isinstance(value, str) and len(value) > limit:
            fitting[name] = value[:limit]
    return fitting
