"""Who is named: people and bodies, each with all its mentions, its role and where it belongs."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.extraction.agencies import AgencyMention
from app.extraction.naming.body_cast import cast_bodies
from app.extraction.naming.cast import cast_people
from app.extraction.naming.entities import Entity, Mention
from app.extraction.naming.private import without_private_offices
from app.extraction.naming.runs import find_runs
from app.extraction.naming.scene import Scene, set_scene
from app.extraction.places import PlaceMention
from app.extraction.text import Analysis
from app.extraction.tokens import Tokens, tokenise
from app.knowledge import Knowledge


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """The cast of one text. `mentions` are in text order, disjoint; `at` gives a token's mention.

    `tokens` are the scene's, which mentions are numbered by.
    """

    scene: Scene
    tokens: Tokens
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    at: dict[int, Mention]


def find_people(
    analysis: Analysis,
    places: Sequence[PlaceMention],
    agencies: Sequence[AgencyMention],
    knowledge: Knowledge,
) -> People:
    """Name mentions, grouped into people and bodies. Linear in the length of the text; never raises."""
    scene = set_scene(analysis, tokenise(analysis), places, agencies, knowledge)
    runs = tuple(find_runs(scene))
    persons, mentions = cast_people(scene, runs)
    bodies, named = cast_bodies(scene, runs, mentions, len(persons))
    ordered = tuple(sorted([*mentions, *named], key=lambda mention: mention.first))
    at = {token: mention for mention in ordered for token in range(mention.first, mention.last)}
    entities = without_private_offices(scene, (*persons, *bodies), ordered)
    return People(scene, scene.tokens, entities, ordered, at)
