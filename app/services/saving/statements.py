"""Statements: each one of an article is an appearance of a statement of the ledger, or makes one."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from app.extraction.types import Statement as FoundStatement
from app.extraction.types import Tagged
from app.linkage.folding import name_words
from app.linkage.quotations import FEW_WORDS, QUOTATIONS, Quotation, speaker_names
from app.linkage.scoring import find_all
from app.models import (
    Appearance,
    AppearanceAnchor,
    AppearancePart,
    AppearanceSpeaker,
    AppearanceTag,
    EvidenceField,
    Statement,
    StatementSpeaker,
)
from app.services.saving.articles import SavedArticle
from app.services.saving.canon import StatementSaid, statement_from
from app.services.saving.dimensions import Dimensions
from app.services.saving.merging import merge_statements
from app.services.saving.officials import OfficialLinks
from app.services.saving.prepared import Prepared
from app.services.saving.quotations_known import TEXT_JOINT, known_quotations
from app.services.saving.rows import Values, add, add_with_ids
from app.services.saving.touched import Touched
from app.vocabulary import Role

_PRIVATE = (Role.NONE, Role.OTHER)


@dataclass(frozen=True, slots=True)
class Carried:
    """A statement of the article with its row: what incidents are tied to."""

    found: FoundStatement
    appearance: int
    statement: int


@dataclass(frozen=True, slots=True)
class _Draft:
    """A statement of the article before it has rows. `speakers` are `(report, official)`."""

    found: FoundStatement
    quotation: Quotation
    shown: str | None
    place_id: int | None
    speakers: tuple[tuple[int, int], ...]

    @property
    def officials(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(official for _, official in self.speakers))


def save_statements(
    session: Session, article: SavedArticle, item: Prepared,
    world: tuple[Dimensions, OfficialLinks], touched: Touched,
) -> list[Carried]:  # fmt: skip
    """Write the article's statements, each linked to the statement of the ledger that it repeats."""
    dimensions, officials = world
    bodies = {name_words(agency.name) for agency in item.extraction.agencies}
    drafts = []
    for found in item.extraction.statements:
        shown = public_speaker(found, officials, bodies)
        drafts.append(_Draft(
            found=found,
            quotation=_quotation(found, item.text, shown, officials, article.copy_group),
            shown=shown,
            place_id=dimensions.labelled(session, found.jurisdiction),
            speakers=tuple(officials.of(shown)),
        ))  # fmt: skip
    owners = _link(session, drafts, item, article, touched)
    appearances = add_with_ids(session, Appearance, [
        {**_appearance(draft), "statement_id": owner, "article_id": article.id}
        for draft, owner in zip(drafts, owners, strict=True)
    ])  # fmt: skip
    _save_details(session, list(zip(appearances, drafts, strict=True)), item)
    carried = zip(drafts, appearances, owners, strict=True)
    return [Carried(draft.found, appearance, owner) for draft, appearance, owner in carried]


def public_speaker(
    found: FoundStatement, officials: OfficialLinks, bodies: set[tuple[str, ...]]
) -> str | None:
    """The speaker's name where it is a public one; None for private people, of whom no name is kept.

    Public are officials, organisations, and those who speak in a role: an advocate, a union's president.
    Of joint speakers the public ones are kept.
    """
    if found.speaker is None:
        return None
    organisation = name_words(found.organisation) if found.organisation else None
    names = found.speaker.split("; ")
    public = [
        name
        for number, name in enumerate(names)
        if (number == 0 and found.role not in _PRIVATE)
        or name_words(name) in bodies
        or name_words(name) == organisation
        or officials.of(name)
    ]
    return "; ".join(public) or None


def _quotation(
    found: FoundStatement, text: str, shown: str | None, officials: OfficialLinks, group: int
) -> Quotation:
    return Quotation(
        kind=found.kind,
        parts=tuple(part.of(text) for part in found.parts),
        speakers=speaker_names(shown, found.organisation),
        officials=frozenset(official for _, official in officials.of(shown)),
        sources=frozenset({group}),
    )


