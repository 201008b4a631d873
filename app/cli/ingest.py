"""`friction ingest`: articles into the ledger, with a display of how far it is and a summary."""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.errors import CommandError
from app.cli.options import AsJson, DatabaseUrl, Paths, examples, settings_with
from app.cli.output import describe, show_table, write_json
from app.cli.progress import watched
from app.terminal import safe

if TYPE_CHECKING:
    from app.config import Settings
    from app.services.ingest import IngestSummary
    from app.sources import Found, RawArticle, ReadFailure

DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be kept, and keep nothing.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with status 1 if any article or path failed.")]
_OF_NEW = ("copies", "superseded", "no statements")
_EPILOG = examples(
    "friction ingest articles/",
    "friction ingest monday.jsonl tuesday.csv --strict",
    "friction ingest archive.parquet --dry-run --json",
)


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command(epilog=_EPILOG)(ingest)


def ingest(
    paths: Paths,
    as_json: AsJson = False,
    dry_run: DryRun = False,
    strict: Strict = False,
    database_url: DatabaseUrl = None,
) -> None:
    """Read articles, extract from them and keep both. Running it twice adds nothing.

    Each article is kept whole or not at all.
    A changed article with the same URL or file becomes its newer version.
    The first line of a .txt file is its headline, unless it ends as a sentence does.
    What cannot be read is named in the summary and stops nothing.
    The exit status is 1 only where nothing could be read, or with --strict.
    """
    from app.logs import configure_logs  # noqa: PLC0415
    from app.sources import find_files  # noqa: PLC0415

    settings = settings_with(database_url=database_url)
    configure_logs(settings)
    found = find_files(paths)
    summary = _ingest(found, settings, dry_run=dry_run)
    if as_json:
        write_json(_as_json(summary, found, dry_run=dry_run))
    else:
        _show(summary, found, dry_run=dry_run)
    if len(summary.failed) == summary.read or (strict and summary.failed):
        raise typer.Exit(1)


def _ingest(found: "Found", settings: "Settings", *, dry_run: bool) -> "IngestSummary":
    from app.db import make_engine  # noqa: PLC0415
    from app.knowledge import load_knowledge  # noqa: PLC0415
    from app.services import schema  # noqa: PLC0415
    from app.services.ingest import LedgerUnavailableError  # noqa: PLC0415
    from app.services.ingest import ingest as ingest_articles  # noqa: PLC0415
    from app.services.workers import seldom_look_for_garbage  # noqa: PLC0415

    outdated = schema.outdated(settings)
    if outdated:
        raise CommandError(outdated)
    knowledge = load_knowledge(settings.data_dir)
    seldom_look_for_garbage()
    engine = make_engine(settings)
    try:
        return ingest_articles(
            engine, _articles(found, settings), knowledge, dry_run=dry_run, workers=settings.ingest_workers
        )
    except LedgerUnavailableError as error:
        raise CommandError(str(error)) from error
    finally:
        engine.dispose()


def _articles(found: "Found", settings: "Settings") -> Iterator["RawArticle | ReadFailure"]:
    """What the files hold, watched."""
    from app.sources import count_records, read_files  # noqa: PLC0415

    total = len(found.failures) + count_records(found.files, settings)
    return watched(chain(found.failures, read_files(found.files, settings)), total)


def _sums(summary: "IngestSummary", unusable: int) -> dict[str, int]:
    """The sums: `read` is new, unchanged and failed; paths without any article are none of these."""
    return {
        "read": summary.read - unusable,
        "new": summary.new,
        "copies": summary.copies,
        "superseded": summary.superseded,
        "no statements": summary.without_statements,
        "unchanged": summary.unchanged,
        "failed": len(summary.failed) - unusable,
        "unusable paths": unusable,
    }


def _as_json(summary: "IngestSummary", found: "Found", *, dry_run: bool) -> dict[str, object]:
    failures = [
        {"file": failure.source, "record": failure.record, "reason": failure.reason}
        for failure in summary.failed
    ]
    sums = {name.replace(" ", "_"): count for name, count in _sums(summary, len(found.failures)).items()}
    return sums | {"failures": failures, "skipped": dict(found.skipped), "dry_run": dry_run}


def _show(summary: "IngestSummary", found: "Found", *, dry_run: bool) -> None:
    title = "What would be kept" if dry_run else "Ingested"
    rows = [
        (f"  of these {name}" if name in _OF_NEW else name, f"{count:,}")
        for name, count in _sums(summary, len(found.failures)).items()
    ]
    show_table(title, ("articles", "number"), rows)
    if found.skipped:
        kinds = ", ".join(f"{count} {ending}" for ending, count in sorted(found.skipped.items()))
        typer.echo(safe(f"Passed over in folders: {kinds}"))
    for failure in summary.failed:
        typer.echo(safe(f"Failed: {describe(failure)}"))
