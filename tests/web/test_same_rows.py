"""Whatever is asked for, page and files count the same rows and have them in the same order."""

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path
from shutil import copyfile

import pyarrow.parquet as pq
import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session
from starlette.testclient import TestClient

from app.config import Settings
from app.db import make_engine
from app.main import create_app
from app.services.filters import RULES, LedgerFilter
from app.web.formats import FORMATS_OF
from tests.services.strategies import filters
from tests.services.world import make_world
from tests.web.atom import entries, link, read_feed

ROOT = "http://testserver"
ROWS = ".statement-row .words a, .row-title a, table.counts tbody th a"
"""What leads from a row of a list to the page of its record."""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory, empty_ledger: Path) -> Iterator[TestClient]:
    path = tmp_path_factory.mktemp("rows") / "ledger.sqlite3"
    copyfile(empty_ledger, path)
    chosen = Settings(database_url=f"sqlite:///{path}", page_size=20)
    engine = make_engine(chosen)
    with Session(engine) as session:
        for place in make_world(session).places[:3]:
            place.latitude, place.longitude = 45.0, -93.0
            session.add(place)
        session.commit()
    engine.dispose()
    with TestClient(create_app(chosen)) as client:
        yield client


@st.composite
def asked(draw: st.DrawFn) -> LedgerFilter:
    """Any filter that an address can ask for, in any order."""
    filter_ = draw(filters())
    days = sorted(day for day in (filter_.since, filter_.until) if day) if filter_.rules.dates else []
    filter_ = replace(filter_, since=days[0] if days else None, until=days[1] if days[1:] else None)
    return filter_.sorted_by(draw(st.sampled_from(RULES[filter_.list].sorts)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(filter_=asked())
def test_page_and_files_have_the_same_rows(client: TestClient, filter_: LedgerFilter) -> None:
    shown, total = _page(client, filter_)
    assert len(shown) == total
    for one in FORMATS_OF[filter_.list]:
        count, rows = _READ[one.ending](client, filter_.address(one.ending))
        assert (one.ending, count) == (one.ending, total)
        assert (one.ending, rows) == (one.ending, shown)
    [cited] = client.get(filter_.address(".csl.json")).json()
    assert f"count={total}&" in cited["URL"]
    assert "the same rows in the same order" in client.get(cited["URL"]).text


def _page(client: TestClient, filter_: LedgerFilter) -> tuple[list[str], int]:
    rows: list[str] = []
    following: str | None = filter_.address()
    total = 0
    while following:
        page = BeautifulSoup(client.get(following).text, "html.parser")
        total = int(page.find(id="results-summary").get_text().split()[0].replace(",", ""))
        rows += [ROOT + row["href"] for row in page.find(id="results").select(ROWS)]
        following = next((one["href"] for one in page.find_all("link", rel="next")), None)
    return rows, total


def _csv(client: TestClient, path: str) -> tuple[int, list[str]]:
    response = client.get(path)
    table = csv.DictReader(StringIO(response.content.decode(), newline=""))
    return int(response.headers["ledger-count"]), [row["url"] for row in table]


def _geojson(client: TestClient, path: str) -> tuple[int, list[str]]:
    body = client.get(path).json()
    return body["count"], [feature["properties"]["url"] for feature in body["features"]]


def _parquet(client: TestClient, path: str) -> tuple[int, list[str]]:
    file = pq.read_table(BytesIO(client.get(path).content))
    return json.loads(file.schema.metadata[b"ledger"])["count"], file["url"].to_pylist()


def _json(client: TestClient, path: str) -> tuple[int, list[str]]:
    rows, count = [], 0
    following: str | None = path
    while following:
        body = client.get(following).json()
        rows += [row["url"] for row in body["rows"]]
        count, following = body["count"], body["links"].get("next")
    return count, rows


def _atom(client: TestClient, path: str) -> tuple[int, list[str]]:
    rows: list[str] = []
    count = 0
    following: str | None = path
    while following:
        response = client.get(following)
        feed = read_feed(response.content)
        rows += entries(feed)
        count, following = int(response.headers["ledger-count"]), link(feed, "next")
    return count, rows


_READ = {".csv": _csv, ".json": _json, ".geojson": _geojson, ".atom": _atom, ".parquet": _parquet}


def test_points_are_well_formed(client: TestClient) -> None:
    body = client.get("/incidents.geojson").json()
    assert body["type"] == "FeatureCollection"
    points = [feature["geometry"] for feature in body["features"] if feature["geometry"]]
    assert points
    assert all(point == {"type": "Point", "coordinates": [-93.0, 45.0]} for point in points)
    assert len(points) < len(body["features"])
    for feature in body["features"]:
        assert feature.keys() == {"type", "id", "geometry", "properties"}


@pytest.mark.parametrize("kind", ["officials", "places", "agencies", "tactics"])
def test_a_record_leads_to_the_lists_it_shows_the_first_rows_of(client: TestClient, kind: str) -> None:
    sections = 0
    for record in client.get(f"/{kind}.json").json()["rows"]:
        page = BeautifulSoup(client.get(record["url"]).text, "html.parser")
        for section in page.select("section[aria-labelledby=incidents], section[aria-labelledby=statements]"):
            shown = [ROOT + row["href"] for row in section.select(ROWS)]
            [lists] = [link["href"] for link in section.find_all("a", href=lambda href: "?" in href)]
            path, _, query = lists.partition("?")
            rows = client.get(f"{path}.json?{query}").json()["rows"]
            assert shown == [row["url"] for row in rows[: len(shown)]]
            sections += 1
    assert sections > 3
