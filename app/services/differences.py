"""Differences between a database and the declared tables, as Alembic finds them, in sentences."""

from collections.abc import Sequence
from typing import Any

_THINGS = {
    "table": "table",
    "column": "column",
    "index": "index",
    "constraint": "constraint",
    "fk": "foreign key",
}


def sentence(difference: Sequence[Any]) -> str:
    """One of the differences of `alembic.autogenerate.compare_metadata`, without a full stop.

    `("add_table", Table("evidence", …))`, which Alembic would add, is "the database has no table evidence".
    Several of one column come as a list and stay one sentence.
    """
    if isinstance(difference, list):
        return ", and ".join(map(sentence, difference))
    action, _, thing = difference[0].partition("_")
    if action == "modify":
        return _changed(thing, *difference[2:4], *difference[-2:])
    if action not in ("add", "remove") or thing not in _THINGS:
        return f"the database differs in what Alembic calls {difference[0]}"
    item = difference[-1]
    owner = "the database"
    if thing != "table":
        owner = f"the table {difference[2] if thing == 'column' else item.table.name}"
    name = f"{_THINGS[thing]} {item.name or _columns(item)}"
    return f"{owner} has no {name}" if action == "add" else f"{owner} has an unknown {name}"


def _columns(constraint: Any) -> str:
    """What stands for the name of a constraint that has none."""
    return f"on {', '.join(column.name for column in constraint.columns)}"


def _changed(what: str, table: str, column: str, found: object, wanted: object) -> str:
    place = f"the column {column} of the table {table}"
    if what == "nullable":
        return f"{place} must be allowed to be empty" if wanted else f"{place} must never be empty"
    return f"{place} has the {what} {_shown(found)} in place of {_shown(wanted)}"


def _shown(value: Any) -> str:
    return "none" if value is None else str(getattr(value, "arg", value))
