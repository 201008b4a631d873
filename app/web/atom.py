"""A page of a list as an Atom feed (RFC 4287) with links to its other pages (RFC 5005)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from xml.etree.ElementTree import Element, SubElement, tostring

from app.web.briefs import Brief
from app.web.xml import readable

_XMLNS = "http://www.w3.org/2005/Atom"
_AUTHOR = "Friction Ledger"
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a ledger without articles was changed: every feed must say some moment."""
_TITLE = 120
"""Characters of a statement's words in the title of its entry."""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself; `root` is the site's own address."""

    title: str
    subtitle: str
    rights: str
    root: str
    as_of: datetime | None


def feed(about: Feed, links: Mapping[str, str], entries: Iterable[Brief]) -> bytes:
    """The feed. `links` are addresses by relation: `first` is its id, `alternate` the page of the list.

    An entry is dated by the day of its report, or where it has none by the state of the ledger.
    """
    updated = about.as_of or _NEVER
    made = Element("feed", {"xmlns": _XMLNS, "xml:lang": "en"})
    _say(made, "id", links["first"])
    _say(made, "title", about.title)
    _say(made, "subtitle", about.subtitle)
    _say(made, "updated", _moment(updated))
    _say(SubElement(made, "author"), "name", _AUTHOR)
    _say(made, "rights", about.rights)
    for relation, address in links.items():
        media = "text/html" if relation == "alternate" else "application/atom+xml"
        SubElement(made, "link", rel=relation, href=address, type=media)
    for entry in entries:
        _entry(SubElement(made, "entry"), entry, about.root, updated)
    written: bytes = tostring(made, encoding="utf-8", xml_declaration=True)
    return written


def _entry(made: Element, entry: Brief, root: str, as_of: datetime) -> None:
    _say(made, "id", root + entry.permanent)
    _say(made, "title", f"{entry.title}: {_cut(entry.words)}" if entry.words else entry.title)
    _say(made, "updated", _moment(_midnight(entry.day) if entry.day else as_of))
    SubElement(made, "link", rel="alternate", href=root + entry.path, type="text/html")
    _say(made, "summary", "\n".join(part for part in (entry.words, " · ".join(entry.facts)) if part))


def _say(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = readable(text)


def _cut(words: str) -> str:
    return words if len(words) <= _TITLE else words[:_TITLE].rpartition(" ")[0] + "…"


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)


def _moment(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
