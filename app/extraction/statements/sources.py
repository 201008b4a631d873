"""Sources: the words that name who speaks, before or after a reporting word."""

from bisect import bisect_left

from app.extraction.naming.entities import Mention
from app.extraction.statements.draft import CueHit, Nature, Source
from app.extraction.statements.lexicon import (
    ADVERBS,
    BE,
    CLAUSE_OPENERS,
    DETERMINERS,
    FINITE,
    HAVE,
    INDEFINITE,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TIMES,
)
from app.extraction.statements.view import View

MAX_NOUN_PHRASE = 16
"""Tokens of a subject."""
MAX_APPOSITION = 34
"""Tokens between a subject and its verb: `Ana Ruiz, a deputy mayor since the flood, said`."""
MAX_PIECES = 6
"""Comma-separated pieces of an apposition."""
MAX_QUOTED_NAME = 9
"""Tokens of a quotation that is a name within an apposition: `author of “The Long Dam,”`."""
MAX_TRIED = 8
"""Verbs whose subject is looked for to find the main clause's."""
MAX_JOINT = 5
"""Speakers named together."""

_STOPS = frozenset(
    (",", ";", ":", "—", "–", "--", "(", ")", "“", "”", '"', ".", "?", "!", "…", "-", "``", "''")
)
_APPOSED = frozenset(
    [
        "a",
        "an",
        "the",
        "who",
        "whose",
        "which",
        "one",
        "his",
        "her",
        "their",
        "in",
        "on",
        "at",
        "of",
        "from",
        "with",
        "during",
        "after",
        "before",
        "for",
        "as",
        "is",
        "and",
        "also",
    ]
)
_RELATIVE = frozenset(("who", "which"))
_OF_BODY = frozenset(("of", "with", "from", "at", "for"))
_PIECE_MARKS = frozenset((",", ";", ":", "—", "–", "--", "("))
_ENDS_SUBJECT = PREPOSITIONS | FINITE | BE | TIMES | frozenset(("who", "that", "and"))
_ASIDES = frozenset(
    ("in", "on", "at", "during", "after", "before", "for", "as", "when", "while", "speaking", "by")
)


def subject_before(view: View, hit: CueHit) -> Source | None:
    """The subject of a verb: `| the mayor | said`, also before an apposition: `| Ana Ruiz |, 41, said`."""
    return subject_at(view, hit.first)


def subject_at(view: View, verb: int) -> Source | None:
    """The subject of the verb at a token."""
    lower = view.lower
    at = verb - 1
    while at >= view.start and _skippable(lower[at]):
        at -= 1
    if at < view.start or not view.outside(at) or lower[at] in ("and", "or", "but"):
        return None
    if lower[at] in (",", ")", "—", "–", "--"):
        return _before_apposition(view, at)
    if lower[at] in _RELATIVE:
        return _relative(view, at)
    return noun_phrase(view, at)


def _relative(view: View, at: int) -> Source | None:
    """A relative pronoun, with what it stands for: `Ed Lund, | who | said`, `the firm, | which | said`."""
    before = at - 1
    if before >= view.start and view.lower[before] in (",", "—", "–", "--"):
        before -= 1
    before = _before_brackets(view, before + 1, view.start) - 1
    if before < view.start or not view.outside(before):
        return None
    mention = view.people.at.get(before)
    if mention is not None and mention.last == before + 1 and view.people.entities[mention.entity].person:
        named: Source | None = _named(view, mention.first, mention.last)
    else:
        named = noun_phrase(view, before)
    return Source(at, at + 1, Nature.PRONOUN, at, stands_for=named) if named is not None else None


