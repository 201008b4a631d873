"""Sources: the words that name who speaks, before or after a reporting word."""

import re

from app.extraction.naming.entities import Mention
from app.extraction.statements.draft import CueHit, Nature, Source
from app.extraction.statements.lexicon import (
    ADVERBS,
    BE,
    DETERMINERS,
    FINITE,
    HAVE,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TIMES,
)
from app.extraction.statements.phrases import (
    MAX_JOINT,
    MAX_NOUN_PHRASE,
    STOPS,
    before_brackets,
    is_person,
    name_phrase,
    noun_phrase,
)
from app.extraction.statements.view import View
from app.extraction.wordlists import words

MAX_APPOSITION = 34
"""Tokens between a subject and its verb: `Ana Ruiz, a deputy mayor since the flood, said`."""
MAX_ASIDE = 7
"""Tokens between an auxiliary and its verb: `has, in the past, said`."""
MAX_PIECES = 6
"""Comma-separated pieces of an apposition."""
MAX_QUOTED_NAME = 9
"""Tokens of a quotation that is a name within an apposition: `author of “The Long Dam,”`."""
MAX_SUBJECT = 8
"""Tokens of a participle's own subject."""

_APPOSED = words(
    """a an the who whose which one his her their in on at of from with during after before for as is and
    also"""
)
_ALONE_NOBODY = words("a an the his her its their no every our my")
_RELATIVE = words("who which")
_GO_ON = words(
    """continued continues began begins sought seeks tried tries attempted refused declined wanted wants
    proceeded used rushed moved started"""
)
"""Verbs whose subject does what follows "to": `| Ana Ruiz | continued to insist`."""
_INDEFINITE = words("a an one")
_PARTISANS = words("republican democrat independent conservative")
_LINKS = words("of for from by to with among")
_HYPHENED = re.compile(r"[A-Z][\w.]*-[a-z]+")
"""An adjective made with a name: `Ohio-born`."""
_PIECE_MARKS = words(", ; : — – -- - (")
_CONTRACTED = words("'ve ’ve 'd ’d 're ’re did")
_CONTRASTS = words("however though moreover therefore")
_ENDS_SUBJECT = (STOPS | PREPOSITIONS | FINITE | BE | TIMES | words("who that and")) - {"'s", "’s"}


def subject_before(view: View, hit: CueHit) -> Source | None:
    """The subject of a verb: `| the mayor | said`, also before an apposition: `| Ana Ruiz |, 41, said`."""
    return subject_at(view, hit.first)


def subject_at(view: View, verb: int) -> Source | None:
    """The subject of the verb at a token; looked for once, though several rules ask."""
    if verb not in view.subjects:
        view.subjects[verb] = _subject_at(view, verb)
    return view.subjects[verb]


def _subject_at(view: View, verb: int) -> Source | None:
    lower = view.lower
    at = before_verb(view, verb)
    if at < view.start or not view.outside(at) or lower[at] in ("and", "or", "but"):
        return None
    if lower[at] == "to" and at - 1 > view.start and lower[at - 1] in _GO_ON:
        return subject_at(view, at - 1)
    at = _before_time(view, at)
    if lower[at] in (",", ")", "—", "–", "--", "-"):
        return _before_apposition(view, at + (lower[at] == ")"))
    if lower[at] in _RELATIVE or (lower[at] == "that" and _introduces(view, verb + 1)):
        return _relative(view, at)
    return noun_phrase(view, at)


def _introduces(view: View, at: int) -> bool:
    """Whether what follows a verb is said, so that "that" before it is a pronoun: `a memo that said, “…”`."""
    return at < view.stop and (not view.outside(at) or view.lower[at] in (",", ":", "that"))


def before_verb(view: View, verb: int) -> int:
    """The token before a verb and its auxiliaries: `Ruiz | has since said`, `they | have, in fact, said`."""
    at = _before_auxiliaries(view, verb - 1)
    aside = _before_aside(view, at)
    return at if aside is None else _before_auxiliaries(view, aside)


def _before_auxiliaries(view: View, at: int) -> int:
    while at >= view.start and at not in view.people.at and _skippable(view.lower[at]):
        if at == view.start and view.lower[at] == "both":
            break
        at -= 1
    return at


def _before_aside(view: View, at: int) -> int | None:
    """The auxiliary before words set between it and its verb: `has | , in fact, |`, `had | last month |`."""
    lower = view.lower
    for begin in range(at, max(view.start, at - MAX_ASIDE), -1):
        if view.quote[begin] >= 0 or begin in view.people.at or begin in view.cue_at:
            return None
        if lower[begin] in HAVE:
            opens = lower[begin + 2] if lower[begin + 1] == "," else lower[begin + 1]
            return begin if opens in PREPOSITIONS or opens in TIMES or opens in _CONTRASTS else None
    return None


