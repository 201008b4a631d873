"""Texts that nobody would print: ten kinds, of any length."""

from itertools import islice, product

SYLLABLES = [first + second for first, second in product("bdfghklmnprstvz", "aeiou")]


def _names(size: int) -> str:
    """`Bababa Bababa, Babade Debaba, …`: as many names as fit, no two alike; 2 MB hold 100,000."""
    pairs = product(SYLLABLES, repeat=3)
    names = (f"{''.join(parts).title()} {''.join(parts[::-1]).title()}, " for parts in pairs)
    return "".join(islice(names, size // 16 + 1))[:size]


def _repeated(piece: str, size: int) -> str:
    """The piece over and over, `#` being its number: what a text repeats is taken for a page's furniture."""
    return "".join(piece.replace("#", str(number)) for number in range(size // len(piece) + 1))[:size]


PIECES = {
    "only quotation marks": "“”\"'‘’``''«»",
    "only capitals": "ICE AGENTS SAID MAYOR ANA RUIZ OF FRESNO HAD TOLD THE POLICE CHIEF #. ",
    "one line": "Mayor Ana Ruiz of Fresno said that ICE agents had left, and she told the council # so, ",
    "nested marks": "“He said ‘she told me “they ‘left #,’” ",
    "paragraphs of pronouns": "“It is late,” he said. She said they told him that she had left at #.\n\n",
    "right to left": "\u202e“אמר ראש העיר” said Ana Ruiz #. קול קרא \u202c",
    "emoji": "😀 “We 🚓 left,” 👮🏽\u200d♀️ said Chief 🤖 Ruiz #. ",
    "control characters": "“We\x07 left,”\x1b[2J said\x08 Ana\x7f Ruiz #.\x9b\x0b ",
    "nulls": "\x00“We\x00 left,”\x00 said Ana\x00 Ruiz #. \x00",
}
KINDS = ("names", *PIECES)


def hostile(kind: str, size: int) -> str:
    """A text of one kind, `size` characters long."""
    return _names(size) if kind == "names" else _repeated(PIECES[kind], size)
