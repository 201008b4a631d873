"""Kept files: one for each state of the ledger, made one at a time, and remade after a failure."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from app.config import Settings
from app.services.catalogue import make_reading
from app.services.exports.whole import archive as archives
from app.services.exports.whole.archive import Archive, BeingMadeError
from app.services.exports.whole.files import FILES, WholeFile
from app.services.exports.whole.tables import Whole
from tests.factories import Maker
from tests.processes import SECONDS

ZIP = FILES[".zip"]


@pytest.fixture
def archive(engine: Engine, settings: Settings) -> Iterator[Archive]:
    made = Archive(engine, make_reading(settings))
    yield made
    made.close()


def add_statement(engine: Engine, number: int = 1) -> None:
    with Session(engine) as session:
        make = Maker(session, start=number)
        make.statement(f"Said {number}.", [make.article(f"“Said {number}.”")])
        make.done()


def written_by(write: object) -> WholeFile:
    return WholeFile(".zip", "ZIP", "application/zip", "", write)  # type: ignore[arg-type]


def test_a_file_is_made_once_for_each_state(archive: Archive, engine: Engine) -> None:
    first = archive.get(ZIP, SECONDS)
    inode = first.path.stat().st_ino
    assert archive.get(ZIP, SECONDS) == first
    assert first.path.stat().st_ino == inode
    assert archive.folder == first.path.parent
    for number in (1, 2, 3):
        add_statement(engine, number)
        assert archive.current(ZIP).state != first.state
        assert archive.get(ZIP, SECONDS).path.is_file()
    assert len(list(archive.folder.iterdir())) == 2
    assert not first.path.exists()


@pytest.mark.parametrize("changed", [{"public_url": "https://b.example"}, {"excerpt_chars": 40}])
def test_settings_that_change_what_is_written_are_another_state(
    archive: Archive, engine: Engine, settings: Settings, changed: dict[str, object]
) -> None:
    other = Archive(engine, make_reading(settings.model_copy(update=changed)))
    assert other.current(ZIP).state != archive.current(ZIP).state
    assert other.folder == archive.folder


def test_one_file_is_made_at_a_time(archive: Archive, engine: Engine) -> None:
    begun, go_on = Event(), Event()

    def slowly(whole: Whole, path: Path) -> None:
        begun.set()
        assert go_on.wait(SECONDS)
        ZIP.write(whole, path)

    slow = written_by(slowly)
    with pytest.raises(BeingMadeError):
        archive.get(slow, 0)
    assert begun.wait(SECONDS)
    for other in (slow, FILES[".sqlite"]):
        with pytest.raises(BeingMadeError):
            archive.get(other, 0)
    go_on.set()
    assert archive.get(slow, SECONDS).path.is_file()
    assert archive.get(FILES[".sqlite"], SECONDS).path.is_file()


def test_what_failed_is_tried_again_only_after_a_while(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []

    def full(_whole: Whole, path: Path) -> None:
        tries.append(path)
        path.write_text("half of")
        raise OSError(28, "No space left on device")

    for _ in range(3):
        with pytest.raises(OSError, match="No space"):
            archive.get(written_by(full), SECONDS)
    assert len(tries) == 1
    assert list(archive.folder.iterdir()) == []
    monkeypatch.setattr(archives, "_AGAIN_SECONDS", 0)
    assert archive.get(ZIP, SECONDS).path.is_file()


def test_a_server_that_ends_does_not_wait_for_a_large_ledger(archive: Archive, engine: Engine) -> None:
    add_statement(engine)
    begun = Event()

    def closing(whole: Whole, path: Path) -> None:
        begun.set()
        archive._stop.wait(SECONDS)
        ZIP.write(whole, path)

    with pytest.raises(BeingMadeError):
        archive.get(written_by(closing), 0)
    assert begun.wait(SECONDS)
    archive.close()
    assert list(archive.folder.iterdir()) == []
