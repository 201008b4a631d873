"""`friction explain`: an article with what was found in it and why; why reports are of one incident."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.errors import CommandError
from app.cli.options import AsJson, examples, settings_with
from app.cli.output import console, describe, say, write_json

if TYPE_CHECKING:
    from app.extraction.reasons import Reason

_NARROWEST = 40
_LARGEST = 2**31 - 1
"""Number of a row."""

File = Annotated[
    Path | None,
    typer.Argument(metavar="[FILE]", help="An article, or a collection of them.", show_default=False),
]
Incidents = Annotated[
    list[int] | None,
    typer.Option(
        "--incident",
        metavar="ID",
        min=1,
        max=_LARGEST,
        help="Show why the reports of this incident of the ledger were joined, and what is in doubt; "
        "given twice, why the two were not.",
        show_default=False,
    ),
]
InDoubt = Annotated[
    bool, typer.Option("--in-doubt", help="List the incidents of the ledger that may be one.")
]
Width = Annotated[
    int | None,
    typer.Option("--width", min=_NARROWEST, help="Columns to write in; else those of the terminal."),
]


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    lines = (
        "friction explain article.txt",
        "friction explain article.txt --json",
        "friction explain --incident 12 --incident 15",
        "friction explain --in-doubt",
    )
    app.command("explain", epilog=examples(*lines))(explain)


def explain(
    file: File = None, as_json: AsJson = False, width: Width = None, incident: Incidents = None,
    in_doubt: InDoubt = False,
) -> None:  # fmt: skip
    """Show an article with its statements numbered, and below each why it was read so.

    A statement has its number in brackets, its speaker a letter, wherever named. NO_COLOR turns colours off.
    With --incident or --in-doubt, the ledger's incidents: why reports are of one, or of two.
    """
    if incident or in_doubt:
        from app.cli.explain_links import explain_links  # noqa: PLC0415

        if file is not None:
            raise CommandError(
                f"{file}: an article is not explained with --incident or --in-doubt; leave one out"
            )
        explain_links(incident or (), as_json=as_json)
    elif file is None:
        raise CommandError("name an article, or incidents with --incident ID, or give --in-doubt")
    else:
        _explain_articles(file, as_json=as_json, width=width)


def _explain_articles(file: Path, *, as_json: bool, width: int | None) -> None:
    from app.cli.explained import Rules, explained  # noqa: PLC0415
    from app.extraction.pipeline import extract  # noqa: PLC0415
    from app.extraction.reasons import reason_of  # noqa: PLC0415
    from app.extraction.statements.trace import Trace  # noqa: PLC0415
    from app.knowledge import load_knowledge  # noqa: PLC0415
    from app.knowledge.examples import load_examples  # noqa: PLC0415
    from app.knowledge.rules import load_rules  # noqa: PLC0415
    from app.logs import configure_logs  # noqa: PLC0415
    from app.sources import ReadFailure, read_paths  # noqa: PLC0415

    settings = settings_with()
    configure_logs(settings)
    knowledge = load_knowledge(settings.data_dir)
    data = settings.data_dir
    rules = Rules(load_rules(data / "rules.csv"), load_examples(data / "examples.csv"))
    done = 0
    for item in read_paths([file], settings):
        if isinstance(item, ReadFailure):
            say(describe(item))
            continue
        trace = Trace()
        extraction = extract(item.document(), knowledge, trace)
        text = extraction.document.text
        reasons = [reason_of(statement, text, trace, knowledge) for statement in extraction.statements]
        done += 1
        if as_json:
            _write(item.label, text, reasons)
        else:
            terminal = console(width=width)
            for block in explained(item.label, text, reasons, trace.cast, rules):
                terminal.print(block)
    if not done:
        raise typer.Exit(1)


def _write(source: str, text: str, reasons: "list[Reason]") -> None:
    from app.extraction.serialise import as_reason  # noqa: PLC0415

    write_json({"source": source, "statements": [as_reason(reason, text) for reason in reasons]})
