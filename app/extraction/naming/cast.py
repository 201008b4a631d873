"""The cast: name mentions grouped into people, and the bodies named beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.extraction.naming.bodies import GOVERNMENT
from app.extraction.naming.entities import Entity, Mention
from app.extraction.naming.index import Index, Person
from app.extraction.naming.runs import PARTIES, NameMention, name_in_run
from app.extraction.naming.scene import Scene
from app.extraction.naming.second_look import (
    lone_first_names,
    lone_speakers,
    names_by_surname,
    speaking_surnames,
    without_openers,
)
from app.extraction.naming.titles import KIND_OF_SCOPE, Reading, organisation_at
from app.knowledge.offices import Scope
from app.knowledge.places import GazetteerPlace
from app.vocabulary import PlaceKind, Role

PLACES_BACK = 80
"""Tokens before a titled name in which the place of the office is looked for."""
_LISTED = frozenset((",", "and", "(", ")"))
"""What may part the members of a list of names."""
_LEFT_BEHIND = frozenset((Role.MEDIA, Role.ADVOCATE, Role.ACADEMIC, Role.UNION, Role.OTHER))
"""Roles that a former holder has no more; a former office is still an office once held."""
_LOCAL_HEADS = frozenset((Role.MAYOR, Role.POLICE_CHIEF, Role.SHERIFF))
"""Heads whose body, if named, is that of a place: one not known is not the article's own."""


def _is_function(scene: Scene, at: int, stop: int) -> bool:
    """Whether a capitalised word is no surname here; one that can be is where it speaks: `| White | said`."""
    lower = scene.tokens.lower
    if lower[at] not in scene.knowledge.names.no_name:
        return False
    return (
        lower[at] not in scene.knowledge.names.surnames_too
        or at + 1 >= stop
        or lower[at + 1] not in scene.knowledge.cues.forms
    )


def cast_people(scene: Scene, runs: Iterable[tuple[int, int]]) -> tuple[list[Entity], list[Mention]]:
    """Everybody named, and where. Full names first, then titled surnames, then surnames alone."""
    index = Index()
    found: list[tuple[NameMention, int]] = []
    named: list[NameMention] = []
    left: list[tuple[int, int]] = []
    for run in runs:
        mention = name_in_run(scene, *run)
        if mention is None:
            left.append(run)
        else:
            named.append(mention)
    speaking = speaking_surnames(scene)
    named += names_by_surname(scene, left, named, speaking)
    named = without_openers(scene, named)
    named.sort(key=lambda mention: mention.first)
    named = _share_titles(scene, named)
    named.sort(key=lambda mention: -len(mention.key))
    for mention in named:
        number = index.find(mention.key, mention.first, mention.gender if len(mention.key) == 1 else "")
        if number is None and mention.gender and len(mention.key) == 1:
            number = index.family(mention.key[0])
        if number is None:
            number = index.add(mention.key, mention.first)
        index.people[number].mentions.append(mention)
        found.append((mention, number))
    taken = {token for mention, _ in found for token in range(mention.first, mention.last)}
    for word in lone_speakers(scene, speaking):
        index.know(word)
    for mention, number in _surnames(scene, index, taken, frozenset(lone_first_names(scene, speaking))):
        index.people[number].mentions.append(mention)
        found.append((mention, number))
    policed = frozenset(agency.place.slug for agency in scene.agency_at.values() if agency.place is not None)
    entities = [_person(scene, person, policed) for person in index.people]
    return entities, [Mention(m.first, m.name_first, m.last, number) for m, number in found]


def _share_titles(scene: Scene, named: list[NameMention]) -> list[NameMention]:
    """Give a plural title to everyone in its list: `Reps. Ana Ruiz, | Ed Lund | and | Kim Oh |`."""
    lower = scene.tokens.lower
    shared: list[NameMention] = []
    for mention in named:
        before = shared[-1] if shared else None
        if before is not None and not mention.readings and before.readings:
            title = (before.readings[0].title or "").lower()
            between = lower[before.last : mention.first]
            plural = title.endswith(("s", "s.", "men", "women")) and 0 < len(between) <= 6
            if plural and all(word in _LISTED or word.upper().startswith(PARTIES) for word in between):
                shared.append(replace(mention, readings=before.readings[:1]))
                continue
        shared.append(mention)
    return shared


def _surnames(
    scene: Scene, index: Index, taken: set[int], lone: frozenset[str]
) -> Iterable[tuple[NameMention, int]]:
    """Names of one word: surnames of people named in full somewhere, national figures, `lone` first names."""
    tokens = scene.tokens
    lower, alone = tokens.lower, scene.knowledge.names.figures.keys() | lone
    done = 0
    for capital in scene.capitals:
        at, word = capital, lower[capital]
        if word not in alone and word.replace("’", "'") not in index.words:
            continue
        stop = tokens.bounds[tokens.sentence[at]][1]
        if at < done or at in taken or at in scene.agency_at or _is_function(scene, at, stop):
            continue
        size, person = 1, None
        if at > done and lower[at - 1] in scene.knowledge.names.particles and at - 1 not in taken:
            size, person = _longest_tail(scene, index, at - 1, min(stop, at + 2))
            at = at - 1 if person is not None else at
        if person is None:
            size, person = _longest_tail(scene, index, at, min(stop, at + 3))
        known = lower[at] in alone and at not in scene.place_at and tokens.quote[at] < 0
        if (person is None and not known) or _governs(scene, at + size, stop):
            continue
        gender = ""
        if person is None:
            person = index.add((lower[at],), at)
            gender = scene.knowledge.names.first_names.get(lower[at], "").strip("u")
        yield NameMention(at, at, at + size, tuple(lower[at : at + size]), gender, (), True, None), person
        done = at + size


