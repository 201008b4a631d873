"""Citations in words, after the styles of the APA (7th edition) and of Chicago (17th edition)."""

import re
from typing import NamedTuple

from app.web.citing.cited import AUTHOR, Cited
from app.web.wording import day, ended

_QUOTES = str.maketrans({"“": "‘", "”": "’", '"': "'"})
_BLANKS = re.compile(r"\s+")


class Styled(NamedTuple):
    """A citation in one style; `title` is set in italics."""

    name: str
    before: str
    title: str
    after: str

    @property
    def text(self) -> str:
        """The whole, without italics."""
        return self.before + self.title + self.after


def styled(cited: Cited) -> tuple[Styled, ...]:
    """In every style there is."""
    return (apa(cited), chicago(cited))


def apa(cited: Cited) -> Styled:
    """A data set, or a page of a reference work that changes, by an author who is its publisher too.

    `Friction Ledger. (2026, February 1). *Title* (Version 2026-02-01T13:03:00Z; 60 rows, fingerprint …) [Data
    set]. Retrieved February 2, 2026, from https://…`
    """
    as_of = cited.state.as_of
    issued = f"{as_of:%Y, %B} {as_of.day}" if as_of else "n.d."
    version = f"Version {cited.version}" if cited.version else ""
    note = cited.note if cited.is_list else ""
    inside = "; ".join(part for part in (version, note) if part)
    sort = "[Data set]" if cited.is_list else "[Database record]"
    after = f"{f' ({inside})' if inside else ''} {sort}. Retrieved {day(cited.read)}, from {cited.address}"
    return Styled("APA", f"{AUTHOR}. ({issued}). ", _line(cited.title), after)


def chicago(cited: Cited) -> Styled:
    """A page of a website as the bibliography lists it; quotation marks within the title are single.

    `Friction Ledger. “Title.” Version 2026-02-01T13:03:00Z; 60 rows, fingerprint 0a1b…. Accessed
    February 2, 2026. https://….`
    """
    title = ended(_line(cited.title).translate(_QUOTES))
    version = f"Version {cited.version}" if cited.version else ""
    note = cited.note if cited.is_list else ""
    told = "; ".join(part for part in (version, note) if part)
    after = f"{f' {told}.' if told else ''} Accessed {day(cited.read)}. {cited.address}."
    return Styled("Chicago", f"{AUTHOR}. “{title}”{after}", "", "")


def _line(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()
