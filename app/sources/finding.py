"""Which files there are to read: the given ones, and those in the given folders."""

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from app.sources.errors import name_of, reason_of
from app.sources.markdown import begins_with_front_matter
from app.sources.types import ReadFailure

ENDINGS = (".txt", ".md", ".html", ".htm", ".jsonl", ".ndjson", ".csv", ".parquet")
"""Endings of files that hold articles, in lower case."""

_FIRST_LINE = 100
_NO_FRONT_MATTER = ".md without front matter"


@dataclass(slots=True)
class Found:
    """Files in reading order, what is wrong with the paths, and what was passed over, by ending."""

    files: list[Path] = field(default_factory=list)
    failures: list[ReadFailure] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)


def find_files(paths: Iterable[Path]) -> Found:
    """Everything below `paths`, in their order, folders sorted by name and read once each.

    A path given by name is read whatever it is; its ending must be a known one. In folders, hidden files
    and folders are left out silently, files with other endings, and Markdown without front matter (a folder's
    README), are counted as skipped. Links to files and folders are followed; one that leads back to a folder
    above it is a failure.
    """
    found = Found()
    visited: set[tuple[int, int]] = set()
    for path in paths:
        try:
            if path.is_dir():
                _walk(path, found, visited)
            else:
                _given(path, found)
        except OSError as error:
            found.failures.append(ReadFailure(name_of(path), None, reason_of(error)))
    return found


def _given(path: Path, found: Found) -> None:
    path.stat()
    if path.suffix.lower() in ENDINGS:
        found.files.append(path)
        return
    reason = f"files of this ending are not read; these are: {' '.join(ENDINGS)}"
    found.failures.append(ReadFailure(name_of(path), None, reason))


def _walk(top: Path, found: Found, visited: set[tuple[int, int]]) -> None:
    """Everything below one folder, without recursion: folders may be nested deeper than Python may call."""
    before = len(found.files) + len(found.failures)
    stack: list[tuple[Path, tuple[tuple[int, int], ...]]] = [(top, ())]
    while stack:
        path, above = stack.pop()
        try:
            if not path.is_dir():
                _in_folder(path, found)
                continue
            status = path.stat()
            identity = (status.st_dev, status.st_ino)
            if identity in above:
                reason = "this link leads back to a folder above it; remove the link"
                found.failures.append(ReadFailure(name_of(path), None, reason))
            elif identity not in visited:
                visited.add(identity)
                below = (*above, identity)
                stack.extend((path / name, below) for name in reversed(_children(path)))
        except OSError as error:
            found.failures.append(ReadFailure(name_of(path), None, reason_of(error)))
    if len(found.files) + len(found.failures) == before:
        reason = f"the folder holds no articles; files with these endings are read: {' '.join(ENDINGS)}"
        found.failures.append(ReadFailure(name_of(top), None, reason))


def _children(folder: Path) -> list[str]:
    """The names a folder holds, sorted, without hidden ones."""
    return sorted(name for name in os.listdir(folder) if not name.startswith("."))


def _in_folder(path: Path, found: Found) -> None:
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        path.stat()
        found.skipped[ending or "no ending"] += 1
    elif ending == ".md" and not _has_front_matter(path):
        found.skipped[_NO_FRONT_MATTER] += 1
    else:
        found.files.append(path)


def _has_front_matter(path: Path) -> bool:
    if not path.is_file():
        return True
    if path.stat().st_size == 0:  # so have the endless files of /proc, which must not be opened
        return False
    with path.open("rb") as file:
        return begins_with_front_matter(file.read(_FIRST_LINE).decode("utf-8-sig", "replace"))
