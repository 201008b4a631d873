"""What reading yields: an article as it was found, or the reason why there is none."""

from dataclasses import dataclass
from datetime import date

from app.extraction.types import Document
from app.vocabulary import Genre


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One article as read. `text` is what every offset points into.

    `source` is the file's path as given; `record_id` names the record of a collection (its `id`, else its
    number, counted from 1) and is None where the file is one article. `url` is http or https, or None.
    `genre` is None unless it was declared: then extraction finds one in the text.
    """

    text: str
    source: str
    record_id: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    language: str | None = None
    genre: Genre | None = None
    numbered: bool = False
    """Whether `record_id` is only the record's number: then it does not tell versions of one article."""

    @property
    def label(self) -> str:
        """Where the article was read: `file`, or `file#id` for a record of a collection."""
        return self.source if self.record_id is None else f"{self.source}#{self.record_id}"

    def document(self) -> Document:
        """The article as extraction takes it."""
        return Document(
            text=self.text,
            title=self.title,
            outlet=self.outlet,
            url=self.url,
            published=self.published,
            language=self.language,
            genre=self.genre,
        )


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """What was not read: the file as given, its record (None for the whole file), why and the remedy."""

    source: str
    record: str | None
    reason: str