def main_subject(view: View, stop: int) -> Source | None:
    """The subject of a sentence's main clause, which a participle behind a comma shares with it.

    `The department | has handed out photos, adding that …`; without a verb that shows it, the first name.
    """
    lower, forms = view.lower, view.people.scene.knowledge.cues.forms
    tried = 0
    for token in view.plain[1 : bisect_left(view.plain, stop)]:
        if tried >= MAX_TRIED:
            break
        word = lower[token]
        verb = (
            (word in FINITE and word not in ("'s", "’s"))
            or word in forms
            or (word.endswith("ed") and len(word) > 4)
        )
        if verb and not view.people.scene.capital(token):
            tried += 1
            source = subject_at(view, token)
            if source is not None:
                return source
    for token in view.plain[: bisect_left(view.plain, stop)]:
        mention = view.people.at.get(token)
        if mention is not None and lower[mention.last : mention.last + 1] != ["'s"]:
            return Source(mention.first, mention.last, Nature.NAMED, mention.last - 1, (mention.first,))
    return None


def _skippable(word: str) -> bool:
    return word in ADVERBS or word in HAVE or word in BE or (word.endswith("ly") and len(word) > 4)


def _before_apposition(view: View, comma: int) -> Source | None:
    """Back over comma-separated pieces until one that is no apposition; a name alone wins at once."""
    end = comma
    floor = max(view.start, comma - MAX_APPOSITION)
    for _ in range(MAX_PIECES):
        end = _before_brackets(view, end, floor)
        begin = _piece_begin(view, end, floor)
        if begin < end and not _is_apposition(view, begin, end):
            return noun_phrase(view, end - 1)
        if begin <= floor or view.lower[begin - 1] in (";", ":"):
            return noun_phrase(view, end - 1) if begin < end else None
        end = begin - 1
    return None


def _before_brackets(view: View, end: int, floor: int) -> int:
    """Back over words in brackets: `Sen. Ana Ruiz | (D-Ohio) |, said`."""
    if end > floor and view.lower[end - 1] == ")":
        return next((token for token in range(end - 1, floor, -1) if view.lower[token] == "("), end)
    return end


def _piece_begin(view: View, end: int, floor: int) -> int:
    """Where the piece that ends at a token begins; short quotations inside it are leapt over."""
    begin = end
    while begin > floor:
        if view.outside(begin - 1):
            if view.lower[begin - 1] in _PIECE_MARKS:
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
    if not view.outside(begin):
        return True
    if lower[begin][0].isdigit() or lower[begin] in _APPOSED or begin in view.people.scene.place_at:
        return True
    mention = view.people.at.get(begin)
    if mention is not None and view.people.entities[mention.entity].person:
        return False
    return not view.people.scene.capital(begin) or end - begin <= 2


def noun_phrase(view: View, last: int) -> Source | None:
    """The noun phrase that ends with token `last`, and who is named in it."""
    lower, people = view.lower, view.people
    if lower[last] in SUBJECT_PRONOUNS or (lower[last] in INDEFINITE and last not in people.at):
        if lower[last] in ("i", "we"):
            return None
        return Source(last, last + 1, Nature.PRONOUN, last)
    mention = people.at.get(last)
    if mention is not None and mention.last == last + 1:
        named = _named(view, mention.first, last + 1)
        holder = _holder(view, mention.first)
        if holder is not None:
            return _named(view, holder.first, holder.last)
        if not _belongs(view, named.first):
            return named
    begin = _phrase_begin(view, last)
    return _noun(view, begin, last + 1) if begin <= last else None


def _belongs(view: View, first: int) -> bool:
    """Whether a name only says whose the noun before it is: `Attorneys for | Elm Grove |`."""
    lower = view.lower
    at = first - 1
    while at > view.start and lower[at] in ("both", "the", "a", "an"):
        at -= 1
    if at <= view.start or lower[at] not in ("of", "for", "with", "from", "in") or not view.outside(at - 1):
        return False
    return lower[at - 1].isalpha() and lower[at - 1] not in TIMES and at - 1 not in view.people.at


