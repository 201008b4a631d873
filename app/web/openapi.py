"""The description of the lists for programs (OpenAPI 3.1), made from what filters take and formats give."""

from collections.abc import Mapping
from typing import Any

from app import __version__
from app.services.exports.examples import example
from app.services.exports.fields import FIELDS, Field, Type
from app.services.exports.terms import LICENCE, NOTICE
from app.services.filters import MAX_PAGE, MAX_QUERY, MAX_VALUES, ROLES, RULES, Kind
from app.services.labels import PARAMETERS
from app.vocabulary import Position
from app.web.formats import FORMATS_OF, Format

Schema = dict[str, Any]

_STRINGS: Schema = {"type": "array", "items": {"type": "string"}}
_TYPES: Mapping[Type, Schema] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "strings": _STRINGS,
}
_PROBLEM: Schema = {
    "type": "object",
    "description": "Why a request cannot be answered, and what would do instead (RFC 9457).",
    "required": ["title", "status", "detail"],
    "properties": {
        "title": {"type": "string"}, "status": {"type": "integer"}, "detail": {"type": "string"},
        "suggestion": {"type": "string", "description": "The same address with what was probably meant."},
    },
    "example": {
        "title": "This filter cannot be used", "status": 400,
        "detail": "“icee” is no value for “agency”: there is no such agency in the ledger.",
        "suggestion": "/incidents.json?agency=ice",
    },
}  # fmt: skip
_HEADERS: Schema = {
    "Ledger-Filter": {"description": "The canonical query.", "schema": {"type": "string"}},
    "Ledger-Count": {"description": "Rows the filter gives in all.", "schema": {"type": "integer"}},
    "Ledger-As-Of": {"description": "When the ledger was last fed.", "schema": _TYPES["string"]},
    "Link": {"description": "The license, the page, and the next one.", "schema": {"type": "string"}},
}
_VALIDATORS: Schema = {
    "ETag": {"description": "Send it as If-None-Match.", "schema": {"type": "string"}},
    "Last-Modified": {"description": "Send it as If-Modified-Since.", "schema": {"type": "string"}},
}


def description(root: str) -> Schema:
    """The whole document for the site at `root`."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Friction Ledger", "version": __version__, "summary": "Every list in every format.",
            "description": NOTICE, "license": {"name": "CC BY 4.0", "url": LICENCE},
        },
        "servers": [{"url": root}],
        "paths": {
            f"/{kind}{format_.ending}": {"get": _operation(kind, format_, root)}
            for kind, formats in FORMATS_OF.items() for format_ in formats
        },
        "components": {
            "schemas": {"Problem": _PROBLEM} | {_name(kind): record_schema(kind) for kind in RULES},
        },
    }  # fmt: skip


def record_schema(kind: Kind) -> Schema:
    """What one record of a list is, as JSON Schema."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in FIELDS[kind]],
        "properties": {field.name: _property(field) for field in FIELDS[kind]},
    }


def _property(field: Field[Any]) -> Schema:
    schema = _TYPES[field.type] | {"description": field.about}
    return schema if field.always else schema | {"type": [schema["type"], "null"]}


def _name(kind: Kind) -> str:
    return f"{kind.title()}Record"


def _operation(kind: Kind, format_: Format, root: str) -> Schema:
    problem = {"description": "An unknown parameter or value.", "content": _problem_content(format_)}
    headers = _HEADERS if format_.whole else _HEADERS | _VALIDATORS
    found = {"description": format_.about, "headers": headers, "content": _content(kind, format_, root)}
    busy = {"503": {"description": "Too many files are being sent: ask again."}} if format_.whole else {}
    unchanged = {} if format_.whole else {"304": {"description": "What the client has is still right."}}
    return {
        "operationId": f"{kind}{format_.ending.replace('.', '_')}",
        "summary": f"{kind.title()} as {format_.name}",
        "tags": [kind],
        "parameters": [
            _parameter(kind, name) for name in RULES[kind].parameters if name != "page" or not format_.whole
        ],
        "responses": {"200": found, **unchanged, "400": problem, **busy},
    }


def _content(kind: Kind, format_: Format, root: str) -> Schema:
    if format_.ending != ".json":
        return {format_.media: {"schema": {"type": "object"} if format_.located else {"type": "string"}}}
    rows = {"type": "array", "items": {"$ref": f"#/components/schemas/{_name(kind)}"}}
    integer, string = _TYPES["integer"], _TYPES["string"]
    members: Schema = {
        "list": string, "description": string, "filter": {"type": "object"}, "count": integer,
        "as_of": {"type": ["string", "null"], "format": "date-time"}, "licence": string, "notice": string,
        "page": string, "page_number": integer, "pages": integer, "page_size": integer,
        "links": {"type": "object", "additionalProperties": string}, "rows": rows,
    }  # fmt: skip
    schema = {"type": "object", "required": list(members), "properties": members}
    return {format_.media: {"schema": schema, "example": _example(kind, root)}}


def _example(kind: Kind, root: str) -> Schema:
    here = f"{root}/{kind}.json"
    return {
        "list": kind, "description": f"1 of {kind}", "filter": {"sort": RULES[kind].sorts[0]}, "count": 1,
        "as_of": "2026-01-08T06:00:00+00:00", "licence": LICENCE, "notice": NOTICE,
        "page": f"{root}/{kind}", "page_number": 1, "pages": 1, "page_size": 25,
        "links": {"self": here, "first": here, "last": here}, "rows": [example(kind, root)],
    }  # fmt: skip


def _problem_content(format_: Format) -> Schema:
    media = {".csv": format_.media, ".atom": "application/problem+xml"}.get(
        format_.ending, "application/problem+json"
    )
    schema = {"$ref": "#/components/schemas/Problem"} if media.endswith("json") else {"type": "string"}
    return {media: {"schema": schema}}


def _parameter(kind: Kind, name: str) -> Schema:
    single: Mapping[str, Schema] = {
        "from": _TYPES["date"],
        "to": _TYPES["date"],
        "q": {"type": "string", "maxLength": MAX_QUERY},
        "sort": {"type": "string", "enum": list(RULES[kind].sorts), "default": RULES[kind].sorts[0]},
        "page": {"type": "integer", "minimum": 1, "maximum": MAX_PAGE, "default": 1},
    }
    about = PARAMETERS.get(name, {"sort": "Order", "page": "Number of the page"}.get(name, name))
    if name in single:
        return {"name": name, "in": "query", "description": about, "schema": single[name]}
    fixed = {"role": tuple(ROLES), "kind": RULES[kind].kinds, "position": tuple(Position)}.get(name)
    item = {"type": "string", "enum": [str(value) for value in fixed]} if fixed else {"type": "string"}
    return {
        "name": name, "in": "query", "description": f"{about}: any of these slugs", "explode": True,
        "schema": {"type": "array", "items": item, "maxItems": MAX_VALUES},
    }  # fmt: skip
