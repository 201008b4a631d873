"""Who speaks: a source's words resolved to people and bodies of the text, or to nobody known."""

from app.extraction.naming.entities import Entity, Mention
from app.extraction.naming.titles import read_title
from app.extraction.people import People
from app.extraction.statements.candidates import Candidate
from app.extraction.statements.draft import Draft, Nature, Source
from app.extraction.statements.lexicon import PERSON_PRONOUNS
from app.extraction.statements.memory import Memory
from app.extraction.statements.turns import Speaker
from app.knowledge.names import Noun, NounKind
from app.vocabulary import PlaceKind, Role

_SUBJECT_OF = {"his": "he", "her": "she", "their": "they", "its": "it"}
"""Whom a possessive stands for: `| her | promise to stay`."""
_TOGETHER = frozenset(("they", "both", "two"))
"""Words for several who were named before."""
_SPEAK_FOR = frozenset(("officials", "leaders", "organizers", "representatives"))
"""Nouns for those who speak for the body named beside them."""
_DEFINITE = frozenset(("the", "that", "this", "his", "her", "its", "their"))
_LOCAL = frozenset(("city", "county", "local", "town", "village", "municipal", "state"))
_PLACE_OF_ROLE = {
    Role.MAYOR: PlaceKind.CITY,
    Role.POLICE_CHIEF: PlaceKind.CITY,
    Role.CITY_OFFICIAL: PlaceKind.CITY,
    Role.SHERIFF: PlaceKind.COUNTY,
    Role.STATE_OFFICIAL: PlaceKind.STATE,
}
_HELD_SOMEWHERE = frozenset((*_PLACE_OF_ROLE, Role.POLICE_OFFICER, Role.PROSECUTOR))


def resolve(people: People, memory: Memory, draft: Draft) -> Speaker:
    """The speaker of a draft, by what its source is made of and who has spoken before."""
    source = draft.source
    if source is None:
        return _carried(people, memory, draft) if draft.carried else Speaker((), "unnamed")
    source = source.stands_for or source
    if source.nature is Nature.NAMED:
        return _of_entities(people, tuple(people.at[token].entity for token in source.mentions), "named")
    if source.nature is Nature.PRONOUN:
        return _pronoun(people, memory, draft, source)
    return _noun(people, memory, draft, source)


def _of_entities(people: People, entities: tuple[int, ...], resolution: str) -> Speaker:
    first = people.entities[entities[0]]
    return Speaker(
        tuple(dict.fromkeys(entities)), resolution, first.role, first.title, first.organisation,
        first.jurisdiction, first.gender, len(entities) > 1,
    )  # fmt: skip


def _carried(people: People, memory: Memory, draft: Draft) -> Speaker:
    """A quotation without attribution: whoever leads in to it or stands behind it, else the last speaker."""
    last = memory.last
    beside = memory.named_behind(draft.sentence) or memory.named_in_lead(draft.sentence)
    if beside is not None and draft.carried:
        return _by_mention(people, beside)
    if last is not None and memory.paragraph_of(draft.sentence) - memory.paragraph_of(last.sentence) <= 1:
        return last.speaker._replace(resolution="carried", mention=last.mention)
    named = memory.first_named_before(draft.sentence)
    return _by_mention(people, named) if named is not None else Speaker((), "unknown")


def _by_mention(people: People, named: Mention) -> Speaker:
    return _of_entities(people, (named.entity,), "carried")._replace(mention=(named.first, named.last))


def _pronoun(people: People, memory: Memory, draft: Draft, source: Source) -> Speaker:
    word = people.tokens.lower[source.head]
    word = _SUBJECT_OF.get(word, word)
    if word in PERSON_PRONOUNS:
        return _person(people, memory, draft, source, "f" if word == "she" else "m")
    last = memory.last
    near = last is not None and draft.sentence - last.sentence <= 3
    if word in _TOGETHER and near and last is not None and last.speaker.plural:
        return last.speaker
    if word in _TOGETHER:
        joint = memory.joint_before(source.first, draft.sentence)
        if joint:
            return _of_entities(people, joint, "pronoun")
    if word == "it":
        body = memory.body_before(source.first, draft.sentence)
        if body is not None:
            return _of_entities(people, (body,), "pronoun")
    role = (
        last.speaker.role
        if word in ("others", "some", "several") and near and last is not None
        else Role.OTHER
    )
    return Speaker((), "unnamed", role if role is not Role.NONE else Role.OTHER, plural=True)


