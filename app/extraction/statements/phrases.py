"""Noun phrases: the words of one subject, read backwards from its last, and who is named in them."""

from app.extraction.naming.entities import Mention
from app.extraction.naming.letters import past_letters
from app.extraction.people import People
from app.extraction.statements.draft import Nature, Source
from app.extraction.statements.lexicon import (
    ADVERBS,
    CLAUSE_OPENERS,
    DETERMINERS,
    FINITE,
    INDEFINITE,
    MEDIA_NOUNS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TIMES,
)
from app.extraction.statements.view import View
from app.extraction.wordlists import words

MAX_NOUN_PHRASE = 16
"""Tokens of a subject."""
MAX_CALLED = 5
"""Tokens before a name that say what somebody is."""
MAX_RELATIVE = 14
"""Tokens between "who" and the verb of the noun before it."""
MAX_BRACKETS = 12
"""Tokens in brackets behind a name."""
MAX_POSSESSIVE = 3
"""Tokens between a possessive and the noun of speech: `the mayor ’s | first public | claim`."""
MAX_JOINT = 5
"""Speakers named together."""
STOPS = words(", ; : — – -- ( ) “ ” \" . ? ! … - `` ''")
"""Marks that no noun phrase goes over."""

_NO_ADJECTIVE = (
    PREPOSITIONS | FINITE | TIMES | CLAUSE_OPENERS | ADVERBS | DETERMINERS | SUBJECT_PRONOUNS | INDEFINITE
)
_NEW_CLAUSE = words("that while because although though since whereas")
_BEHIND_MEDIUM = words("after before since")
_BEFORE_NUMBER = words("about at over under around")
_COUNTED = words("least most many few half one two three four five six seven eight nine ten")
_OF_BODY = words("of with from at for")
_OWNERS = words("his her its their")
_BELONGS = words("of for with from in at by like")
_BEHIND_NAME = words(
    """goes continues himself herself also then now struck sought spoke wrote drew threw hit laid rose stood
    sat fought built broke chose grew swore won hopes wants seems appears tried shot back"""
)
"""Words behind a person's name that are no noun: `Ana Ruiz | herself | said`."""
_OWN = words("his her their")
_ASIDES = words("in on at during after before for as when while speaking by")


def noun_phrase(view: View, last: int) -> Source | None:
    """The noun phrase that ends with token `last`, and who is named in it."""
    lower, people = view.lower, view.people
    if lower[last] in SUBJECT_PRONOUNS or (lower[last] in INDEFINITE and last not in people.at):
        if lower[last] in ("i", "we"):
            return None
        return Source(last, last + 1, Nature.PRONOUN, last)
    described = _before_relative(view, last)
    if described is not None:
        return described
    mention = people.at.get(last)
    if mention is not None and mention.last == last + 1:
        named = name_phrase(view, mention.first, last + 1)
        holder = _holder(view, mention.first)
        if holder is not None:
            return name_phrase(view, holder.first, holder.last)
        if not _belongs(view, named.first):
            return named
    begin = _phrase_begin(view, last)
    return _noun(view, begin, last + 1) if begin <= last else None


def _before_relative(view: View, last: int) -> Source | None:
    """The nameless noun that a relative clause describes: `| Neighbors | who saw Ana Ruiz said`.

    It opens its clause: `Kim met neighbors who saw Ana Ruiz` has another subject.
    """
    lower, people = view.lower, view.people
    for at in range(last, max(view.start, last - MAX_RELATIVE), -1):
        if lower[at] in STOPS or not view.outside(at) or (at < last and at in view.cue_at):
            return None
        if lower[at] in _NEW_CLAUSE:
            return None
        if lower[at] == "who" and lower[at - 1] != "and":
            if lower[at - 1] in PREPOSITIONS:
                return None
            begin = _phrase_begin(view, at - 1)
            opens = begin == view.start or lower[begin - 1] in STOPS or lower[begin - 1] in CLAUSE_OPENERS
            noun = range(begin, at)
            plain = not any(is_person(people, token) or lower[token] in SUBJECT_PRONOUNS for token in noun)
            found = _noun(view, begin, at) if noun and opens and plain and at - 1 >= begin else None
            if found is not None and found.nature is not Nature.NOUN:
                return None
            return found._replace(last=at) if found is not None else None
    return None


def is_person(people: People, token: int) -> bool:
    """Whether a token belongs to a person's name."""
    mention = people.at.get(token)
    return mention is not None and people.entities[mention.entity].person


