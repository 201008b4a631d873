"""`friction extract`: what the articles of some files say, as JSON, without a database."""

import typer

from app.cli.options import Paths, examples, settings_with
from app.cli.output import describe, say, write_json

_EPILOG = examples(
    "friction extract article.txt",
    "friction extract articles.jsonl > found.jsonl",
    "friction extract a.txt b.html archive/ | head -3",
)


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command(epilog=_EPILOG)(extract)


def extract(paths: Paths) -> None:
    """Print statements, officials, places, agencies and incidents: one JSON line an article, no database.

    The source of a record of a collection is FILE#ID.
    What cannot be read is named on standard error.
    The exit status is 1 only where nothing could be read.
    """
    from app.extraction.pipeline import extract as extract_document  # noqa: PLC0415
    from app.extraction.serialise import as_record  # noqa: PLC0415
    from app.knowledge import load_knowledge  # noqa: PLC0415
    from app.logs import configure_logs  # noqa: PLC0415
    from app.sources import ReadFailure, read_paths  # noqa: PLC0415

    settings = settings_with()
    configure_logs(settings)
    knowledge = load_knowledge(settings.data_dir)
    done = 0
    for item in read_paths(paths, settings):
        if isinstance(item, ReadFailure):
            say(describe(item))
            continue
        write_json(as_record(extract_document(item.document(), knowledge), item.label))
        done += 1
    if not done:
        raise typer.Exit(1)