def candidates(memory: Memory, draft: Draft) -> list[Candidate]:
    """Whom a draft's "he" or "she" may mean, the likeliest first, each with its score and what it rests on.

    `memory` is what had been read when the draft was resolved. Empty for a source that is no such pronoun:
    a name, a body or a noun is found by rule, not weighed.
    """
    source = draft.source.stands_for or draft.source if draft.source is not None else None
    if source is None or source.nature is not Nature.PRONOUN:
        return []
    word = memory.people.tokens.lower[source.head]
    word = _SUBJECT_OF.get(word, word)
    if word not in PERSON_PRONOUNS:
        return []
    return memory.candidates(source.first, draft.sentence, "f" if word == "she" else "m")


def _person(people: People, memory: Memory, draft: Draft, source: Source, gender: str) -> Speaker:
    """The best of the people named lately; the unnamed speaker of a moment ago may be meant as well."""
    entity = memory.best_person(source.first, draft.sentence, gender)
    last = memory.last
    if last is not None and not last.speaker.entities and last.single and draft.sentence - last.sentence <= 2:
        fits = last.speaker.described and last.speaker.gender in ("", gender)
        if fits and not memory.named_between(last.token, source.first, gender):
            return last.speaker
    if entity is None:
        return Speaker((), "unknown")
    return _of_entities(people, (entity,), "pronoun")


def _noun(people: People, memory: Memory, draft: Draft, source: Source) -> Speaker:
    """A common noun: an office (`the mayor`), a body (`the department`), a paper, or nobody known."""
    source, there = _without_there(people, source)
    head = people.tokens.lower[source.head]
    plural = head.endswith("s") and not head.endswith("ss")
    noun = _noun_of(people, head)
    unnamed = _of_body_near(memory, source, _unnamed(people, source, noun, plural))
    if there and unnamed.role in _HELD_SOMEWHERE:
        return _placed(people, memory, source, unnamed)
    kind = noun.kind if noun is not None else NounKind.PERSON
    found: Speaker | None = None
    if head == "office":
        found = _office(people, source)
    elif _is_police(people, source):
        found = _police(people, memory, source)
    elif kind in (NounKind.DOCUMENT, NounKind.STUDY):
        found = _document(people, memory, source, kind)
    elif kind is NounKind.ISSUED:
        found = _issued(people, memory, draft, source)
    elif not plural and _is_definite(people, source):
        found = _definite(people, memory, source, unnamed, noun)
    elif head in _SPEAK_FOR:
        found = _led_body(people, memory, source)
    return found or unnamed


def _without_there(people: People, source: Source) -> tuple[Source, bool]:
    """A source without the "there" behind its noun: `The chief | there |`."""
    last = source.last - 1
    if last > source.first and people.tokens.lower[last] == "there":
        return source._replace(last=last, head=min(source.head, last - 1)), True
    return source, False


def _placed(people: People, memory: Memory, source: Source, unnamed: Speaker) -> Speaker:
    """`In Ohio … The chief there`: of the place just told, whoever else holds such an office elsewhere."""
    place = memory.place_before(source.first)
    label = place.label if place is not None else None
    entities = people.entities
    holders = {
        mention.entity
        for mention in memory.before(source.first)
        if entities[mention.entity].role is unnamed.role and label == entities[mention.entity].jurisdiction
    }
    if label and len(holders) == 1 and unnamed.role in _PLACE_OF_ROLE and not unnamed.plural:
        return _of_entities(people, tuple(holders), "title")
    return unnamed._replace(jurisdiction=label, organisation=None)


