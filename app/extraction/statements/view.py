"""One sentence as the rules see it: its tokens, its quotations, the reporting words outside them."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import TypeVar

from app.extraction.people import People
from app.extraction.statements.draft import CueHit, Source
from app.extraction.statements.lexicon import (
    ADVERBS,
    BE,
    DETERMINERS,
    INDEFINITE,
    MEDIA_NOUNS,
    MODALS,
    NEGATIONS,
    SUBJECT_PRONOUNS,
)
from app.extraction.tokens import Tokens
from app.extraction.types import Span
from app.extraction.wordlists import words
from app.knowledge.cues import CueKind, CueTable, Frame

_PLURAL_SUBJECTS = (
    SUBJECT_PRONOUNS | INDEFINITE | frozenset(("police", "people", "who", "and", "men", "women"))
)
_BEFORE_GERUND = frozenset(("of", "for", "from", "without", "in"))
_BEFORE_BARE = frozenset((",", "and", "”", '"', "''"))
_GOES_ON = frozenset(("went", "goes", "continued", "on", "continues"))
_BEFORE_FINITE = frozenset((",", ")", "—", "–", "--", "he", "she", "it", "who", "”", '"', ""))
"""What may stand right before a form that could also be a noun (`says`, `states`, `claim`)."""
_BEGINS_CONTENT = words("""that : , “ " `` to how why what whether no him them for on about""")
_NO_VERB = frozenset(("of", "in", "with", "for"))
"""What stands before a past participle that is an adjective: `in | pledged | delegates`."""
_NO_SUBJECT = DETERMINERS | frozenset(("to", "of", "let", "help", "make"))
"""What stands before a bare form that is nobody's verb (`the say`, `let them say`)."""
_DASHES = frozenset(("—", "–", "--", "-"))
_PARTS = frozenset((",", "—", "–", "--", "?", "!"))
_IN_DATELINE = frozenset((",", ".", "(", ")", "/", "de", "of"))
_CONTRACTED_BE = frozenset(("'s", "’s"))


T = TypeVar("T")

MAX_DATELINE = 16
"""Tokens of a place and its agency or day before the dash that a report opens with."""
MAX_PLAIN = 200
"""Tokens outside quotations read together: rules look back and forth within them only."""
MAX_QUOTES = 60
"""Quotations of one view that are looked at: rules compare them with each other. Later ones are left out."""


@dataclass(slots=True, eq=False)
class View:
    """Sentence `number`: tokens `start` to `stop` (half-open). `quotes` are (index, first, last) in order.

    A sentence with more than `MAX_PLAIN` tokens outside quotations is read in several views.
    """

    people: People
    number: int
    paragraph: int
    start: int
    stop: int
    quotes: tuple[tuple[int, int, int], ...]
    cues: tuple[CueHit, ...]
    cue_at: dict[int, CueHit]
    verbless: tuple[int, ...]
    """The tokens outside quotations that may report speech without a verb: `claim`, `according`."""
    plain: Sequence[int]
    """The tokens outside quotations."""
    lower: list[str]
    """The text's tokens in lower case."""
    words: tuple[int, ...]
    """The tokens outside quotations that may report speech, however they stand."""
    quote: list[int]
    """The quotation each of the text's tokens stands in, or -1."""
    subjects: dict[int, Source | None]
    """The subjects of verbs, by their tokens, as far as they have been looked for."""

    @property
    def tokens(self) -> Tokens:
        """The text's tokens."""
        return self.people.scene.tokens

    def outside(self, token: int) -> bool:
        """Whether a token stands outside every quotation."""
        return self.quote[token] < 0

    def span(self, first: int, last: int) -> Span:
        """The text of tokens `first` to `last`, half-open."""
        return self.people.scene.tokens.span(first, last)


