"""The description for programs is valid, complete, and true of what is answered."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from fastapi.openapi.models import OpenAPI
from starlette.testclient import TestClient

from app.config import ROOT
from app.services.filters import RULES, Kind
from app.web.formats import FORMATS_OF

_PYTHON: Mapping[str, tuple[type, ...]] = {
    "string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,), "array": (list,),
    "object": (dict,), "null": (type(None),),
}  # fmt: skip


@pytest.fixture
def document(client: TestClient) -> dict[str, Any]:
    response = client.get("/openapi.json")
    assert response.headers["content-type"] == "application/json"
    described: dict[str, Any] = response.json()
    return described


def test_it_is_openapi(document: dict[str, Any]) -> None:
    read = OpenAPI.model_validate(document)
    assert read.openapi == "3.1.0"
    names = [op["operationId"] for path in document["paths"].values() for op in path.values()]
    assert len(names) == len(set(names))
    for reference in _references(document):
        assert reference.removeprefix("#/components/schemas/") in document["components"]["schemas"]


def _references(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"]] if "$ref" in node else []
        return own + [one for value in node.values() for one in _references(value)]
    return [one for value in node for one in _references(value)] if isinstance(node, list) else []


def test_every_file_is_described_with_every_parameter(document: dict[str, Any], client: TestClient) -> None:
    files = {f"/{kind}{one.ending}": (kind, one) for kind, formats in FORMATS_OF.items() for one in formats}
    assert document["paths"].keys() == files.keys()
    for path, (kind, one) in files.items():
        operation = document["paths"][path]["get"]
        taken = [parameter["name"] for parameter in operation["parameters"]]
        assert taken == [name for name in RULES[kind].parameters if name != "page" or not one.whole]
        assert all(parameter["description"] for parameter in operation["parameters"])
        answer = operation["responses"]["200"]
        response = client.get(path)
        assert list(answer["content"]) == [response.headers["content-type"].partition(";")[0]]
        assert {name.lower() for name in answer["headers"]} <= set(response.headers)
        refused = client.get(f"{path}?colour=red")
        [media] = operation["responses"]["400"]["content"]
        assert refused.headers["content-type"].partition(";")[0] == media


@pytest.mark.parametrize("kind", RULES)
def test_example_and_answer_are_as_described(
    document: dict[str, Any], client: TestClient, kind: Kind
) -> None:
    content = document["paths"][f"/{kind}.json"]["get"]["responses"]["200"]["content"]["application/json"]
    schemas = document["components"]["schemas"]
    answer = client.get(f"/{kind}.json").json()
    assert answer["rows"]
    _check(answer, content["schema"], schemas)
    _check(content["example"], content["schema"], schemas)
    assert content["example"].keys() == answer.keys()


def _check(value: Any, schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> None:
    """Whether a value is as a schema of the few words that the description uses says."""
    if "$ref" in schema:
        schema = schemas[schema["$ref"].rpartition("/")[2]]
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    assert isinstance(value, tuple(python for one in types for python in _PYTHON[one])), (value, schema)
    assert not isinstance(value, bool) or "boolean" in types
    if schema.get("format") == "date" and value is not None:
        assert date.fromisoformat(value)
    if isinstance(value, list):
        for item in value:
            _check(item, schema["items"], schemas)
    if isinstance(value, dict) and "properties" in schema:
        assert set(schema.get("required", ())) <= value.keys() <= schema["properties"].keys()
        for name, inner in value.items():
            _check(inner, schema["properties"][name], schemas)


def test_the_page_about_the_formats_names_all_there_is() -> None:
    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    named = [f"/{kind}" for kind in RULES]
    named += [one.ending for formats in FORMATS_OF.values() for one in formats]
    named += ["Ledger-Filter", "Ledger-Count", "Ledger-As-Of", "ETag", "Last-Modified", "/openapi.json"]
    assert [name for name in named if f"`{name}`" not in text] == []
