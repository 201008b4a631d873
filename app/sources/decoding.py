"""From bytes to text: UTF-8 with or without its byte order mark, and nothing that only looks like text.

The mark is not part of the text; everything else is, line ends included, so that offsets are the file's.
"""

import codecs

from app.config import Settings
from app.sources.errors import UnreadableError, megabytes

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP, Word or OpenDocument file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"\xfd7zXZ\0", "an XZ file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PAR1", "a Parquet file (its name must end in .parquet)"),
    (b"SQLite format 3", "an SQLite database"),
)
_WIDE_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def refuse_binary(data: bytes) -> None:
    """Raise `UnreadableError` where `data`, the beginning of a file, is no UTF-8 text but something known."""
    if data.startswith(_WIDE_MARKS):
        raise UnreadableError("it is UTF-16 or UTF-32; save it as UTF-8")
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(f"it is {kind}; save the article's words as .txt or .html")
    if (at := data.find(0)) >= 0:
        raise UnreadableError(f"it is binary (a NUL byte at offset {at}); save it as UTF-8 text")


def decode(data: bytes, offset: int = 0) -> str:
    """The text of UTF-8 bytes that stand at `offset` in their file.

    A byte order mark at the file's beginning is left out. Raises `UnreadableError` naming the first wrong
    byte: guessing an encoding would put words into people's mouths.
    """
    if offset == 0 and data.startswith(codecs.BOM_UTF8):
        data, offset = data[len(codecs.BOM_UTF8) :], len(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"it is not UTF-8 (byte 0x{data[error.start]:02X} at offset {offset + error.start}); save it as "
            "UTF-8, for example: iconv -f windows-1252 -t utf-8"
        ) from None


def check_text(text: str, settings: Settings) -> str:
    """`text` itself, untouched, if it can be kept.

    Raises `UnreadableError` for nothing but blanks, for NUL and unpaired surrogates (no database holds
    them), and for more than `settings.max_article_bytes` UTF-8 bytes.
    """
    if not text or text.isspace():
        raise UnreadableError("it is empty; remove it or fill in the text")
    if (at := text.find("\0")) >= 0:
        raise UnreadableError(f"its text holds a NUL character at offset {at}; remove it")
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError as error:
        raise UnreadableError(
            f"its text holds no valid character at offset {error.start} (wrong encoding); save it as UTF-8"
        ) from None
    check_size(size, settings.max_article_bytes, "FRICTION_MAX_ARTICLE_BYTES")
    return text


def check_size(size: int, limit: int, setting: str) -> None:
    """Raise `UnreadableError` naming the setting where `size` bytes are more than `limit`."""
    if size > limit:
        raise UnreadableError(
            f"it has {megabytes(size)}, over the limit of {megabytes(limit)}; split it or raise {setting}"
        )
