"""Every list in every format: headers, links, validators, refusals."""

import csv
import json
import re
from io import BytesIO, StringIO
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pyarrow.parquet as pq
import pytest
from bs4 import BeautifulSoup
from fastapi import FastAPI
from sqlalchemy import Engine, event
from sqlmodel import Session, select
from starlette.testclient import TestClient

from app.config import Settings
from app.db import make_engine
from app.main import create_app
from app.models import IndexDue, IngestRun
from app.models.base import utc_now
from app.services.filters import Kind
from app.web.formats import FORMATS, FORMATS_OF, Format
from tests.factories import Maker
from tests.web.addresses import FILTERED, LISTS
from tests.web.atom import read_feed
from tests.web.ledger import Ledger

FILES = [(kind, one) for kind, formats in FORMATS_OF.items() for one in formats]
IDS = [f"{kind}{one.ending}" for kind, one in FILES]
every_file = pytest.mark.parametrize(("kind", "one"), FILES, ids=IDS)
PLACED = {"incidents", "statements", "officials", "places"}


def with_ending(path: str, ending: str) -> str:
    head, mark, query = path.partition("?")
    return f"{head}{ending}{mark}{query}"


def test_what_has_a_place_is_on_a_map_and_nothing_else(client: TestClient) -> None:
    assert {kind for kind, one in FILES if one.located} == PLACED
    assert client.get("/agencies.geojson").status_code == 404
    assert client.get("/agencies.geojson").headers["content-type"] == "application/problem+json"


@every_file
def test_headers_say_filter_count_moment_and_licence(client: TestClient, kind: Kind, one: Format) -> None:
    response = client.get(f"/{kind}{one.ending}")
    assert response.status_code == 200
    headers = response.headers
    assert headers["content-type"].partition(";")[0] == one.media
    assert headers["ledger-filter"] == ""
    sentence = soup(client.get(f"/{kind}").text).find(id="results-summary").get_text()
    assert headers["ledger-count"] == sentence.split()[0]
    assert headers["ledger-as-of"] == "2026-02-01T13:03:00+00:00"
    assert '<https://creativecommons.org/licenses/by/4.0/>; rel="license"' in headers["link"]
    assert f'<http://testserver/{kind}>; rel="alternate"; type="text/html"' in headers["link"]
    assert ("attachment" in headers.get("content-disposition", "")) == one.whole


@every_file
def test_head_says_what_get_says(client: TestClient, kind: Kind, one: Format) -> None:
    head, get = client.head(f"/{kind}{one.ending}"), client.get(f"/{kind}{one.ending}")
    told = ("content-type", "ledger-count", "ledger-as-of", "link", "etag", "content-disposition")
    assert head.status_code == 200
    assert [head.headers.get(name) for name in told] == [get.headers.get(name) for name in told]


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize("path", [*LISTS, *FILTERED])
def test_a_list_links_its_formats_with_its_filter(client: TestClient, path: str) -> None:
    page = soup(client.get(path).text)
    kind = urlsplit(path).path.strip("/")
    query = re.sub(r"&?page=\d+", "", urlsplit(path).query)
    expected = [f"/{kind}{one.ending}" + (f"?{query}" if query else "") for one in FORMATS_OF[kind]]
    seen = [link["href"] for link in page.find(class_="formats").find_all("a")]
    assert seen == [*expected, "/feeds"]
    announced = page.head.select("link[rel=alternate]:not([type$=oembed])")
    assert [link["href"] for link in announced] == expected
    assert [link["type"] for link in announced] == [one.media for one in FORMATS_OF[kind]]
    for address in expected:
        response = client.get(address)
        assert response.status_code == 200
        assert response.headers["ledger-filter"] == query


def test_formats_follow_the_filter_when_only_the_results_are_exchanged(client: TestClient) -> None:
    part = soup(client.get("/statements?role=mayor", headers={"HX-Request": "true"}).text)
    links = [link["href"] for link in part.find(class_="formats").find_all("a")]
    assert "/statements.csv?role=mayor" in links


@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.ending)
@pytest.mark.parametrize(
    ("query", "named", "offered"),
    [
        ("?agencey=ice", "“agencey” is no filter", "?agency=ice"),
        ("?agency=icee", "“icee” is no value", "?agency=ice"),
        ("?role=police-cheif", "“police-cheif” is no value", "?role=police-chief"),
        ("?from=yesterday", "“yesterday” is no value", None),
        ("?from=2026-02-01&to=2026-01-01", "“2026-02-01” is no value", None),
        ("?q=" + "x" * 300, "at most 200 characters", None),
        ("?page=0", "“0” is no value", None),
        ("?%00%0b=%01", "is no filter", None),
    ],
)
def test_a_malformed_filter_is_refused_in_its_format(
    client: TestClient, one: Format, query: str, named: str, offered: str | None
) -> None:
    response = client.get(f"/statements{one.ending}{query}")
    assert response.status_code == 400
    media = {".csv": "text/csv", ".atom": "application/problem+xml"}
    written = response.headers["content-type"].partition(";")[0]
    assert written == media.get(one.ending, "application/problem+json")
    problem = _problem(one, response.content)
    assert problem["title"] == "This filter cannot be used"
    assert str(problem["status"]) == "400"
    assert named in problem["detail"]
    assert problem.get("suggestion") == (f"/statements{one.ending}{offered}" if offered else None)
    if offered:
        assert client.get(problem["suggestion"]).status_code == 200


