"""Agencies: the federal tree by name, and how local agencies are named after their places."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.knowledge.places import fold_name, lengths_by_first
from app.knowledge.tables import KnowledgeError, read_toml
from app.vocabulary import Level, PlaceKind

_KINDS = {kind.value: kind for kind in PlaceKind}
_LEVELS = {level.value: level for level in Level}


@dataclass(frozen=True, slots=True)
class NamedAgency:
    """An agency known by its own name. `parent` is a slug; `place` the slug of a local one's place.

    `generic`: other cities have one of the same name, so that it counts only where its place is named.
    """

    name: str
    slug: str
    level: Level
    full_name: str
    surfaces: tuple[str, ...]
    parent: str | None = None
    kind: str | None = None
    place: str | None = None
    generic: bool = False


@dataclass(frozen=True, slots=True)
class AgencyKind:
    """How a kind of local agency is named: `{place} {head}`; `heads[0]` is the default, `initials` its own.

    `short` are informal forms behind a place ("Duluth police"), `bare` forms that stand alone once the
    text has made clear which is meant ("the police department"). All but `heads` are folded.
    """

    slug: str
    level: Level
    place: frozenset[PlaceKind]
    heads: tuple[str, ...]
    short: frozenset[str]
    bare: frozenset[str]
    initials: str


@dataclass(frozen=True, slots=True)
class Head:
    """A form that may stand behind a place's name: its kinds, and the formal words (None: informal)."""

    kinds: tuple[AgencyKind, ...]
    formal: str | None


@dataclass(frozen=True, slots=True)
class Again:
    """What a form such as "the department" means: the agency named last whose full name has a word of `of`.

    Right before a word of `not_before` it means none: "the department store". All are folded.
    """

    of: frozenset[str]
    not_before: frozenset[str]


@dataclass(frozen=True)
class AgencyTable:
    """All agencies known by name, and the patterns of the others.

    `surfaces` maps a folded written form to its agency; `lengths` the first word of a form (or head) to
    how many words such forms have, the most first; `capitals` are the forms that count in capitals only.
    `heads` maps the folded words behind a place's name to what they mean, `bare` those that stand alone.
    """

    by_name: Mapping[str, NamedAgency]
    by_slug: Mapping[str, NamedAgency]
    kinds: Mapping[str, AgencyKind]
    surfaces: Mapping[str, NamedAgency]
    lengths: Mapping[str, tuple[int, ...]]
    capitals: frozenset[str]
    heads: Mapping[str, Head]
    bare: Mapping[str, AgencyKind]
    bare_form: re.Pattern[str]
    """Any of the forms that stand alone, each word small or with a capital."""
    again: Mapping[str, Again]
    """Folded forms that stand for the agency named last, in any article."""
    again_form: re.Pattern[str]
    """Any of these, each word small or with a capital."""
    committees: frozenset[str]
    """Words that, behind an agency's name, make it part of a legislature: `Homeland Security Committee`."""
    other_bodies: frozenset[str]
    """Words that, behind an informal form, make it something else: `Duluth Police Federation`."""
    known_at: Mapping[tuple[str, str], NamedAgency]
    """Local agencies known by name, by kind and the slug of their place."""

    def federal(self) -> tuple[NamedAgency, ...]:
        """Every federal agency, a parent before its parts, in the table's order."""
        return tuple(agency for agency in self.by_slug.values() if agency.level is Level.FEDERAL)

    def get(self, name: str) -> NamedAgency | None:
        """The agency of this canonical name or slug, or None."""
        return self.by_name.get(name) or self.by_slug.get(name.lower())

    def upwards(self, slug: str) -> Iterator[str]:
        """The slug and those of the agencies above it: HSI, ICE, DHS. Nothing for a slug not of the table."""
        agency = self.by_slug.get(slug)
        while agency is not None:
            yield agency.slug
            agency = self.by_slug.get(agency.parent or "")

    def children(self, slug: str) -> tuple[NamedAgency, ...]:
        """Agencies directly below the one with this slug."""
        return tuple(agency for agency in self.by_slug.values() if agency.parent == slug)


def load_agencies(path: Path) -> AgencyTable:
    """Read `agencies.toml`. Raises `KnowledgeError`, naming file and entry, for the first wrong one."""
    table = read_toml(path)
    kinds = {kind.slug: kind for kind in _read_kinds(path, table.get("kind", []))}
    named = [
        *_read_federal(path, table.get("federal", [])),
        *_read_known(path, table.get("known", []), kinds),
    ]
    by_slug: dict[str, NamedAgency] = {}
    for agency in named:
        if agency.slug in by_slug:
            raise KnowledgeError(path, agency.slug, "this slug stands twice")
        if agency.parent and agency.parent not in by_slug:
            raise KnowledgeError(path, agency.slug, f"parent {agency.parent!r} must be an entry above it")
        by_slug[agency.slug] = agency
    surfaces, capitals = _surfaces(path, named)
    heads = _heads(kinds.values())
    again = dict(_read_again(path, table.get("again", [])))
    return AgencyTable(
        by_name={agency.name: agency for agency in named},
        by_slug=by_slug,
        kinds=kinds,
        surfaces=surfaces,
        lengths=lengths_by_first([*surfaces, *heads]),
        capitals=capitals,
        heads=heads,
        bare={form: kind for kind in kinds.values() for form in kind.bare},
        bare_form=_bare_form(form for kind in kinds.values() for form in kind.bare),
        again=again,
        again_form=_bare_form(again),
        committees=frozenset(_strings(path, table, "committees")),
        other_bodies=frozenset(_strings(path, table, "other_bodies")),
        known_at={(a.kind, a.place): a for a in named if a.kind and a.place},
    )


