"""The root of the command line: its options, its commands, and how it ends."""

import sys
import traceback
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Annotated

import typer

from app.cli import database, evaluate, explain, export, extract, ingest, serve
from app.cli.options import examples
from app.cli.output import close_quietly, say

_OK, _FAILED, _INTERRUPTED, _BROKEN_PIPE = 0, 1, 130, 141
"""Exit statuses; the last two are what a shell sees of a program ended by SIGINT and SIGPIPE."""

app = typer.Typer(
    help="A sourced, searchable record of friction between local police and US immigration enforcement.",
    epilog=examples(
        "friction db upgrade",
        "friction ingest articles/",
        "friction serve",
        "friction extract article.txt > found.jsonl",
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
ingest.register(app)
extract.register(app)
serve.register(app)
app.add_typer(database.app, name="db")
evaluate.register(app)
explain.register(app)
export.register(app)


def _version(wanted: bool) -> None:
    if wanted:
        from app import __version__  # noqa: PLC0415

        typer.echo(f"friction {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks; may stand anywhere.")] = False,
) -> None:
    """Options that stand before a command."""
    from app.config import unknown_settings  # noqa: PLC0415

    for name, known in unknown_settings().items():
        remedy = f"did you mean {known}?" if known else "docs/configuration.md names those there are"
        say(f"friction: {name} is no setting and changes nothing; {remedy}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 failed, 2 wrong usage, 130 interrupted."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a locale without “ must not stop a command
    words = list(sys.argv[1:] if arguments is None else arguments)
    options = words[: words.index("--")] if "--" in words else words
    debug = "--debug" in options
    if debug:
        words.remove("--debug")
    try:
        return _run(words)
    except KeyboardInterrupt:
        say("friction: stopped")
        return _INTERRUPTED
    except BrokenPipeError:
        close_quietly()
        return _BROKEN_PIPE
    except typer.TyperException as error:
        return _usage(error)
    except Exception as error:
        if debug:
            traceback.print_exc()
        from app.cli.errors import explain  # noqa: PLC0415

        say(f"friction: {explain(error)}")
        return _FAILED


def _run(words: list[str]) -> int:
    command = typer.main.get_command(app)
    try:
        with command.make_context("friction", words) as context:
            command.invoke(context)
    except typer.Exit as end:
        sys.stdout.flush()
        return end.exit_code
    sys.stdout.flush()
    return _OK


def _usage(error: typer.TyperException) -> int:
    """A wrong option or argument in one line; a command without any shows its help."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "friction"
    message = error.format_message()
    if message:  # without one, help has been shown
        say(f"{path}: {message} ({path} --help tells more)")
    return error.exit_code