def _problem(one: Format, body: bytes) -> dict[str, str]:
    if one.ending == ".csv":
        [row] = csv.DictReader(StringIO(body.decode(), newline=""))
        return dict(row)
    if one.ending == ".atom":
        return {child.tag.partition("}")[2]: child.text or "" for child in ElementTree.fromstring(body)}
    problem: dict[str, str] = json.loads(body)
    return problem


@pytest.mark.parametrize("one", [one for one in FORMATS if one.whole], ids=lambda one: one.ending)
def test_a_file_of_all_rows_has_no_pages(client: TestClient, one: Format) -> None:
    refused = client.get(f"/statements{one.ending}?page=2")
    assert refused.status_code == 400
    assert "holds all rows" in _problem(one, refused.content)["detail"]
    assert client.get(f"/statements{one.ending}?page=1").headers["location"] == f"/statements{one.ending}"


@every_file
def test_a_file_has_one_address(client: TestClient, kind: Kind, one: Format) -> None:
    response = client.get(f"/{kind}{one.ending}?q=&q=Sample")
    assert (response.status_code, response.headers["location"]) == (302, f"/{kind}{one.ending}?q=Sample")


def test_json_pages_lead_to_one_another(client: TestClient) -> None:
    second = client.get("/statements.json?role=mayor&page=2")
    body, here = second.json(), "http://testserver/statements.json?role=mayor"
    links = {"first": here, "previous": here, "self": f"{here}&page=2", "next": f"{here}&page=3",
             "last": f"{here}&page=3"}  # fmt: skip
    assert body["links"] == links
    assert [body[name] for name in ("list", "count", "page_number", "pages", "page_size")] == [
        "statements", 60, 2, 3, 25,
    ]  # fmt: skip
    assert body["filter"] == {"role": ["mayor"], "sort": "newest"}
    assert body["description"] == "60 statements with role “mayor”, newest first"
    assert body["page"] == "http://testserver/statements?role=mayor"
    for name in ("first", "previous", "next", "last"):
        assert f'<{links[name]}>; rel="{name}"' in second.headers["link"]
    past = client.get("/statements.json?role=mayor&page=9").json()
    assert (past["rows"], past["count"], past["links"]["previous"]) == ([], 60, f"{here}&page=3")
    assert "next" not in past["links"]


@pytest.mark.parametrize("path", ["/statements.json?role=mayor", "/statements.atom", "/places.json"])
def test_what_a_client_has_is_not_sent_again(client: TestClient, path: str) -> None:
    first = client.get(path)
    tag, modified = first.headers["etag"], first.headers["last-modified"]
    assert modified == "Sun, 01 Feb 2026 13:03:00 GMT"
    for header, value, status in (
        ("If-None-Match", tag, 304),
        ("If-None-Match", f'"other", {tag}', 304),
        ("If-None-Match", tag.removeprefix("W/"), 304),
        ("If-None-Match", "*", 304),
        ("If-None-Match", '"other"', 200),
        ("If-Modified-Since", modified, 304),
        ("If-Modified-Since", "Sun, 01 Feb 2026 13:03:01 GMT", 304),
        ("If-Modified-Since", "Sun, 01 Feb 2026 13:02:59 GMT", 200),
        ("If-Modified-Since", "yesterday", 200),
        ("If-Modified-Since", "", 200),
    ):
        again = client.get(path, headers={header: value})
        assert again.status_code == status, (header, value)
        assert again.headers["etag"] == tag
        assert bool(again.content) == (status == 200)
    both = client.get(path, headers={"If-None-Match": '"other"', "If-Modified-Since": modified})
    assert both.status_code == 200
    assert client.get("/statements.json?role=sheriff").headers["etag"] != tag


@pytest.fixture
def changing(settings: Settings) -> Engine:
    engine = make_engine(settings)
    with Session(engine) as session:
        make = Maker(session)
        make.statement("It was said.", [make.article("“It was said.”")])
        make.done()
    return engine


