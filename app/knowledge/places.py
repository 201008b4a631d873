"""US places: cities, counties and states with their codes, and look-ups by name, slug and state."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.knowledge.tables import KnowledgeError, read_csv, read_toml
from app.vocabulary import PlaceKind

PLACE_COLUMNS = (
    "slug", "name", "kind", "state", "geoid", "county_geoid", "geonames_id",
    "latitude", "longitude", "population", "aliases",
)  # fmt: skip
STATE_COLUMNS = ("postal", "name", "geoid", "ap")
ALIAS_COLUMNS = ("slug", "alias")
FOREIGN_COLUMNS = ("name", "country")
DEMONYM_COLUMNS = ("name", "state")
REGION_COLUMNS = ("name", "state")
QUARTER_COLUMNS = ("quarter", "city")

_DISTRICT = "dc"
"""The District of Columbia as a state is never named apart from its city: texts mean `washington-dc`."""
_KINDS = {kind.value: kind for kind in PlaceKind}
_DIGITS = {PlaceKind.CITY: 7, PlaceKind.COUNTY: 5, PlaceKind.STATE: 2}
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u2011": "-"})


def fold_name(name: str) -> str:
    """The form names are looked up by: lower case, straight apostrophes, "saint" written "st."."""
    folded = name.lower() if name.isascii() else name.translate(_APOSTROPHES).lower()
    if "saint" in folded:
        folded = folded.replace("saint ", "st. ")
    return folded


def lengths_by_first(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """How many words the names have that begin with a word, by that word: the most first, each once."""
    lengths: dict[str, set[int]] = {}
    for name in names:
        lengths.setdefault(name.split(" ", 1)[0], set()).add(name.count(" ") + 1)
    return {first: tuple(sorted(counts, reverse=True)) for first, counts in lengths.items()}


@dataclass(slots=True, eq=False)
class GazetteerPlace:
    """A city, county or state of the United States.

    `geoid` is the Census code of a state (2 digits), county (5) or city (7); None for a city that is no
    Census place, or not surely one. A city's county is `county_geoid`. `latitude` and `longitude` are
    degrees (WGS 84). `population` of a county or state is the sum of its listed places: good for ranking
    namesakes, no census figure.
    """

    slug: str
    name: str
    kind: PlaceKind
    state: str
    geoid: str | None
    county_geoid: str | None
    latitude: float
    longitude: float
    population: int

    @property
    def label(self) -> str:
        """`City, ST` for a city or county, `ST` for a state."""
        return self.state if self.kind is PlaceKind.STATE else f"{self.name}, {self.state}"


@dataclass(frozen=True)
class State:
    """A state or territory: postal code, name, AP abbreviation (empty where AP spells it out)."""

    postal: str
    name: str
    geoid: str
    ap: str


@dataclass(frozen=True)
class PlaceContext:
    """Words around a name that decide whether it is a place; `context.toml` says what each list is for."""

    before: frozenset[str]
    bodies: frozenset[str]
    neutral: frozenset[str]
    linking: frozenset[str]
    institutions: frozenset[str]
    not_before: frozenset[str]
    locative: frozenset[str]
    leaning: frozenset[str]
    of: frozenset[str]
    speech: frozenset[str]
    standalone: frozenset[str]
    either: frozenset[str]
    state_bodies: frozenset[str]
    state_before: frozenset[str]
    background_before: frozenset[str]
    background_behind: frozenset[str]
    directions: frozenset[str]
    cautious: frozenset[str]
    never: frozenset[str]
    abroad: frozenset[str]


@dataclass(frozen=True)
class Gazetteer:
    """All places, found by folded name, by slug and by state.

    `by_name` maps `fold_name(...)` of a name or alias to its places, the most populous first.
    `lengths` maps the first word of such names to how many words the names beginning so have, the most first.
    `states` maps every written form of a state (name, postal code, AP abbreviation; folded) to its code.
    `acronyms` are the aliases that count in capitals only (`LA`, `NYC`), `demonyms` those of people
    of a state or of one of its cities (`Texans`), both folded: a demonym tells of its state and is no place.
    `regions` maps a region's name as written (`Twin Cities`) to the one state it lies in, `quarters` the slug
    of a borough or neighbourhood to its city.
    """

    by_slug: dict[str, GazetteerPlace]
    by_name: dict[str, tuple[GazetteerPlace, ...]]
    lengths: dict[str, tuple[int, ...]]
    states: dict[str, str]
    acronyms: frozenset[str]
    demonyms: frozenset[str]
    regions: dict[str, GazetteerPlace]
    quarters: dict[str, GazetteerPlace]
    context: PlaceContext

    def city_of(self, place: GazetteerPlace) -> GazetteerPlace:
        """The city of a borough or neighbourhood: Chicago for its Lincoln Square; any other place itself."""
        return self.quarters.get(place.slug, place)

    def named(self, name: str) -> tuple[GazetteerPlace, ...]:
        """Places of this name or alias, the most populous first; empty where there is none."""
        return self.by_name.get(fold_name(name), ())

    def get(self, slug: str) -> GazetteerPlace | None:
        """The place with this slug, in any case."""
        return self.by_slug.get(slug.lower())

    def state(self, written: str) -> GazetteerPlace | None:
        """The state written so: `Minnesota`, `Minn.` or `MN`."""
        code = self.states.get(fold_name(written))
        return self.by_slug.get(code.lower()) if code else None


def load_gazetteer(folder: Path) -> Gazetteer:
    """Read the tables of `folder`.

    Raises `KnowledgeError`, naming file and line, for the first row that is wrong.
    """
    states = _read_states(folder / "states.csv")
    codes = {state.postal: state.geoid for state in states}
    by_slug: dict[str, GazetteerPlace] = {}
    names: dict[str, list[GazetteerPlace]] = defaultdict(list)
    for place, aliases in _read_places(folder / "places.csv", codes, by_slug):
        if place.slug == _DISTRICT:
            continue
        for name in (place.name, *aliases):
            names[fold_name(name)].append(place)
    acronyms = set()
    for line, row in read_csv(folder / "aliases.csv", ALIAS_COLUMNS):
        known = by_slug.get(row["slug"])
        if known is None or not row["alias"].strip():
            raise KnowledgeError(folder / "aliases.csv", line, f"no place has the slug {row['slug']!r}")
        names[fold_name(row["alias"])].append(known)
        if row["alias"].isupper():
            acronyms.add(fold_name(row["alias"]))
    demonyms = dict(_read_demonyms(folder / "demonyms.csv", by_slug))
    for name, state in demonyms.items():
        names[name].append(state)
    return Gazetteer(
        by_slug=by_slug,
        by_name={name: _ranked(places) for name, places in names.items()},
        lengths=_lengths(names),
        states=_written_states(states),
        acronyms=frozenset(acronyms),
        demonyms=frozenset(demonyms),
        regions=dict(_read_regions(folder / "regions.csv", by_slug)),
        quarters=dict(_read_quarters(folder / "quarters.csv", by_slug)),
        context=_read_context(folder / "context.toml", _read_foreign(folder / "foreign.csv")),
    )


def _read_demonyms(path: Path, by_slug: dict[str, GazetteerPlace]) -> Iterator[tuple[str, GazetteerPlace]]:
    """`Texan` and `Texans`, folded, with their state."""
    for line, row in read_csv(path, DEMONYM_COLUMNS):
        state = by_slug.get(row["state"].lower())
        if state is None or not row["name"]:
            raise KnowledgeError(path, line, "name must not be empty and state must be a postal code")
        for name in (row["name"], f"{row['name']}s"):
            yield fold_name(name), state


def _read_regions(path: Path, by_slug: Mapping[str, GazetteerPlace]) -> Iterator[tuple[str, GazetteerPlace]]:
    for line, row in read_csv(path, REGION_COLUMNS):
        state = by_slug.get(row["state"].lower())
        if state is None or not row["name"]:
            raise KnowledgeError(path, line, "name must not be empty and state must be a postal code")
        yield row["name"], state


def _read_quarters(path: Path, by_slug: Mapping[str, GazetteerPlace]) -> Iterator[tuple[str, GazetteerPlace]]:
    """The slug of each quarter with its city, which is none itself."""
    rows = {row["quarter"]: (line, row["city"]) for line, row in read_csv(path, QUARTER_COLUMNS)}
    for quarter, (line, city) in rows.items():
        if quarter not in by_slug or city not in by_slug or city in rows:
            raise KnowledgeError(path, line, "quarter and city must be slugs of places, the city no quarter")
        yield quarter, by_slug[city]


def _read_foreign(path: Path) -> Iterator[str]:
    for line, row in read_csv(path, FOREIGN_COLUMNS):
        if not row["name"] or len(row["country"]) != 2:
            raise KnowledgeError(path, line, "name must not be empty and country must be two letters")
        yield fold_name(row["name"])


def _read_context(path: Path, foreign: Iterable[str]) -> PlaceContext:
    """The lists of `context.toml`; names that mean a place abroad join those that are `never` taken bare."""
    table = read_toml(path)
    lists: dict[str, frozenset[str]] = {}
    for key in PlaceContext.__dataclass_fields__:
        words = table.pop(key, None)
        if not isinstance(words, list) or not all(isinstance(w, str) and w == w.lower() for w in words):
            raise KnowledgeError(path, key, "must be a list of lower-case words")
        lists[key] = frozenset(words)
    for key in table:
        raise KnowledgeError(path, key, f"unknown; known are {', '.join(PlaceContext.__dataclass_fields__)}")
    lists["never"] |= frozenset(foreign)
    return PlaceContext(**lists)


def _ranked(places: list[GazetteerPlace]) -> tuple[GazetteerPlace, ...]:
    if len(places) == 1:
        return (places[0],)
    unique = {place.slug: place for place in places}
    return tuple(sorted(unique.values(), key=lambda place: -place.population))


def _lengths(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    lengths = lengths_by_first(names)
    lengths["saint"] = lengths.get("st.", ())
    return lengths


def _written_states(states: list[State]) -> dict[str, str]:
    written: dict[str, str] = {}
    for state in states:
        for form in (state.name, state.postal, state.ap):
            if form:
                written[fold_name(form)] = state.postal
    return written


def _read_states(path: Path) -> list[State]:
    states = []
    for line, row in read_csv(path, STATE_COLUMNS):
        if len(row["postal"]) != 2 or not row["postal"].isupper() or not row["name"]:
            raise KnowledgeError(path, line, "postal must be two capital letters and name must not be empty")
        if len(row["geoid"]) != 2 or not row["geoid"].isdigit():
            raise KnowledgeError(path, line, f"geoid must be two digits, not {row['geoid']!r}")
        states.append(State(**row))
    return states


def _read_places(
    path: Path, states: dict[str, str], by_slug: dict[str, GazetteerPlace]
) -> Iterator[tuple[GazetteerPlace, list[str]]]:
    """Yield each place with its aliases, adding it to `by_slug`. Plain rows: 25,000 dictionaries are slow."""
    if not path.is_file():
        raise KnowledgeError(path, 0, "the file is missing")
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        if next(reader, []) != list(PLACE_COLUMNS):
            raise KnowledgeError(path, 1, f"the header must be {','.join(PLACE_COLUMNS)}")
        for row in reader:
            try:
                place, aliases = _place(row, states)
            except ValueError as error:
                raise KnowledgeError(path, reader.line_num, str(error)) from None
            if place.slug in by_slug:
                raise KnowledgeError(path, reader.line_num, f"the slug {place.slug!r} stands twice")
            by_slug[place.slug] = place
            yield place, aliases


def _check_code(geoid: str, kind: PlaceKind, state: str) -> None:
    """Raise ValueError for a GEOID that is none of this kind of place; a city may be without."""
    digits = _DIGITS[kind]
    if not (geoid.startswith(state) and geoid.isdigit() and len(geoid) == digits) and (
        geoid or kind is not PlaceKind.CITY
    ):
        raise ValueError(f"the GEOID of a {kind} must be {digits} digits and begin {state}, not {geoid!r}")


def _place(row: list[str], states: dict[str, str]) -> tuple[GazetteerPlace, list[str]]:
    """One row as a place. Raises ValueError saying which value is wrong and what it must be."""
    if len(row) != len(PLACE_COLUMNS):
        raise ValueError(f"{len(row)} fields where {len(PLACE_COLUMNS)} belong")
    slug, name, written_kind, state, geoid, county_geoid, _, latitude, longitude, population, aliases = row
    if not slug or slug != slug.lower() or not name:
        raise ValueError("slug must be lower case, slug and name must not be empty")
    kind = _KINDS.get(written_kind)
    if kind is None:
        raise ValueError(f"kind must be one of {', '.join(_KINDS)}, not {written_kind!r}")
    if state not in states:
        raise ValueError(f"state must be a postal code of states.csv, not {state!r}")
    _check_code(geoid, kind, states[state])
    if kind is PlaceKind.CITY:
        _check_code(county_geoid, PlaceKind.COUNTY, states[state])
    north, east = float(latitude), float(longitude)
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        raise ValueError(f"no coordinates: {latitude}, {longitude}")
    place = GazetteerPlace(
        slug, name, kind, state, geoid or None, county_geoid or None, north, east, int(population)
    )
    return place, aliases.split("|") if aliases else []
