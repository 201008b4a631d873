"""JSON Lines: one object a line, read line by line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from app.config import Settings
from app.sources.decoding import decode, refuse_binary
from app.sources.errors import UnreadableError, megabytes
from app.sources.records import Collection
from app.sources.types import RawArticle, ReadFailure

_HEAD = 4096
_ESCAPED = 6
"""The longest way to write a byte of text in JSON is `\\u00XX`: six bytes."""
_METADATA_BYTES = 65_536


def read_jsonl(path: Path, settings: Settings) -> Iterator[RawArticle | ReadFailure]:
    """Each line's article, or why it has none. Blank lines are skipped but counted."""
    records = Collection(path, "line", settings)
    limit = settings.max_article_bytes * _ESCAPED + _METADATA_BYTES
    with path.open("rb") as file:
        refuse_binary(file.read(_HEAD))
        file.seek(0)
        for number, offset, line in _lines(file, limit):
            if line is None:
                yield records.refuse(
                    number,
                    f"it is longer than {megabytes(limit)}; split it or raise FRICTION_MAX_ARTICLE_BYTES",
                )
            elif line.strip():
                yield _record(records, number, offset, line)


def count_jsonl(path: Path, _settings: Settings) -> int:
    """How many lines are not blank."""
    with path.open("rb") as file:
        return sum(1 for _, _, line in _lines(file, _METADATA_BYTES) if line is None or line.strip())


def _lines(file: BinaryIO, limit: int) -> Iterator[tuple[int, int, bytes | None]]:
    """Number, offset and bytes of each line; None in place of one longer than `limit` bytes."""
    number = offset = 0
    while line := file.readline(limit + 1):
        number, start, offset = number + 1, offset, offset + len(line)
        too_long, rest = False, line
        while rest and not rest.endswith(b"\n"):
            rest = file.readline(limit + 1)
            offset += len(rest)
            too_long = too_long or bool(rest)
        yield number, start, None if too_long else line


def _record(records: Collection, number: int, offset: int, line: bytes) -> RawArticle | ReadFailure:
    try:
        values = json.loads(decode(line.rstrip(), offset))
    except UnreadableError as error:
        return records.refuse(number, str(error))
    except json.JSONDecodeError as error:
        return records.refuse(number, f"it is not valid JSON ({error.msg}, column {error.colno}); mend it")
    except (ValueError, RecursionError):
        return records.refuse(number, "its JSON holds a number too long or too many brackets; mend it")
    if not isinstance(values, dict):
        return records.refuse(number, 'it is no JSON object; write it like {"id": "a1", "text": "…"}')
    return records.take(number, values)
