"""A minor whose age one article gives is named by no page of any: copies, versions, others, in any order."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from app.cli import main as friction
from app.config import Settings
from app.main import create_app

_HEAD = "---\ntitle: {title}\noutlet: {outlet}\nurl: {url}\npublished: {day}\n---\n"
_BODY = """ICE agents detained Zoé Quill{age}, in St. Paul, Minn., on Wednesday, her school said.

“Zoe was on her way to class, and nobody told us of it at all,” Police Chief Dana Example said.

Mayor Lee Sample said that Quill was “held for no reason” by ICE, and that the city would not help.

“ZOE QUILL is a good student,” said Dana Example. “Quill’s teachers were told by nobody at all.”
"""
AGED = _HEAD.format(
    title="A student is held", outlet="Riverton Courier", url="https://courier.example/held", day="2026-01-09"
) + _BODY.format(age=", 16")
OLDER = _HEAD.format(
    title="Zoe Quill is held", outlet="Riverton Courier", url="https://courier.example/held", day="2026-01-08"
) + _BODY.format(age="")
COPY = _HEAD.format(
    title="Quill held by ICE in St. Paul",
    outlet="ZoeQuill Courier",
    url="https://grove.example/zoe",
    day="2026-01-09",
) + _BODY.format(age="")
OTHER = """---
title: What Happened To Zoe Quill
outlet: Justice for Zoe Quill
url: https://boise.example/2026/zoe-quill
published: 2026-02-01
---
ICE agents came to a school in Boise, Idaho, on Monday, weeks after Zoe Quill was taken in another state.

“We do not want a second Zoe here, and Zoe’s case is on all our minds,” Boise Police Chief Carl Dow said.

Boise Mayor Ann Bell said that agents “would have taken Quill-Example’s sister too” had she been at home.

“We will not help,” said Sheriff Carl Lund, of the Zoe Quill County Sheriff’s Office, on Tuesday.

“My client, Zoe Quill, is at home,” said Mara Roe, an attorney for Zoe Quill.
"""
ARTICLES = {"older": OLDER, "aged": AGED, "copy": COPY, "other": OTHER}
_NAMES = ("zoe", "zoé", "quill")


def _served(settings: Settings, folder: Path, order: tuple[str, ...]) -> TestClient:
    for name in order:
        # The older version is a file that was written over: both were read from one place.
        source = folder / f"{'aged' if name == 'older' else name}.md"
        source.write_text(ARTICLES[name], encoding="utf-8")
        assert friction(["ingest", str(source), "--database-url", settings.database_url]) == 0
    return TestClient(create_app(settings))


@pytest.fixture(
    params=[("older", "aged", "copy", "other"), ("other", "copy", "older", "aged")], ids=["first", "last"]
)
def client(settings: Settings, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[TestClient]:
    with _served(settings, tmp_path, request.param) as client:
        yield client


def _addresses(client: TestClient) -> Iterator[tuple[str, str]]:
    """Every address that pages of whole records and lists lead to, as a page and as a fragment."""
    waiting, seen = ["/", *(f"/articles/{number}" for number in range(1, len(ARTICLES) + 1))], set[str]()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        response = client.get(path)
        html = response.text
        yield path, html
        if not response.headers.get("content-type", "").startswith("text/html"):
            continue
        yield f"{path} as a fragment", client.get(path, headers={"HX-Request": "true"}).text
        if "?" in path:
            continue
        links = BeautifulSoup(html, "html.parser").find_all(href=True)
        found = {str(link["href"]).partition("#")[0] for link in links}
        waiting += sorted(
            link for link in found - seen if link.startswith("/") and not link.startswith("/static")
        )


def test_no_address_of_any_article_has_the_name(client: TestClient) -> None:
    pages = dict(_addresses(client))
    assert {path.split("/")[1] for path in pages} >= {
        "statements",
        "articles",
        "officials",
        "incidents",
        "places",
    }
    for number in range(1, len(ARTICLES) + 1):
        assert "[name of a minor]" in pages[f"/articles/{number}"], number
    assert {path for path, text in pages.items() for name in _NAMES if name in text.lower()} == set()


@pytest.mark.parametrize("noun", ["statements", "incidents", "articles", "search"])
@pytest.mark.parametrize("query", ["zoe", "quill", "“zoe quill”", "quills", "zoes"])
def test_no_search_finds_any_article_by_the_name(client: TestClient, noun: str, query: str) -> None:
    html = client.get(f"/{noun}", params={"q": query}).text
    assert BeautifulSoup(html, "html.parser").select(".rows > li") == []


def test_a_name_whose_age_the_title_alone_gives_is_hidden(settings: Settings, tmp_path: Path) -> None:
    source = tmp_path / "titled.md"
    title = "ICE takes Zoe Quill, 9, from school bus"
    head = _HEAD.format(
        title=title, outlet="Elm Courier", url="https://elm.example/zoe-quill", day="2026-01-09"
    )
    source.write_text(head + _BODY.format(age=""), encoding="utf-8")
    assert friction(["ingest", str(source), "--database-url", settings.database_url]) == 0
    with TestClient(create_app(settings)) as client:
        page = client.get("/articles/1").text
        found = client.get("/search", params={"q": "quill"}).text
    assert "[name of a minor]" in page
    assert [name for name in _NAMES if name in page.lower()] == []
    assert BeautifulSoup(found, "html.parser").select(".rows > li") == []
