"""Rows in and out of tables, many at a time.

Statements are built once, at import or in a cache, and take their values as parameters: building one
anew costs more than the database takes to run it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar, TypeVarTuple

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Connection,
    Delete,
    Row,
    Select,
    Table,
    bindparam,
    delete,
    insert,
    inspect,
    text,
    update,
)
from sqlmodel import Session, SQLModel

from app.services.saving.inserting import fitting, insert_rows

MANY = 4
"""Rows from which asking once for the last id is quicker than asking for each."""
IN_ONE_QUERY = 10_000
"""Values of one list that a query is given at once: SQLite takes 32,766 parameters, PostgreSQL 65,535."""
_LAST_ID = text("SELECT seq FROM sqlite_sequence WHERE name = :name")

Values = Mapping[str, Any]
Columns = TypeVarTuple("Columns")
Part = TypeVar("Part", int, str)


def given(name: str = "values") -> BindParameter[Any]:
    """A list of values that a query is given under this name, for `column.in_(...)`."""
    return bindparam(name, expanding=True)


def parts(values: Collection[Part]) -> Iterator[list[Part]]:
    """The values in order, as many at once as a query is given; nothing where there are none."""
    ordered = sorted(values)
    for start in range(0, len(ordered), IN_ONE_QUERY):
        yield ordered[start : start + IN_ONE_QUERY]


def fetch(
    session: Session, query: Select[*Columns] | CompoundSelect[*Columns], **parameters: object
) -> Sequence[Row[*Columns]]:
    """All rows of a query."""
    return session.connection().execute(query, parameters).all()


def fetch_in(
    session: Session, query: Select[*Columns], values: Collection[Part], **more: object
) -> list[Row[*Columns]]:
    """All rows of a query whose list `values` may be of any length; none for an empty one.

    The query is asked with a part of the list at a time: its order and its limit hold within a part.
    """
    return [row for part in parts(values) for row in fetch(session, query, values=part, **more)]


@lru_cache(maxsize=64)
def table_of(model: type[SQLModel]) -> Table:
    """The table behind a model."""
    table = inspect(model).local_table
    if not isinstance(table, Table):
        raise TypeError(f"{model.__name__} has no table of its own")
    return table


def add(session: Session, model: type[SQLModel], rows: Sequence[Values]) -> None:
    """Insert rows; all of them have the same keys."""
    if rows:
        insert_rows(session.connection(), table_of(model), rows)


def add_with_ids(session: Session, model: type[SQLModel], rows: Sequence[Values]) -> list[int]:
    """Insert rows and return their ids, in the order of the rows; the caller holds the write lock."""
    if not rows:
        return []
    connection = session.connection()
    if connection.dialect.name == "sqlite" and len(rows) >= MANY:
        return _add_numbered(connection, model, rows)
    fitted = [fitting(table_of(model), row) for row in rows]
    return list(connection.execute(_insert_returning(model), fitted).scalars())


def change(session: Session, model: type[SQLModel], rows: Sequence[Values]) -> None:
    """Update rows by their `id`; all of them have the same keys."""
    if not rows:
        return
    table = table_of(model)
    values: Values = {name: bindparam(f"new_{name}") for name in rows[0] if name != "id"}
    fitted = [{f"new_{name}": value for name, value in fitting(table, row).items()} for row in rows]
    session.connection().execute(
        update(table).where(table.c.id == bindparam("new_id")).values(values), fitted
    )


def remove(session: Session, model: type[SQLModel], key: str, values: Collection[int]) -> None:
    """Delete the rows whose column `key` holds one of the values."""
    for part in parts(values):
        session.connection().execute(_delete(model, key), {"values": part})


@lru_cache(maxsize=64)
def _insert_returning(model: type[SQLModel]) -> Any:
    table = table_of(model)
    return insert(table).returning(table.c.id, sort_by_parameter_order=True)


@lru_cache(maxsize=64)
def _delete(model: type[SQLModel], key: str) -> Delete:
    table = table_of(model)
    return delete(table).where(table.c[key].in_(given("values")))


def _add_numbered(connection: Connection, model: type[SQLModel], rows: Sequence[Values]) -> list[int]:
    """Number the rows ourselves: SQLite would have to be asked for each one's id by itself."""
    last = connection.execute(_LAST_ID, {"name": table_of(model).name}).scalar() or 0
    ids = list(range(last + 1, last + 1 + len(rows)))
    numbered = [{**row, "id": id_} for id_, row in zip(ids, rows, strict=True)]
    insert_rows(connection, table_of(model), numbered)
    return ids
