"""Why something could not be read, said in one line with the remedy."""

import os
from pathlib import Path


class UnreadableError(ValueError):
    """A file or record is refused; the message is what a `ReadFailure` gives as its reason."""


def name_of(path: Path) -> str:
    """The path as given, in characters every database can hold: undecodable bytes stand as escapes."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")


def reason_of(error: OSError) -> str:
    """One line for what the operating system refused, with the remedy where there is a usual one."""
    match error:
        case FileNotFoundError():
            return "there is no such file or folder; check the path"
        case PermissionError():
            return "permission to read it is missing; change its mode or its owner"
        case _:
            return f"cannot be read: {error.strerror or os.strerror(error.errno or 0)}"


def megabytes(count: int) -> str:
    """A size for people: `50.0 MB`, `1.6 GB`, or bytes below a tenth of a megabyte."""
    if count >= 1_000_000_000:
        return f"{count / 1_000_000_000:.1f} GB"
    return f"{count / 1_000_000:.1f} MB" if count >= 100_000 else f"{count:,} bytes"
