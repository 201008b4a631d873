"""The picture of a page: its title, what it says, a few figures."""

from app.web.pictures.canvas import (
    INK,
    MARGIN,
    RIGHT,
    SOFT,
    Sheet,
    leading,
    type_of,
    wrapped,
)
from app.web.share import Share

NOTE = "Found by a program in published articles, not reviewed."
_ROOM = RIGHT - MARGIN
_SIZES = ((62, 2), (52, 3), (44, 4))
"""Sizes of the title with the lines each may take: the largest that holds all of it."""
_BOTTOM = 470
"""Where figures begin: text ends above."""


def draw_card(share: Share, root: str) -> bytes:
    """The card of a page as PNG."""
    sheet = Sheet()
    sheet.head()
    y = _title(sheet, share.title)
    font = type_of("Serif-Regular", 34)
    lines = wrapped(share.sentence, font, _ROOM, max(1, int((_BOTTOM - y) // leading(font))))
    sheet.paragraph(lines, (MARGIN, y), font, SOFT)
    _figures(sheet, share)
    sheet.foot(NOTE, root + share.path)
    return sheet.png()


def _title(sheet: Sheet, title: str) -> float:
    size, most = next((one for one in _SIZES if _holds(title, *one)), _SIZES[-1])
    font = type_of("Serif-Semibold", size)
    return sheet.paragraph(wrapped(title, font, _ROOM, most), (MARGIN, 122), font) + 14


def _holds(title: str, size: int, most: int) -> bool:
    return len(wrapped(title, type_of("Serif-Semibold", size), _ROOM, most + 1)) <= most


def _figures(sheet: Sheet, share: Share) -> None:
    number, noun = type_of("Serif-Semibold", 46), type_of("Sans-Regular", 28)
    x: float = MARGIN
    for count, named in share.figures:
        sheet.line(count, (x, _BOTTOM + 20), number, INK)
        x += number.getlength(count) + 12
        sheet.line(named, (x, _BOTTOM + 37), noun, SOFT)
        x += noun.getlength(named) + 44
