"""A made-up ledger in which every parameter has several values: what filters and facets are tried on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlmodel import Session

from app.models import Agency, Article, Official, Place, Statement
from app.vocabulary import IncidentKind, Level, PlaceKind, Position, Role, StatementKind
from tests.factories import Maker

CHOICES: Mapping[str, tuple[str, ...]] = {
    "city": ("st-paul-mn", "roseville-mn", "fresno-ca", "hennepin-county-mn"),
    "state": ("mn", "ca"),
    "agency": ("ice", "cbp", "dhs", "st-paul-police-department"),
    "tactic": ("deadly-force", "vehicle-stop", "racial-profiling", "other"),
    "role": ("police-chief", "mayor", "sheriff", "federal-official"),
    "speaker": ("ada-stone", "ben-field", "cleo-marsh", "dov-hale"),
    "outlet": ("riverton-courier", "lakeside-post", "valley-ledger"),
    "kind": tuple(IncidentKind),
}
"""Values that occur in the world, by parameter of /incidents."""

WORDS = ("notice", "court", "badge", "school", "chief’s", "city", "agents", "stopped", "badges", "résumé")
_DAY = date(2026, 1, 1)


@dataclass
class World:
    """What was made."""

    places: list[Place] = field(default_factory=list)
    agencies: list[Agency] = field(default_factory=list)
    officials: list[Official] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    def current(self) -> list[Article]:
        """The articles that report something: those of which there is no newer version."""
        return [article for article in self.articles if article.superseded_by_id is None]


def make_world(session: Session, incidents: int = 40, seed: int = 7) -> World:
    """Write the world; the same seed makes the same one."""
    make, world, random = Maker(session), World(), Random(seed)
    _nouns(make, world)
    _articles(make, world, random)
    for number in range(incidents * 2):
        _statement(make, world, random, number)
    for number in range(incidents):
        _incident(make, world, random, number)
    make.done()
    return world


def _nouns(make: Maker, world: World) -> None:
    minnesota = make.place("Minnesota", "MN", PlaceKind.STATE)
    world.places = [
        minnesota, make.place("St. Paul"), make.place("Roseville"), make.place("Fresno", "CA"),
        make.place("Hennepin County", kind=PlaceKind.COUNTY),
    ]  # fmt: skip
    world.agencies = [
        make.agency("ICE"), make.agency("CBP"), make.agency("DHS"),
        make.agency("St. Paul Police Department", Level.CITY, place_id=world.places[1].id),
    ]  # fmt: skip
    world.officials = [
        make.official("Ada Stone", Role.POLICE_CHIEF, place_id=world.places[1].id),
        make.official("Ben Field", Role.MAYOR, place_id=world.places[3].id),
        make.official("Cleo Marsh", Role.SHERIFF, place_id=world.places[4].id),
        make.official("Dov Hale", Role.FEDERAL_OFFICIAL),
    ]


def _articles(make: Maker, world: World, random: Random) -> None:
    outlets = [make.outlet(name) for name in ("Riverton Courier", "Lakeside Post", "Valley Ledger")]
    for number in range(30):
        world.articles.append(
            make.article(
                f"Report {number}.", title=f"{random.choice(WORDS)} report {number}",
                published=_some_day(random) if random.random() < 0.8 else None,
                outlet_id=random.choice([None, *(outlet.id for outlet in outlets)]),
            )
        )  # fmt: skip
    for old, new in ((0, 10), (1, 11), (2, 10)):
        world.articles[old].superseded_by_id = world.articles[new].id
    make.session.flush()


def _statement(make: Maker, world: World, random: Random, number: int) -> None:
    official = random.choice([None, *world.officials])
    text = f"{random.choice(WORDS)} and {random.choice(WORDS)} {random.choice(WORDS)} {number}"
    unnamed = {"role": random.choice([Role.NONE, Role.ADVOCATE]), "place_id": random.choice(world.places).id}
    world.statements.append(
        make.statement(
            text, _some(random, world.current(), 3, least=1), official=official,
            agencies=_some(random, world.agencies, 2),
            tactics=_some(random, CHOICES["tactic"], 2), kind=random.choice(list(StatementKind)),
            position=random.choice(list(Position)), sources=random.randint(1, 4),
            **({} if official else unnamed),
        )
    )  # fmt: skip


def _incident(make: Maker, world: World, random: Random, number: int) -> None:
    dates: dict[str, Any] = {"day": _some_day(random)} if random.random() < 0.6 else {}
    make.incident(
        f"{random.choice(WORDS)} incident {number}", _some(random, world.current(), 3, least=1),
        place=random.choice([None, *world.places]), agencies=_some(random, world.agencies, 3),
        tactics=_some(random, CHOICES["tactic"], 3), statements=_some(random, world.statements, 4),
        kind=random.choice(list(IncidentKind)), sources=random.randint(1, 4), **dates,
    )  # fmt: skip


def _some_day(random: Random) -> date:
    return _DAY + timedelta(days=random.randrange(60))


def _some(random: Random, of: Any, most: int, least: int = 0) -> list[Any]:
    return random.sample(list(of), random.randint(least, most))