def test_what_changes_gets_another_tag(settings: Settings, changing: Engine) -> None:
    with TestClient(create_app(settings)) as client:
        tag = client.get("/statements.json").headers["etag"]
        with Session(changing) as session:
            make = Maker(session, start=9)
            make.statement("More was said.", [make.article("“More was said.”")])
            make.done()
        changed = client.get("/statements.json", headers={"If-None-Match": tag})
        assert (changed.status_code, changed.json()["count"]) == (200, 2)
    changing.dispose()


def test_a_moment_is_told_only_where_nothing_is_on_its_way(settings: Settings, changing: Engine) -> None:
    with TestClient(create_app(settings)) as client:
        assert "last-modified" in client.get("/statements.json").headers
        with Session(changing) as session:
            Maker(session).add(IndexDue(noun="statement", record_id=1))
            session.commit()
        assert "last-modified" not in client.get("/statements.json").headers
        with Session(changing) as session:
            session.delete(session.exec(select(IndexDue)).one())
            session.add(IngestRun(finished_at=utc_now()))
            session.commit()
        fresh = client.get("/statements.json").headers
        assert "last-modified" not in fresh
        assert fresh["ledger-as-of"] > "2026-02-02"
    changing.dispose()


def test_an_empty_ledger_has_files_without_rows(empty_client: TestClient) -> None:
    for kind, one in FILES:
        response = empty_client.get(f"/{kind}{one.ending}")
        assert response.status_code == 200
        assert "ledger-as-of" not in response.headers
        assert "last-modified" not in response.headers
    read_feed(empty_client.get("/statements.atom").content)


@pytest.mark.parametrize("path", ["/statements", "/incidents"])
@pytest.mark.parametrize("one", FORMATS, ids=lambda one: one.ending)
def test_a_file_costs_a_fixed_number_of_queries(
    web: FastAPI, client: TestClient, path: str, one: Format
) -> None:
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    counts = []
    for query in ("?agency=ice", ""):
        client.get(f"{path}{one.ending}{query}")
        sent.clear()
        event.listen(web.state.engine, "before_cursor_execute", note)
        client.get(f"{path}{one.ending}{query}")
        event.remove(web.state.engine, "before_cursor_execute", note)
        counts.append(len(sent))
    assert counts[1] <= counts[0] <= 30


def test_an_address_that_is_no_web_address_is_left_out(client: TestClient, ledger: Ledger) -> None:
    rows = {row["id"]: row for row in _all(client, "/articles.json")}
    assert rows[ledger.article.id]["published_at"] == "https://courier.example/1"
    assert rows[ledger.hostile.id]["published_at"] is None


def _all(client: TestClient, path: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    following: str | None = path
    while following:
        body = client.get(following).json()
        rows += body["rows"]
        following = body["links"].get("next")
    return rows


def test_parquet_says_what_it_is_about(client: TestClient) -> None:
    file = pq.read_table(BytesIO(client.get("/statements.parquet?agency=ice").content))
    about = json.loads(file.schema.metadata[b"ledger"])
    assert about["filter"] == {"agency": ["ice"], "sort": "newest"}
    assert about["count"] == file.num_rows == 2
    assert "not been reviewed" in about["notice"]


def test_addresses_are_those_of_the_public_site(filled: tuple[Settings, Ledger]) -> None:
    settings = filled[0].model_copy(update={"public_url": "https://ledger.example"})
    with TestClient(create_app(settings), base_url="https://evil.example") as client:
        for kind, one in FILES:
            response = client.get(f"/{kind}{one.ending}")
            assert b"evil.example" not in response.content
            assert "evil.example" not in str(response.headers)
        assert client.get("/openapi.json").json()["servers"] == [{"url": "https://ledger.example"}]


def test_an_unforeseen_error_keeps_the_format(
    filled: tuple[Settings, Ledger], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.web.routes.formats.check_filter", lambda *_: 1 / 0)
    with TestClient(create_app(filled[0]), raise_server_exceptions=False) as client:
        response = client.get("/incidents.json")
    assert (response.status_code, response.json()["title"]) == (500, "Something went wrong")
    assert "content-security-policy" in response.headers


def test_so_many_files_are_sent_at_once_and_no_more(filled: tuple[Settings, Ledger]) -> None:
    application = create_app(filled[0].model_copy(update={"max_exports": 2}))
    slots = application.state.export_slots
    with TestClient(application) as client:
        for _ in range(4):
            assert client.get("/statements.csv").status_code == 200
            assert client.get("/statements.csv?agency=icee").status_code == 400
            assert client.head("/statements.parquet").status_code == 200
        assert slots.acquire(blocking=False)
        assert slots.acquire(blocking=False)
        for one in FORMATS:
            response = client.get(f"/statements{one.ending}")
            assert response.status_code == (503 if one.whole else 200)
            if one.whole:
                assert response.headers["retry-after"] == "10"
                assert "Ask again" in _problem(one, response.content)["detail"]
        slots.release()
        assert client.get("/statements.csv").status_code == 200
