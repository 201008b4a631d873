import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.config import Settings
from tests.processes import until

Run = Callable[..., Any]

CHIEF = (
    "“Nobody told us that agents were coming,” Lakeside Police Chief Ann Example said in Lakeside, Minn. "
    "ICE agents stopped an off-duty officer in Lakeside last week, she said.\n\n"
    "Mayor Bob Sample said the city would ask for an account.\n"
)
QUIET = "The library in Millbrook will close early on Friday for repairs to its roof and its front steps.\n"


@pytest.fixture
def ledger(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a migrated ledger that commands in this process write to."""
    monkeypatch.setenv("FRICTION_DATABASE_URL", settings.database_url)
    return Path(settings.database_url.removeprefix("sqlite:///"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Articles good and bad: five that can be read, four that cannot, two files that are none."""
    inside = tmp_path / "in"
    inside.mkdir()
    (inside / "chief.txt").write_text(CHIEF, encoding="utf-8")
    (inside / "copy.txt").write_text(CHIEF.replace("last week", "this week"), encoding="utf-8")
    (inside / "quiet.txt").write_text(QUIET, encoding="utf-8")
    (inside / "empty.txt").write_bytes(b"")
    (inside / "report.txt").write_bytes(b"%PDF-1.7")
    (inside / "latin.txt").write_bytes(b"Caf\xe9 owners said they were worried.")
    (inside / "two.jsonl").write_text(
        json.dumps({"id": "n1", "text": "Sheriff Carl Instance of Alder County, Ohio, said no one called."})
        + "\nbroken\n"
        + json.dumps({"text": "“We will not help,” said Dana Model, the mayor of Elmdale, Ohio."})
    )
    (inside / "gold.json").write_text("{}")
    (inside / "README.md").write_text("# About")
    return inside


def rows(ledger: Path) -> int:
    with sqlite3.connect(ledger) as connection:
        return int(connection.execute("SELECT count(*) FROM article").fetchone()[0])


def summary(run: Run, *words: object) -> dict[str, Any]:
    ended = run("ingest", *words, "--json")
    assert ended.out.count("\n") == 1
    found = json.loads(ended.out)
    assert isinstance(found, dict)
    return found | {"status": ended.status, "err": ended.err}


def test_articles_are_kept_once_and_what_is_none_is_named(friction: Run, ledger: Path, folder: Path) -> None:
    first = summary(friction, folder)
    assert {name: first[name] for name in ("read", "new", "unchanged", "failed", "status", "err")} == {
        "read": 9, "new": 5, "unchanged": 0, "failed": 4, "status": 0, "err": "",
    }  # fmt: skip
    assert (first["copies"], first["superseded"], first["no_statements"]) == (1, 0, 1)
    assert first["skipped"] == {".json": 1, ".md without front matter": 1}
    assert [(Path(item["file"]).name, item["record"]) for item in first["failures"]] == [
        ("empty.txt", None), ("latin.txt", None), ("report.txt", None), ("two.jsonl", "line 2"),
    ]  # fmt: skip
    assert all("; " in item["reason"] for item in first["failures"])
    assert rows(ledger) == 5

    second = summary(friction, folder)
    assert (second["new"], second["unchanged"], second["failed"], second["status"]) == (0, 5, 4, 0)
    assert rows(ledger) == 5


def test_a_path_that_is_not_there_was_not_read(friction: Run, ledger: Path, folder: Path) -> None:
    found = summary(friction, folder / "chief.txt", folder / "missing", folder / "gold.json")
    assert {name: found[name] for name in ("read", "new", "failed", "unusable_paths", "status")} == {
        "read": 1, "new": 1, "failed": 0, "unusable_paths": 2, "status": 0,
    }  # fmt: skip
    assert len(found["failures"]) == 2


def test_a_changed_article_supersedes_the_old_one(friction: Run, ledger: Path, folder: Path) -> None:
    path = folder / "chief.txt"
    assert summary(friction, path)["new"] == 1
    path.write_text(CHIEF + "The chief spoke again on Monday.\n", encoding="utf-8")
    again = summary(friction, path)
    assert (again["new"], again["superseded"]) == (1, 1)


def test_a_dry_run_says_the_same_and_keeps_nothing(friction: Run, ledger: Path, folder: Path) -> None:
    tried = summary(friction, folder, "--dry-run")
    assert rows(ledger) == 0
    done = summary(friction, folder)
    assert tried.pop("dry_run")
    assert not done.pop("dry_run")
    assert tried == done


def test_the_summary_for_people_names_each_failure(friction: Run, ledger: Path, folder: Path) -> None:
    ended = friction("ingest", folder)
    lines = [" ".join(line.split()) for line in ended.out.splitlines()]
    assert ended.err == ""
    begin = lines.index("read 9")
    assert lines[begin : begin + 8] == [
        "read 9", "new 5", "of these copies 1", "of these superseded 0", "of these no statements 1",
        "unchanged 0", "failed 4", "unusable paths 0",
    ]  # fmt: skip
    assert "Ingested" in lines
    assert "Passed over in folders: 1 .json, 1 .md without front matter" in lines
    assert f"Failed: {folder}/empty.txt: it is empty; remove it or fill it" in lines
    assert any(line.startswith(f"Failed: {folder}/two.jsonl, line 2: it is not valid JSON") for line in lines)
    assert "What would be kept" in friction("ingest", folder, "--dry-run").out


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("chief.txt", 0),
        ("chief.txt --strict", 0),
        ("chief.txt empty.txt", 0),
        ("chief.txt empty.txt --strict", 1),
        ("chief.txt missing --strict", 1),
        ("empty.txt", 1),
        ("missing", 1),
        ("gold.json", 1),
        ("README.md --strict", 0),
    ],
)
def test_the_exit_status_says_whether_anything_was_read(
    friction: Run, ledger: Path, folder: Path, words: str, status: int
) -> None:
    given = (word if word.startswith("--") else folder / word for word in words.split())
    assert friction("ingest", *given).status == status


