import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/new/ledger.sqlite3"


def tables(tmp_path: Path) -> set[str]:
    with sqlite3.connect(tmp_path / "new" / "ledger.sqlite3") as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_a_database_is_made_checked_and_taken_back(friction: Run, address: str, tmp_path: Path) -> None:
    before = friction("db", "check", "--database-url", address)
    assert (before.status, before.out) == (1, "")
    path = tmp_path / "new" / "ledger.sqlite3"
    assert before.err == f"the ledger at {path} is new: run `friction db upgrade` first\n"
    assert not (tmp_path / "new").exists()

    for _ in range(2):
        made = friction("db", "upgrade", "--database-url", address)
        assert (made.status, made.out, made.err) == (0, "The database is up to date.\n", "")
    assert "article" in tables(tmp_path)
    assert friction("db", "check", "--database-url", address).status == 0

    asked = friction("db", "downgrade", "base", "--database-url", address)
    assert (asked.status, asked.err) == (1, "friction: rows would be lost; add --yes to go on\n")
    assert "article" in tables(tmp_path)
    back = friction("db", "downgrade", "base", "--yes", "--database-url", address)
    assert (back.status, back.out) == (0, "The database is at revision base.\n")
    assert "article" not in tables(tmp_path)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (
            ["upgrade", "--database-url", "sqlite:////proc/none/x.sqlite3"],
            "/proc/none: No such file",
        ),
        (
            ["upgrade", "--database-url", "postgresql+psycopg://u:secret@127.0.0.1:1/x"],
            "the database: conn",
        ),
        (["upgrade", "--database-url", "oracle://x"], "FRICTION_DATABASE_URL: must begin with sqlite:///"),
        (
            ["downgrade", "9999", "--yes"],
            "the migrations: Can't locate revision identified by '9999'.",
        ),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    friction: Run, monkeypatch: pytest.MonkeyPatch, address: str, words: list[str], reason: str
) -> None:
    monkeypatch.setenv("FRICTION_DATABASE_URL", address)
    ended = friction("db", *words)
    assert (ended.status, ended.out) == (1, "")
    assert ended.err.startswith(f"friction: {reason}")
    assert ended.err.count("\n") == 1
    assert "secret" not in ended.err


def test_a_file_that_is_no_database_is_an_error(friction: Run, tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite3"
    path.write_text("These are my notes, and no database. " * 100)
    ended = friction("db", "upgrade", "--database-url", f"sqlite:///{path}")
    assert ended.status == 1
    assert ended.err.startswith("friction: the database: file is not a database.")
    assert path.read_text().startswith("These are my notes")
