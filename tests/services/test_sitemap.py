"""The sitemap has every record that lists show, on either database, with the day of its newest article."""

from sqlmodel import Session

from app.services.catalogue import Reading
from app.services.details.articles import utc
from app.services.every_list import ORDERED
from app.services.filters import LedgerFilter
from app.services.sitemap import blocks, entries, kinds
from tests.factories import INGESTED
from tests.services.queries import counting
from tests.services.world import make_world


def test_every_row_of_a_list_is_in_the_sitemap(either: Session, reading: Reading) -> None:
    make_world(either)
    assert {block.kind for block in blocks(either)} == set(kinds())
    for kind in kinds():
        found = {entry.path: entry.changed for entry in entries(either, kind, 0)}
        rows = ORDERED[kind](either, reading, LedgerFilter(kind)).cut(0, 1000)
        paths = {_path(kind, row) for row in rows}
        assert paths <= set(found), kind
        if kind in {"statements", "incidents", "articles"}:
            assert paths == set(found), kind
            assert all(changed and utc(changed) >= INGESTED for changed in found.values())


def test_a_page_of_the_sitemap_costs_one_query(session: Session) -> None:
    make_world(session, incidents=60)
    with counting(session) as sent:
        assert len(list(entries(session, "statements", 0))) > 50
    assert len([one for one in sent if one.startswith("SELECT")]) == 1


def _path(kind: str, row: object) -> str:
    if kind == "places":
        row = row.place  # type: ignore[attr-defined]
    return f"/agencies/{row.slug}" if kind == "agencies" else row.path  # type: ignore[attr-defined]
