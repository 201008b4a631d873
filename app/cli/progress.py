"""How far a long command is: a bar on a terminal, a line now and then in a log."""

import sys
import time
from collections.abc import Iterator
from typing import TypeVar

from app.cli.output import console, say

T = TypeVar("T")

LINE_EVERY_SECONDS = 10.0


def watched(items: Iterator[T], total: int) -> Iterator[T]:
    """The items, with a display on standard error of how many of `total` have been taken."""
    return _with_bar(items, total) if sys.stderr.isatty() else _with_lines(items, total)


def _with_bar(items: Iterator[T], total: int) -> Iterator[T]:
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console(stderr=True), transient=True) as display:
        yield from display.track(items, total=total)


def _with_lines(items: Iterator[T], total: int) -> Iterator[T]:
    told = time.monotonic()
    for number, item in enumerate(items, start=1):
        yield item
        if time.monotonic() - told >= LINE_EVERY_SECONDS:
            say(f"{number:,} of {total:,} read")
            told = time.monotonic()
