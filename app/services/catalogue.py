"""What slugs are called, and whether there is such a slug: the ledger's names, then the tables of `data/`."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session, SQLModel

from app.config import Settings
from app.knowledge.agencies import AgencyTable, load_agencies
from app.knowledge.places import Gazetteer, load_gazetteer
from app.knowledge.tactics import TacticTable, load_tactics
from app.models import Agency, Official, Outlet
from app.services.filters import CHOICES, ROLES, FilterError, LedgerFilter, closest

_STORED: Mapping[str, Any] = {"agency": Agency, "speaker": Official, "outlet": Outlet}

Names = Mapping[str, str]
"""Name by slug."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading the ledger takes besides a session: the tables that name things, and the limits."""

    settings: Settings
    places: Gazetteer
    agencies: AgencyTable
    tactics: TacticTable


@lru_cache(maxsize=4)
def _tables(data_dir: Path) -> tuple[Gazetteer, AgencyTable, TacticTable]:
    return (
        load_gazetteer(data_dir / "gazetteer"),
        load_agencies(data_dir / "agencies.toml"),
        load_tactics(data_dir / "tactics.toml"),
    )


def make_reading(settings: Settings) -> Reading:
    """A reading under these settings; the tables are loaded once a process. Raises `KnowledgeError`."""
    return Reading(settings, *_tables(settings.data_dir))


def names_of(session: Session, reading: Reading, parameter: str, slugs: Collection[str]) -> Names:
    """What these values of one parameter are called; a slug that is nowhere is left out.

    Names of people come from the table of public officials alone.
    """
    if not slugs:
        return {}
    if parameter == "tactic":
        return {slug: reading.tactics[slug].name for slug in slugs if slug in reading.tactics}
    if parameter == "role":
        return {slug: ROLES[slug].value for slug in slugs if slug in ROLES}
    if parameter in {"kind", "position"}:
        return {slug: slug.replace("-", " ") for slug in slugs}
    if parameter in {"city", "state"}:
        return _place_names(reading, parameter, slugs)
    model = _STORED[parameter]
    names = _stored_names(session, model, slugs)
    if parameter == "agency":
        table = reading.agencies.by_slug
        names |= {slug: table[slug].name for slug in slugs if slug in table and slug not in names}
    return names


def check_filter(session: Session, reading: Reading, filter_: LedgerFilter) -> Mapping[str, Names]:
    """The names of everything chosen, by parameter.

    Raises `FilterError` for a slug that neither the ledger nor the tables of `data/` know.
    """
    names = {name: names_of(session, reading, name, filter_.chosen(name)) for name in CHOICES}
    for name in CHOICES:
        for slug in filter_.chosen(name):
            if slug not in names[name]:
                suggestion = _meant(session, reading, name, slug)
                raise FilterError(name, slug, f"there is no such {name} in the ledger.", suggestion)
    return names


def _meant(session: Session, reading: Reading, name: str, slug: str) -> str | None:
    """The value most like a mistyped one; of a state's name its postal code."""
    state = reading.places.state(slug.replace("-", " ")) if name == "state" else None
    return state.slug if state else closest(slug, _known(session, reading, name))


def _place_names(reading: Reading, parameter: str, slugs: Collection[str]) -> dict[str, str]:
    found = {slug: reading.places.get(slug) for slug in slugs}
    return {
        slug: place.name if parameter == "state" else place.label
        for slug, place in found.items()
        if place is not None and (place.label == place.state) == (parameter == "state")
    }


def _stored_names(session: Session, model: type[SQLModel], slugs: Collection[str]) -> dict[str, str]:
    return dict(session.connection().execute(_names_query(model), {"slugs": list(slugs)}).all())


@lru_cache
def _names_query(model: type[SQLModel]) -> Any:
    named = model.metadata.tables[str(model.__tablename__)].c
    return select(named.slug, named.name).where(named.slug.in_(bindparam("slugs", expanding=True)))


def _known(session: Session, reading: Reading, parameter: str) -> Iterable[str]:
    """Every slug a mistyped one may have meant."""
    if parameter == "tactic":
        return [tactic.slug for tactic in reading.tactics]
    if parameter in {"city", "state"}:
        return [slug for slug in reading.places.by_slug if (len(slug) == 2) == (parameter == "state")]
    model = _STORED[parameter]
    stored = list(session.execute(select(model.slug)).scalars())
    return [*stored, *reading.agencies.by_slug] if parameter == "agency" else stored
