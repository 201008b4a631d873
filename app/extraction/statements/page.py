"""What has been read of a sentence so far: its drafts, and the tokens they account for."""

from bisect import bisect_left
from dataclasses import dataclass, field

from app.extraction.statements.draft import CueHit, Draft, Source
from app.extraction.statements.told import outlet_told
from app.extraction.statements.view import View
from app.extraction.types import Span
from app.vocabulary import StatementKind

_TRIM_LEFT = frozenset((",", ";", ":", "—", "–", "--", "and", "but", "."))
BREAKS = frozenset((",", ";", ":", "—", "–", "--"))
GOES_ELSEWHERE = frozenset(
    ("while", "but", "who", "which", "as", "although", "though", "whose", "where", "when")
)
"""Words that open a clause of the reporter's behind an attribution."""
_TERM_BEFORE = frozenset(
    (
        "as",
        "called",
        "so-called",
        "word",
        "words",
        "term",
        "terms",
        "phrase",
        "marked",
        "reading",
        "say",
        "read",
    )
)


@dataclass(slots=True)
class Page:
    """A sentence under reading. The tokens in `taken` belong to a draft; no second rule reads them."""

    view: View
    lead: View | None = None
    """The sentence before, where it leads in to this one with a colon."""
    drafts: list[Draft] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    ends: set[int] = field(default_factory=set)
    """Where the ranges taken end."""

    def free(self, first: int, last: int) -> bool:
        """Whether none of the tokens `first` to `last` belongs to a draft yet."""
        return self.taken.isdisjoint(range(first, last))

    def take(self, first: int, last: int) -> None:
        """Mark tokens as accounted for."""
        if first < last:
            self.taken.update(range(first, last))
            self.ends.add(last)

    def add(self, draft: Draft, hit: CueHit | None, *ranges: tuple[int, int]) -> Draft:
        """Keep a draft, and take its cue, its source and the ranges of its content."""
        if hit is not None:
            draft.cue = self.view.span(hit.first, hit.last)
            self.take(hit.first, hit.last)
            behind = [first for first, _ in ranges if first >= hit.last]
            draft.via = outlet_told(self.view, hit, draft.source, min(behind, default=self.view.stop))
        if draft.source is not None:
            self.take(draft.source.first, draft.source.last)
        for first, last in ranges:
            self.take(first, last)
        self.drafts.append(draft)
        return draft


def quoted(view: View, number: int) -> Span | None:
    """The words between the marks of quotation `number`, without a closing comma; None if there are none."""
    analysis = view.people.scene.analysis
    text, quote = analysis.text, analysis.quotes[number]
    start, end = quote
    start += 2 if text.startswith(("``", "''"), start) else 1
    if end - start >= 1 and text[end - 1] in '”"»’':
        end -= 1
    elif text.endswith("''", start, end):
        end -= 2
    while start < end and text[start].isspace():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return Span(start, end) if start < end else None


def clause(view: View, first: int, last: int) -> Span | None:
    """The text of a reported clause, without the punctuation around it; None if no word is left."""
    lower = view.lower
    while first < last and lower[first] in _TRIM_LEFT and view.outside(first):
        first += 1
    while (
        last > first
        and lower[last - 1] in (".", ",", ";", ":", "—", "–", "--", "?", "!")
        and view.outside(last - 1)
    ):
        last -= 1
    if not any(lower[token][0].isalnum() for token in range(first, min(last, first + 8))):
        return None
    return view.span(first, last)


def fragment(view: View, first: int, last: int) -> Span | None:
    """The words of a quotation that is all of a range: `called it | “a stunt.” |`; None if there is more."""
    for number, begin, end in view.quotes:
        if begin == first and end >= last:
            return quoted(view, number)
    return None


def kind_of(view: View, first: int, last: int, term: bool = True) -> StatementKind:
    """Mixed where words are quoted inside; a term under discussion (`as “police”`) does not count.

    Where `term` is false none is under discussion: `described the raid as “odd”`.
    """
    for _, begin, end in view.quotes:
        if first <= begin < last:
            words = sum(view.lower[token][0].isalnum() for token in range(begin, end))
            before = view.lower[begin - 1] if begin > view.start else ""
            if words > 3 or (words and not (term and before in _TERM_BEFORE)):
                return StatementKind.MIXED
    return StatementKind.INDIRECT


def left_edge(page: Page, stop: int) -> int:
    """Where content that ends at a token begins: the sentence's start, or behind what is taken or a `;`."""
    view = page.view
    edge = max([view.start, *(end for end in page.ends if end <= stop)])
    plain = view.plain[bisect_left(view.plain, edge) : bisect_left(view.plain, stop)]
    return next((token + 1 for token in reversed(plain) if view.lower[token] == ";"), edge)


def new_draft(view: View, rule: str, kind: StatementKind, parts: list[Span], source: Source | None) -> Draft:
    """A draft for this sentence."""
    return Draft(rule, kind, parts, view.number, source)
