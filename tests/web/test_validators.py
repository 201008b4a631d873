"""Formats that have validators of their own are valid by them."""

from collections.abc import Mapping
from typing import Any

import feedparser
import pytest
from geojson_pydantic import Feature, FeatureCollection, Point
from openapi_spec_validator import validate
from openapi_spec_validator.validation.exceptions import OpenAPIValidationError
from pydantic import ValidationError
from starlette.testclient import TestClient

from app.web.formats import FORMATS_OF
from tests.web.addresses import FILTERED, LISTS

PLACED_FEATURES = FeatureCollection[Feature[Point, dict[str, Any]]]
PLACED = [kind for kind, formats in FORMATS_OF.items() if any(one.located for one in formats)]


@pytest.mark.parametrize("kind", PLACED)
def test_geojson_is_valid(client: TestClient, kind: str) -> None:
    body = client.get(f"/{kind}.geojson").json()
    read = PLACED_FEATURES.model_validate(body)
    assert len(list(read.iter())) == body["count"]


def test_the_geojson_validator_finds_what_is_wrong(client: TestClient) -> None:
    body = client.get("/incidents.geojson").json()
    body["features"][0]["geometry"] = {"type": "Point", "coordinates": ["east"]}
    with pytest.raises(ValidationError):
        PLACED_FEATURES.model_validate(body)


@pytest.mark.parametrize("path", [*LISTS, *(path for path in FILTERED if "page=99" not in path)])
def test_feeds_are_read_without_complaint(client: TestClient, path: str) -> None:
    head, mark, query = path.partition("?")
    read = feedparser.parse(client.get(f"{head}.atom{mark}{query}").content)
    assert (read.bozo, read.version) == (False, "atom10")
    assert read.feed.title.startswith("Friction Ledger: ")
    assert all(entry.link and entry.id and entry.updated_parsed for entry in read.entries)


def test_a_feed_that_is_broken_is_noticed(client: TestClient) -> None:
    assert feedparser.parse(client.get("/statements.atom").content[:-20]).bozo


def test_the_description_is_openapi(client: TestClient) -> None:
    document: Mapping[str, Any] = client.get("/openapi.json").json()
    validate(document)
    broken = {**document, "info": {"title": "no version"}}
    with pytest.raises(OpenAPIValidationError):
        validate(broken)