def _belongs(view: View, first: int) -> bool:
    """Whether a name only says whose the noun before it is: `Attorneys for | Elm Grove |`."""
    lower = view.lower
    at = first - 1
    while at > view.start and lower[at] in ("both", "the", "a", "an"):
        at -= 1
    if at <= view.start or lower[at] not in _BELONGS or not view.outside(at - 1):
        return False
    return lower[at - 1].isalpha() and lower[at - 1] not in TIMES and at - 1 not in view.people.at


def _holder(view: View, first: int) -> Mention | None:
    """The person whose body a name only tells: `| Sheriff Ana Ruiz | of Elm County`."""
    lower, people = view.lower, view.people
    begin = first
    while begin - 1 > view.start and view.people.scene.capital(begin - 1) and begin - 1 not in people.at:
        begin -= 1
    link = begin - 2 if begin - 1 > view.start and lower[begin - 1] in ("the", "a", "an") else begin - 1
    if link <= view.start or lower[link] not in _OF_BODY or people.entities[people.at[first].entity].person:
        return None
    mention = people.at.get(link - 1)
    person = mention is not None and people.entities[mention.entity].person
    return mention if person and view.outside(link - 1) else None


def _phrase_begin(view: View, last: int) -> int:
    """Back over the words of a noun phrase, prepositions inside it included."""
    lower = view.lower
    begin = last + 1
    floor = max(view.start, last - MAX_NOUN_PHRASE)
    while begin > floor:
        word = lower[begin - 1]
        mention = view.people.at.get(begin - 1)
        if mention is not None and mention.first >= floor:
            begin = mention.first
            continue
        if word in STOPS or not view.outside(begin - 1) or (word in FINITE and word not in ("'s", "’s")):
            break
        if word in CLAUSE_OPENERS and not _goes_on_before(view, begin - 1):
            break
        begin -= 1
    return begin


def _goes_on_before(view: View, at: int) -> bool:
    """Whether a phrase goes on before a word that may open a clause: `| his statement | after the raid`."""
    word, before = view.lower[at], view.lower[at - 1]
    if word == "than":
        return before in ("more", "fewer", "less")
    return (word == "and" and _joins_nouns(view, at)) or (word in _BEHIND_MEDIUM and before in MEDIA_NOUNS)


def _joins_nouns(view: View, at: int) -> bool:
    """Whether "and" stands between two nouns of one subject, not between two clauses."""
    before = at - 1
    return before > view.start and view.outside(before) and view.lower[before] not in STOPS


def _noun(view: View, begin: int, end: int) -> Source | None:
    """A phrase without a name at its end: a common noun, or a name with words behind it."""
    lower, people = view.lower, view.people
    while begin < end and (lower[begin] in ADVERBS or lower[begin] in TIMES or lower[begin] in ("and", "or")):
        begin += 1
    begin = _skip_aside(view, begin, end)
    head = _past_share(lower, begin, end)
    while head < end and (head == begin or lower[head] not in PREPOSITIONS):
        mention = people.at.get(head)
        if mention is not None and mention.last <= end:
            after = past_letters(people.scene, mention.last, end)
            possessive = after < end and lower[after] in ("'s", "’s", "'", "’")
            if not possessive and (after == end or _ends_name(view, mention, lower[after])):
                return name_phrase(view, mention.first, after)
            head = after
            continue
        head += 1
    if begin >= end or head <= begin:
        return None
    if lower[begin] in PREPOSITIONS and not _counts(lower, begin, end):
        return None
    if not any(word[0].isalpha() or word == "%" for word in lower[begin:head]):
        return None
    return Source(begin, end, Nature.NOUN, head - 1)


def _past_share(lower: list[str], begin: int, end: int) -> int:
    """Behind a share of people: `| 6 in 10 | voters`; `begin` itself if there is none."""
    counted = [word[0].isdigit() or word in _COUNTED for word in lower[begin : min(end - 1, begin + 3)]]
    return begin + 3 if counted == [True, False, True] and lower[begin + 1] == "in" else begin


def _counts(lower: list[str], begin: int, end: int) -> bool:
    """Whether a preposition opens a number of people: `| about | nine in ten`, `| at | least two drivers`."""
    if lower[begin] not in _BEFORE_NUMBER or begin + 1 >= end:
        return False
    behind = lower[begin + 1]
    return behind[0].isdigit() or behind.partition("-")[0] in _COUNTED


