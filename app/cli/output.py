"""Writing to terminals and pipes."""

import json
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.terminal import safe

if TYPE_CHECKING:
    from rich.console import Console

    from app.sources import ReadFailure


def say(line: str) -> None:
    """A line for people, on standard error."""
    sys.stderr.write(f"{safe(line)}\n")
    sys.stderr.flush()


def write_json(record: object) -> None:
    """One line of JSON on standard output, in ASCII: the same in every locale, harmless to terminals."""
    sys.stdout.write(f"{json.dumps(record)}\n")


def describe(failure: "ReadFailure") -> str:
    """A failure in one line: file, record, reason."""
    where = failure.source if failure.record is None else f"{failure.source}, {failure.record}"
    return f"{where}: {failure.reason}"


def console(*, stderr: bool = False, width: int | None = None) -> "Console":
    """A console that neither reads markup nor colours words by their look; None is the terminal's width."""
    from rich.console import Console  # noqa: PLC0415

    return Console(stderr=stderr, markup=False, highlight=False, emoji=False, width=width)


def show_table(title: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """A table on standard output; all but the first column hold numbers. Cells are escaped here."""
    from rich import box  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table: Table = Table(title=Text(safe(title)), box=box.SIMPLE, title_justify="left", pad_edge=False)
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left")
    for row in rows:
        table.add_row(*(Text(safe(cell)) for cell in row))
    console().print(table)


def close_quietly() -> None:
    """After the reader of a pipe has gone: let nothing more be written, and Python end without complaint."""
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
