"""A sheet of fixed size with the name of the ledger above and its address below, and type set on it."""

from functools import lru_cache
from importlib.resources import files
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
"""Pixels: what previews show whole (1.91 to 1)."""
MARGIN = 56
RIGHT = WIDTH - MARGIN
PAPER, INK, SOFT, RULE = "#fbfaf6", "#1d1c1a", "#57534b", "#8d877a"
LINK, LAND = "#1b4f80", "#f3f1ea"
SHADES = ("#dfe7ee", "#c3d3e0", "#a3bbcf", "#7f9fba")
"""The colours of the light pages (`static/theme.css`)."""
_NAMEPLATE = "Friction Ledger"
_MOTTO = "Local police and US immigration enforcement, as reported"
_COLOURS = 96
_FOOT = HEIGHT - 52

Point = tuple[float, float]


@lru_cache(maxsize=32)
def type_of(face: str, size: int) -> ImageFont.FreeTypeFont:
    """A face of Source Serif Pro or Source Sans Pro (SIL Open Font License), such as `Serif-Semibold`."""
    family, _, weight = face.partition("-")
    name = f"Source{family}Pro-{weight}.ttf"
    with (files(f"font_source_{family.lower()}_pro") / "files" / name).open("rb") as file:
        return ImageFont.truetype(BytesIO(file.read()), size, layout_engine=ImageFont.Layout.BASIC)


class Sheet:
    """One picture in the making; every method sets something on it."""

    def __init__(self) -> None:
        self.image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
        self.draw = ImageDraw.Draw(self.image)

    def head(self) -> None:
        """The name of the ledger and what it is, over a double rule."""
        self.line(_NAMEPLATE, (MARGIN, 34), type_of("Serif-Semibold", 34))
        motto = type_of("Serif-It", 23)
        self.line(_MOTTO, (RIGHT - motto.getlength(_MOTTO), 46), motto, SOFT)
        for y, width in ((92, 3), (98, 1)):
            self.draw.line(((MARGIN, y), (RIGHT, y)), fill=RULE, width=width)

    def foot(self, source: str, address: str) -> None:
        """Where the picture is from: the source line at the left, the address under it."""
        self.draw.line(((MARGIN, _FOOT - 10), (RIGHT, _FOOT - 10)), fill=RULE, width=1)
        small = type_of("Sans-Regular", 20)
        room = RIGHT - MARGIN
        self.line(fitted(source, small, room), (MARGIN, _FOOT - 4), small, SOFT)
        self.line(fitted(address, small, room), (MARGIN, _FOOT + 20), small, LINK)

    def line(self, text: str, at: Point, font: ImageFont.FreeTypeFont, fill: str = INK) -> None:
        """One line of text from its upper left corner."""
        self.draw.text(at, text, font=font, fill=fill)

    def paragraph(self, lines: list[str], at: Point, font: ImageFont.FreeTypeFont, fill: str = INK) -> float:
        """Lines of text under each other; how far down they reach."""
        x, y = at
        for one in lines:
            self.line(one, (x, y), font, fill)
            y += leading(font)
        return y

    def png(self) -> bytes:
        """The picture as a file of few colours: a third of the bytes."""
        written = BytesIO()
        self.image.quantize(_COLOURS, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
        return written.getvalue()


def leading(font: ImageFont.FreeTypeFont) -> float:
    """From one line to the next."""
    return 1.3 * float(font.size)


def wrapped(text: str, font: ImageFont.FreeTypeFont, width: float, most: int) -> list[str]:
    """The text in lines of this width, at most so many; an ellipsis ends the last where text is left out."""
    lines: list[str] = []
    words = [part for word in text.split() for part in _parts(word, font, width)]
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        elif len(lines) == most:
            lines[-1] = fitted(longer, font, width)
            return lines
        else:
            lines.append(word)
    return lines


def fitted(text: str, font: ImageFont.FreeTypeFont, width: float) -> str:
    """The text as far as one line has room for it."""
    if font.getlength(text) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if font.getlength(text[:middle] + "…") <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def _parts(word: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """A word that is longer than a line, in pieces that are not."""
    parts = []
    while font.getlength(word) > width:
        size = max(1, len(fitted(word, font, width)) - 1)
        parts.append(word[:size])
        word = word[size:]
    return [*parts, word]
