"""Annotated articles: `NAME.json` beside `NAME.txt`, or `gold-N.json` beside `article-N.txt`."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.extraction.types import Document, Span

BORDERLINE_FILE = "borderline.txt"
"""Beside the annotations: ids of those on which careful readers differ, for sets that do not mark them."""


class GoldError(ValueError):
    """An annotated article is wrong. The message names the file and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement that should be found. `borderline` ones count neither way."""

    parts: tuple[Span, ...]
    kind: str
    speaker: str | None
    role: str | None
    jurisdiction: str | None
    position: str | None
    borderline: bool
    id: str | None = None


@dataclass(frozen=True, slots=True)
class GoldOfficial:
    """An official who should be found."""

    name: str
    role: str | None
    jurisdiction: str | None


@dataclass(frozen=True, slots=True)
class GoldIncident:
    """An incident that should be found. `date` is as exact as the text: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."""

    title: str
    evidence: tuple[Span, ...]
    place: str | None
    agencies: tuple[str, ...]
    tactics: tuple[str, ...]
    date: str | None
    borderline: bool
    id: str | None = None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article with all that a careful reader finds in it. Jurisdictions are (name, kind, state)."""

    name: str
    document: Document
    statements: tuple[GoldStatement, ...]
    officials: tuple[GoldOfficial, ...]
    jurisdictions: tuple[tuple[str, str, str], ...]
    agencies: tuple[str, ...]
    incidents: tuple[GoldIncident, ...]
    same_as: tuple[tuple[str, str], ...] = ()
    """Ids of statements or incidents of two articles that are one: across all of the set."""


def load_gold(folder: Path, borderline: Path | None = None) -> Iterator[GoldArticle]:
    """The annotated articles of a folder, by name. Raises `GoldError` where one is wrong or there is none.

    Annotations are borderline where they say so, or where their id stands in the file `borderline`
    (`borderline.txt` of the folder unless another is given): ids parted by blanks or lines.
    """
    soft = _borderline_ids(borderline or folder / BORDERLINE_FILE)
    pairs = [(path, text) for path in sorted(folder.glob("*.json")) if (text := _text_of(path)).is_file()]
    if not pairs:
        raise GoldError(f"{folder}: no annotated articles (NAME.json beside NAME.txt) are here")
    for path, text in pairs:
        yield _read(path, text, soft)


def _borderline_ids(path: Path) -> frozenset[str]:
    try:
        return frozenset(path.read_text(encoding="utf-8").split()) if path.is_file() else frozenset()
    except (OSError, ValueError) as error:
        raise GoldError(f"{path}: {error}") from None


def _text_of(path: Path) -> Path:
    name = path.stem
    return path.with_name(
        f"article-{name.removeprefix('gold-')}.txt" if name.startswith("gold-") else f"{name}.txt"
    )


def _read(path: Path, text_path: Path, soft: frozenset[str]) -> GoldArticle:
    try:
        text = text_path.read_bytes().decode("utf-8")
        row = json.loads(path.read_text(encoding="utf-8"))
        return GoldArticle(
            name=text_path.stem,
            document=_document(row, text),
            statements=tuple(_statement(item, text, soft) for item in row["statements"]),
            officials=tuple(_official(item) for item in row["officials"]),
            jurisdictions=tuple((item["name"], item["kind"], item["state"]) for item in row["jurisdictions"]),
            agencies=tuple(item["name"] for item in row["agencies"]),
            incidents=tuple(_incident(item, text, soft) for item in row["incidents"]),
            same_as=tuple((str(one), str(other)) for one, other in row.get("same_as", ())),
        )
    except KeyError as error:
        raise GoldError(f"{path}: {error} is missing") from None
    except (TypeError, ValueError, AttributeError) as error:
        raise GoldError(f"{path}: {error}") from None


def _document(row: dict[str, Any], text: str) -> Document:
    published = row.get("published")
    return Document(
        text=text,
        title=row.get("title"),
        outlet=row.get("outlet"),
        url=row.get("url"),
        published=date.fromisoformat(published) if published else None,
    )


def _statement(row: dict[str, Any], text: str, soft: frozenset[str]) -> GoldStatement:
    return GoldStatement(
        parts=locate(row["parts"], text, row.get("start") or 0),
        kind=row["kind"],
        speaker=row["speaker"],
        role=row.get("role"),
        jurisdiction=row.get("jurisdiction"),
        position=row.get("position"),
        borderline=bool(row.get("borderline")) or row.get("id") in soft,
        id=row.get("id"),
    )


def _official(row: dict[str, Any]) -> GoldOfficial:
    return GoldOfficial(row["name"], row.get("role"), row.get("jurisdiction"))


def _incident(row: dict[str, Any], text: str, soft: frozenset[str]) -> GoldIncident:
    return GoldIncident(
        title=row.get("title") or row.get("summary") or "",
        evidence=tuple(locate([piece], text)[0] for piece in _listed(row["evidence"])),
        place=row.get("place"),
        agencies=tuple(_listed(row.get("agency"))),
        tactics=tuple(row.get("tactics", ())),
        date=row.get("date"),
        borderline=bool(row.get("borderline")) or row.get("id") in soft,
        id=row.get("id"),
    )


def _listed(value: str | list[str] | None) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else value


def locate(parts: Sequence[str], text: str, start: int = 0) -> tuple[Span, ...]:
    """Where the verbatim `parts` stand, in order, looked for from `start` on and else from the beginning.

    Raises `ValueError` for a part that the text does not have.
    """
    spans = []
    for part in parts:
        found = text.find(part, start)
        if found < 0:
            found = text.find(part)
        if found < 0:
            raise ValueError(f"the text does not have {part[:60]!r}")
        start = found + len(part)
        spans.append(Span(found, start))
    return tuple(spans)
