"""Rules for a verb or noun of speech before what is said: `Lund | said | it holds`, `his | claim | that`."""

from app.extraction.statements.bounds import content_end, embedded, phrase_end, predicate_end, to_comma
from app.extraction.statements.draft import Content, CueHit, Nature, Source
from app.extraction.statements.ends import weighed_end
from app.extraction.statements.frames import content_of, names, only_named
from app.extraction.statements.page import Page, clause, fragment, kind_of, new_draft
from app.extraction.statements.phrases import possessor
from app.extraction.statements.shared import main_subject, own_subject
from app.extraction.statements.sources import before_verb, subject_before
from app.extraction.statements.view import View
from app.extraction.statements.weighed import WEAK, accepts, features_of_rule
from app.extraction.wordlists import words
from app.knowledge.cues import ACCORDING, Cue, CueKind, Frame
from app.vocabulary import StatementKind

MIN_TOPIC = 3
"""Tokens of a noun phrase that tells more than a name: `criticized | the masks of agents`."""
_TO_DO = words("promise promises pledge pledges vow vows threat threats offer offers call calls plea")


def read_clauses(page: Page) -> None:
    """Run the rules for `Lund | said | it holds`, `Lund | urged | us to stay`, `…, | adding | that …`."""
    view = page.view
    for hit in view.cues:
        if not page.free(hit.first, hit.last):
            continue
        found = content_of(view, hit)
        if found is None:
            continue
        rule, first = found
        last = content_end(view, first)
        if hit.participle or _coordinated(view, hit.first):
            source = _shared_source(page, hit)
            rule = f"{rule}-shared"
        else:
            source = subject_before(view, hit)
        if source is None:
            _read_asked(page, hit, first)
            continue
        if embedded(view, source):
            last = to_comma(view, first, last)
        _read_content(page, hit, source, rule, (first, last))


def _coordinated(view: View, verb: int) -> bool:
    """Whether a verb shares its subject with the one before: `and | said`, `but | has since said`."""
    before = before_verb(view, verb)
    return before >= view.start and view.outside(before) and view.lower[before] in ("and", "but")


def _read_content(page: Page, hit: CueHit, source: Source, rule: str, content: tuple[int, int]) -> None:
    """Keep what stands in a cue's content, unless it is taken or a noun phrase that says too little."""
    view = page.view
    first, last = content
    named = rule.startswith("object")
    if named:
        last = predicate_end(view, first, last)
    read = Content(rule, hit.cue, embedded(view, source), first, last)
    last = weighed_end(page, read)
    part = fragment(view, first, last) if named else None
    kind = kind_of(view, first, last, term=not named)
    if named and kind is not StatementKind.MIXED:
        if not hit.cue.frames & {Frame.TOPIC, Frame.PREDICATE} or not names(view, first):
            return
        if Frame.TOPIC in hit.cue.frames:
            rule = rule.replace("object", "topic")
            read = read._replace(rule=rule, last=min(read.last, phrase_end(view, first)))
            last = weighed_end(page, read)
        if (
            read.last - first < MIN_TOPIC
            or not _can_speak(view, source)
            or only_named(view, hit, first, last)
        ):
            return
        part = None
    part = part or clause(view, first, last)
    if part is None or not page.free(first, last):
        return
    draft = new_draft(view, rule, kind, [part], source)
    draft.content = read
    if kind is StatementKind.INDIRECT and rule in WEAK:
        draft.weighed = features_of_rule(page, hit, source, rule, (first, last))
        if not accepts(view, draft.weighed):
            return
    page.add(draft, hit, (first, last))


def _can_speak(view: View, source: Source) -> bool:
    """Whether a subject is somebody, not the noun before a participle: `a | program | called Safe`."""
    if source.nature is not Nature.NOUN:
        return True
    word, knowledge = view.lower[source.head], view.people.scene.knowledge
    known = word in knowledge.names.nouns or word in knowledge.offices.heads
    return known or word.endswith("s") or view.people.scene.capital(source.head)


def _read_asked(page: Page, hit: CueHit, first: int) -> None:
    """`| Asked | whether the van had left |, Lund said …`: a question, of nobody named."""
    view = page.view
    before = view.lower[hit.first - 1] if hit.first > view.start else ""
    if Frame.QUESTION not in hit.cue.frames or hit.participle or before not in ("", "when", ","):
        return
    read = Content("asked", hit.cue, False, first, to_comma(view, first, content_end(view, first)))
    _keep(page, hit, read, None)


def _keep(page: Page, hit: CueHit, read: Content, source: Source | None) -> None:
    """Keep what a rule has read up to its likeliest end, if nothing else has been read of it."""
    view, first, last = page.view, read.first, weighed_end(page, read)
    part = clause(view, first, last)
    if part is not None and page.free(first, last):
        draft = new_draft(view, read.rule, kind_of(view, first, last), [part], source)
        draft.content = read
        page.add(draft, hit, (first, last))


def _shared_source(page: Page, hit: CueHit) -> Source | None:
    """The subject a participle or second verb shares with what stands before it in the sentence."""
    own = own_subject(page.view, hit.first) if hit.participle else subject_before(page.view, hit)
    if own is not None:
        return own
    for draft in reversed(page.drafts):
        if draft.source is not None:
            return draft.source
    return main_subject(page.view, hit.first)


def read_nouns(page: Page) -> None:
    """Run the rule for `Lund ’s | claim | that it holds`, `her | promise | to stay`."""
    view = page.view
    for token in view.verbless:
        if view.lower[token] != ACCORDING and token + 2 < view.stop and page.free(token, token + 1):
            _read_noun(page, token)


def _read_noun(page: Page, token: int) -> None:
    view = page.view
    follows = view.lower[token + 1]
    introduced = follows == "that" or (follows == "to" and view.lower[token] in _TO_DO)
    source = possessor(view, token) if introduced and view.outside(token + 1) else None
    if source is None:
        return
    first = token + 2 if follows == "that" else token + 1
    cue = Cue(view.lower[token], (), CueKind.SPEECH, frozenset((Frame.THAT,)))
    hit = CueHit(token, token + 1, cue, True)
    last = to_comma(view, first, content_end(view, first))
    _keep(page, hit, Content("noun", cue, False, first, last), source)
