"""A private adult who is detained, hurt or speaks has no entry of any kind; quotations may name one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from app.cli import main as friction
from app.config import Settings
from app.main import create_app

ARTICLE = """---
title: A roofer is held in St. Paul
outlet: Riverton Courier
url: https://courier.example/roofer
published: 2026-01-09
---
ICE agents detained Renzo Abarca, 34, a roofer, in St. Paul, Minn., on Wednesday and pulled a gun on him.

“Renzo Abarca did nothing wrong, and ICE agents told us nothing,” Police Chief Dana Example said.

“I was afraid,” Abarca said.

“They broke his window,” said his neighbor, Mara Dunlow. ICE agents gave Dunlow no reason.
"""
NAMES = ("abarca", "dunlow")
NOUNS = ("incidents", "statements", "officials", "places", "agencies", "tactics", "articles")
WORDS = "renzo abarca did nothing wrong"
"""What the chief is quoted with, in small letters: recorded words are shown as they were said."""


def _served(settings: Settings, folder: Path) -> TestClient:
    source = folder / "roofer.md"
    source.write_text(ARTICLE, encoding="utf-8")
    assert friction(["ingest", str(source), "--database-url", settings.database_url]) == 0
    return TestClient(create_app(settings))


@pytest.fixture
def client(settings: Settings, tmp_path: Path) -> Iterator[TestClient]:
    with _served(settings, tmp_path) as client:
        yield client


def test_no_page_file_or_feed_names_a_private_person_but_in_recorded_words(client: TestClient) -> None:
    seen: dict[str, str] = {}
    formats = ("csv", "json", "geojson", "atom", "bib", "ris")
    waiting = ["/", *(f"/{noun}.{ending}" for noun in NOUNS for ending in formats)]
    while waiting:
        path = waiting.pop()
        response = client.get(path)
        seen[path] = response.text.lower()
        if response.headers["content-type"].startswith("text/html"):
            links = BeautifulSoup(response.text, "html.parser").find_all("a", href=True)
            found = {str(link["href"]).partition("#")[0] for link in links}
            waiting += sorted(
                link for link in found if link.startswith("/") and link not in {*seen, *waiting}
            )
    kinds = {path.partition("?")[0].rpartition(".")[2] for path in seen if "." in path}
    assert kinds >= {"csv", "json", "geojson", "atom"}
    assert {path.split("/")[1] for path in seen} >= {*NOUNS, "search"}
    told = {path: text.replace(WORDS, "") for path, text in seen.items()}
    assert any(told[path] != text for path, text in seen.items())
    assert {path for path, text in told.items() for name in NAMES if name in text} == set()
    assert "[name withheld]" in seen["/articles/1"]


@pytest.mark.parametrize("noun", ["incidents", "statements", "officials", "places", "agencies", "articles"])
def test_no_row_heading_filter_or_title_names_a_private_person(client: TestClient, noun: str) -> None:
    page = BeautifulSoup(client.get(f"/{noun}").text, "html.parser")
    assert page.select("fieldset, .rows")
    for quoted in page.select("blockquote"):
        quoted.decompose()
    assert [name for name in NAMES if name in str(page).lower()] == []


def test_a_search_for_a_private_person_finds_quoted_words_alone(client: TestClient) -> None:
    def found(noun: str, query: str) -> list[str]:
        page = BeautifulSoup(client.get(f"/{noun}", params={"q": query}).text, "html.parser")
        return [" ".join(row.get_text().split()) for row in page.select(".rows > li")]

    (row,) = found("statements", "abarca")
    assert "Dana Example" in row
    assert [found(noun, "dunlow") for noun in ("statements", "incidents", "articles")] == [[], [], []]
    assert "Abarca" not in " ".join(found("articles", "abarca"))


def test_no_word_of_a_private_persons_name_is_suggested(client: TestClient) -> None:
    for misspelt in ("abarka", "dunlov", "renzzo"):
        page = client.get("/search", params={"q": misspelt}).text
        assert [name for name in (*NAMES, "renzo") if f"q={name}" in page.lower()] == []


@pytest.mark.parametrize("slug", ["renzo-abarca", "abarca", "mara-dunlow"])
def test_a_private_person_is_no_speaker_and_none_is_suggested(client: TestClient, slug: str) -> None:
    assert client.get(f"/officials/{slug}").status_code == 404
    refused = client.get("/statements", params={"speaker": slug})
    assert refused.status_code == 400
    assert "Did you mean" not in refused.text


def test_excerpts_name_whom_an_editor_chose_to_name(settings: Settings, tmp_path: Path) -> None:
    whole = settings.model_copy(update={"excerpt_share": 1.0})
    with _served(whole, tmp_path) as client:
        assert "[name withheld]" in client.get("/articles/1").text
        assert "Mara Dunlow" not in client.get("/articles/1").text
    chosen = whole.model_copy(update={"shown_names": "Mara Dunlow"})
    with TestClient(create_app(chosen)) as client:
        assert "Mara Dunlow" in client.get("/articles/1").text
        assert "Dunlow" not in client.get("/officials").text
