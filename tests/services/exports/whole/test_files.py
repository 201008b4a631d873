"""The whole ledger as files: valid by their own validators, alike, and whole or not there."""

import csv
import json
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from frictionless import Package
from sqlmodel import Session

from app.services.catalogue import Reading
from app.services.exports.whole.files import FILES, ExportTooLargeError, write_whole
from app.services.exports.whole.package import write_folder
from app.services.exports.whole.tables import TABLES
from app.services.exports.writing import JOINT, cell
from tests.factories import Maker
from tests.services.world import make_world
from tests.web.ledger import fill

NAMES = {table.name for table in TABLES}
WRONG = '=1+1, "quoted"\r\nand\x0b\x1b[31m lines; with; signs \ufffe \U0001f600'
"""Words that a table may trip over."""


@pytest.fixture
def ledger(session: Session) -> Session:
    """Every kind of record, and words that no format likes."""
    make_world(session, incidents=12)
    make = Maker(session, start=900)
    make.statement(WRONG, [make.article(f"“{WRONG}” she said.", title=WRONG)])
    make.done()
    return session


def test_the_package_is_valid(ledger: Session, reading: Reading, tmp_path: Path) -> None:
    write_whole(ledger, reading, tmp_path / "ledger.zip", FILES[".zip"].write)
    write_whole(ledger, reading, tmp_path / "ledger", write_folder)
    for package in (Package(tmp_path / "ledger.zip"), Package(tmp_path / "ledger" / "datapackage.json")):
        report = package.validate()
        assert report.flatten(["taskId", "rowNumber", "fieldName", "message"]) == []
        assert {resource.name for resource in package.resources} == NAMES
        assert package.licenses[0]["name"] == "CC-BY-4.0"
    with ZipFile(tmp_path / "ledger.zip") as archive:
        files = {path.name: path.read_bytes() for path in (tmp_path / "ledger").iterdir()}
        assert {name: archive.read(name) for name in archive.namelist()} == files
    for resource in json.loads(files["datapackage.json"])["resources"]:
        written = files[resource["path"]]
        assert (resource["bytes"], resource["hash"]) == (
            len(written),
            f"sha256:{sha256(written).hexdigest()}",
        )


def test_the_validator_finds_what_is_wrong(ledger: Session, reading: Reading, tmp_path: Path) -> None:
    write_whole(ledger, reading, tmp_path / "ledger", write_folder)
    with (tmp_path / "ledger" / "incident_agencies.csv").open("a") as file:
        file.write("999999,no-agency\r\n")
    report = Package(tmp_path / "ledger" / "datapackage.json").validate()
    assert {row[0] for row in report.flatten(["type"])} >= {"foreign-key", "byte-count", "hash-count"}


def test_the_codebook_names_every_field(ledger: Session, reading: Reading, tmp_path: Path) -> None:
    write_whole(ledger, reading, tmp_path / "ledger", write_folder)
    text = (tmp_path / "ledger" / "codebook.md").read_text(encoding="utf-8")
    for table in TABLES:
        _, _, section = text.partition(f"\n## {table.name}\n")
        assert all(f"| `{one.name}` |" in section for one in table.fields), table.name
    assert "As of 2026-" in text


def test_the_same_ledger_gives_the_same_bytes(ledger: Session, reading: Reading, tmp_path: Path) -> None:
    for file in FILES.values():
        first, second = tmp_path / f"1{file.ending}", tmp_path / f"2{file.ending}"
        for path in (first, second):
            write_whole(ledger, reading, path, file.write)
        assert first.read_bytes() == second.read_bytes()


def test_sqlite_holds_the_rows_of_the_package_with_their_keys(
    ledger: Session, reading: Reading, tmp_path: Path
) -> None:
    write_whole(ledger, reading, tmp_path / "ledger", write_folder)
    write_whole(ledger, reading, tmp_path / "ledger.sqlite", FILES[".sqlite"].write)
    with closing(sqlite3.connect(tmp_path / "ledger.sqlite")) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        tables = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert tables == NAMES | {"about", "codebook"}
        for table in TABLES:
            found = file.execute(f"SELECT * FROM {table.name}").fetchall()
            with (tmp_path / "ledger" / f"{table.name}.csv").open(newline="", encoding="utf-8") as text:
                names, *rows = list(csv.reader(text))
            assert names == [one.name for one in table.fields]
            types = [one.type for one in table.fields]
            assert sorted(list(map(_as_cell, types, row)) for row in found) == sorted(rows)
        told = file.execute("SELECT count(*) FROM codebook WHERE field <> ''").fetchone()[0]
        assert told == sum(len(table.fields) for table in TABLES)


def _as_cell(type_: str, value: str | float | None) -> str:
    """What CSV has for a value of SQLite."""
    if type_ == "strings":
        value = JOINT.join(json.loads(str(value)))
    if type_ == "boolean":
        return "true" if value else "false"
    return str(cell(value))


def test_an_empty_ledger_is_valid_too(session: Session, reading: Reading, tmp_path: Path) -> None:
    for file in FILES.values():
        write_whole(session, reading, tmp_path / f"ledger{file.ending}", file.write)
    package = Package(tmp_path / "ledger.zip")
    assert package.validate().valid
    assert "created" not in package.to_descriptor()


@pytest.mark.parametrize("ending", FILES)
def test_a_file_that_gets_too_large_leaves_nothing(
    ledger: Session, reading: Reading, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / "out" / f"ledger{ending}"
    path.parent.mkdir()
    path.write_text("what stood there")
    small = Reading(
        reading.settings.model_copy(update={"max_export_bytes": 1}),
        reading.places, reading.agencies, reading.tactics,
    )  # fmt: skip
    with pytest.raises(ExportTooLargeError, match="larger than 1 bytes: raise FRICTION_MAX_EXPORT_BYTES"):
        write_whole(ledger, small, path, FILES[ending].write)
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert path.read_text() == "what stood there"


def test_addresses_are_those_of_the_site_or_paths(session: Session, reading: Reading, tmp_path: Path) -> None:
    fill(session)
    for public, begins in (("", "/statements/"), ("https://ledger.example", "https://ledger.example/")):
        there = Reading(
            reading.settings.model_copy(update={"public_url": public}),
            reading.places, reading.agencies, reading.tactics,
        )  # fmt: skip
        path = tmp_path / f"ledger-{len(public)}"
        write_whole(session, there, path, write_folder)
        with (path / "statements.csv").open(newline="", encoding="utf-8") as text:
            assert all(row["url"].startswith(begins) for row in csv.DictReader(text))
