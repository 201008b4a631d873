"""The name of a minor stands on no page of a ledger that was fed with it, and no search finds it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from app.cli import main as friction
from app.config import Settings
from app.main import create_app

ARTICLE = """---
title: ICE agents held Zoe Quill, a student
outlet: Riverton Courier
url: https://courier.example/2026/zoe-quill-16-held
published: 2026-01-09
---
ICE agents detained Zoe Quill, 16, in St. Paul, Minn., on Wednesday, her school said.

“Zoe was on her way to class, and nobody told us that agents would come,” Police Chief Dana Example said.

Mayor Lee Sample said that Quill was “held for no reason” by ICE.

“I want to go home,” Quill said.
"""
NAMESAKES = """---
title: Days of grace end, says Governor Grace Lee
outlet: Elm Grove Courier
url: https://grove.example/2026/days-of-mercy-end
published: 2026-01-10
---
ICE agents detained Grace Oh, 16, in Elm Grove, Minn., on Friday.

“They had days of grace, Governor Grace Lee told me, and Grace is a child,” Police Chief Ana Roe said.
"""


@pytest.fixture
def client(settings: Settings, tmp_path: Path) -> Iterator[TestClient]:
    for name, article in (("held", ARTICLE), ("namesakes", NAMESAKES)):
        source = tmp_path / f"{name}.md"
        source.write_text(article, encoding="utf-8")
        assert friction(["ingest", str(source), "--database-url", settings.database_url]) == 0
    with TestClient(create_app(settings)) as client:
        yield client


def test_the_name_of_a_minor_is_on_no_page(client: TestClient) -> None:
    seen: dict[str, str] = {}
    waiting = ["/"]
    while waiting:
        path = waiting.pop()
        response = client.get(path)
        seen[path] = response.text
        if not response.headers["content-type"].startswith("text/html"):
            continue
        links = BeautifulSoup(seen[path], "html.parser").find_all("a", href=True)
        found = {str(link["href"]).partition("#")[0] for link in links}
        waiting += sorted(link for link in found if link.startswith("/") and link not in {*seen, *waiting})
    assert {path.split("/")[1] for path in seen} >= {"statements", "articles", "officials", "incidents"}
    names = ("zoe", "quill", "grace oh")
    named = {path for path, html in seen.items() for name in names if name in html.lower()}
    assert named == set()
    for path in ("/articles/1", "/articles", "/statements"):
        assert "[name of a minor]" in seen[path], path


@pytest.mark.parametrize("noun", ["statements", "incidents", "articles"])
@pytest.mark.parametrize(("query", "rows"), [("zoe", 0), ("quill", 0), ("“zoe quill”", 0), ("ice", 1)])
def test_no_search_finds_the_name_of_a_minor(client: TestClient, noun: str, query: str, rows: int) -> None:
    page = BeautifulSoup(client.get(f"/{noun}", params={"q": query}).text, "html.parser")
    assert bool(page.select(".rows > li")) == bool(rows)


def _page(client: TestClient, path: str, **query: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(path, params=query).text, "html.parser")


def _statements(client: TestClient, query: str) -> list[str]:
    page = _page(client, "/statements", q=query)
    return [" ".join(row.get_text().split()) for row in page.select("blockquote")]


def test_a_quotation_keeps_every_other_word(client: TestClient) -> None:
    assert _statements(client, "on her way to class") == [
        "“[name of a minor] was on her way to class, and nobody told us that agents would come”"
    ]
    kept = "“They had days of grace, Governor Grace Lee told me, and [name of a minor] is a child”"
    for query in ("“days of grace”", "“governor grace lee”"):
        assert _statements(client, query) == [kept]
    assert _statements(client, "“and grace is a child”") == []


def test_an_article_whose_address_names_a_minor_is_linked_by_its_site(client: TestClient) -> None:
    pages = [_page(client, path) for path in ("/articles/1", "/articles/2")]
    links = [{a["href"] for a in page.select("main a[href^=https]")} for page in pages]
    assert links == [{"https://courier.example/"}, {"https://grove.example/2026/days-of-mercy-end"}]
    text = " ".join(pages[0].get_text().split())
    assert "its own address is left out, as it names a minor" in text
    assert "Days of grace end, says Governor Grace Lee" in pages[1].get_text()
