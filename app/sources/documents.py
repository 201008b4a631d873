"""Files that are one article: plain text, Markdown with front matter, web pages."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from app.config import Settings
from app.sources.decoding import check_size, check_text, decode, refuse_binary
from app.sources.errors import UnreadableError, name_of
from app.sources.markdown import begins_with_front_matter, heading
from app.sources.metadata import Metadata, declared, guessed
from app.sources.pages import PageReader
from app.sources.types import RawArticle

_CHARSET = re.compile(rb"""(?i)<meta[^<>]{0,200}?charset\s{0,4}=\s{0,4}["']?([A-Za-z0-9_.:-]{2,40})""")
_CHARSET_WITHIN = 4096
_CHARSETS = (
    "windows-",
    "iso-8859-",
    "latin",
    "ascii",
    "us-ascii",
    "koi8-",
    "gb",
    "big5",
    "shift_jis",
    "euc-",
)
"""How encodings of the web begin; Python knows others that are no encodings of text."""
_WESTERN = ("iso-8859-1", "latin1", "ascii", "us-ascii")
"""Names by which browsers understand windows-1252."""
_PAGES = PageReader()


def read_text(path: Path, settings: Settings) -> Iterator[RawArticle]:
    """A .txt file: its text, every code point as it stands, without a byte order mark."""
    text = decode(_load(path, settings))
    yield Metadata().article(check_text(text, settings), name_of(path))


def read_markdown(path: Path, settings: Settings) -> Iterator[RawArticle]:
    """A .md file: YAML front matter gives title, outlet, url, published, language and genre.

    Front matter begins in the very first line; a title may also be a first heading, which stays in the text.
    The text is the body as python-frontmatter returns it (without the blanks around it, line ends as
    newlines), so offsets count from the body's first character; Markdown's own marks are left in it.
    """
    import frontmatter  # noqa: PLC0415

    from app.sources.frontmatter import PlainYaml  # noqa: PLC0415

    written = decode(_load(path, settings))
    if begins_with_front_matter(written):
        fields, body = frontmatter.parse(written, handler=PlainYaml())
        if not fields and body.startswith("---"):
            raise UnreadableError("its front matter does not end; close it with a line of ---")
        known = declared(fields)
    else:
        body, known = written.replace("\r\n", "\n").strip(), Metadata()
    known = replace(known, title=known.title or guessed({"title": heading(body)}).title)
    yield known.article(check_text(body, settings), name_of(path))


def read_html(path: Path, settings: Settings) -> Iterator[RawArticle]:
    """A web page: the article's text and what the page says about it, as trafilatura finds them.

    Offsets count in that text, not in the page's markup.
    """
    page = _decode_page(_load(path, settings))
    if not page.strip():
        raise UnreadableError("it is empty; remove it or fill in the text")
    found = _PAGES.read(page, settings.max_page_seconds)
    yield guessed(found.fields).article(check_text(found.text, settings), name_of(path))


def _decode_page(data: bytes) -> str:
    """UTF-8, else what the page's own `<meta charset>` says and browsers understand by it."""
    try:
        return decode(data)
    except UnreadableError:
        declaration = _CHARSET.search(data[:_CHARSET_WITHIN])
        name = declaration[1].decode("ascii").lower() if declaration else ""
        if not name.startswith(_CHARSETS):
            raise
        try:
            return data.decode("windows-1252" if name in _WESTERN else name)
        except (LookupError, UnicodeError):
            raise UnreadableError(f"it is not the {name} it says it is; save it as UTF-8") from None


def _load(path: Path, settings: Settings) -> bytes:
    """All bytes of a file no longer than an article may be."""
    limit = settings.max_article_bytes
    check_size(path.stat().st_size, limit, "FRICTION_MAX_ARTICLE_BYTES")
    with path.open("rb") as file:
        data = file.read(limit + 1)
    check_size(len(data), limit, "FRICTION_MAX_ARTICLE_BYTES")
    refuse_binary(data)
    return data
