"""Reading what a test writes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.config import Settings
from app.sources import RawArticle, ReadFailure, read_paths

Read = Callable[..., list[RawArticle | ReadFailure]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """`read(name, content, **limits)`: write a file (bytes, or text as UTF-8) and read it."""

    def write_and_read(name: str, content: bytes | str, **limits: int) -> list[RawArticle | ReadFailure]:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return list(read_paths([path], Settings(**limits)))

    return write_and_read


@pytest.fixture
def read_one(read: Read) -> Callable[..., RawArticle | ReadFailure]:
    """The same for a file that gives one thing."""

    def only(name: str, content: bytes | str, **limits: int) -> RawArticle | ReadFailure:
        found = read(name, content, **limits)
        assert len(found) == 1, found
        return found[0]

    return only