def _is_definite(people: People, source: Source) -> bool:
    """`| the | mayor`, `| Elm Grove’s | mayor`: one who is known."""
    lower = people.tokens.lower
    owned = any(word in ("'s", "’s") for word in lower[source.first : source.head])
    return lower[source.first] in _DEFINITE or (owned and lower[source.first] not in ("a", "an", "another"))


def _definite(
    people: People, memory: Memory, source: Source, unnamed: Speaker, noun: Noun | None
) -> Speaker | None:
    """`the mayor`, `the agency`: whoever of the text holds the title, or is called so."""
    head = people.tokens.lower[source.head]
    before = memory.unnamed_before(head, source.first)
    if before is not None:
        return before
    if noun is not None and noun.kind is NounKind.BODY:
        body = memory.body_called(head, source.first, noun.stands_for)
        return _of_entities(people, (body,), "body") if body is not None else None
    words = range(source.first, source.last)
    named = any(token in people.at or token in people.scene.place_at for token in words)
    of_body = unnamed.organisation if named and noun is None else None
    number = memory.holder(head, unnamed.role if noun is None else None, source.first, of_body)
    return _of_entities(people, (number,), "title") if number is not None else None


def _led_body(people: People, memory: Memory, source: Source) -> Speaker | None:
    """`| party | officials`, `| union | leaders`: the body that the noun before them stands for."""
    called = people.tokens.lower[source.head - 1] if source.head > source.first else ""
    noun = _noun_of(people, called)
    if noun is None or noun.kind is not NounKind.BODY or not noun.stands_for:
        return None
    body = memory.body_called(called, source.first, noun.stands_for)
    return _of_entities(people, (body,), "body") if body is not None else None


def _document(people: People, memory: Memory, source: Source, kind: NounKind) -> Speaker | None:
    """`data from | the Elm Center`, `an | Elm Center | report`: those who are said to have made it."""
    owner = _owner(people, memory, source)
    if owner is not None:
        return owner
    before = people.at.get(source.head - 1)
    if kind is NounKind.STUDY and before is not None and not people.entities[before.entity].person:
        return _of_entities(people, (before.entity,), "document")
    behind = _named_inside(people, source)
    return _of_entities(people, behind, "document") if behind and _provided(people, source) else None


def _owner(people: People, memory: Memory, source: Source) -> Speaker | None:
    """The body that a definite noun calls the paper's: `| the company |'s website`."""
    lower = people.tokens.lower
    noun = _noun_of(people, lower[source.first + 1]) if lower[source.first] in _DEFINITE else None
    if noun is None or noun.kind is not NounKind.BODY or lower[source.first + 2] not in ("'s", "’s"):
        return None
    body = memory.body_called(lower[source.first + 1], source.first, noun.stands_for)
    return _of_entities(people, (body,), "body") if body is not None else None


def _is_police(people: People, source: Source) -> bool:
    lower, head = people.tokens.lower, source.head
    return lower[head] == "police" or (lower[head] == "department" and lower[head - 1] == "police")


def _police(people: People, memory: Memory, source: Source) -> Speaker:
    """`police`, `the police department`: the nearest force named, else that of the article's city."""
    body = memory.police_of(memory.place_before(source.first), source.first)
    body = body if body is not None else memory.police_before(source.first)
    if body is not None:
        return _of_entities(people, (body,), "body")
    city = people.scene.home.get(PlaceKind.CITY)
    if city is None or people.tokens.lower[source.first] in ("a", "an", "some"):
        return Speaker((), "unnamed", Role.POLICE_OFFICER)
    name = f"{city.name} Police Department"
    return Speaker((), "body", Role.POLICE_OFFICER, None, name, city.label, name=name)