def _longest_tail(scene: Scene, index: Index, at: int, stop: int) -> tuple[int, int | None]:
    for last in range(stop, at, -1):
        person = index.find(tuple(scene.tokens.lower[at:last]), at)
        if person is not None and not (last - at == 1 and at in scene.place_at):
            return last - at, person
    return 1, None


def _governs(scene: Scene, token: int, stop: int) -> bool:
    """Whether a name only names a government: `the Vega administration`."""
    lower = scene.tokens.lower
    while token < stop and lower[token] in ("'s", "’s"):
        token += 1
    return token < stop and lower[token] in GOVERNMENT


def _person(scene: Scene, person: Person, policed: frozenset[str]) -> Entity:
    """One person, with the title that says most; `policed` are the places (slugs) with an agency named."""
    text, tokens = scene.analysis.text, scene.tokens
    mentions = sorted(person.mentions, key=lambda mention: mention.first)
    spans = tuple(tokens.span(mention.name_first, mention.last) for mention in mentions)
    forms = dict.fromkeys(span.of(text) for span in spans)
    name = max(forms, key=lambda form: (len(form.split()), len(form)))
    reading = _best_reading([reading for mention in mentions for reading in mention.readings])
    gender = next((mention.gender for mention in mentions if mention.gender), "")
    entity = Entity(name, True, (name, *(form for form in forms if form != name)), spans, gender)
    if reading is None or (reading.former and reading.role in _LEFT_BEHIND):
        return _without_title(scene, entity, person)
    place = _place_of(scene, mentions, reading)
    organisation = reading.organisation
    if organisation is None and place is not None and (place.slug in policed or not _any_chief(reading)):
        organisation = organisation_at(reading.template, reading.scope, place)
    return Entity(
        entity.name, True, entity.aliases, spans, gender, reading.role, reading.title, organisation,
        place.label if place is not None else None, reading.former,
    )  # fmt: skip


def _any_chief(reading: Reading) -> bool:
    """Whether a bare "chief" may lead something else than the police."""
    title = (reading.title or "").lower().split()
    return title[-1:] == ["chief"] and "police" not in title


def _place_of(scene: Scene, mentions: Sequence[NameMention], reading: Reading) -> GazetteerPlace | None:
    """Where an office is held: as told, else the place named just before, else the article's own."""
    place = reading.place
    if place is None and reading.scope is Scope.STATE:
        place = next((mention.state for mention in mentions if mention.state is not None), None)
    elsewhere = reading.former or (reading.organisation is not None and reading.role in _LOCAL_HEADS)
    if place is not None or elsewhere or reading.scope not in KIND_OF_SCOPE:
        return place
    titled = next((mention for mention in mentions if reading in mention.readings), None)
    near = _near(scene, titled.first, KIND_OF_SCOPE[reading.scope]) if titled is not None else None
    return near or _home(scene, reading.scope)


def _near(scene: Scene, token: int, kind: PlaceKind) -> GazetteerPlace | None:
    """The place of a kind named last before a token in its sentence, else last as a scene in its paragraph.

    `At a press conference in Denver, | Mayor Ruiz |`, `“Boston is next,” … where | Mayor Ruiz | resisted`.
    """
    tokens, sentences = scene.tokens, scene.analysis.sentences
    paragraph = sentences[tokens.sentence[token]].paragraph
    other: GazetteerPlace | None = None
    for at in range(token - 1, max(-1, token - 1 - PLACES_BACK), -1):
        if sentences[tokens.sentence[at]].paragraph != paragraph:
            break
        mention = scene.place_at.get(at)
        if mention is not None and mention.place.kind is kind and at not in scene.agency_at:
            if tokens.sentence[at] == tokens.sentence[token] or tokens.lower[at - 1] in ("in", "at"):
                return mention.place
            other = other or mention.place
    return other


def _home(scene: Scene, scope: Scope) -> GazetteerPlace | None:
    kind = KIND_OF_SCOPE[scope]
    place = scene.home.get(kind)
    if place is None and kind is PlaceKind.STATE:
        other = scene.home.get(PlaceKind.CITY) or scene.home.get(PlaceKind.COUNTY)
        place = scene.knowledge.places.state(other.state) if other is not None else None
    return place


def _best_reading(readings: Sequence[Reading]) -> Reading | None:
    """The title that says most: an office still held, one with its body told, the first."""
    ranked = [reading for reading in readings if reading.role is not Role.NONE]
    if not ranked:
        return None
    return max(ranked, key=lambda r: (r.role is not Role.OTHER, not r.former, r.told, r.place is not None))


def _without_title(scene: Scene, entity: Entity, person: Person) -> Entity:
    figure = scene.knowledge.names.figures.get(person.key[-1])
    known = figure is not None and (len(person.key) == 1 or figure.name.lower().split()[0] == person.key[0])
    if figure is not None and known:
        return Entity(
            entity.name, True, entity.aliases, entity.spans, figure.gender, figure.role, figure.title
        )
    roles = [mention.role for mention in person.mentions if mention.role is not None]
    return replace(entity, role=roles[0]) if roles else entity