@pytest.mark.parametrize(
    ("name", "shown", "stored"),
    [
        (b"a\x1b[31m.txt", "a\\x1b[31m.txt", "a\x1b[31m.txt"),
        (b"two\nlines\t.txt", "two\\nlines\\t.txt", "two\nlines\t.txt"),
        (b"[red]<b>{}%s.txt", "[red]<b>{}%s.txt", "[red]<b>{}%s.txt"),
        ("txt.\u202eexe.txt".encode(), "txt.\\u202eexe.txt", "txt.\u202eexe.txt"),
        ("a\u2028\x9b\u200b.txt".encode(), "a\\u2028\\x9b\\u200b.txt", "a\u2028\x9b\u200b.txt"),
        (b"caf\xe9.txt", "caf\\udce9.txt", "caf\\udce9.txt"),
    ],
)
def test_any_name_of_a_file_is_shown_escaped_and_stored_whole(
    friction: Run, ledger: Path, name: bytes, shown: str, stored: str
) -> None:
    folder = ledger.parent
    path = folder / os.fsdecode(name)
    path.write_bytes(b"%PDF-1.7")
    ended = friction("ingest", path)
    assert ended.err == ""
    assert f"Failed: {folder}/{shown}: it is a PDF; save" in ended.out
    assert not set(ended.out) & set("\x1b\x9b\t\u202e\u2028\u200b")
    assert [item["file"] for item in summary(friction, path)["failures"]] == [f"{folder}/{stored}"]

    path.write_text(QUIET, encoding="utf-8")
    assert summary(friction, path)["new"] == 1
    with sqlite3.connect(ledger) as connection:
        assert connection.execute("SELECT source FROM article").fetchall() == [(f"{folder}/{stored}",)]


def test_a_database_without_tables_is_one_line_with_the_remedy(
    friction: Run, folder: Path, tmp_path: Path
) -> None:
    bare = tmp_path / "var" / "bare.sqlite3"
    ended = friction("ingest", folder, "--database-url", f"sqlite:///{bare}")
    assert (ended.status, ended.out) == (1, "")
    assert ended.err == f"friction: the ledger at {bare} is new: run `friction db upgrade` first\n"
    assert not bare.parent.exists()


def test_an_interrupt_keeps_what_was_saved_and_ends_in_one_line(
    environment: dict[str, str], ledger: Path, tmp_path: Path
) -> None:
    path = tmp_path / "many.jsonl"
    with path.open("w") as file:
        for number in range(20_000):
            file.write(json.dumps({"id": f"n{number}", "text": f"{number} {CHIEF}"}) + "\n")
    with subprocess.Popen(
        [sys.executable, "-m", "app", "ingest", str(path)],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
    ) as running:  # fmt: skip
        assert until(lambda: rows(ledger) or running.poll() is not None)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (130, "")
    *progress, last = err.splitlines()
    assert last == "friction: stopped"
    assert all(line.endswith(" of 20,000 read") for line in progress)  # a slow machine says how far it was
    kept = rows(ledger)
    assert 0 < kept < 20_000
    with sqlite3.connect(ledger) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        statements = connection.execute("SELECT count(DISTINCT article_id) FROM appearance").fetchone()
    assert statements == (kept,)
