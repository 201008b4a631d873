"""What pages of other sites may show in a frame: a statement, an incident, the map under a filter."""

from dataclasses import dataclass
from math import ceil
from urllib.parse import parse_qsl, urlsplit

from markupsafe import Markup
from sqlmodel import Session

from app.services.catalogue import Reading, check_filter
from app.services.filters import LedgerFilter, parse_filter
from app.services.listing import count_rows
from app.services.matching import INCIDENTS
from app.services.rows import incident_rows, statement_rows
from app.services.sentence import describe
from app.web.share import Share, of_incident, of_list, of_statement

WIDTH = 600
_MAP_HEIGHT = 560
_FIXED = 190
"""Pixels of a record's frame besides its words."""
_LINE = 30
_PER_LINE = 52
"""Characters of a line of words in a frame of `WIDTH`."""
_MAX_ID = 2**31 - 1
_CODE = Markup(
    '<iframe src="{source}" title="{title}" width="{width}" height="{height}" loading="lazy" '
    'style="border:1px solid #8d877a;max-width:100%"></iframe>'
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A page to be framed: its address without host, what it shows, and pixels."""

    path: str
    shared: Share
    height: int
    width: int = WIDTH

    def code(self, root: str) -> str:
        """The markup for somebody else's page. Titles are escaped."""
        return str(
            _CODE.format(
                source=root + self.path, title=f"{self.shared.title} (Friction Ledger)",
                width=self.width, height=self.height,
            )
        )  # fmt: skip


def frame_of_statement(shared: Share, number: int) -> Frame:
    """The frame of a statement, as high as its words are long."""
    return Frame(f"/embed/statements/{number}", shared, _FIXED + _LINE * _lines(shared.sentence))


def frame_of_incident(shared: Share, number: int) -> Frame:
    """The frame of an incident."""
    return Frame(f"/embed/incidents/{number}", shared, _FIXED + _LINE * (_lines(shared.title) + 3))


def frame_of_map(filter_: LedgerFilter, shared: Share) -> Frame:
    """The frame of the map under a filter."""
    query = filter_.on_page(1).query_string()
    return Frame(f"/embed/map?{query}" if query else "/embed/map", shared, _MAP_HEIGHT)


def frame_at(session: Session, reading: Reading, root: str, url: str) -> Frame | None:
    """The frame of the page at this address; None for what is not ours, or has none. At most 20 queries.

    Raises `FilterError` for a filter that the list does not take.
    """
    asked, own = _split(url), urlsplit(root)
    if asked is None or asked[0] != own.netloc:
        return None
    _, path, query = asked
    if path in {"/", "/incidents"}:
        filter_ = parse_filter("incidents", parse_qsl(query) if path != "/" else ()).on_page(1)
        names = check_filter(session, reading, filter_)
        total = count_rows(session, INCIDENTS, filter_)
        return frame_of_map(filter_, of_list(filter_, total, describe(filter_, total, names)))
    _, noun, key, *further = (*path.split("/"), "")
    number = key.partition("-")[0] if noun == "incidents" else key
    if any(further) or not number.isascii() or not number.isdecimal() or len(number) > len(str(_MAX_ID)):
        return None
    return _of_record(session, reading, noun, int(number))


def _split(url: str) -> tuple[str, str, str] | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return (parts.netloc, parts.path or "/", parts.query) if parts.scheme in {"http", "https"} else None


def _of_record(session: Session, reading: Reading, noun: str, number: int) -> Frame | None:
    if number > _MAX_ID:
        return None
    if noun == "statements":
        said = statement_rows(session, reading, [number])
        return frame_of_statement(of_statement(said[0]), number) if said else None
    told = incident_rows(session, reading, [number]) if noun == "incidents" else ()
    return frame_of_incident(of_incident(told[0]), number) if told else None


def _lines(text: str) -> int:
    return ceil(len(text) / _PER_LINE) or 1