def _bare_form(forms: Iterable[str]) -> re.Pattern[str]:
    """A pattern of whole forms. Its first letter comes before the look behind it: the engine leaps to it."""
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    if not longest_first:
        return re.compile(r"(?!)")
    first = "".join(sorted({form[0] for form in longest_first}))
    rest = "|".join(
        rf"(?<={_either(form[0])})" + r"\s".join([words[0][1:], *map(_capitalisable, words[1:])])
        for form in longest_first
        for words in [re.escape(form).replace("'", "['’]").split(r"\ ")]
    )
    return re.compile(rf"[{first}{first.upper()}](?<!\w.)(?:{rest})\b")


def _capitalisable(word: str) -> str:
    return _either(word[0]) + word[1:]


def _either(letter: str) -> str:
    return f"[{letter.upper()}{letter}]"


def _surfaces(path: Path, named: Iterable[NamedAgency]) -> tuple[dict[str, NamedAgency], frozenset[str]]:
    surfaces: dict[str, NamedAgency] = {}
    capitals = set()
    for agency in named:
        for form in dict.fromkeys((agency.full_name, agency.name, *agency.surfaces)):
            key = fold_name(form)
            if surfaces.setdefault(key, agency) is not agency:
                raise KnowledgeError(path, agency.slug, f"{form!r} already means {surfaces[key].name}")
            if form.isupper():
                capitals.add(key)
    return surfaces, frozenset(capitals)


def _heads(kinds: Iterable[AgencyKind]) -> dict[str, Head]:
    formal: dict[str, str | None] = {}
    found: dict[str, list[AgencyKind]] = {}
    for kind in kinds:
        for form, written in [*((fold_name(h), h) for h in kind.heads), *((s, None) for s in kind.short)]:
            formal[form] = written
            found.setdefault(form, []).append(kind)
    return {form: Head(tuple(found[form]), formal[form]) for form in found}


def _strings(path: Path, entry: dict[str, object], key: str) -> list[str]:
    value = entry.get(key)
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise KnowledgeError(path, str(entry.get("slug", key)), f"{key} must be a list of names")
    return value


def _string(path: Path, entry: dict[str, object], key: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value:
        raise KnowledgeError(path, str(entry.get("slug", key)), f"{key} must be given")
    return value


def _read_federal(path: Path, entries: list[dict[str, object]]) -> Iterator[NamedAgency]:
    for entry in entries:
        yield NamedAgency(
            name=_string(path, entry, "name"),
            slug=_string(path, entry, "slug"),
            level=Level.FEDERAL,
            full_name=_string(path, entry, "full_name"),
            surfaces=tuple(_strings(path, entry, "surfaces")),
            parent=_string(path, entry, "parent") if "parent" in entry else None,
        )


def _read_again(path: Path, entries: list[dict[str, object]]) -> Iterator[tuple[str, Again]]:
    for entry in entries:
        of, not_before = (frozenset(_strings(path, entry, key)) for key in ("of", "not_before"))
        for form in _strings(path, entry, "forms"):
            yield fold_name(form), Again(of, not_before)


def _read_known(
    path: Path, entries: list[dict[str, object]], kinds: Mapping[str, AgencyKind]
) -> Iterator[NamedAgency]:
    for entry in entries:
        kind = _string(path, entry, "kind")
        if kind not in kinds:
            raise KnowledgeError(
                path, _string(path, entry, "slug"), f"kind must be one of {', '.join(kinds)}"
            )
        name = _string(path, entry, "name")
        yield NamedAgency(
            name=name,
            slug=_string(path, entry, "slug"),
            level=kinds[kind].level,
            full_name=name,
            surfaces=tuple(_strings(path, entry, "surfaces")),
            kind=kind,
            place=_string(path, entry, "place"),
            generic=entry.get("generic") is True,
        )


def _read_kinds(path: Path, entries: list[dict[str, object]]) -> Iterator[AgencyKind]:
    for entry in entries:
        slug, level = _string(path, entry, "slug"), _string(path, entry, "level")
        places = _strings(path, entry, "place")
        if level not in _LEVELS or not set(places) <= set(_KINDS):
            raise KnowledgeError(path, slug, f"level or place is none of {', '.join([*_LEVELS, *_KINDS])}")
        heads = _strings(path, entry, "heads")
        if not heads:
            raise KnowledgeError(path, slug, "heads must have at least one name")
        yield AgencyKind(
            slug=slug,
            level=_LEVELS[level],
            place=frozenset(_KINDS[place] for place in places),
            heads=tuple(heads),
            short=frozenset(fold_name(form) for form in _strings(path, entry, "short")),
            bare=frozenset(fold_name(form) for form in _strings(path, entry, "bare")),
            initials=str(entry.get("initials", "")),
        )
