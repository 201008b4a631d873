"""Subjects that verbs share: the main clause's, for a participle or second verb with none of its own."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from app.extraction.statements.draft import Nature, Source
from app.extraction.statements.lexicon import (
    ADVERBS,
    CLAUSE_OPENERS,
    DETERMINERS,
    FINITE,
    PERSON_PRONOUNS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TIMES,
)
from app.extraction.statements.phrases import STOPS, name_phrase
from app.extraction.statements.sources import MAX_APPOSITION, subject_after, subject_at, subject_before
from app.extraction.statements.view import View, follows_comma
from app.extraction.wordlists import words

MAX_ATTRIBUTED = 8
"""Tokens between a reporting word and the participle that shares its subject."""
MAX_TRIED = 8
"""Verbs whose subject is looked for to find the main clause's."""
MAX_SUBJECT = 8
"""Tokens of a participle's own subject."""
_OPENING_PARTICIPLES = words("asked pressed questioned told speaking responding citing")
_PARTED = words(", - — – -- ; and")
"""What parts a participle's own subject from the clause before: `both spoke, | Ana Ruiz | saying`."""
_BEFORE_NOUN = words("'s ’s his her its their the a an")
_SUBORDINATES = words("as when while because if although though since after before until whether")


def main_subject(view: View, stop: int) -> Source | None:
    """The subject of a sentence's main clause, which a participle behind a comma shares with it.

    `The department | has handed out photos, adding that …`; without a verb that shows it, the first name.
    """
    beside = own_subject(view, stop)
    if beside is not None:
        return beside
    said = _just_said(view, stop)
    if said is not None:
        return said
    before = view.plain[bisect_left(view.plain, _main_clause(view, stop)) : bisect_left(view.plain, stop)]
    shown = list(_subjects(view, before[1:]))
    plain = (source for source in shown if source.stands_for is None)
    return next(plain, None) or next(iter(shown), None) or _first_named(view, before)


def _subjects(view: View, tokens: Sequence[int]) -> Iterator[Source]:
    """The subjects of the first verbs that show a clause, those of clauses set into others left out."""
    for token in islice((token for token in tokens if _is_verb(view, token)), MAX_TRIED):
        source = subject_at(view, token)
        if source is not None and not _is_embedded(view, source) and not _is_cut(view, source):
            yield source


def _first_named(view: View, tokens: Sequence[int]) -> Source | None:
    """The first "he", "she" or name, but for a place's and one that only says whose something is."""
    for token in tokens:
        if view.lower[token] in PERSON_PRONOUNS:
            return Source(token, token + 1, Nature.PRONOUN, token)
        mention = view.people.at.get(token) if token not in view.people.scene.place_at else None
        if mention is not None and view.lower[mention.last : mention.last + 1] != ["'s"]:
            return Source(mention.first, mention.last, Nature.NAMED, mention.last - 1, (mention.first,))
    return None


def _just_said(view: View, stop: int) -> Source | None:
    """Whose words a participle right behind an attribution goes on with: `…, | Ana Ruiz | said, adding`."""
    hits = (hit for hit in reversed(view.cues) if hit.last < stop and not hit.participle)
    hit = next(hits, None)
    if hit is None or stop - hit.last > MAX_ATTRIBUTED or not follows_comma(view, stop):
        return None
    before = subject_before(view, hit)
    if before is not None and TIMES.issuperset(view.lower[hit.last : stop - 1]):
        return before
    inverted = follows_comma(view, hit.first) or not view.outside(hit.first - 1)
    behind = subject_after(view, hit) if before is None and inverted else None
    return behind if behind is not None and behind.last == stop - 1 else None


def _is_embedded(view: View, source: Source) -> bool:
    """Whether a subject's clause is set into another: `even | as | shares fell, Ana Ruiz wrote`."""
    before = source.first - 1
    return before >= view.start and view.outside(before) and view.lower[before] in _SUBORDINATES


def _is_cut(view: View, source: Source) -> bool:
    """Whether a noun breaks off, so that no verb stood behind it: `following | an | animated meeting`."""
    return source.nature is Nature.NOUN and view.lower[source.last - 1] in DETERMINERS | PREPOSITIONS


def _is_verb(view: View, token: int) -> bool:
    """Whether a word shows a clause's verb: `has`, `sued`, not the noun of `the Ruiz | campaign | said`."""
    word, scene = view.lower[token], view.people.scene
    if scene.capital(token) or word in ("'s", "’s") or view.lower[token - 1] in _BEFORE_NOUN:
        return False
    known = word in scene.knowledge.cues.forms and word not in scene.knowledge.names.nouns
    return word in FINITE or known or (word.endswith("ed") and len(word) > 3)


def _main_clause(view: View, stop: int) -> int:
    """Where the main clause begins behind one that opens the sentence: `When asked, | Ana Ruiz shrugged`."""
    lower = view.lower
    if lower[view.start] not in CLAUSE_OPENERS and lower[view.start] not in _OPENING_PARTICIPLES:
        return view.start
    for token in range(view.start + 1, min(stop, view.start + MAX_APPOSITION)):
        if lower[token - 1] == "," and view.outside(token):
            named = token in view.people.at and view.people.entities[view.people.at[token].entity].person
            if named or lower[token] in SUBJECT_PRONOUNS:
                return token
    return view.start


def own_subject(view: View, participle: int) -> Source | None:
    """The subject of a participle of its own: `…, with | Ana Ruiz | saying`, `with | two in ten | saying`."""
    last = participle - 1
    while last > view.start and (view.lower[last] in ADVERBS or view.lower[last].endswith("ly")):
        last -= 1
    nobody = not view.lower[last][0].isalnum() or view.lower[last] in ("and", "but", "or")
    if last <= view.start or not view.outside(last) or nobody:
        return None
    named = view.people.at.get(last)
    if named is not None and named.last == last + 1 and view.lower[named.first - 1] in _PARTED:
        return name_phrase(view, named.first, named.last)
    for at in range(last, max(view.start, last - MAX_SUBJECT), -1):
        if view.lower[at - 1] == "with" and view.outside(at - 1):
            mention = view.people.at.get(at)
            if mention is not None and mention.last == last + 1:
                return name_phrase(view, mention.first, mention.last)
            return Source(at, last + 1, Nature.NOUN, last)
        if view.lower[at] in STOPS or not view.outside(at):
            return None
    return None
