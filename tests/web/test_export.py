"""The whole ledger over HTTP: a page that says what there is, files, and what they never hold."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from app.cli import main as friction
from app.config import Settings
from app.main import create_app
from app.services.exports.whole.archive import BeingMadeError
from app.services.exports.whole.files import FILES, WholeFile
from app.services.exports.whole.tables import TABLES
from app.services.filters import RULES
from app.web.routes import export
from tests.web.ledger import Ledger
from tests.web.test_private_names import ARTICLE, NAMESAKES

PRIVATE = """---
title: Residents speak
outlet: Riverton Courier
url: https://courier.example/2026/residents
published: 2026-01-11
---
ICE agents stopped a car in St. Paul, Minn., on Friday, Police Chief Dana Example said.

“They took him,” Wilma Quux, a neighbor, said. “They drove off,” Quux said.
"""
NAMES = ("zoe", "quill", "grace oh", "wilma", "quux")
"""Of minors, and of a private speaker."""


@pytest.fixture
def fed(settings: Settings, tmp_path: Path) -> Iterator[TestClient]:
    for number, article in enumerate((ARTICLE, NAMESAKES, PRIVATE)):
        source = tmp_path / f"{number}.md"
        source.write_text(article, encoding="utf-8")
        assert friction(["ingest", str(source), "--database-url", settings.database_url]) == 0
    with TestClient(create_app(settings)) as client:
        yield client


def test_no_file_has_a_name_that_pages_withhold_nor_a_whole_text(fed: TestClient) -> None:
    with ZipFile(BytesIO(fed.get("/export/ledger.zip").content)) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    texts["sqlite"] = fed.get("/export/ledger.sqlite").content.decode("utf-8", "replace")
    assert [(name, word) for name, text in texts.items() for word in NAMES if word in text.lower()] == []
    assert "[name of a minor]" in texts["excerpts.csv"]
    assert "[name withheld]" in texts["excerpts.csv"]
    assert "on her way to class" in texts["statements.csv"]
    for article in (ARTICLE, NAMESAKES, PRIVATE):
        whole = article.rpartition("---\n")[2].strip()
        assert all(whole not in text for text in texts.values())


def test_the_page_says_what_may_be_had(client: TestClient) -> None:
    page = BeautifulSoup(client.get("/export").text, "html.parser").main
    links = {link["href"] for link in page.find_all("a")}
    assert {"/export/ledger.zip", "/export/ledger.sqlite", "/export/codebook.md", "/feeds"} <= links
    rows = {row.th.get_text(strip=True): row for row in page.table.tbody.find_all("tr")}
    assert list(rows) == [table.name for table in TABLES]
    for kind in RULES:
        count = client.get(f"/{kind}.json").json()["count"]
        assert rows[kind].find_all("td")[-1].get_text(strip=True) == f"{count:,}"
    for table in TABLES:
        assert table.about in rows[table.name].get_text()


@pytest.mark.parametrize("path", ["/", "/feeds"])
def test_the_page_is_found(client: TestClient, path: str) -> None:
    assert BeautifulSoup(client.get(path).text, "html.parser").find("a", href="/export")


@pytest.mark.parametrize("ending", FILES)
def test_a_file_says_what_it_is_and_is_not_sent_again(client: TestClient, ending: str) -> None:
    response = client.get(f"/export/ledger{ending}")
    headers = response.headers
    assert (response.status_code, headers["content-type"]) == (200, FILES[ending].media)
    assert f'filename="friction-ledger-2026-02-01{ending}"' in headers["content-disposition"]
    assert headers["ledger-as-of"] == "2026-02-01T13:03:00+00:00"
    assert 'rel="license"' in headers["link"]
    again = client.get(f"/export/ledger{ending}", headers={"If-None-Match": headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    part = client.get(f"/export/ledger{ending}", headers={"Range": "bytes=0-9"})
    assert (part.status_code, part.content) == (206, response.content[:10])
    head = client.head(f"/export/ledger{ending}")
    assert (head.status_code, head.headers["content-length"]) == (200, str(len(response.content)))
    size = BeautifulSoup(client.get("/export").text, "html.parser").find("a", href=f"/export/ledger{ending}")
    assert "made when" not in size.parent.get_text()


def test_sqlite_opens_as_a_database(client: TestClient, tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_bytes(client.get("/export/ledger.sqlite").content)
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as file:
        said = "SELECT count(*) FROM statements JOIN statement_speakers ON statement_id = id WHERE role = ?"
        assert file.execute(said, ["mayor"]).fetchone() == (60,)


def test_the_codebook_is_a_page_of_its_own(client: TestClient) -> None:
    response = client.get("/export/codebook.md")
    assert response.headers["content-type"] == "text/markdown; charset=utf-8"
    assert "| `speaker_slugs` |" in response.text


@pytest.mark.parametrize(
    ("raised", "told", "logged"),
    [
        (BeingMadeError(), "is being made", None),
        (OSError(28, "No space left on device", "/full"), "cannot be made", "set FRICTION_EXPORT_DIR"),
    ],
)
def test_a_file_that_is_not_there_yet_is_told_of(
    filled: tuple[Settings, Ledger], monkeypatch: pytest.MonkeyPatch, raised: Exception, told: str,
    logged: str | None,
) -> None:  # fmt: skip
    application = create_app(filled[0])

    def refuse(*_: object) -> None:
        raise raised

    monkeypatch.setattr(application.state.archive, "get", refuse)
    with TestClient(application) as client, capture_logs() as logs:
        response = client.get("/export/ledger.zip")
    assert (response.status_code, response.headers["retry-after"]) == (503, "30")
    assert told in response.text
    errors = [str(entry["reason"]) for entry in logs if entry["log_level"] == "error"]
    assert [logged in reason for reason in errors] == ([True] if logged else [])


def test_only_a_few_requests_wait_for_a_file(
    filled: tuple[Settings, Ledger], monkeypatch: pytest.MonkeyPatch
) -> None:
    application, waited = create_app(filled[0]), []

    def being_made(_file: WholeFile, wait: float) -> None:
        waited.append(wait)
        raise BeingMadeError

    monkeypatch.setattr(application.state.archive, "get", being_made)
    held = [export._WAITING.acquire(blocking=False) for _ in range(2)]
    with TestClient(application) as client:
        try:
            assert all(held)
            response = client.get("/export/ledger.zip")
        finally:
            for _ in held:
                export._WAITING.release()
        assert (response.status_code, response.headers["retry-after"]) == (503, "30")
        client.get("/export/ledger.zip")
    assert waited == [0, export._WAIT_SECONDS]


def test_a_request_cannot_choose_the_addresses_in_a_kept_file(filled: tuple[Settings, Ledger]) -> None:
    with TestClient(create_app(filled[0]), base_url="https://evil.example") as client:
        body = client.get("/export/ledger.sqlite").content
    assert b"evil.example" not in body
    assert b"/statements/1" in body