def _office(people: People, source: Source) -> Speaker | None:
    """`the city attorney's office`: an office speaks as its holder's role, under its own name."""
    lower = people.tokens.lower
    if source.head - 2 < source.first or lower[source.head - 1] not in ("'s", "’s"):
        return None
    reading = read_title(people.scene, source.head - 1, source.first)
    if reading is None:
        return None
    first = source.first + 1 if lower[source.first] in _DEFINITE else source.first
    name = people.tokens.span(first, source.head + 1).of(people.scene.analysis.text)
    place = reading.place or people.scene.home.get(_PLACE_OF_ROLE.get(reading.role, PlaceKind.CITY))
    label = place.label if place is not None and reading.role in _PLACE_OF_ROLE else None
    return Speaker((), "body", reading.role, None, reading.organisation, label, name=name)


def _noun_of(people: People, head: str) -> Noun | None:
    nouns = people.scene.knowledge.names.nouns
    for form in (head, head.removesuffix("s"), head[:-3] + "y" if head.endswith("ies") else head):
        if form in nouns:
            return nouns[form]
    return None


def _unnamed(people: People, source: Source, noun: Noun | None, plural: bool) -> Speaker:
    """Nobody named: the role by the title or noun, the place by what stands beside it or the article."""
    scene = people.scene
    reading = None
    for last in range(source.head + 1, source.first, -1):
        reading = read_title(scene, last, source.first, source.last)
        if reading is not None:
            break
    if reading is not None and reading.role is not Role.NONE:
        place = reading.place
        local = (reading.title or "").lower().split(" ")[0] in _LOCAL
        if place is None and (not plural or local) and reading.role in _PLACE_OF_ROLE:
            place = scene.home.get(_PLACE_OF_ROLE[reading.role])
        return Speaker(
            (), "unnamed", reading.role, reading.title, reading.organisation,
            place.label if place is not None else None, "", plural, True,
        )  # fmt: skip
    role = noun.role if noun is not None else Role.NONE
    gender = noun.gender if noun is not None else ""
    person = noun is not None and noun.kind is NounKind.PERSON
    return Speaker((), "unnamed", role, gender=gender, plural=plural, described=person)


def _of_body_near(memory: Memory, source: Source, unnamed: Speaker) -> Speaker:
    """Who speaks for no body named speaks for the one just named: `ICE hung up, but | a spokesman | said`."""
    head = (unnamed.title or "").lower().rsplit(" ", 1)[-1]
    if unnamed.role is not Role.OTHER or not head.startswith("spokes") or unnamed.organisation:
        return unnamed
    body = memory.body_near(source.first)
    if body is None:
        return unnamed
    return unnamed._replace(role=body.role, organisation=body.organisation, jurisdiction=body.jurisdiction)


def _issued(people: People, memory: Memory, draft: Draft, source: Source) -> Speaker | None:
    """Who stands behind a paper: a body in its name, its signers where it came up, the last to speak."""
    lower = people.tokens.lower
    inside = _named_inside(people, source)
    if inside:
        return _of_entities(people, (memory.body_of(inside[0]),), "document")
    signers = memory.signers(lower[source.head], draft.sentence)
    if signers:
        return _of_entities(people, signers, "document")
    last = memory.last
    if last is not None and lower[source.first] in _DEFINITE and draft.sentence - last.sentence <= 6:
        return last.speaker
    return None


def _named_inside(people: People, source: Source) -> tuple[int, ...]:
    """Everyone named within a source's words."""
    found = [people.at[token].entity for token in range(source.first, source.last) if token in people.at]
    return tuple(dict.fromkeys(found))


def _provided(people: People, source: Source) -> bool:
    """Whether a paper is said to come from those named: `data from …`, `a report by …`."""
    return any(people.tokens.lower[token] in ("from", "by") for token in range(source.head, source.last))


def describe(people: People, speaker: Speaker) -> str | None:
    """The speaker's fullest name, joint speakers joined by "; ", None for the unnamed."""
    if speaker.name is not None:
        return speaker.name
    names: list[Entity] = [people.entities[number] for number in speaker.entities]
    return "; ".join(dict.fromkeys(entity.name for entity in names)) or None
