"""Map and timeline as pictures, each with what it shows, what it rests on, and where it is from."""

from dataclasses import dataclass

from PIL import Image, ImageDraw

from app.services.map import LedgerMap
from app.services.projection import HEIGHT as MAP_HEIGHT
from app.services.projection import WIDTH as MAP_WIDTH
from app.services.timeline import Timeline
from app.web.periods import period
from app.web.pictures.canvas import (
    INK,
    LAND,
    LINK,
    MARGIN,
    PAPER,
    RIGHT,
    RULE,
    SHADES,
    SOFT,
    Sheet,
    type_of,
    wrapped,
)
from app.web.pictures.shapes import state_shapes

_SCALE = 0.76
_MAP_AT = (MARGIN - 16, 104)
_TEXT = MARGIN + int(MAP_WIDTH * _SCALE)
"""Where the column beside the map begins."""
_FINER = 3
"""Shapes are drawn so many times larger, then made smaller: their edges come out smooth."""
MOST_MARKS = 2000
"""Marks that are drawn, the largest: beyond so many they cover each other."""
_TOP, _GROUND = 250, 480
"""Of the bars: where the tallest ends, and where all begin."""
_MAP_NOTE = (
    "States are shaded, and places marked, by the number of incidents recorded. A place without a mark "
    "has no incident recorded here: that does not mean that nothing happened."
)


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn, under its title, with a source line and the address of the list that it counts."""

    drawn: LedgerMap | Timeline
    title: str
    source: str
    address: str


def draw_chart(chart: Chart) -> bytes:
    """The chart as PNG."""
    sheet = Sheet()
    sheet.head()
    if isinstance(chart.drawn, Timeline):
        _timeline(sheet, chart.drawn, chart.title)
    else:
        _map(sheet, chart.drawn, chart.title)
    sheet.foot(chart.source, chart.address)
    return sheet.png()


def _map(sheet: Sheet, drawn: LedgerMap, title: str) -> None:
    size = int(MAP_WIDTH * _SCALE), int(MAP_HEIGHT * _SCALE)
    layer = Image.new("RGB", (size[0] * _FINER, size[1] * _FINER), PAPER)
    draw, scale = ImageDraw.Draw(layer, "RGBA"), _SCALE * _FINER
    shades = {state.code: SHADES[state.shade - 1] for state in drawn.states}
    for code, polygons in state_shapes().items():
        for polygon in polygons:
            corners = [(x * scale, y * scale) for x, y in polygon]
            draw.polygon(corners, fill=shades.get(code, LAND), outline=RULE, width=2)
    for mark in drawn.marks[:MOST_MARKS]:
        draw.circle((mark.x * scale, mark.y * scale), mark.radius * scale, f"{LINK}c0", PAPER, _FINER)
    sheet.image.paste(layer.resize(size, Image.Resampling.LANCZOS), _MAP_AT)
    heading, note = type_of("Serif-Semibold", 32), type_of("Sans-Regular", 21)
    room = RIGHT - _TEXT
    y = sheet.paragraph(wrapped(title, heading, room, 6), (_TEXT, 126), heading, INK) + 12
    sheet.paragraph(wrapped(_MAP_NOTE, note, room, 8), (_TEXT, y), note, SOFT)


def _timeline(sheet: Sheet, drawn: Timeline, title: str) -> None:
    heading, note = type_of("Serif-Semibold", 40), type_of("Sans-Regular", 21)
    sheet.paragraph(wrapped(title, heading, RIGHT - MARGIN, 2), (MARGIN, 116), heading)
    if not drawn.bars:
        sheet.line("Nothing dated is recorded here.", (MARGIN, _TOP), note, SOFT)
        return
    sheet.line(f"{drawn.tallest:,}", (MARGIN, _TOP - 30), note, SOFT)
    step = (RIGHT - MARGIN) / len(drawn.bars)
    gap = min(6.0, step / 5)
    for number, bar in enumerate(drawn.bars):
        x = MARGIN + number * step
        for count, colour in ((bar.total, SHADES[1]), (bar.within, LINK)):
            if count:
                top = _GROUND - max(2, (_GROUND - _TOP) * count / drawn.tallest)
                sheet.draw.rectangle((x + gap / 2, top, x + step - gap / 2, _GROUND), fill=colour)
    sheet.draw.line(((MARGIN, _GROUND), (RIGHT, _GROUND)), fill=RULE, width=2)
    _axis(sheet, drawn)


def _axis(sheet: Sheet, drawn: Timeline) -> None:
    note = type_of("Sans-Regular", 21)
    first, last = (period(drawn.bars[at], drawn.unit) for at in (0, -1))
    sheet.line(first, (MARGIN, _GROUND + 8), note, SOFT)
    if len(drawn.bars) > 1:
        sheet.line(last, (RIGHT - note.getlength(last), _GROUND + 8), note, SOFT)
    told = [f"By {drawn.unit}; what has no stated date counts when it was reported."]
    told += ["Lighter: dated less exactly."] if drawn.has_across else []
    left_out = drawn.undated + drawn.beyond
    told += [f"Not shown: {left_out:,}."] if left_out else []
    sheet.line(" ".join(told), (MARGIN, _GROUND + 40), note, SOFT)
