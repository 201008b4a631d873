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
published: 2026-01-09
---
ICE agents detained Zoe Quill, 16, in St. Paul, Minn., on Wednesday, her school said.

\u201cZoe was on her way to class, and nobody told us that agents would come,\u201d Police Chief Dana Example
said of the arrest. Mayor Lee Sample said that Quill was \u201cheld for no reason\u201d by ICE.

\u201cI want to go home,\u201d Quill said.
"""


@pytest.fixture
def client(settings: Settings, tmp_path: Path) -> Iterator[TestClient]:
    source = tmp_path / "held.md"
    source.write_text(ARTICLE, encoding="utf-8")
    assert friction(["ingest", str(source), "--database-url", settings.database_url]) == 0
    with TestClient(create_app(settings)) as client:
        yield client


def test_the_name_of_a_minor_is_on_no_page(client: TestClient) -> None:
    seen: dict[str, str] = {}
    waiting = ["/"]
    while waiting:
        path = waiting.pop()
        seen[path] = client.get(path).text
        links = BeautifulSoup(seen[path], "html.parser").find_all("a", href=True)
        found = {link["href"].partition("#")[0] for link in links}
        waiting += sorted(link for link in found if link.startswith("/") and link not in {*seen, *waiting})
    assert {path.split("/")[1] for path in seen} >= {"statements", "articles", "officials", "incidents"}
    named = {path for path, html in seen.items() for name in ("zoe", "quill") if name in html.lower()}
    assert named == set()
    for path in ("/articles/1", "/articles", "/statements"):
        assert "[name of a minor]" in seen[path], path


@pytest.mark.parametrize("noun", ["statements", "incidents", "articles"])
@pytest.mark.parametrize(
    ("query", "rows"), [("zoe", 0), ("quill", 0), ("\u201czoe quill\u201d", 0), ("ice", 1)]
)
def test_no_search_finds_the_name_of_a_minor(client: TestClient, noun: str, query: str, rows: int) -> None:
    page = BeautifulSoup(client.get(f"/{noun}", params={"q": query}).text, "html.parser")
    assert bool(page.select(".rows > li")) == bool(rows)
