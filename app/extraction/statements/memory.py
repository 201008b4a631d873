"""What was said and named so far: looked up by pronouns and titles, bounded to the sentences before."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from app.extraction.naming.cast import PLACES_BACK
from app.extraction.naming.entities import Entity, Mention
from app.extraction.people import People
from app.extraction.statements.candidates import (
    MENTIONS_BACK,
    SENTENCES_BACK,
    Asked,
    Candidate,
    Named,
    weigh,
)
from app.extraction.statements.turns import Speaker, Turn
from app.knowledge.places import GazetteerPlace
from app.vocabulary import Role

MAX_CALLED = 4
"""Tokens that join two names: `Ana Ruiz | and her old friend | Ed Lund`."""
SHORT = 6
"""Tokens of an attribution that stands as a sentence of its own."""
FRESH = 3
"""Sentences within which a speaker is the last to have spoken."""
MOST_BACK = 12
"""Where nobody is named so near, the last speaker may be meant this many sentences on."""
_PAPERS_BACK = 12
CHILD = 13
"""Years of age below which somebody speaks only where named as the speaker."""
_DEATHS = frozenset(("killing", "death", "murder", "slaying"))
_AGED = re.compile(r"([0-9]{1,2})-year-old")
_AGE = re.compile(r"([0-9]{1,2})")


@dataclass(slots=True)
class Memory:
    """The past of one text, as far as it has been read."""

    people: People
    turns: list[Turn] = field(default_factory=list)
    turn_of: dict[int, Turn] = field(default_factory=dict)
    """The latest turn of each sentence."""
    firsts: list[int] = field(init=False)
    holders: dict[tuple[bool, Role], list[int]] = field(init=False)
    """People (True) and bodies of each role."""
    seated: dict[str, list[int]] = field(init=False)
    """The bodies of each jurisdiction that are no bare place."""
    silent: frozenset[int] = field(init=False)
    """Those named with a child's age or as killed: no pronoun behind a quotation means them."""

    def __post_init__(self) -> None:
        self.firsts = [mention.first for mention in self.people.mentions]
        self.holders = {}
        self.seated = {}
        for number, entity in enumerate(self.people.entities):
            self.holders.setdefault((entity.person, entity.role), []).append(number)
            if not entity.person and entity.jurisdiction and not self._is_place(entity):
                self.seated.setdefault(entity.jurisdiction, []).append(number)
        self.silent = frozenset(
            mention.entity
            for mention in self.people.mentions
            if self._is_child(mention) or self._is_dead(mention)
        )

    def _is_place(self, entity: Entity) -> bool:
        """Whether a body is named by its place alone: `Elm Grove`."""
        return not entity.person and entity.name.lower() in self.people.scene.called

    def body_of(self, number: int) -> int:
        """Whose paper bears a place's name: its only body in the text (`| Elm Grove | 's press release`)."""
        entity = self.people.entities[number]
        seated = self.seated.get(entity.jurisdiction or "", []) if self._is_place(entity) else []
        lone = len(seated) == 1 and entity.name in self.people.entities[seated[0]].name
        return seated[0] if lone else number

    def _is_child(self, mention: Mention) -> bool:
        """Whether a child's age stands beside a name: `5-year-old | Ana Ruiz |`, `| Ana Ruiz |, 5,`."""
        lower = self.people.tokens.lower
        before = lower[mention.first - 1] if mention.first else ""
        behind = lower[mention.last : mention.last + 3]
        aged = _AGED.fullmatch(before)
        if aged is None and behind[:1] == [","] and behind[2:] == [","]:
            aged = _AGE.fullmatch(behind[1])
        return aged is not None and int(aged[1]) < CHILD

    def _is_dead(self, mention: Mention) -> bool:
        """Whether a name stands as that of somebody killed: `the killing of | Ana Ruiz |`."""
        before = self.people.tokens.lower[max(0, mention.first - 2) : mention.first]
        return before[-1:] == ["killed"] or (before[-1:] == ["of"] and before[0] in _DEATHS)

    def note(self, turn: Turn) -> None:
        """Keep a turn; those of one sentence come in order."""
        self.turns.append(turn)
        self.turn_of[turn.sentence] = turn

    @property
    def last(self) -> Turn | None:
        """The latest turn."""
        return self.turns[-1] if self.turns else None

    def paragraph_of(self, sentence: int) -> int:
        """The paragraph a sentence stands in."""
        return self.people.scene.analysis.sentences[sentence].paragraph

    def before(self, token: int, most: int = MENTIONS_BACK) -> list[Mention]:
        """The mentions before a token, the nearest first."""
        at = bisect_left(self.firsts, token)
        return list(reversed(self.people.mentions[max(0, at - most) : at]))

    def candidates(self, token: int, sentence: int, gender: str) -> list[Candidate]:
        """Whom "he" or "she" at a token may mean, the likeliest first; each person at the best mention.

        Bounded: `MENTIONS_BACK` mentions in `SENTENCES_BACK` sentences.
        """
        last = self.last
        fresh = last is not None and sentence - last.sentence <= FRESH
        turns = tuple(turn.speaker.entities for turn in reversed(self.turns[-2:]))
        asked = Asked(token, sentence, gender, turns, fresh)
        recent = turns[0] if turns else ()
        best: dict[int, Candidate] = {}
        for mention in (*self._spoken(token, sentence), *self.before(token)):
            entity = self.people.entities[mention.entity]
            if sentence - self.people.tokens.sentence[mention.first] > SENTENCES_BACK:
                break
            if not entity.person or entity.gender not in ("", gender):
                continue
            if mention.entity in self.silent and mention.entity not in recent:
                continue
            found = weigh(Named(self.people, asked, entity, mention))
            if mention.entity not in best or found.score > best[mention.entity].score:
                best[mention.entity] = found
        return sorted(best.values(), key=lambda candidate: -candidate.score)

    def _spoken(self, token: int, sentence: int) -> list[Mention]:
        """The last speakers before a token where a title or pronoun tells them: `| the governor | said`."""
        found = []
        for turn in reversed(self.turns[-2:]):
            near = turn.token < token and sentence - turn.sentence <= SENTENCES_BACK
            if not near or len(turn.speaker.entities) != 1:
                continue
            entity, named = turn.speaker.entities[0], self.people.at.get(turn.token)
            if named is None or named.entity != entity:
                found.append(Mention(turn.token, turn.token, turn.token + 1, entity))
        return found

    def best_person(self, token: int, sentence: int, gender: str) -> int | None:
        """The likeliest person for "he" or "she"; looked for further off where nobody is named near."""
        found = self.candidates(token, sentence, gender)
        if found:
            return found[0].entity
        if not self.turns:
            return self._named_next(token, gender)
        last = self.turns[-1]
        if sentence - last.sentence <= MOST_BACK and len(last.speaker.entities) == 1:
            entity = self.people.entities[last.speaker.entities[0]]
            if entity.person and entity.gender in ("", gender):
                return last.speaker.entities[0]
        return None

    def _named_next(self, token: int, gender: str) -> int | None:
        """The next person of this gender named, for a quotation that opens a text before its speaker is."""
        at = bisect_left(self.firsts, token)
        for mention in self.people.mentions[at : at + 6]:
            entity = self.people.entities[mention.entity]
            if entity.person and entity.gender in ("", gender) and mention.entity not in self.silent:
                return mention.entity
        return None

    def named_between(self, first: int, last: int, gender: str) -> bool:
        """Whether a person of this gender is named between two tokens, outside quotations."""
        for mention in self.before(last):
            if mention.first <= first:
                return False
            entity = self.people.entities[mention.entity]
            if (
                entity.person
                and entity.gender in ("", gender)
                and self.people.tokens.quote[mention.first] < 0
            ):
                return True
        return False

    def body_before(self, token: int, sentence: int) -> int | None:
        """The body "it" stands for: the last to speak, or the nearest in this sentence or the one before."""
        last = self.last
        near = last is not None and sentence - last.sentence <= 2
        if last is not None and near and len(last.speaker.entities) == 1:
            number = last.speaker.entities[0]
            if not self.people.entities[number].person:
                return number
        for mention in self.before(token, 8):
            if sentence - self.people.tokens.sentence[mention.first] > 1:
                return None
            if not self.people.entities[mention.entity].person:
                return mention.entity
        return None

    def body_called(self, noun: str, token: int, roles: frozenset[Role]) -> int | None:
        """The body a noun stands for: with it in its name, else of a fitting role, else the last to speak."""
        fitting: int | None = None
        for mention in self.before(token, 4 * MENTIONS_BACK):
            entity = self.people.entities[mention.entity]
            if entity.person:
                continue
            if noun in " ".join(entity.aliases).lower():
                return mention.entity
            if fitting is None and entity.role in roles:
                fitting = mention.entity
        last = self.last
        if fitting is None and last is not None and len(last.speaker.entities) == 1 and noun != "police":
            number = last.speaker.entities[0]
            return number if not self.people.entities[number].person else None
        return fitting

    def police_of(self, place: GazetteerPlace | None, token: int) -> int | None:
        """The force of the place told in its sentence: `In Elm Grove, | the police department | said`."""
        tokens, entities = self.people.tokens, self.people.entities
        start = tokens.bounds[tokens.sentence[token]][0]
        here = any(
            at in self.people.scene.place_at and self.people.scene.place_at[at].place is place
            for at in range(max(start, token - PLACES_BACK), token)
        )
        if place is None or not here:
            return None
        forces = self.holders.get((False, Role.POLICE_OFFICER), [])
        return next(
            (number for number in forces[:MENTIONS_BACK] if entities[number].jurisdiction == place.label),
            None,
        )

    def police_before(self, token: int) -> int | None:
        """The nearest police force named before a token; else the only one of the text."""
        entities = self.people.entities
        for mention in self.before(token, 4 * MENTIONS_BACK):
            if not entities[mention.entity].person and entities[mention.entity].role is Role.POLICE_OFFICER:
                return mention.entity
        found = self.holders.get((False, Role.POLICE_OFFICER), [])
        return found[0] if len(found) == 1 else None

    def unnamed_before(self, head: str, token: int) -> Speaker | None:
        """The last speaker, if unnamed and of the title that `head` ends, and nobody named since holds it."""
        last = self.last
        if last is None or last.speaker.entities or not _holds(last.speaker.title, head):
            return None
        entities = self.people.entities
        since = (mention for mention in self.before(token) if mention.first > last.token)
        return (
            None if any(_holds(entities[mention.entity].title, head) for mention in since) else last.speaker
        )

    def body_near(self, token: int) -> Entity | None:
        """The body named last before a token in its sentence, else first in the one before; no outlet."""
        sentences, near = self.people.tokens.sentence, []
        for mention in self.before(token, 8):
            entity = self.people.entities[mention.entity]
            if sentences[token] - sentences[mention.first] > 1:
                break
            if not entity.person and entity.role is not Role.MEDIA:
                near.append((sentences[mention.first], entity))
        here = next((entity for sentence, entity in near if sentence == sentences[token]), None)
        return here or (near[-1][1] if near else None)

    def holder(self, head: str, role: Role | None, token: int, body: str | None) -> int | None:
        """The person a title stands for: the nearest before whose title ends so, else the only one at all.

        Where a body stands beside the title, no holder at another is meant; and one named later may be.
        """
        entities = self.people.entities
        spoken = self._spoken(token, self.people.tokens.sentence[token])
        for mention in (*spoken, *self.before(token, 4 * MENTIONS_BACK)):
            entity = entities[mention.entity]
            elsewhere = body and entity.organisation and entity.organisation != body
            if entity.person and _holds(entity.title, head) and not elsewhere:
                return mention.entity
        if body:
            at = bisect_left(self.firsts, token)
            later = {mention.entity for mention in self.people.mentions[at : at + 4 * MENTIONS_BACK]}
            held = [n for n in later if entities[n].organisation == body and _holds(entities[n].title, head)]
            return held[0] if len(held) == 1 and entities[held[0]].person else None
        if role in (Role.MAYOR, Role.SHERIFF, Role.POLICE_CHIEF, Role.JUDGE):
            holders = self.holders.get((True, role), [])
            return holders[0] if len(holders) == 1 else None
        return None

    def place_before(self, token: int) -> GazetteerPlace | None:
        """The place named last before a token, in its sentence or the three before."""
        tokens, place_at = self.people.tokens, self.people.scene.place_at
        start = tokens.bounds[max(0, tokens.sentence[token] - 3)][0]
        for at in range(token - 1, max(start, token - PLACES_BACK) - 1, -1):
            if at in place_at and at not in self.people.scene.agency_at:
                return place_at[at].place
        return None

    def first_named_before(self, sentence: int) -> Mention | None:
        """The first person named in the sentence before, if there is one: `Ruiz put it plainly. “…”`."""
        if sentence == 0:
            return None
        first, last = self.people.tokens.bounds[sentence - 1]
        for mention in reversed(self.before(last)):
            person = self.people.entities[mention.entity].person and mention.entity not in self.silent
            if mention.first >= first and person:
                return mention
        return None

    def named_in_lead(self, sentence: int) -> Mention | None:
        """The first person named in a sentence before that ends with a colon: `| Ruiz | shot back:`."""
        tokens = self.people.tokens
        if sentence == 0 or sentence - 1 in self.turn_of:
            return None
        first, last = tokens.bounds[sentence - 1]
        leads = last > first and tokens.lower[last - 1] == ":"
        return self.first_named_before(sentence) if leads else None

    def named_behind(self, sentence: int) -> Mention | None:
        """The person of a short attribution cut off behind a quotation, as in `“Leave.” | Ruiz | said.`."""
        tokens, behind = self.people.tokens, sentence + 1
        if behind >= len(tokens.bounds) or self.paragraph_of(sentence) != self.paragraph_of(behind):
            return None
        first, last = tokens.bounds[behind]
        forms = self.people.scene.knowledge.cues.forms
        if last - first > SHORT or not any(word in forms for word in tokens.lower[first:last]):
            return None
        for token in range(first, min(last, first + 2)):
            mention = self.people.at.get(token)
            if mention is not None and self.people.entities[mention.entity].person:
                return mention
        return None

    def signers(self, noun: str, sentence: int) -> tuple[int, ...]:
        """Who spoke, else who is named first, in the nearest earlier sentence on the same paper (`letter`).

        People sign: a body is taken only where no such sentence names anybody.
        """
        tokens = self.people.tokens
        body: tuple[int, ...] = ()
        for number in range(sentence - 1, max(-1, sentence - 1 - _PAPERS_BACK), -1):
            first, last = tokens.bounds[number]
            if noun not in tokens.lower[first:last]:
                continue
            turn = self.turn_of.get(number)
            if turn is not None and (turn.speaker.entities or turn is self.last):
                return turn.speaker.entities
            named = [mention.entity for mention in self.before(last) if mention.first >= first]
            people = [number for number in named if self.people.entities[number].person]
            if people:
                return (people[-1],)
            body = body or tuple(named[-1:])
        return body

    def joint_before(self, token: int, sentence: int) -> tuple[int, ...]:
        """The people named together shortly before a token: `| Ana Ruiz | and | Ed Lund | … They said`."""
        lower, entities = self.people.tokens.lower, self.people.entities
        behind: Mention | None = None
        for mention in self.before(token, 8):
            if sentence - self.people.tokens.sentence[mention.first] > 2:
                break
            if not entities[mention.entity].person:
                continue
            between = lower[mention.last : behind.first] if behind is not None else []
            own = between[1:2] and between[1] in ("his", "her", "their") and len(between) <= MAX_CALLED
            if behind is not None and (between == ["and"] or (own and between[0] == "and")):
                return mention.entity, behind.entity
            behind = mention
        return ()


def _holds(title: str | None, head: str) -> bool:
    return title is not None and title.lower().rsplit(" ", 1)[-1] == head