def _link(
    session: Session, drafts: Sequence[_Draft], item: Prepared, article: SavedArticle, touched: Touched
) -> list[int]:
    """The id of each draft's statement, made where the ledger has none like it."""
    known = known_quotations(session, {anchor for draft in drafts for anchor in draft.quotation.anchors})
    merged: dict[int, int] = {}
    owners: list[int | None] = []
    mine: dict[Hashable, int] = {}
    for number, draft in enumerate(drafts):
        likely = find_all(draft.quotation, known.like(draft.quotation), QUOTATIONS)
        same = sorted({merged.get(id_, id_) for id_, _ in likely})
        owners.append(same[0] if same else None)
        if same:
            merge_statements(session, same[0], same[1:], touched)
            merged |= {id_: same[0] for id_ in (*merged, *same[1:]) if merged.get(id_, id_) in same}
        else:
            mine.setdefault(_repetition(draft, number), number)
    made = list(mine.values())
    rows = [_statement(drafts[n], item, article) for n in made]
    ids = dict(zip(made, add_with_ids(session, Statement, rows), strict=True))
    add(session, StatementSpeaker, [
        {"statement_id": id_, "official_id": official, "ordinal": ordinal}
        for n, id_ in ids.items()
        for ordinal, official in enumerate(drafts[n].officials)
    ])  # fmt: skip
    touched.new_statements.update(ids.values())
    touched.tagged.update(
        id_ for n, id_ in ids.items() if drafts[n].found.agencies or drafts[n].found.tactics
    )
    for number, draft in enumerate(drafts):
        if owners[number] is None:
            first = mine[_repetition(draft, number)]
            owners[number] = ids[first]
            if first != number:
                touched.statements.add(ids[first])
    return [merged.get(owner, owner) for owner in owners if owner is not None]


def _repetition(draft: _Draft, number: int) -> Hashable:
    """Equal for what one article has twice (a quote in the text and under a picture)."""
    quotation = draft.quotation
    if quotation.length < FEW_WORDS or not quotation.speakers:
        return number
    return quotation.key, quotation.speakers


def _statement(draft: _Draft, item: Prepared, article: SavedArticle) -> Values:
    found = draft.found
    said = StatementSaid(
        appearance=0, article=item.fingerprint, length=0, kind=found.kind, speaker=draft.shown,
        role=found.role, title=found.title,
        organisation=found.organisation, position=found.position, confidence=found.confidence,
        place_id=draft.place_id, officials=draft.officials, published=item.document.published,
        copy_group=article.copy_group,
    )  # fmt: skip
    return {**statement_from([said]), "text": TEXT_JOINT.join(draft.quotation.parts)}


def _appearance(draft: _Draft) -> Values:
    found, mention, cue = draft.found, draft.found.speaker_mention, draft.found.cue
    return {
        "kind": found.kind, "speaker": draft.shown, "role": found.role,
        "title": found.title, "organisation": found.organisation, "position": found.position,
        "place_id": draft.place_id, "reported_via": found.reported_via, "rule": found.rule,
        "confidence": found.confidence,
        "mention_start": mention.start if mention else None, "mention_end": mention.end if mention else None,
        "cue_start": cue.start if cue else None, "cue_end": cue.end if cue else None,
    }  # fmt: skip


def _save_details(session: Session, drafts: Sequence[tuple[int, _Draft]], item: Prepared) -> None:
    add(session, AppearancePart, [
        {"appearance_id": id_, "ordinal": ordinal, "span_start": part.start, "span_end": part.end}
        for id_, draft in drafts
        for ordinal, part in enumerate(draft.found.parts)
    ])  # fmt: skip
    add(session, AppearanceAnchor, [
        {"appearance_id": id_, "anchor": anchor}
        for id_, draft in drafts
        for anchor in draft.quotation.anchors
    ])  # fmt: skip
    add(session, AppearanceSpeaker, [
        {"appearance_id": id_, "ordinal": ordinal, "report_id": report}
        for id_, draft in drafts
        for ordinal, (report, _) in enumerate(draft.speakers)
    ])  # fmt: skip
    slugs = agency_slugs(item)
    tags = {
        (id_, field, value, tag.span.start): tag.span.end
        for id_, draft in drafts
        for field, found in (
            (EvidenceField.AGENCY, draft.found.agencies),
            (EvidenceField.TACTIC, draft.found.tactics),
        )
        for tag in found
        for value in [tag_value(field, tag, slugs)]
        if value
    }
    add(session, AppearanceTag, [
        {"appearance_id": id_, "field": field, "value": value, "span_start": start, "span_end": end}
        for (id_, field, value, start), end in tags.items()
    ])  # fmt: skip


def agency_slugs(item: Prepared) -> dict[str, str]:
    """The slugs of the article's agencies by their canonical names."""
    return {agency.name: agency.slug for agency in item.extraction.agencies}


def tag_value(field: EvidenceField, tag: Tagged, slugs: dict[str, str]) -> str | None:
    """The slug of an agency or tactic; None for an agency that the article's list does not have."""
    return slugs.get(tag.value) if field is EvidenceField.AGENCY else tag.value