def _before_time(view: View, at: int) -> int:
    """Back over when something was said, behind brackets or a comma: `Lund (D-Ohio) | on Saturday | said`."""
    begin = at
    while begin > view.start and view.lower[begin] in TIMES:
        begin -= 1
    if begin < at and begin > view.start and view.lower[begin] in ("on", "in", "at", "of"):
        begin -= 1
    return begin if view.lower[begin] in (")", ",") else at


def _relative(view: View, at: int) -> Source | None:
    """A relative pronoun, with what it stands for: `Ed Lund, | who | said`, `the firm, | which | said`."""
    before = at - 1
    if before >= view.start and view.lower[before] in (",", "—", "–", "--"):
        before -= 1
    before = before_brackets(view, before + 1, view.start) - 1
    if before < view.start or not view.outside(before):
        return None
    mention = view.people.at.get(before)
    if mention is not None and mention.last == before + 1 and view.people.entities[mention.entity].person:
        named: Source | None = name_phrase(view, mention.first, mention.last)
    else:
        named = _nearest(view, noun_phrase(view, before) or _behind_preposition(view, before))
        named = _apposed_to(view, named) or named
    return Source(at, at + 1, Nature.PRONOUN, at, stands_for=named) if named is not None else None


def _apposed_to(view: View, described: Source | None) -> Source | None:
    """The person whom a noun describes: `| Ana Ruiz |, a lawyer who said`."""
    if described is None or described.nature is not Nature.NOUN or described.first - 1 <= view.start:
        return None
    opens = view.lower[described.first] in _INDEFINITE and view.lower[described.first - 1] == ","
    source = _before_apposition(view, described.first - 1) if opens else None
    return source if source is not None and source.nature is Nature.NAMED else None


def _nearest(view: View, phrase: Source | None) -> Source | None:
    """Of a phrase with a preposition, its last noun: `months of work by | organizers |, who`."""
    if phrase is None or phrase.nature is not Nature.NOUN or phrase.head == phrase.last - 1:
        return phrase
    scene, last = view.people.scene, phrase.last - 1
    plain = {view.lower[last], view.lower[last].removesuffix("s")}
    speaks = plain & (scene.knowledge.names.nouns.keys() | scene.knowledge.offices.heads)
    linked = [token for token in range(phrase.first, last) if view.lower[token] in _LINKS]
    if not speaks or not linked:
        return phrase
    return Source(linked[-1] + 1, phrase.last, Nature.NOUN, last)


def _behind_preposition(view: View, last: int) -> Source | None:
    """The noun a preposition governs: `a question from | a child |, who said`, `among | those | who said`."""
    for begin in range(last, max(view.start, last - MAX_SUBJECT), -1):
        if view.lower[begin - 1] in PREPOSITIONS and view.outside(begin - 1):
            return Source(begin, last + 1, Nature.NOUN, last)
        if view.lower[begin] in STOPS or begin in view.people.at or not view.outside(begin):
            return None
    return None


def _skippable(word: str) -> bool:
    if word in _CONTRACTED:
        return True
    return word in ADVERBS or word in HAVE or word in BE or (word.endswith("ly") and len(word) > 4)


def _before_apposition(view: View, comma: int) -> Source | None:
    """Back over comma-separated pieces until one that is no apposition; a name alone wins at once."""
    end = comma
    floor = max(view.start, comma - MAX_APPOSITION)
    for _ in range(MAX_PIECES):
        end = before_brackets(view, end, floor)
        begin = _piece_begin(view, end, floor)
        if begin < end and not _is_apposition(view, begin, end) and not _in_aside(view, begin, floor):
            return noun_phrase(view, end - 1)
        if begin <= floor or view.lower[begin - 1] in (";", ":"):
            return noun_phrase(view, end - 1) if begin < end else None
        end = begin - 1
    return None


def _piece_begin(view: View, end: int, floor: int) -> int:
    """Where the piece that ends at a token begins; short quotations inside it are leapt over."""
    begin = end
    while begin > floor:
        if view.outside(begin - 1):
            begin = before_brackets(view, begin, floor)
            if begin <= floor or view.lower[begin - 1] in _PIECE_MARKS:
                break
            begin -= 1
            continue
        opened = next((first for _, first, last in view.quotes if first < begin <= last), floor)
        if begin - opened > MAX_QUOTED_NAME:
            break
        begin = opened
    return max(begin, floor)