def view_sentences(people: People, cues: CueTable) -> list[View]:
    """A view of every sentence that is no headline and has a quotation or a reporting word. Linear."""
    tokens, analysis = people.tokens, people.scene.analysis
    lower, sentence, quote = tokens.lower, tokens.sentence, tokens.quote
    words: dict[int, list[int]] = {}
    for token in compress(range(len(lower)), map(cues.triggers.__contains__, lower)):
        if quote[token] < 0:
            words.setdefault(sentence[token], []).append(token)
    quotes = _quotes(people)
    views = []
    for number in sorted(words.keys() | quotes.keys()):
        if number in people.scene.headlines:
            continue
        start, stop = tokens.bounds[number]
        start = _past_dateline(people, number, start, stop)
        here = words.get(number, ())
        hits = list(_cues(people, cues, here, start))
        verbless = [token for token in here if lower[token] in cues.verbless]
        may_report = [token for token in here if lower[token] in cues.forms]
        if not (hits or verbless or may_report or number in quotes):
            continue
        paragraph = analysis.sentences[number].paragraph
        for first, last, plain in _windows(quote if number in quotes else None, start, stop):
            inside = _within(quotes.get(number, []), first, last, lambda quotation: quotation[1])[:MAX_QUOTES]
            found = _within(hits, first, last, lambda hit: hit.first)
            at = {hit.first: hit for hit in found}
            nouns = _within(verbless, first, last, int)
            may = _within(may_report, first, last, int)
            range_of = (people, number, paragraph, first, last)
            views.append(View(*range_of, inside, found, at, nouns, plain, lower, may, quote, {}))
    return views


def _past_dateline(people: People, number: int, start: int, stop: int) -> int:
    """Behind the place a report is sent from, as in `ELM GROVE, Minn. (EP) — | “We stayed,” Ana Ruiz said`.

    It opens a paragraph: words with capitals, the first in capitals throughout or known as a place, a dash.
    """
    tokens, sentences = people.tokens, people.scene.analysis.sentences
    if number and sentences[number - 1].paragraph == sentences[number].paragraph:
        return start
    shouted = tokens.words[start].isupper() and len(tokens.words[start]) > 2
    if start in people.scene.agency_at or not (shouted or start in people.scene.place_at):
        return start
    for token in range(start + 1, min(stop - 1, start + MAX_DATELINE)):
        if tokens.lower[token] in _DASHES:
            return token + 1
        written = tokens.words[token]
        if not (written[0].isupper() or written[0].isdigit() or written in _IN_DATELINE):
            break
    return start


def _within(items: Sequence[T], first: int, last: int, at: Callable[[T], int]) -> tuple[T, ...]:
    """The items, in token order, that begin in a range: mostly all of them."""
    if not items or (first <= at(items[0]) and at(items[-1]) < last):
        return tuple(items)
    return tuple(items[bisect_left(items, first, key=at) : bisect_left(items, last, key=at)])


def _windows(quote: Sequence[int] | None, start: int, stop: int) -> Iterator[tuple[int, int, Sequence[int]]]:
    """A sentence's token range with its tokens outside quotations; cut where these are too many.

    `quote` is None for a sentence without a quotation.
    """
    plain: Sequence[int] = range(start, stop)
    if quote is not None:
        plain = [token for token in plain if quote[token] < 0]
    if len(plain) <= MAX_PLAIN:
        yield start, stop, plain
        return
    for first in range(0, len(plain), MAX_PLAIN):
        part = plain[first : first + MAX_PLAIN]
        begin = start if first == 0 else part[0]
        last = first + MAX_PLAIN
        yield begin, plain[last] if last < len(plain) else stop, part


def _quotes(people: People) -> dict[int, list[tuple[int, int, int]]]:
    """For each sentence its quotations: index and token range, the marks included."""
    tokens = people.tokens
    found: dict[int, list[tuple[int, int, int]]] = {}
    for number, span in enumerate(people.scene.analysis.quotes):
        first, last = tokens.range_of(span)
        while first < last:
            sentence = tokens.sentence[first]
            stop = min(last, tokens.bounds[sentence][1])
            found.setdefault(sentence, []).append((number, first, stop))
            first = stop
    return found


