"""Names that begin as somebody types, and what a typed name means: cities, officials, outlets, agencies."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Select, case, func, or_, select
from sqlmodel import Session, col

from app.knowledge.places import fold_name
from app.models import Agency, Official, Outlet, Place
from app.services.filters import LedgerFilter
from app.services.rows import place_ref
from app.vocabulary import PlaceKind

MOST = 12
"""Names that are offered at once."""
LONGEST = 100
"""Characters that are looked for; no name begins with more."""
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A record that a typed name may mean: `value` names it alone, `note` tells it from its like."""

    slug: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class _Noun:
    """How records of one kind are looked for, named and told apart; the first of `order` stands first."""

    model: Any
    name: Callable[[Any], str]
    note: Callable[[Any], str]
    order: tuple[Any, ...]
    only: Any = None


def _place_note(place: Place) -> str:
    return place.kind.value


def _office(official: Official) -> str:
    return ", ".join(part for part in (official.title, official.organisation) if part)


def _label(place: Place) -> str:
    return place_ref(place).label


_NAMED = (col(Official.name), col(Official.slug))
_SIZE = (col(Place.population).is_(None), col(Place.population).desc(), col(Place.slug))
_NOUNS: Mapping[str, _Noun] = {
    "city": _Noun(Place, _label, _place_note, _SIZE, col(Place.kind) != PlaceKind.STATE),
    "place": _Noun(Place, _label, _place_note, _SIZE),
    "speaker": _Noun(Official, lambda one: one.name, _office, _NAMED),
    "outlet": _Noun(Outlet, lambda one: one.name, lambda _: "", (col(Outlet.name),)),
    "agency": _Noun(Agency, lambda one: one.name, lambda one: one.level.value, (col(Agency.name),)),
}
TYPED = ("city", "speaker", "outlet")
"""Parameters of lists whose values may be typed as names."""


def is_suggested(noun: str) -> bool:
    """Whether names of this kind are offered."""
    return noun in _NOUNS


def suggest(session: Session, noun: str, typed: str, most: int = MOST) -> tuple[Suggestion, ...]:
    """Records with a word of their name that begins so, those whose name itself does first. One query."""
    kind, (name, state) = _NOUNS[noun], _parts(noun, typed)
    column = col(kind.model.name)
    begins = column.istartswith(name, autoescape=True)
    query = _of(kind).where(or_(begins, column.icontains(f" {name}", autoescape=True)))
    if state:
        query = query.where(col(Place.state).istartswith(state, autoescape=True))
    ordered = query.order_by(case((begins, 0), else_=1), *kind.order)
    found = session.execute(ordered.limit(most)).scalars().all()
    names = Counter(kind.name(one) for one in found)
    return tuple(
        Suggestion(
            one.slug, kind.name(one) if names[kind.name(one)] == 1 else one.slug,
            kind.note(one) if names[kind.name(one)] == 1 else f"{kind.name(one)}, {kind.note(one)}",
        )
        for one in found
    )  # fmt: skip


def meant(session: Session, noun: str, typed: str) -> str | None:
    """The slug of the one record with this name or slug; None where none has it, or several. One query."""
    kind, (name, state) = _NOUNS[noun], _parts(noun, typed)
    is_it = func.lower(col(kind.model.name)) == name.lower()
    if state:
        is_it &= func.lower(col(Place.state)) == state.lower()
    query = _of(kind).where(or_(is_it, col(kind.model.slug) == typed.casefold())).limit(MOST)
    found = session.execute(query).scalars().all()
    slugs = [one.slug for one in found]
    return typed.casefold() if typed.casefold() in slugs else slugs[0] if len(slugs) == 1 else None


def with_slugs(session: Session, filter_: LedgerFilter) -> LedgerFilter:
    """The filter with slugs for typed names; what means nothing stays. No query where all are slugs."""
    for parameter in TYPED:
        chosen = filter_.chosen(parameter)
        if any(not _SLUG.fullmatch(value) for value in chosen):
            read = {
                value if _SLUG.fullmatch(value) else meant(session, parameter, value) or value
                for value in chosen
            }
            filter_ = replace(filter_, **{parameter: tuple(sorted(read))})  # type: ignore[arg-type]
    return filter_


def _of(kind: _Noun) -> Select[Any]:
    query = select(kind.model)
    return query if kind.only is None else query.where(kind.only)


def _parts(noun: str, typed: str) -> tuple[str, str]:
    """Name and state: `saint paul, mn` is (`st. paul`, `mn`)."""
    words = " ".join(typed[:LONGEST].replace("\0", " ").split())
    if noun not in {"city", "place"}:
        return words, ""
    name, comma, state = words.rpartition(",")
    return (fold_name(name.strip()), state.strip()) if comma else (fold_name(words), "")