def _is_apposition(view: View, begin: int, end: int) -> bool:
    """Whether a piece between commas only says more of the name before it."""
    lower = view.lower
    if begin == view.start:
        return False
    if not view.outside(begin) or lower[begin][0].isdigit() or lower[begin] in _APPOSED:
        return True
    place = begin in view.people.scene.place_at and not is_person(view.people, end - 1)
    partisan = lower[begin] in _PARTISANS and lower[begin + 1] == "of"
    if place or partisan or _HYPHENED.fullmatch(view.tokens.words[begin]):
        return True
    mention = view.people.at.get(begin)
    if mention is not None and view.people.entities[mention.entity].person:
        return _is_whose(view, begin, mention)
    return not view.people.scene.capital(begin) or end - begin <= 2


def _in_aside(view: View, begin: int, floor: int) -> bool:
    """Whether the piece before tells who else was there: `Ruiz, | joined by the chief, Ed Lund |, said`."""
    before = _piece_begin(view, begin - 1, floor)
    participle = before > floor and before + 1 < begin and view.lower[before].endswith("ed")
    return participle and view.lower[before + 1] == "by" and view.lower[before - 1] == ","


def _is_whose(view: View, begin: int, mention: Mention) -> bool:
    """Whether a name behind another only says whose this one is: `Ana Ruiz, | Lund’s spokeswoman |, said`."""
    before = view.people.at.get(begin - 2)
    person = before is not None and view.people.entities[before.entity].person
    return person and view.lower[mention.last] in ("'s", "’s")


def subject_after(view: View, hit: CueHit) -> Source | None:
    """The subject behind a verb: `“…,” said | Elm Grove Mayor Ana Ruiz |, who …`."""
    lower, people = view.lower, view.people
    begin = hit.last
    if begin >= view.stop or not view.outside(begin):
        return None
    if lower[begin] in SUBJECT_PRONOUNS:
        return Source(begin, begin + 1, Nature.PRONOUN, begin)
    end = begin
    limit = min(view.stop, begin + MAX_NOUN_PHRASE)
    while end < limit and view.outside(end) and (end in people.at or not _ends_subject(view, begin, end)):
        mention = people.at.get(end)
        if mention is not None and mention.last < limit and _is_subject(view, begin, end, mention):
            return _joined_after(view, begin if end - begin <= 4 else mention.first, mention.last)
        end = max(end + 1, mention.last) if mention is not None else end + 1
    return Source(begin, end, Nature.NOUN, end - 1) if _is_noun(view, begin, end) else None


def _ends_subject(view: View, begin: int, at: int) -> bool:
    """Whether a word behind a verb is none of its subject's; `reads a | Wednesday | editorial` goes on."""
    word = view.lower[at]
    return word in _ENDS_SUBJECT and not (word in TIMES and at > begin and view.lower[at - 1] in _INDEFINITE)


def _is_noun(view: View, begin: int, end: int) -> bool:
    """Whether words behind a verb can be its subject: not `said | on Friday |`, `called it | a | “stunt”`."""
    word = view.lower[begin] if begin < end else ""
    if not word or word in PREPOSITIONS or word in TIMES or (end == begin + 1 and word in _ALONE_NOBODY):
        return False
    return word in DETERMINERS or view.people.scene.capital(begin) or end - begin <= 6


def _is_subject(view: View, begin: int, at: int, mention: Mention) -> bool:
    """Whether a name behind a verb is its subject, not only whose or of what the subject is."""
    person = view.people.entities[mention.entity].person
    opens = at == begin or (at == begin + 1 and view.lower[begin] == "the")
    behind, names = view.lower[mention.last], view.people.scene.knowledge.names
    noun = behind in names.nouns or behind in view.people.scene.knowledge.offices.heads
    return (person or opens) and not noun and behind not in ("'s", "’s")


def _joined_after(view: View, begin: int, last: int) -> Source:
    """A name behind a verb, with those joined to it: `said | Ana Ruiz and Ed Lund |`."""
    people, lower = view.people, view.lower
    found = [last - 1]
    while last + 1 < view.stop and lower[last] == "and":
        mention = people.at.get(last + 1)
        if mention is None or not people.entities[mention.entity].person or len(found) >= MAX_JOINT:
            break
        last = mention.last
        found.append(last - 1)
    return Source(begin, last, Nature.NAMED, last - 1, tuple(people.at[token].first for token in found))
