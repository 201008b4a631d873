import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.config import ROOT, Settings

Run = Callable[..., Any]
EVERY = {
    "check": ("db", "check"),
    "upgrade": ("db", "upgrade"),
    "downgrade": ("db", "downgrade", "base", "--yes"),
    "serve": ("serve",),
    "ingest": ("ingest", str(ROOT / "README.md")),
}
"""Every command that needs a database."""


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
            "the migrations: Can't locate revision identified by '9999'; give base",
        ),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    friction: Run, monkeypatch: pytest.MonkeyPatch, settings: Settings, words: list[str], reason: str
) -> None:
    monkeypatch.setenv("FRICTION_DATABASE_URL", settings.database_url)
    ended = friction("db", *words)
    assert (ended.status, ended.out) == (1, "")
    assert ended.err.startswith(f"friction: {reason}")
    assert ended.err.count("\n") == 1
    assert "secret" not in ended.err


def missing(_path: Path, _ledger: Path) -> None:
    """Leave the path alone."""


def notes(path: Path, _ledger: Path) -> None:
    path.write_text("These are my notes, and no database. " * 100)


def bookmarks(path: Path, _ledger: Path) -> None:
    """Another program's database."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmark (address TEXT)")


def damaged(path: Path, ledger: Path) -> None:
    data = ledger.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))


def newer(path: Path, ledger: Path) -> None:
    """A ledger that a later version made."""
    shutil.copyfile(ledger, path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'f00d'")
        connection.commit()


def folder(path: Path, _ledger: Path) -> None:
    path.mkdir()


NEW = " is new: run `friction db upgrade` first"
NO_LEDGER = "there is no ledger at "
FOREIGN = (
    " is another program's database (it has the table bookmark): name another file in FRICTION_DATABASE_URL"
)
NEWER = "the ledger is at revision f00d, which this version does not know: use the newer version that made it"
NO_FILE = "unable to open database file; FRICTION_DATABASE_URL or --database-url must name a file"
NOTES = "file is not a database; FRICTION_DATABASE_URL or --database-url names a file of another kind"
DAMAGED = "database disk image is malformed; the file is damaged; restore it from a copy"


@pytest.mark.parametrize(
    ("make", "lines"),
    [
        (missing, {"check": NEW, "downgrade": NO_LEDGER, "serve": NEW, "ingest": NEW}),
        (bookmarks, dict.fromkeys(EVERY, FOREIGN) | {"downgrade": NO_LEDGER}),
        (newer, dict.fromkeys(EVERY, NEWER)),
        (folder, dict.fromkeys(EVERY, NO_FILE)),
        (notes, dict.fromkeys(EVERY, NOTES)),
        (damaged, dict.fromkeys(EVERY, DAMAGED)),
    ],
)  # fmt: skip
def test_what_is_no_ledger_is_named_with_the_remedy_and_left_alone(
    friction: Run, tmp_path: Path, empty_ledger: Path,
    make: Callable[[Path, Path], None], lines: dict[str, str],
) -> None:  # fmt: skip
    path = tmp_path / "inside" / "a.sqlite3"
    path.parent.mkdir()
    make(path, empty_ledger)
    before = path.read_bytes() if path.is_file() else None
    for name, line in lines.items():
        ended = friction(*EVERY[name], "--database-url", f"sqlite:///{path}")
        assert (ended.status, ended.out) == (1, ""), name
        assert line in ended.err
        assert ended.err.count("\n") == 1
        assert (path.read_bytes() if path.is_file() else None) == before
        assert path.exists() is (make is not missing)
