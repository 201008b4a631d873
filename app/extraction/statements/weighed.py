"""Reporting words in doubt, accepted or refused by the sum of weights in `data/weighing.csv`."""

from collections.abc import Iterator
from math import exp

from app.extraction.statements.bounds import embedded, to_comma
from app.extraction.statements.doubtful import Doubtful, Standing, doubtful_at, standing_of
from app.extraction.statements.draft import Content, CueHit, Source
from app.extraction.statements.ends import weighed_end
from app.extraction.statements.frames import only_named
from app.extraction.statements.lexicon import (
    ADVERBS,
    CLAUSE_OPENERS,
    DETERMINERS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
)
from app.extraction.statements.page import Page, clause, kind_of, new_draft
from app.extraction.statements.view import View
from app.knowledge.cues import Frame

ACCEPTED = 0.3
"""The chance of being right from which a word in doubt is read: at half the F1, it adds what it costs."""
WEAK = frozenset(
    (
        "topic", "topic-shared", "object", "object-shared", "urge-shared", "told-shared", "infinitive",
        "infinitive-shared", "call-for-shared",
    )
)  # fmt: skip
"""Rules whose indirect speech is in doubt too."""
MIN_NAMELESS = 3
"""Words of a topic in doubt that names nobody: `criticized | the agents` tells nothing."""
_SIZES = ((1, "1"), (2, "2"), (3, "3"), (5, "4 or 5"), (10, "6 to 10"), (20, "11 to 20"))
"""Words of what is reported: the bound up to which each name holds."""
_LONG = "over 20"
_CLOSED = (
    PREPOSITIONS | CLAUSE_OPENERS | DETERMINERS | SUBJECT_PRONOUNS | frozenset((",", "—", "-", ";", ":"))
)
"""Words and marks that may be signs; others belong to what an article is about."""
_KNOWN = {
    "that": frozenset((Frame.THAT, Frame.CLAUSE, Frame.ANY_CLAUSE)),
    "clause": frozenset((Frame.CLAUSE, Frame.ANY_CLAUSE)),
    "question": frozenset((Frame.QUESTION,)),
    "infinitive": frozenset((Frame.INFINITIVE, Frame.URGE)),
    "topic": frozenset((Frame.TOPIC, Frame.PREDICATE)),
}
"""The frames of `data/cues.csv` that each thing taken answers to."""


def read_weighed(page: Page) -> None:
    """Run the rules for what the others left: `Ruiz was quick to | say | that …`, `was | asked | why …`."""
    view = page.view
    for token in view.words:
        if token in page.taken:
            continue
        if view.people.scene.capital(token) and token != view.start:
            continue
        found = doubtful_at(page, token)
        if found is not None:
            _read(page, found)


def _read(page: Page, found: Doubtful) -> None:
    """Keep what a word in doubt reports, if its chance is good enough."""
    view, hit, source, first, last = page.view, found.hit, found.source, found.first, found.last
    within = source is not None and source.last <= hit.first and embedded(view, source)
    if within:
        last = to_comma(view, first, last)
    read = Content(f"weighed-{found.taken}", hit.cue, within, first, last)
    last = weighed_end(page, read)
    part = clause(view, first, last)
    if part is None or not page.free(hit.first, hit.last) or not page.free(first, last):
        return
    if found.taken == "clause" and not hit.cue.frames & _KNOWN["clause"]:
        return
    if found.taken == "topic" and only_named(view, hit, first, last):
        return
    nameless = _begins(view, first, last) in ("word", "pronoun")
    if found.taken == "topic" and last - first < MIN_NAMELESS and nameless:
        return
    features = tuple(_features(page, found, last))
    if accepts(view, features):
        draft = new_draft(view, read.rule, kind_of(view, first, last), [part], source)
        draft.weighed, draft.content = features, read
        page.add(draft, hit, (first, last))


def accepts(view: View, features: tuple[str, ...]) -> bool:
    """Whether the chance that features add up to is good enough."""
    table = view.people.scene.knowledge.weighing
    total = table.base + sum(table.weights.get(feature, 0.0) for feature in features)
    return 1 / (1 + exp(-total)) >= ACCEPTED


def features_of_rule(
    page: Page, hit: CueHit, source: Source, rule: str, content: tuple[int, int]
) -> tuple[str, ...]:
    """The features of what one of the rules in `WEAK` has read."""
    standing, before = standing_of(page.view, hit.first)
    taken, _, shared = rule.partition("-shared")
    found = Doubtful(hit, standing, before, source, "shared" if shared else "own", taken, *content)
    return (*_features(page, found, content[1]), f"rule: {rule}")


def _features(page: Page, found: Doubtful, last: int) -> Iterator[str]:
    """What speaks for or against a word in doubt, one name each."""
    view, taken, standing, first = page.view, found.taken, found.standing, found.first
    lower, base = view.lower, " ".join((found.hit.cue.base, *found.hit.cue.particle))
    count = sum(lower[token][0].isalnum() for token in range(first, last))
    yield f"{standing}: {taken}"
    if standing is Standing.INFINITIVE:
        yield f"infinitive: behind {_governor(view, found)}"
    yield f"cue: {base}"
    yield f"cue: {base}, {taken}"
    if taken in _KNOWN:
        yield f"{taken}: {'known' if found.hit.cue.frames & _KNOWN[taken] else 'not known'} of the cue"
    yield f"{taken}: {next((name for bound, name in _SIZES if count <= bound), _LONG)} words"
    yield f"{taken}: begins with {_begins(view, first, last)}"
    if lower[first] in _CLOSED:
        yield f"{taken}: begins with “{lower[first]}”"
    if last < view.stop and lower[last] in _CLOSED:
        yield f"ends before “{lower[last]}”"
    yield f"source: {found.source.nature if found.source else 'nobody'}, {found.way}"
    yield f"sentence: {'another statement' if page.drafts else 'nothing else'}"


def _governor(view: View, found: Doubtful) -> str:
    """The word that an infinitive hangs on: `| quick | to say`, `| declined | to say`."""
    at = found.before - 1
    while at > view.start and (view.lower[at] in ADVERBS or view.lower[at].endswith("ly")):
        at -= 1
    return view.lower[at] if at >= view.start else "nothing"


def _begins(view: View, first: int, last: int) -> str:
    """What content begins with: the name of a person or body (perhaps all of it), a pronoun, another word."""
    at = first + 1 if view.lower[first] in DETERMINERS else first
    mention = view.people.at.get(at)
    if mention is not None:
        person = view.people.entities[mention.entity].person
        return ("person" if person else "body") + (" alone" if mention.last >= last else "")
    return "pronoun" if view.lower[first] in SUBJECT_PRONOUNS | OBJECT_PRONOUNS else "word"
