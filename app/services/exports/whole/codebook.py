"""What the tables of the whole ledger are: for people as Markdown, for programs as a Data Package."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.services.exports.fields import Field, Type
from app.services.exports.terms import ABSENT, LICENCE, NOTICE
from app.services.exports.whole.tables import TABLES, Table
from app.services.exports.writing import JOINT

NAME = "friction-ledger"
CODEBOOK = "codebook.md"
DESCRIPTOR = "datapackage.json"

_TYPES: Mapping[Type, str] = {
    "string": "string", "integer": "integer", "number": "number", "boolean": "boolean", "date": "date",
    "strings": "string",
}  # fmt: skip
"""Types of Table Schema; several texts are one cell."""
_SOURCES = [
    {"title": "GeoNames: names and coordinates of places (CC BY 4.0)", "path": "https://www.geonames.org"}
]
_HEADER = """\
# Codebook of the Friction Ledger

{notice}

{absent}

As of {as_of}. Terms of the records: [CC BY 4.0]({licence}). Names and coordinates of places are from
[GeoNames](https://www.geonames.org) (CC BY 4.0). Addresses that begin with `/` are those of the site.

In CSV, several values of a cell are parted by `{joint}`; an empty cell is no value; a text that a spreadsheet
would take for a formula, because it begins with `=`, `+`, `-` or `@`, has an apostrophe before it. In SQLite,
several values are a JSON array, and texts are as they are.
"""


@dataclass(frozen=True, slots=True)
class Written:
    """A file of a package as it was written: its rows, bytes and SHA-256."""

    rows: int
    bytes: int
    sha256: str


def codebook(as_of: datetime | None) -> str:
    """Every table and field in words, as Markdown."""
    head = _HEADER.format(
        notice=NOTICE, absent=ABSENT, as_of=_moment(as_of) or "no time: nothing was read yet",
        licence=LICENCE, joint=JOINT,
    )  # fmt: skip
    return "\n".join([head, *(line for table in TABLES for line in _section(table))])


def _section(table: Table) -> list[str]:
    rows = [
        f"| `{one.name}` | {one.type}{'' if one.always else ', may be missing'} | {_said(table, one)} |"
        for one in table.fields
    ]
    heads = ["| field | type | what it says |", "|---|---|---|"]
    return [f"## {table.name}\n", f"{table.about}\n", *heads, *rows, ""]


def _said(table: Table, field: Field[Any]) -> str:
    refers = table.refers.get(field.name)
    said = f"{field.about} Names `{refers[0]}.{refers[1]}`." if refers else field.about
    return f"{said} Identifies the row." if table.key == (field.name,) else said


def descriptor(root: str, as_of: datetime | None, files: Mapping[str, Written]) -> dict[str, Any]:
    """The `datapackage.json` of CSV files, by the names of their tables (Data Package 1)."""
    moment = _moment(as_of)
    described: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": NAME,
        "title": "Friction Ledger",
        "description": f"{NOTICE} {ABSENT}",
        "licenses": [{"name": "CC-BY-4.0", "path": LICENCE, "title": "CC BY 4.0"}],
        "sources": _SOURCES,
        "resources": [_resource(table, files[table.name]) for table in TABLES],
    }
    if root:
        described["homepage"] = root
    if moment:
        described |= {"created": moment, "version": moment}
    return described


def _resource(table: Table, file: Written) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.name.replace("_", " ").capitalize(),
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "schema": schema(table),
    }


def schema(table: Table) -> dict[str, Any]:
    """The Table Schema of a table."""
    described: dict[str, Any] = {"fields": [_field(one) for one in table.fields], "missingValues": [""]}
    if table.key:
        described["primaryKey"] = list(table.key)
    if table.refers:
        described["foreignKeys"] = [
            {"fields": [name], "reference": {"resource": there, "fields": [other]}}
            for name, (there, other) in table.refers.items()
        ]
    return described


def _field(field: Field[Any]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": field.name, "type": _TYPES[field.type], "description": field.about
    }  # fmt: skip
    if field.type == "strings":
        described["description"] = f"{field.about} Several are parted by “{JOINT}”."
    elif field.always:
        described["constraints"] = {"required": True}
    return described


def _moment(as_of: datetime | None) -> str:
    return as_of.isoformat(timespec="seconds") if as_of else ""
