"""Collections: one record an article. A record that cannot be read costs no other record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.config import Settings
from app.sources.decoding import check_text
from app.sources.errors import UnreadableError, name_of
from app.sources.metadata import declared, line_of
from app.sources.types import RawArticle, ReadFailure

FIELDS = ("text", "id", "title", "outlet", "url", "published", "language", "genre")
"""Keys and columns that are read; others are ignored."""

BATCH = 16
"""Rows of a table that are in memory at a time."""

_ID_CHARS = 200


@dataclass(slots=True)
class Collection:
    """Turns the records of one file into articles; `unit` is what its records are: "line" or "row"."""

    path: Path
    unit: str
    settings: Settings
    seen: set[int] = field(default_factory=set)
    """Hashes of the ids so far, numbers left out: a repeated id would pass for a new version."""

    def take(self, number: int, values: Mapping[str, object]) -> RawArticle | ReadFailure:
        """The article of record `number` (from 1). Its id is its `id`, else that number."""
        name = f"{self.unit} {number}"
        try:
            own_id = self._id_of(values.get("id"))
            name = f"{name} (id {own_id})" if own_id else name
            text, known = self._text_of(values.get("text")), declared(values)
            if own_id:
                self._note(own_id)
            return known.article(text, name_of(self.path), own_id or str(number), numbered=not own_id)
        except UnreadableError as error:
            return ReadFailure(name_of(self.path), name, str(error))

    def refuse(self, number: int, reason: str) -> ReadFailure:
        """The failure of record `number`."""
        return ReadFailure(name_of(self.path), f"{self.unit} {number}", reason)

    def _id_of(self, value: object) -> str:
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        try:
            return "" if value is None else line_of(value, _ID_CHARS)
        except UnreadableError as error:
            raise UnreadableError(f"its id {error}") from None

    def _text_of(self, text: object) -> str:
        if text is None:
            raise UnreadableError("it has no text; give it a text or remove it")
        if not isinstance(text, str):
            raise UnreadableError(f"its text is no string but {type(text).__name__}; write it as a string")
        return check_text(text, self.settings)

    def _note(self, record_id: str) -> None:
        if hash(record_id) in self.seen:
            raise UnreadableError("its id was used before in this file; give every record its own")
        self.seen.add(hash(record_id))


def check_columns(count: int, settings: Settings) -> None:
    """Raise `UnreadableError` where a table has more columns than `settings.max_columns`."""
    if count > settings.max_columns:
        raise UnreadableError(
            f"it has {count:,} columns, over the limit of {settings.max_columns:,}; leave out all but "
            f"{' '.join(FIELDS)}, or raise FRICTION_MAX_COLUMNS"
        )


def column_names(header: Sequence[str]) -> list[str]:
    """The header's names, folded. Raises `UnreadableError` without `text`, or where a name stands twice."""
    names = [name.strip().casefold() for name in header]
    for name in FIELDS:
        if names.count(name) > 1:
            raise UnreadableError(f"its header has the column {name} twice; rename one")
    if "text" not in names:
        if len(names) == 1 and any(mark in names[0] for mark in ";\t|"):
            raise UnreadableError("its header has no commas; separate the columns by commas")
        shown = ", ".join(name[:40] for name in names[:8]) or "nothing"
        raise UnreadableError(
            f"it has no column text (it has {shown}); name the column with the article's words"
        )
    return names
