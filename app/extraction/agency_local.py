"""Local agencies: a place with a head behind it, a head behind an unknown name, a head alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from app.extraction.lookup import first_words, phrases_at
from app.extraction.places import PlaceMention
from app.extraction.text import Analysis
from app.extraction.types import Span
from app.knowledge.agencies import AgencyKind, AgencyTable
from app.knowledge.places import Gazetteer, GazetteerPlace, fold_name
from app.vocabulary import PlaceKind

_JOINT = re.compile(r"(?:['’]s?)?\s")
_STATED_JOINT = re.compile(r"(?:['’]s?)?,?\s")
"""What parts a place from its agency: a comma only behind a state, not in "In Duluth, police said"."""
_WORD = re.compile(r"[^\s,;:!?()\"“”]+")
_BEFORE = 48
"""Characters before a head in which the name of a place that the gazetteer does not know is looked for."""
_OWNER_WORDS = 3
"""Such a name has no more words."""


class LocalForm(NamedTuple):
    """A local agency's mention before its name is settled.

    `owner` is the place's name, `place` the place if it is known, `formal` the words behind it as the table
    writes them, None for informal ones ("police").
    """

    span: Span
    kind: AgencyKind
    owner: str
    place: GazetteerPlace | None
    formal: str | None

    @property
    def key(self) -> tuple[str, str]:
        """Mentions with the same key name the same agency."""
        return self.kind.slug, self.place.slug if self.place else self.owner.lower()


@dataclass(slots=True)
class _Before:
    """What has been named before the head at hand: agencies by their kind, places by theirs, with offsets."""

    forms: dict[str, LocalForm] = field(default_factory=dict)
    places: dict[PlaceKind, tuple[int, GazetteerPlace]] = field(default_factory=dict)

    def meant(self, kind: AgencyKind, earliest: int) -> tuple[str, GazetteerPlace | None] | None:
        """Owner and place of the agency of this kind that a bare head means.

        It is the one of its kind named last, else that of the county or state named last, else that of a
        city named from offset `earliest` on.
        """
        known = self.forms.get(kind.slug)
        if known is not None:
            return known.owner, known.place
        for place_kind in (PlaceKind.COUNTY, PlaceKind.STATE, PlaceKind.CITY):
            start, place = self.places.get(place_kind, (-1, None))
            if place is None or place_kind not in kind.place:
                continue
            if place_kind is not PlaceKind.CITY or start >= earliest:
                return place.name, place
        return None


def local_forms(
    analysis: Analysis, places: Sequence[PlaceMention], table: AgencyTable, gazetteer: Gazetteer
) -> list[LocalForm]:
    """Every mention of a local agency by its place or a head, in text order. Linear in the text's length."""
    behind = list(_behind_places(analysis, places, table))
    return sorted([*behind, *_heads(analysis, places, behind, table, gazetteer)], key=lambda form: form.span)


def _behind_places(
    analysis: Analysis, places: Sequence[PlaceMention], table: AgencyTable
) -> Iterator[LocalForm]:
    """For "The Duluth Police Department", "Duluth police", "Cook County, Minn., Sheriff’s Office"."""
    text = analysis.text
    limits = iter(analysis.paragraphs)
    limit = 0
    for mention in places:
        while limit < mention.span.end:
            limit = next(limits, Span(0, len(text))).end
        joint = (_STATED_JOINT if mention.full != mention.span else _JOINT).match(
            text, mention.full.end, limit
        )
        word = _WORD.match(text, joint.end(), limit) if joint else None
        if word is None:
            continue
        lengths = table.lengths.get(first_words(word.group())[0], ())
        for phrase in phrases_at(text, word.start(), limit, lengths):
            head = table.heads.get(fold_name(phrase))
            if head is None:
                continue
            kind = next((kind for kind in head.kinds if mention.place.kind in kind.place), None)
            end = word.start() + len(phrase)
            if kind is not None and (head.formal or not _other_body(text, end, table)):
                place = mention.place
                yield LocalForm(Span(mention.span.start, end), kind, place.name, place, head.formal)
            break


def _other_body(text: str, end: int, table: AgencyTable) -> bool:
    """For "Duluth Police Federation": a union, no agency."""
    word = _WORD.match(text, end + 1)
    return word is not None and word.group().lower().rstrip(".") in table.other_bodies


def _heads(
    analysis: Analysis,
    places: Sequence[PlaceMention],
    behind: Sequence[LocalForm],
    table: AgencyTable,
    gazetteer: Gazetteer,
) -> Iterator[LocalForm]:
    """Heads that no known place stands before."""
    ends = {form.span.end for form in behind}
    named, scenes = iter(behind), iter(places)
    form, mention = next(named, None), next(scenes, None)
    before = _Before()
    last = 0
    for paragraph in analysis.paragraphs:
        for match in table.bare_form.finditer(analysis.text, paragraph.start, paragraph.end):
            while form is not None and form.span.start < match.start():
                before.forms[form.kind.slug] = form
                form = next(named, None)
            while mention is not None and mention.span.start < match.start():
                before.places[mention.place.kind] = (mention.span.start, mention.place)
                mention = next(scenes, None)
            kind = table.bare.get(fold_name(match.group()))
            if kind is None or match.end() in ends:
                continue
            span = Span(match.start(), match.end())
            found = _of_unknown_place(analysis.text, span, kind, table, gazetteer)
            found = found or _bare(span, kind, before, last)
            if found is not None:
                yield found
        last = paragraph.start


def _bare(span: Span, kind: AgencyKind, before: _Before, earliest: int) -> LocalForm | None:
    """For "In Duluth, Minn., the police department said": that of the place named last."""
    meant = before.meant(kind, earliest)
    return LocalForm(span, kind, *meant, None) if meant else None


def _of_unknown_place(
    text: str, head: Span, kind: AgencyKind, table: AgencyTable, gazetteer: Gazetteer
) -> LocalForm | None:
    """For "the Lake Nowhere Police Department": a name in capitals that the gazetteer does not settle."""
    formal = next((h for h in kind.heads if fold_name(h) == fold_name(head.of(text))), None)
    if formal is None or not head.of(text).split()[-1][0].isupper():
        return None
    owner: list[str] = []
    words = text[max(0, head.start - _BEFORE) : head.start].split(" ")[:-1]
    for word in reversed(words):
        plain = word.strip("\"“‘'([")
        if len(owner) == _OWNER_WORDS or not _part_of_owner(plain, gazetteer):
            break
        owner.insert(0, plain)
    if not owner or words[: -len(owner)][-1:] == ["of"]:
        return None
    name = " ".join(owner)
    if fold_name(f"{name} {formal}") in table.surfaces:
        return None
    return LocalForm(Span(head.start - len(name) - 1, head.end), kind, name, None, formal)


def _part_of_owner(word: str, gazetteer: Gazetteer) -> bool:
    return (
        len(word) > 1
        and word[0].isupper()
        and word[-1] not in ",;:!?)\"”’'"
        and not word.endswith(("'s", "’s"))
        and fold_name(word) not in gazetteer.context.before
    )
