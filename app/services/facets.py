"""Choices beside a list, each with the rows it would give under everything else that is asked for."""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import func, select
from sqlmodel import Session

from app.models import Article, Outlet
from app.services.catalogue import Reading, names_of
from app.services.conditions import INCIDENTS, STATEMENTS, columns_of
from app.services.filters import Kind, LedgerFilter
from app.services.listing import article_query
from app.services.records import Choice, Facet
from app.services.register import holders, official_tallies, place_met, place_rows
from app.services.tallies import facet_counts

SHOWN = 10
"""Choices of a facet that are shown; chosen ones are shown beyond it."""

LABELS = {
    "state": "State", "city": "City or county", "agency": "Agency", "tactic": "Tactic", "role": "Role",
    "speaker": "Speaker", "outlet": "Outlet", "kind": "Kind", "position": "Position",
}  # fmt: skip

FACETS: Mapping[Kind, tuple[str, ...]] = {
    "incidents": ("state", "city", "agency", "tactic", "role", "outlet", "kind"),
    "statements": ("state", "city", "role", "agency", "tactic", "speaker", "outlet", "position"),
    "officials": ("role", "state", "city"),
    "places": ("state", "kind"),
    "agencies": (),
    "tactics": (),
    "articles": ("outlet",),
}
"""Which parameters a list has facets for, in the order of the page."""


def facets(session: Session, reading: Reading, filter_: LedgerFilter) -> tuple[Facet, ...]:
    """The facets of the filter's list: chosen values first, then the most frequent, then by name.

    A count respects every other parameter but not its own: it is the number of rows the list has with this
    one choice. At most `SHOWN` choices besides the chosen ones; `more` says how many are left out.
    """
    counts = _counts(session, filter_)
    return tuple(
        _facet(session, reading, filter_, parameter, counts[parameter]) for parameter in FACETS[filter_.list]
    )


def _facet(
    session: Session, reading: Reading, filter_: LedgerFilter, parameter: str, counts: Mapping[str, int]
) -> Facet:
    chosen = filter_.chosen(parameter)
    others = sorted((slug for slug in counts if slug not in chosen), key=lambda slug: (-counts[slug], slug))
    names = names_of(session, reading, parameter, (*chosen, *others[:SHOWN]))
    choices = [
        Choice(slug, names.get(slug, slug), counts.get(slug, 0), selected=slug in chosen)
        for slug in (*chosen, *others[:SHOWN])
    ]
    choices.sort(
        key=lambda choice: (not choice.selected, -choice.count, choice.name.casefold(), choice.value)
    )
    return Facet(parameter, LABELS[parameter], tuple(choices), more=max(0, len(others) - SHOWN))


def _counts(session: Session, filter_: LedgerFilter) -> Mapping[str, Mapping[str, int]]:
    if filter_.list in {"incidents", "statements"}:
        subject = INCIDENTS if filter_.list == "incidents" else STATEMENTS
        return facet_counts(session, subject, FACETS[filter_.list], filter_)
    if filter_.list == "officials":
        found = holders(session, filter_, official_tallies(session, filter_))
        return {
            name: Counter(h.office[name] for h in found if name in h.office and h.met(filter_, leaving=name))
            for name in FACETS["officials"]
        }
    if filter_.list == "places":
        rows = place_rows(session, filter_)
        return {
            "state": Counter(r.place.state for r in rows if place_met(r, filter_, leaving="state")),
            "kind": Counter(r.place.kind.value for r in rows if place_met(r, filter_, leaving="kind")),
        }
    return {"outlet": _outlet_counts(session, filter_)} if filter_.list == "articles" else {}


def _outlet_counts(session: Session, filter_: LedgerFilter) -> Mapping[str, int]:
    conditions, values = article_query(session, filter_, leaving="outlet")
    outlet, article = columns_of(Outlet), columns_of(Article)
    query = (
        select(outlet.slug, func.count()).join(Article, article.outlet_id == outlet.id)
        .where(*conditions).group_by(outlet.slug)
    )  # fmt: skip
    return dict(session.connection().execute(query, values).all())