def _holder(view: View, first: int) -> Mention | None:
    """The person whose body a name only tells: `| Sheriff Ana Ruiz | of Elm County`."""
    lower, people = view.lower, view.people
    link = first - 2 if first - 1 > view.start and lower[first - 1] in ("the", "a", "an") else first - 1
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
        if word in _STOPS or not view.outside(begin - 1) or (word in FINITE and word not in ("'s", "’s")):
            break
        if word in CLAUSE_OPENERS and not (word == "and" and _joins_nouns(view, begin - 1)):
            break
        begin -= 1
    return begin


def _joins_nouns(view: View, at: int) -> bool:
    """Whether "and" stands between two nouns of one subject, not between two clauses."""
    before = at - 1
    return before > view.start and view.outside(before) and view.lower[before] not in _STOPS


def _noun(view: View, begin: int, end: int) -> Source | None:
    """A phrase without a name at its end: a common noun, or a name with words behind it."""
    lower, people = view.lower, view.people
    while begin < end and (lower[begin] in ADVERBS or lower[begin] in TIMES or lower[begin] in ("and", "or")):
        begin += 1
    begin = _skip_aside(view, begin, end)
    head = begin
    while head < end and (head == begin or lower[head] not in PREPOSITIONS):
        mention = people.at.get(head)
        if mention is not None and mention.last <= end:
            after = mention.last
            possessive = after < end and lower[after] in ("'s", "’s", "'", "’")
            if not possessive and (after == end or lower[after] in PREPOSITIONS or lower[after] in TIMES):
                return _named(view, mention.first, after)
            head = after
            continue
        head += 1
    if begin >= end or head <= begin:
        return None
    counted = end - begin > 2 and lower[begin + 1] in ("least", "most", "many", "few")
    if lower[begin] in PREPOSITIONS and not counted:
        return None
    if not any(word[0].isalpha() for word in lower[begin:head]):
        return None
    return Source(begin, end, Nature.NOUN, head - 1)


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


def _named(view: View, first: int, last: int) -> Source:
    """A name, with the names joined to it before: `Ana Ruiz, Ed Lund and | Kim Oh`."""
    people, lower = view.people, view.lower
    found = [first]
    at = first
    while len(found) < MAX_JOINT and at - 2 >= view.start:
        link = at - 1
        if lower[link] == "the":
            link -= 1
        if lower[link] == "and" and lower[link - 1] == ",":
            joint = link - 2
        elif lower[link] == "and" or (lower[link] == "," and len(found) > 1):
            joint = link - 1
        else:
            break
        mention = people.at.get(joint)
        if mention is None or mention.last != joint + 1 or mention.first < view.start:
            break
        if people.entities[mention.entity].person != people.entities[people.at[first].entity].person:
            break
        found.append(mention.first)
        at = mention.first
    begin = at - 1 if at > view.start and lower[at - 1] == "the" else at
    return Source(begin, last, Nature.NAMED, last - 1, tuple(reversed(found)))


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
    while end < limit and view.outside(end) and lower[end] not in _STOPS and lower[end] not in _ENDS_SUBJECT:
        mention = people.at.get(end)
        if mention is not None and mention.last < limit and _is_subject(view, begin, end, mention):
            return _joined_after(view, begin if end - begin <= 4 else mention.first, mention.last)
        end = max(end + 1, mention.last) if mention is not None else end + 1
    if end == begin or lower[begin] in PREPOSITIONS or lower[begin] in TIMES:
        return None
    if lower[begin] not in DETERMINERS and not view.people.scene.capital(begin) and end - begin > 6:
        return None
    return Source(begin, end, Nature.NOUN, end - 1)


def _is_subject(view: View, begin: int, at: int, mention: Mention) -> bool:
    """Whether a name behind a verb is its subject, not only whose or of what the subject is."""
    person = view.people.entities[mention.entity].person
    opens = at == begin or (at == begin + 1 and view.lower[begin] == "the")
    return (person or opens) and view.lower[mention.last] not in ("'s", "’s")


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
