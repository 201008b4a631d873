"""What a choice would give: rows of each list by slug of each parameter, its own choice left out of account.

Incidents and statements are counted by their own columns. A place, an agency, a tactic or an official is
counted once for each value that something found of it has, an article once for each that it carries.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from sqlalchemy import select
from sqlmodel import Session, col

from app.models import Agency, Place
from app.services.carried import article_counts
from app.services.catalogue import Reading
from app.services.filters import LedgerFilter
from app.services.matching import INCIDENTS, STATEMENTS, Subject, match
from app.services.register import holders, named, official_tallies, place_met, place_rows
from app.services.rows import place_ref
from app.services.tallies import Counts, count_pairs, facet_counts, paired

_BOTH = (INCIDENTS, STATEMENTS)
_OFFICE = ("role", "state", "city")


def counts_of(session: Session, reading: Reading, filter_: LedgerFilter) -> Counts:
    """The counts of every parameter that the filter's list takes; slugs without rows are left out."""
    parameters = filter_.rules.choices
    if filter_.list in {"incidents", "statements"}:
        subject = INCIDENTS if filter_.list == "incidents" else STATEMENTS
        return facet_counts(session, subject, parameters, filter_)
    if filter_.list == "articles":
        return article_counts(session, parameters, filter_)
    if filter_.list == "officials":
        return _of_officials(session, filter_)
    if filter_.list == "places":
        return _of_places(session, filter_)
    if filter_.list == "agencies":
        agencies = session.execute(select(col(Agency.slug), col(Agency.name))).all()
        rows = {slug for slug, name in agencies if named(filter_, (name,))}
    else:
        rows = {tactic.slug for tactic in reading.tactics if named(filter_, (tactic.name, tactic.definition))}
    key = "agency" if filter_.list == "agencies" else "tactic"
    asked = replace(filter_, q="")
    return {name: _paired(session, _BOTH, ((key,), name), asked, rows) for name in parameters}


def _of_officials(session: Session, filter_: LedgerFilter) -> Counts:
    said = holders(session, filter_, official_tallies(session, filter_))
    counts: dict[str, Mapping[str, int]] = {
        name: Counter(h.office[name] for h in said if name in h.office and h.met(filter_, leaving=name))
        for name in _OFFICE
    }
    everyone = holders(session, LedgerFilter("officials", q=filter_.q), ())
    rows = {holder.slug for holder in everyone if holder.met(filter_)}
    asked = replace(filter_, city=(), state=(), role=(), q="")
    for name in filter_.rules.choices:
        if name not in _OFFICE:
            counts[name] = _paired(session, (STATEMENTS,), (("speaker",), name), asked, rows)
    return counts


def _of_places(session: Session, filter_: LedgerFilter) -> Counts:
    found = place_rows(session, filter_)
    counts: dict[str, Mapping[str, int]] = {
        "state": Counter(r.place.state for r in found if place_met(r.place, filter_, leaving="state")),
        "kind": Counter(r.place.kind.value for r in found if place_met(r.place, filter_, leaving="kind")),
    }
    asked = replace(filter_, state=(), kind=(), q="")
    refs = [place_ref(place) for place in session.execute(select(Place)).scalars()]
    rows = {ref.slug for ref in refs if place_met(ref, filter_) and named(filter_, (ref.name,))}
    for name in ("agency", "tactic"):
        counts[name] = _paired(session, _BOTH, (("city", "state"), name), asked, rows)
    return counts


def _paired(
    session: Session,
    subjects: Iterable[Subject],
    parameters: tuple[tuple[str, ...], str],
    asked: LedgerFilter,
    rows: Collection[str],
) -> Mapping[str, int]:
    """Of what the list names by one of the first parameters, how many have each value of the second."""
    keys, name = parameters
    found = [match(session, subject, asked) for subject in subjects]
    pairs = [paired(matched, (key, name)) for matched in found for key in keys]
    return count_pairs(pairs, found[0].slugs, rows)
