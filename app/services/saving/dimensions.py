"""Outlets, places and agencies: small tables, each row made when an article first names it."""

from collections.abc import Hashable
from functools import lru_cache

from slugify import slugify
from sqlalchemy import Select, bindparam, select
from sqlmodel import Session, SQLModel

from app.extraction.types import Agency as FoundAgency
from app.knowledge import Knowledge
from app.knowledge.places import Gazetteer, GazetteerPlace
from app.linkage.places import slug_of_label
from app.models import Agency, Outlet, Place
from app.services.minor_names import shown_outlet
from app.services.saving.rows import Values, add_with_ids, fetch, table_of


class Dimensions:
    """Ids of outlets, places and agencies, remembered for one run.

    What a transaction made is remembered only once it is kept: call `keep` after a commit and `forget`
    after a rollback.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._kept: dict[Hashable, int] = {}
        self._new: dict[Hashable, int] = {}

    @property
    def gazetteer(self) -> Gazetteer:
        """The places there are."""
        return self._knowledge.places

    def keep(self) -> None:
        """The transaction was committed."""
        self._kept |= self._new
        self._new.clear()

    def forget(self) -> None:
        """The transaction was rolled back: what it made is not there."""
        self._new.clear()

    def outlet(self, session: Session, name: str | None) -> int | None:
        """The id of an outlet by its name; spellings that give one slug are one outlet.

        One that bears the name of a minor goes under another.
        """
        if not name or not name.strip():
            return None
        slug = slugify(name, max_length=120) or "outlet"
        known = self._kept.get((Outlet, slug)) or self._new.get((Outlet, slug))
        if known is not None:
            return known
        slug, shown = shown_outlet(session, slug, name.strip())
        return self._id(session, Outlet, slug, {"name": shown})

    def place(self, session: Session, slug: str | None) -> int | None:
        """The id of a place of the gazetteer by its slug."""
        known = self._knowledge.places.get(slug) if slug else None
        return self._gazetteer_place(session, known) if known else None

    def placed(self, session: Session, slug: str | None) -> tuple[str, int] | None:
        """A place of the gazetteer with its id."""
        id_ = self.place(session, slug)
        return None if slug is None or id_ is None else (slug, id_)

    def labelled(self, session: Session, label: str | None) -> tuple[str, int] | None:
        """The place that an incident writes as `City, ST` or `ST`, with its id."""
        return self.placed(session, slug_of_label(label, self.gazetteer))

    def agency(self, session: Session, found: FoundAgency) -> int:
        """The id of an agency that an article names; the agencies above it are made too."""
        named = self._knowledge.agencies.by_slug.get(found.slug)
        parent = self._federal(session, named.parent) if named else None
        values = {"name": found.name, "level": found.level, "parent_id": parent}
        return self._id(session, Agency, found.slug, values | {"place_id": self.place(session, found.place)})

    def _federal(self, session: Session, slug: str | None) -> int | None:
        named = self._knowledge.agencies.by_slug.get(slug) if slug else None
        if named is None:
            return None
        parent = self._federal(session, named.parent)
        values = {"name": named.name, "level": named.level, "parent_id": parent}
        return self._id(session, Agency, named.slug, values | {"place_id": self.place(session, named.place)})

    def _gazetteer_place(self, session: Session, place: GazetteerPlace) -> int:
        values = {
            "name": place.name, "kind": place.kind, "state": place.state, "geoid": place.geoid,
            "latitude": place.latitude, "longitude": place.longitude,
            "population": place.population,
        }  # fmt: skip
        return self._id(session, Place, place.slug, values)

    def _id(self, session: Session, model: type[SQLModel], slug: str, values: Values) -> int:
        key = (model, slug)
        known = self._kept.get(key) or self._new.get(key)
        if known is None:
            found = fetch(session, _by_slug(model), slug=slug)
            known = found[0].id if found else add_with_ids(session, model, [{"slug": slug, **values}])[0]
            self._new[key] = known
        return known


@lru_cache(maxsize=8)
def _by_slug(model: type[SQLModel]) -> Select[int]:
    table = table_of(model)
    return select(table.c.id).where(table.c.slug == bindparam("slug"))
