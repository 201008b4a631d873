"""Reading the tables of `data/`: every complaint names the file and the line."""

import csv
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any


class KnowledgeError(ValueError):
    """A table of `data/` is wrong. The message names file, line (or key) and what would be right."""

    def __init__(self, path: Path, where: int | str, problem: str) -> None:
        place = f"{path}:{where}" if isinstance(where, int) else f"{path}: {where}"
        super().__init__(f"{place}: {problem}")


def read_csv(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield `(line number, row)` of a UTF-8 CSV file whose header must be exactly `columns`.

    Raises `KnowledgeError` for a missing file, another header, or a row with too few or too many fields.
    """
    try:
        file = path.open(encoding="utf-8", newline="")
    except FileNotFoundError:
        raise KnowledgeError(path, 0, "the file is missing") from None
    with file:
        reader = csv.reader(file, strict=True)
        header = next(reader, [])
        if header != list(columns):
            raise KnowledgeError(path, 1, f"the header must be {','.join(columns)}")
        for row in reader:
            if len(row) != len(columns):
                raise KnowledgeError(path, reader.line_num, f"{len(row)} fields where {len(columns)} belong")
            yield reader.line_num, dict(zip(columns, row, strict=True))


def read_toml(path: Path) -> dict[str, Any]:
    """The parsed file. Raises `KnowledgeError` where it is missing or no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise KnowledgeError(path, 0, "the file is missing") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(path, "whole file", str(error)) from None