def _cues(people: People, table: CueTable, candidates: Iterable[int], start: int) -> Iterator[CueHit]:
    """The reporting words among the candidates of a sentence, with their particles."""
    lower = people.tokens.lower
    for token in candidates:
        for cue in table.forms.get(lower[token], ()):
            last = token + 1 + len(cue.particle)
            if cue.kind is not CueKind.SPEECH:
                continue
            if cue.particle and tuple(lower[token + 1 : last]) != cue.particle:
                continue
            progressive = token > start and lower[token - 1] in BE
            participle = lower[token] in table.participles and not progressive
            bare = participle and Frame.QUOTE not in cue.frames and lower[token - 1] not in _BEFORE_BARE
            bare = bare and token - 1 not in people.at and lower[token - 1] != "by"
            if not bare and _active(people, table, token, start):
                yield CueHit(token, last, cue, participle)
            break


def _active(people: People, table: CueTable, token: int, start: int) -> bool:
    """Whether a form reports speech here: no noun, no passive, not denied, not only possible.

    Out stay `the reports were`, `she was told`, `they declined to say`, `nobody would say`.
    """
    tokens = people.tokens
    lower = tokens.lower
    form = lower[token]
    if people.scene.capital(token) and token != start:
        return False
    before = token - 1
    while before >= start and (lower[before] in ADVERBS or lower[before].endswith("ly")):
        before -= 1
    previous = lower[before] if before >= start else ""
    if previous in MODALS or previous in NEGATIONS:
        return False
    if form in table.participles:
        return previous not in DETERMINERS and previous not in _BEFORE_GERUND
    if previous == "to":
        return before - 1 >= start and lower[before - 1] in _GOES_ON
    agent = previous not in ("", "when") and _has_agent(people, token)
    if agent or (previous in BE and previous not in _CONTRACTED_BE):
        return False
    surely = (
        form in table.verbal or form in table.pasts or previous in SUBJECT_PRONOUNS or before in people.at
    )
    surely = surely or _stands_behind_quotation(people, before, start)
    return (surely or _begins_content(people, token)) and _fits(people, table, form, before, previous)


def _has_agent(people: People, token: int) -> bool:
    """Whether a form is passive, its doer behind "by": `a video | posted | by Ruiz`, not `said by phone`."""
    lower = people.tokens.lower
    return token + 2 < len(lower) and lower[token + 1] == "by" and lower[token + 2] not in MEDIA_NOUNS


def _stands_behind_quotation(people: People, before: int, start: int) -> bool:
    """Whether a noun of two words stands between a quotation and its verb: `“…,” | the order | states`."""
    tokens = people.tokens
    return before - 2 >= start and tokens.lower[before - 1] in DETERMINERS and tokens.quote[before - 2] >= 0


def _begins_content(people: People, token: int) -> bool:
    """Whether what follows a form that may be a noun can be its content: `the firms report | that …`."""
    lower = people.tokens.lower
    word = lower[token + 1] if token + 1 < len(lower) else ""
    return word in _BEGINS_CONTENT or word in DETERMINERS or word in SUBJECT_PRONOUNS


def _fits(people: People, table: CueTable, form: str, before: int, previous: str) -> bool:
    """Whether the word before a finite form can be its subject's last: `officials | say`, not `the | say`."""
    if form in table.pasts:
        if previous in _NO_VERB or (previous.endswith("ing") and before not in people.at):
            return False
        return previous not in DETERMINERS or previous in INDEFINITE or previous == "that"
    if form in table.verbal and previous not in _NO_SUBJECT:
        return True
    if form in table.bases:
        plural = previous.endswith("s") and previous not in _CONTRACTED_BE
        several = plural or previous in _PLURAL_SUBJECTS or _is_joint(people, before)
        return several or previous in _BEFORE_FINITE
    if previous in _BEFORE_FINITE or before in people.at:
        return True
    return previous in people.scene.knowledge.names.nouns or previous in people.scene.knowledge.offices.heads


def _is_joint(people: People, last: int) -> bool:
    """Whether a name is the last of several, not one beside a noun: `Ruiz and | Lund | state`."""
    mention = people.at.get(last)
    return mention is not None and mention.first > 0 and people.tokens.lower[mention.first - 1] == "and"


def follows_comma(view: View, token: int) -> bool:
    """Whether a comma or dash stands before a token, be it inside a closing quotation mark (`,”`)."""
    before = token - 1
    if before < view.start or view.lower[before][0].isalnum():
        return False
    if not view.outside(before):
        before -= 1
    return before >= view.start and view.lower[before] in _PARTS
