"""An article ready to be saved: what can be worked out without the database, so that no lock waits for it."""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from app.extraction.types import Document, Extraction
from app.linkage.copies import Signature, signature_of
from app.linkage.reports import Reported
from app.services.blotting import BLOT, BLOT_PRIVATE
from app.services.saving.minors import minors_named
from app.sources.types import RawArticle

_UNSTORABLE = re.compile(f"[\x00\ud800-\udfff{BLOT}{BLOT_PRIVATE}]")
"""NUL, which PostgreSQL has no room for, halves of characters, which no database stores, and our marks."""

Extract = Callable[[Document], Extraction]
Report = Callable[[Extraction, str], Reported]
"""What is linked of an extraction, by the article's fingerprint."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article with what was found in it.

    `fingerprint` is the SHA-256 of text and metadata. `version_key` is shared by the versions of one
    article; None where nothing tells a new version from another article.
    """

    extraction: Extraction
    fingerprint: str
    text_sha256: str
    version_key: str | None
    source: str
    signature: Signature
    reported: Reported
    minors: frozenset[str]
    """The words that name minors in text and title."""

    @property
    def document(self) -> Document:
        """The article, with what extraction learned of outlet, title and genre."""
        return self.extraction.document

    @property
    def text(self) -> str:
        """The text that every offset points into."""
        return self.extraction.document.text


def storable(raw: RawArticle) -> RawArticle:
    """The article with U+FFFD for each character that is not stored: the length stays the same."""
    return replace(
        raw,
        text=_UNSTORABLE.sub("\ufffd", raw.text),
        source=_UNSTORABLE.sub("\ufffd", raw.source),
        title=_storable(raw.title),
        outlet=_storable(raw.outlet),
        url=_storable(raw.url),
        language=_storable(raw.language),
        record_id=_storable(raw.record_id),
    )


def fingerprint_of(raw: RawArticle) -> str:
    """The SHA-256 of text and metadata, wherever the article was read: equal for the same article.

    A genre counts where one is declared.
    """
    published = raw.published.isoformat() if raw.published else None
    values = [raw.text, raw.title, raw.outlet, raw.url, published, raw.language, *filter(None, [raw.genre])]
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode()).hexdigest()


def version_key_of(raw: RawArticle) -> str | None:
    """The URL, else the file with the record's own id; None for a record known by its number alone."""
    if raw.url:
        return raw.url
    path = Path(raw.source).absolute().as_posix()
    if raw.record_id is None:
        return path
    return None if raw.numbered else f"{path}#{raw.record_id}"


def prepare(raw: RawArticle, fingerprint: str, extract: Extract, report: Report) -> Prepared:
    """Extract from a storable article and work out its signature and what is linked of it."""
    extraction = extract(raw.document())
    return Prepared(
        extraction=extraction,
        fingerprint=fingerprint,
        text_sha256=hashlib.sha256(raw.text.encode()).hexdigest(),
        version_key=version_key_of(raw),
        source=raw.label,
        signature=signature_of(extraction.document),
        reported=report(extraction, fingerprint),
        minors=minors_named(extraction, extract),
    )


def _storable(text: str | None) -> str | None:
    return None if text is None else _UNSTORABLE.sub("\ufffd", text)
