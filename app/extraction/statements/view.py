"""One sentence as the rules see it: its tokens, its quotations, the reporting words outside them."""

from dataclasses import dataclass

from app.extraction.people import People
from app.extraction.statements.draft import CueHit
from app.extraction.statements.lexicon import (
    ADVERBS,
    BE,
    DETERMINERS,
    INDEFINITE,
    MODALS,
    NEGATIONS,
    SUBJECT_PRONOUNS,
)
from app.extraction.tokens import Tokens
from app.extraction.types import Span
from app.knowledge.cues import CueKind, CueTable, Frame

_PLURAL_SUBJECTS = (
    SUBJECT_PRONOUNS | INDEFINITE | frozenset(("police", "people", "who", "and", "men", "women"))
)
_CONTRACTED_BE = frozenset(("'s", "’s"))


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """Sentence `number`: tokens `start` to `stop` (half-open). `quotes` are (index, first, last) in order."""

    people: People
    number: int
    paragraph: int
    start: int
    stop: int
    quotes: tuple[tuple[int, int, int], ...]
    cues: tuple[CueHit, ...]

    @property
    def tokens(self) -> Tokens:
        """The text's tokens."""
        return self.people.scene.tokens

    @property
    def lower(self) -> list[str]:
        """The tokens in lower case."""
        return self.people.scene.tokens.lower

    def outside(self, token: int) -> bool:
        """Whether a token stands outside every quotation."""
        return self.people.scene.tokens.quote[token] < 0

    def span(self, first: int, last: int) -> Span:
        """The text of tokens `first` to `last`, half-open."""
        return self.people.scene.tokens.span(first, last)


def view_sentences(people: People, cues: CueTable) -> list[View]:
    """A view of every sentence that is no headline and has a quotation or a reporting word. Linear."""
    tokens, analysis = people.tokens, people.scene.analysis
    views = []
    for number, (start, stop) in enumerate(tokens.bounds):
        if number in people.scene.headlines:
            continue
        quotes = tuple(_quotes(tokens, start, stop))
        hits = tuple(_cues(people, cues, start, stop))
        views.append(View(people, number, analysis.sentences[number].paragraph, start, stop, quotes, hits))
    return views


def _quotes(tokens: Tokens, start: int, stop: int) -> list[tuple[int, int, int]]:
    found: list[tuple[int, int, int]] = []
    quote = tokens.quote
    for token in range(start, stop):
        number = quote[token]
        if number < 0:
            continue
        if found and found[-1][0] == number:
            found[-1] = (number, found[-1][1], token + 1)
        else:
            found.append((number, token, token + 1))
    return found


def _cues(people: People, table: CueTable, start: int, stop: int) -> list[CueHit]:
    tokens = people.tokens
    lower, quote, forms = tokens.lower, tokens.quote, table.forms
    found = []
    for token in range(start, stop):
        if lower[token] not in forms or quote[token] >= 0:
            continue
        for cue in forms[lower[token]]:
            last = token + 1 + len(cue.particle)
            if cue.kind is not CueKind.SPEECH or tuple(lower[token + 1 : last]) != cue.particle:
                continue
            if _active(people, table, token, start):
                progressive = token > start and lower[token - 1] in BE
                participle = lower[token] in table.participles and not progressive
                if participle and Frame.QUOTE not in cue.frames and lower[token - 1] not in (",", "and"):
                    break
                found.append(CueHit(token, last, cue, participle))
            break
    return found


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
        return previous not in DETERMINERS and previous not in ("of", "for", "from", "without", "by", "in")
    if previous == "to":
        return before - 1 >= start and lower[before - 1] in ("went", "goes", "continued", "on", "continues")
    if previous in BE and previous not in _CONTRACTED_BE:
        return False
    if form in table.pasts:
        return previous not in DETERMINERS or previous in INDEFINITE or previous in ("that",)
    if form in table.bases:
        return previous in _PLURAL_SUBJECTS or previous.endswith("s") or before in people.at
    return previous not in DETERMINERS and previous not in _CONTRACTED_BE and previous not in ("and", "or")


def follows_comma(view: View, token: int) -> bool:
    """Whether a comma or dash stands before a token, be it inside a closing quotation mark (`,”`)."""
    before = token - 1
    if before >= view.start and not view.outside(before) and not view.lower[before][0].isalnum():
        before -= 1
    return before >= view.start and view.lower[before] in (",", "—", "–", "--", "?", "!")
