"""`friction export`: whole files or none, and nothing replaced that was not meant."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from frictionless import Package
from sqlmodel import Session

from app.config import Settings
from app.db import make_engine
from tests.cli.conftest import Run
from tests.web.ledger import fill


@pytest.fixture
def address(settings: Settings) -> str:
    engine = make_engine(settings)
    with Session(engine) as session:
        fill(session)
    engine.dispose()
    return settings.database_url


@pytest.mark.parametrize("name", ["ledger", "ledger/", "new/ledger.zip"])
def test_a_package_is_written(friction: Run, address: str, tmp_path: Path, name: str) -> None:
    path = tmp_path / "out" / name
    ended = friction("export", path, "--database-url", address)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == f"The ledger is in {path}.\n"
    package = Package(path if path.suffix else path / "datapackage.json")
    assert package.validate().valid
    assert len(package.get_resource("statements").read_rows()) == 63


def test_an_empty_folder_is_filled(friction: Run, address: str, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    assert friction("export", tmp_path / "mine", "--database-url", address).status == 0
    assert (tmp_path / "mine" / "codebook.md").is_file()


def test_a_database_is_written_and_replaced_only_on_demand(
    friction: Run, address: str, tmp_path: Path
) -> None:
    path = tmp_path / "out.sqlite"
    path.write_text("mine")
    refused = friction("export", path, "--database-url", address)
    assert (refused.status, path.read_text()) == (1, "mine")
    assert "is there already; add --force" in refused.err
    assert friction("export", path, "--force", "--database-url", address).status == 0
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("SELECT count(*) FROM statements").fetchone() == (63,)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("ledger.xlsx", ".xlsx is no form of the ledger; give a folder, or .zip, .sqlite"),
        ("full", "is there already; give a new or empty folder"),
        ("folder.zip", "is a folder; give the name of a file"),
        ("own.sqlite", "is the ledger itself; give another path"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_line(
    friction: Run, address: str, tmp_path: Path, name: str, reason: str
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    (tmp_path / "folder.zip").mkdir()
    (tmp_path / "own.sqlite").symlink_to(str(Settings(database_url=address).sqlite_file))
    before = sorted(tmp_path.rglob("*"))
    ended = friction("export", tmp_path / name, "--force", "--database-url", address)
    assert (ended.status, ended.out) == (1, "")
    assert reason in ended.err
    assert ended.err.count("\n") == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_a_limit_is_told_with_its_setting(
    friction: Run, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRICTION_MAX_EXPORT_BYTES", "100")
    ended = friction("export", tmp_path / "ledger", "--database-url", address)
    assert ended.status == 1
    assert "raise FRICTION_MAX_EXPORT_BYTES" in ended.err
    assert not (tmp_path / "ledger").exists()


def test_a_database_that_is_no_ledger_is_named(friction: Run, tmp_path: Path) -> None:
    ended = friction("export", tmp_path / "out", "--database-url", f"sqlite:///{tmp_path}/none.sqlite3")
    assert ended.status == 1
    assert "friction db upgrade" in ended.err
    assert not (tmp_path / "out").exists()