def _ends_name(view: View, mention: Mention, behind: str) -> bool:
    """Whether a name is all of a subject: `| Ana Ruiz | of the League`, `| Ana Ruiz | continued to say`."""
    if behind in PREPOSITIONS or behind in TIMES:
        return True
    person = view.people.entities[mention.entity].person
    return person and (behind.endswith("ed") or behind in _BEHIND_NAME)


def _skip_aside(view: View, begin: int, end: int) -> int:
    """Past an opening phrase without a comma: `In Elm Grove | the mayor`."""
    lower = view.lower
    if (
        begin >= end
        or lower[begin] not in _ASIDES
        or (begin + 1 < end and lower[begin + 1] in ("least", "most"))
    ):
        return begin
    for at in range(begin + 1, end):
        mention = view.people.at.get(at)
        if mention is not None and mention.last == end:
            return at
        if at > begin + 1 and lower[at] in ("the", "a", "an", "one"):
            return at
    return begin


def before_brackets(view: View, end: int, floor: int) -> int:
    """Back over words in brackets: `Sen. Ana Ruiz | (D-Ohio) |, said`."""
    if end > floor and view.lower[end - 1] == ")":
        opened = range(end - 1, max(floor, end - MAX_BRACKETS), -1)
        return next((token for token in opened if view.lower[token] == "("), end)
    return end


def name_phrase(view: View, first: int, last: int) -> Source:
    """A name, with the names joined to it before: `Ana Ruiz, Ed Lund and | Kim Oh`."""
    people, lower = view.people, view.lower
    found = [first]
    at = first
    while len(found) < MAX_JOINT and at - 2 >= view.start:
        link = at - 1
        if lower[link] == "the" or lower[link] in _OWN:
            link -= 1
        elif lower[link - 1] in _OWN:
            link -= 2
        if lower[link] == "and" and lower[link - 1] == ",":
            joint = link - 2
        elif lower[link] == "and" or (lower[link] == "," and len(found) > 1):
            joint = link - 1
        else:
            break
        joint = before_brackets(view, joint + 1, view.start) - 1
        mention = people.at.get(joint)
        if mention is not None and not people.entities[mention.entity].person:
            mention = _holder(view, mention.first) or mention
            joint = mention.last - 1
        if mention is None or mention.last != joint + 1 or mention.first < view.start:
            break
        if people.entities[mention.entity].person != people.entities[people.at[first].entity].person:
            break
        found.append(mention.first)
        at = mention.first
    begin = _before_name(view, at)
    return Source(begin, last, Nature.NAMED, last - 1, tuple(reversed(found)))


def _before_name(view: View, first: int) -> int:
    """Back over what a name is called by: `| Media titan | Ana Ruiz`, `| the | Courier`."""
    lower = view.lower
    nouns = view.people.scene.knowledge.names.nouns
    heads = view.people.scene.knowledge.offices.heads
    at = first
    if at > view.start and (lower[at - 1] in nouns or lower[at - 1] in heads) and view.outside(at - 1):
        at -= 1
        while at > view.start and at > first - MAX_CALLED and _describes(view, at - 1):
            at -= 1
    article = lower[at - 1] if at > view.start and view.outside(at - 1) else ""
    described = article in ("a", "an") and not view.tokens.upper[at]
    return at - 1 if article == "the" or described or (at < first and article in ("a", "an")) else at


def _describes(view: View, token: int) -> bool:
    """Whether a word goes with the noun behind it: `| longtime | adviser`, `| Media | titan`."""
    word = view.lower[token]
    if word in STOPS or word in _NO_ADJECTIVE or not word[0].isalpha() or not view.outside(token):
        return False
    return token not in view.people.at and token not in view.cue_at


def possessor(view: View, noun: int) -> Source | None:
    """Whose words a noun of speech reports: `| Ana Ruiz | ’s claim`, `| her | claim`."""
    lower = view.lower
    for at in range(noun - 1, max(view.start, noun - 1 - MAX_POSSESSIVE) - 1, -1):
        if lower[at] in _OWNERS:
            return Source(at, at + 1, Nature.PRONOUN, at)
        if lower[at] in ("'s", "’s") and at > view.start and view.outside(at - 1):
            return noun_phrase(view, at - 1)
        if not lower[at].isalpha():
            break
    return None
