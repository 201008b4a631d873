"""The answer to a filter in a format: its headers, its links, and what it says about itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from app.services.catalogue import Names, Reading
from app.services.exports.records import Export, export
from app.services.exports.terms import LICENCE, NOTICE
from app.services.exports.writing import csv_parts, geojson_parts, json_bytes, parquet_parts
from app.services.filters import CHOICES, FilterError, LedgerFilter
from app.services.freshness import last_fed, settled
from app.services.records import Page
from app.services.sentence import describe
from app.web.atom import Feed, feed
from app.web.briefs import brief
from app.web.caching import validated
from app.web.deps import site_root
from app.web.formats import Format


@dataclass(frozen=True, slots=True)
class Answer:
    """What a filter gives, and as of when: the same in every format."""

    made: Export
    format: Format
    sentence: str
    as_of: datetime | None

    @property
    def filter(self) -> LedgerFilter:
        """What was asked for."""
        return self.made.filter

    def about(self) -> dict[str, Any]:
        """What the file says of itself."""
        asked = self.filter.on_page(1)
        chosen = {name: asked.chosen(name) for name in CHOICES if asked.chosen(name)}
        given = {name: value for name, value in asked.items() if name not in CHOICES}
        return {
            "list": asked.list, "description": self.sentence,
            "filter": {**chosen, **given, "sort": asked.sort},
            "count": self.made.rows.total, "as_of": self.as_of.isoformat() if self.as_of else None,
            "licence": LICENCE, "notice": NOTICE, "page": self.made.root + asked.address(),
        }  # fmt: skip

    def headers(self) -> dict[str, str]:
        """The same for what reads headers alone; `Ledger-Filter` is the canonical query."""
        filter_ = self.filter
        headers = {
            "Ledger-Filter": filter_.on_page(1).query_string(),
            "Ledger-Count": str(self.made.rows.total),
            "Link": f'<{LICENCE}>; rel="license", '
            f'<{self.made.root}{filter_.address()}>; rel="alternate"; type="text/html"',
            "Cache-Control": "public, no-cache",
        }
        if self.as_of:
            headers["Ledger-As-Of"] = self.as_of.isoformat(timespec="seconds")
        if self.format.whole:
            headers["Content-Disposition"] = f'attachment; filename="{filter_.list}{self.format.ending}"'
        return headers

    def links(self, page: Page[Any]) -> dict[str, str]:
        """The addresses of this page and its neighbours by relation."""
        pages = {
            "self": page.filter, "first": page.filter.on_page(1), "previous": page.previous,
            "next": page.next, "last": page.filter.on_page(page.pages),
        }  # fmt: skip
        return {
            relation: self.made.root + there.address(self.format.ending)
            for relation, there in pages.items() if there
        }  # fmt: skip


def check_page(filter_: LedgerFilter, format_: Format) -> None:
    """Refuse a page of what has none. Raises `FilterError`."""
    if format_.whole and filter_.page != 1:
        allowed = f"a {format_.ending} file holds all rows: leave “page” out."
        raise FilterError("page", str(filter_.page), allowed)


class Asked(NamedTuple):
    """A filter in a format, with the names of what it chooses."""

    filter: LedgerFilter
    format: Format
    names: Mapping[str, Names]


def respond(request: Request, session: Session, reading: Reading, asked: Asked) -> Response:
    """The filter in its format: all rows as a stream, or one page with validators."""
    filter_, format_, names = asked
    made = export(session, reading, filter_, site_root(request))
    answer = Answer(made, format_, describe(filter_, made.rows.total, names), last_fed(session))
    if format_.whole:
        parts = iter(()) if request.method == "HEAD" else _parts(answer)
        return StreamingResponse(parts, media_type=format_.media, headers=answer.headers())
    page = made.rows.page(filter_, reading.settings.page_size)
    links = answer.links(page)
    if format_.ending == ".atom":
        _, _, uncounted = describe(filter_, 0, names).partition(" ")
        body = _feed(answer, page, links, f"Friction Ledger: {uncounted}")
    else:
        body = _json(answer, page, links)
    headers = answer.headers()
    further = (f'<{there}>; rel="{name}"' for name, there in links.items() if name != "self")
    headers["Link"] = ", ".join((headers["Link"], *further))
    response = Response(body, media_type=format_.media, headers=headers)
    return validated(request, response, answer.as_of if settled(session) else None)


def _parts(answer: Answer) -> Iterator[bytes]:
    about = answer.about()
    if answer.format.ending == ".csv":
        return csv_parts(answer.made)
    if answer.format.ending == ".geojson":
        return geojson_parts(answer.made, about)
    return parquet_parts(answer.made, {"ledger": json_bytes(about).decode()})


def _json(answer: Answer, page: Page[Any], links: Mapping[str, str]) -> bytes:
    paging = {"page_number": page.page, "pages": page.pages, "page_size": page.size, "links": links}
    return json_bytes({**answer.about(), **paging, "rows": answer.made.records(page.rows)})


def _feed(answer: Answer, page: Page[Any], links: Mapping[str, str], title: str) -> bytes:
    root, asked = answer.made.root, answer.filter
    own = Feed(title, answer.sentence, NOTICE, root, answer.as_of)
    entries = [brief(asked.list, row) for row in page.rows]
    return feed(own, {"alternate": root + asked.address(), **links}, entries)
