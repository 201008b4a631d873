"""`friction export`: the whole ledger as files for others: a Data Package or a SQLite file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.errors import CommandError
from app.cli.options import DatabaseUrl, examples, settings_with

if TYPE_CHECKING:
    from app.config import Settings
    from app.services.exports.whole.files import Write

Target = Annotated[
    Path,
    typer.Argument(
        metavar="PATH", show_default=False,
        help="A new folder for a Data Package, or a file: .zip for the same in one file, .sqlite for SQLite.",
    ),
]  # fmt: skip
Force = Annotated[bool, typer.Option("--force", help="Put a file in the place of one that is there.")]
_EPILOG = examples(
    "friction export ledger/",
    "friction export ledger.zip",
    "friction export ledger.sqlite --force",
)


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command(epilog=_EPILOG)(export)


def export(path: Target, force: Force = False, database_url: DatabaseUrl = None) -> None:
    """Write the public tables of the ledger: what its pages show, without whole texts and withheld names.

    The file or folder is there whole or not at all. The codebook in it says what every field means.
    """
    from app.logs import configure_logs  # noqa: PLC0415

    settings = settings_with(database_url=database_url)
    configure_logs(settings)
    write = _writer(path, settings, force=force)
    _export(settings, path.resolve(), write)
    typer.echo(f"The ledger is in {path}.")


def _writer(path: Path, settings: "Settings", *, force: bool) -> "Write":
    """What writes to the path, by its ending. Raises `CommandError` for what must not be replaced."""
    from app.services.exports.whole.files import FILES  # noqa: PLC0415
    from app.services.exports.whole.package import write_folder  # noqa: PLC0415

    if path.suffix not in ("", *FILES):
        known = ", ".join(FILES)
        raise CommandError(f"{path}: {path.suffix} is no form of the ledger; give a folder, or {known}")
    if path.exists() and _is_ledger(path, settings):
        raise CommandError(f"{path} is the ledger itself; give another path")
    if path.suffix and path.is_dir():
        raise CommandError(f"{path} is a folder; give the name of a file")
    if path.suffix and path.exists() and not force:
        raise CommandError(f"{path} is there already; add --force to put the export in its place")
    if not path.suffix and path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise CommandError(f"{path} is there already; give a new or empty folder")
    return FILES[path.suffix].write if path.suffix else write_folder


def _is_ledger(path: Path, settings: "Settings") -> bool:
    file = settings.sqlite_file
    return file is not None and file.exists() and path.samefile(file)


def _export(settings: "Settings", path: Path, write: "Write") -> None:
    from app.db import make_engine, read_session  # noqa: PLC0415
    from app.services import schema  # noqa: PLC0415
    from app.services.catalogue import make_reading  # noqa: PLC0415
    from app.services.exports.whole.files import ExportTooLargeError, write_whole  # noqa: PLC0415
    from app.services.index_due import catch_up  # noqa: PLC0415

    problems = schema.check(settings)
    if problems:
        raise CommandError(problems[0])
    engine = make_engine(settings)
    try:
        catch_up(engine)
        with read_session(engine) as session:
            write_whole(session, make_reading(settings), path, write)
    except ExportTooLargeError as error:
        raise CommandError(str(error)) from error
    finally:
        engine.dispose()
