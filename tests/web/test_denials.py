"""What somebody denied is shown as denied wherever it is shown; what nobody asserted is shown nowhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.cli import main as friction
from app.config import Settings
from app.main import create_app

DENIED = "his officers helped ICE agents arrest two roofers"
ARTICLE = f"""---
title: Two roofers arrested
outlet: Riverton Courier
url: https://courier.example/2026/roofers
published: 2026-01-09
---
ICE agents arrested two roofers in Boise, Idaho, on Wednesday.

Boise Police Chief Carl Dow denied that {DENIED}. Dow declined to say that the raid was lawful.
"""


@pytest.fixture
def client(settings: Settings, tmp_path: Path) -> Iterator[TestClient]:
    source = tmp_path / "roofers.md"
    source.write_text(ARTICLE, encoding="utf-8")
    assert friction(["ingest", str(source), "--database-url", settings.database_url]) == 0
    with TestClient(create_app(settings)) as client:
        yield client


def test_what_was_denied_is_nowhere_shown_as_asserted(client: TestClient) -> None:
    paths = (
        "/statements", "/statements/1", "/embed/statements/1", "/officials/carl-dow", "/search?q=chief",
        "/statements/1.bib", "/statements/1.ris", "/statements/1.csl.json", "/statements.atom",
    )  # fmt: skip
    for path in paths:
        response = client.get(path)
        assert response.status_code == 200, path
        assert f"[denied] {DENIED}" in response.text, path
    assert client.get("/statements.csv").text.count("\n") == 2


def test_files_have_the_word_that_reports_a_statement(client: TestClient) -> None:
    [statement] = client.get("/statements.json").json()["rows"]
    assert (statement["text"], statement["reporting"]) == (DENIED, "denied")
    head, row = client.get("/statements.csv").text.splitlines()
    assert dict(zip(head.split(","), row.split(","), strict=False))["reporting"] == "denied"
