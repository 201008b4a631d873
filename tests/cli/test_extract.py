import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

CHIEF = (
    "“Nobody told us that agents were coming,” Lakeside Police Chief Ann Example said.\r\n\r\n"
    "ICE agents stopped an off-duty officer in Lakeside last week, she said.\r\n"
)


@pytest.fixture
def chief(tmp_path: Path) -> Path:
    path = tmp_path / "chief.txt"
    path.write_bytes(CHIEF.encode())
    return path


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "two.jsonl"
    path.write_text(
        f"{json.dumps({'id': 'n1', 'text': CHIEF, 'title': 'Chief objects', 'published': '2026-01-07'})}\n"
        f"broken\n{json.dumps({'text': 'One. 𝒜 two.'})}\n"
    )
    return path


def spans(value: object) -> list[dict[str, Any]]:
    """Everything in a record that has a start, an end and words."""
    if isinstance(value, dict):
        own = [value] if {"start", "end", "text"} <= set(value) else []
        return own + [span for item in value.values() for span in spans(item)]
    return [span for item in value for span in spans(item)] if isinstance(value, list) else []


def test_each_article_is_one_line_of_json_whose_spans_are_the_files(friction: Run, chief: Path) -> None:
    ended = friction("extract", chief)
    assert (ended.status, ended.err, ended.out.count("\n")) == (0, "", 1)
    record = json.loads(ended.out)
    assert list(record) == [
        "source", "article", "statements", "officials", "jurisdictions", "agencies", "incidents", "extractor",
    ]  # fmt: skip
    assert record["source"] == str(chief)
    text = chief.read_bytes().decode()
    assert spans(record)
    assert all(text[span["start"] : span["end"]] == span["text"] for span in spans(record))
    assert any("Nobody told us" in part["text"] for item in record["statements"] for part in item["parts"])


def test_a_record_has_its_file_and_id_as_source(friction: Run, records: Path) -> None:
    ended = friction("extract", records)
    first, second = map(json.loads, ended.out.splitlines())
    assert (first["source"], second["source"]) == (f"{records}#n1", f"{records}#3")
    assert (first["article"]["title"], first["article"]["published"]) == ("Chief objects", "2026-01-07")
    assert ended.status == 0
    assert ended.err.startswith(f"{records}, line 2: it is not valid JSON")


def test_nothing_read_is_a_failure(friction: Run, tmp_path: Path) -> None:
    ended = friction("extract", tmp_path / "missing.txt")
    assert (ended.status, ended.out) == (1, "")
    assert ended.err == f"{tmp_path}/missing.txt: there is no such file or folder; check the path\n"


def test_it_needs_no_database(process: Run, chief: Path, tmp_path: Path) -> None:
    ended = process("extract", chief, FRICTION_DATABASE_URL="sqlite:////proc/none.sqlite3")
    assert (ended.status, ended.err) == (0, "")
    assert not (tmp_path / "var").exists()


def test_a_reader_that_goes_away_is_no_error(
    environment: dict[str, str], chief: Path, tmp_path: Path
) -> None:
    many = tmp_path / "many.jsonl"
    line = json.dumps({"text": CHIEF})
    many.write_text(f"{line}\n" * 2000)
    with subprocess.Popen(
        [sys.executable, "-m", "app", "extract", str(many)],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    ) as running:  # fmt: skip
        assert running.stdout is not None
        assert json.loads(running.stdout.readline())["extractor"]
        running.stdout.close()
        assert running.stderr is not None
        assert running.stderr.read() == ""
    assert running.returncode == 141


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_any_locale_will_do(process: Run, chief: Path, locale: str) -> None:
    ended = process("extract", chief, LC_ALL=locale, PYTHONIOENCODING="ascii")
    assert (ended.status, ended.err) == (0, "")
    assert json.loads(ended.out)["statements"]
