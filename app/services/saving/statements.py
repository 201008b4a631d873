"""Statements: each one of an article is an appearance of a statement of the ledger, or makes one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from app.extraction.types import Statement as FoundStatement
from app.extraction.types import Tagged
from app.models import (
    Appearance,
    AppearancePart,
    AppearanceSpeaker,
    AppearanceTag,
    EvidenceField,
    Statement,
    StatementSpeaker,
)
from app.services.saving.articles import SavedArticle
from app.services.saving.canon import TEXT_JOINT, Placed, StatementSaid, statement_from
from app.services.saving.dimensions import Dimensions
from app.services.saving.linking import Linkers
from app.services.saving.officials import OfficialLinks
from app.services.saving.prepared import Prepared
from app.services.saving.rows import Values, add, add_with_ids
from app.services.saving.touched import Touched
from app.vocabulary import Noun


@dataclass(frozen=True, slots=True)
class _Draft:
    """A statement of the article before it has rows. `speakers` are `(report, official)`."""

    found: FoundStatement
    shown: str | None
    place: Placed
    speakers: tuple[tuple[int, int], ...]
    node: str
    statement: int

    @property
    def officials(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(official for _, official in self.speakers))


def save_statements(
    session: Session, article: SavedArticle, item: Prepared,
    world: tuple[Dimensions, Linkers, OfficialLinks], touched: Touched,
) -> list[int]:  # fmt: skip
    """Write the article's statements, each linked to the statement of the ledger that it repeats.

    Returns the ids of its appearances, in the order of the statements.
    """
    dimensions, linkers, officials = world
    linker = linkers.statements
    found, linked = item.reported.statements, linker.link(item.reported.quotations)
    drafts = [
        _Draft(
            found=one, shown=shown, place=dimensions.placed(session, place),
            speakers=tuple(officials.of(shown)), node=node, statement=statement,
        )
        for (one, shown, place), (node, statement) in zip(found, linked, strict=True)
    ]  # fmt: skip
    made = _make_statements(session, drafts, item, article)
    touched.new[Noun.STATEMENT].update(made.values())
    nodes = linker.write(made, touched)
    owners = [made.get(draft.statement, draft.statement) for draft in drafts]
    touched.linked(Noun.STATEMENT, owners)
    appearances = add_with_ids(session, Appearance, [
        {**_appearance(draft), "statement_id": owner, "article_id": article.id, "node_id": nodes[draft.node]}
        for draft, owner in zip(drafts, owners, strict=True)
    ])  # fmt: skip
    _save_details(session, list(zip(appearances, drafts, strict=True)), item)
    return appearances


def _make_statements(
    session: Session, drafts: Sequence[_Draft], item: Prepared, article: SavedArticle
) -> Mapping[int, int]:
    """Rows for statements the ledger does not have; returns the ids by the numbers they went by."""
    firsts = list({one.statement: one for one in reversed(drafts) if one.statement < 0}.values())[::-1]
    ids = add_with_ids(session, Statement, [_statement(draft, item, article) for draft in firsts])
    add(session, StatementSpeaker, [
        {"statement_id": id_, "official_id": official, "ordinal": ordinal}
        for draft, id_ in zip(firsts, ids, strict=True)
        for ordinal, official in enumerate(draft.officials)
    ])  # fmt: skip
    return {draft.statement: id_ for draft, id_ in zip(firsts, ids, strict=True)}


def _statement(draft: _Draft, item: Prepared, article: SavedArticle) -> Values:
    found = draft.found
    said = StatementSaid(
        appearance=0, article=item.fingerprint, length=0, kind=found.kind, speaker=draft.shown,
        role=found.role, title=found.title,
        organisation=found.organisation, position=found.position, confidence=found.confidence,
        place=draft.place, officials=draft.officials, published=item.document.published,
        copy_group=article.copy_group,
    )  # fmt: skip
    return {**statement_from([said]), "text": TEXT_JOINT.join(part.of(item.text) for part in found.parts)}


def _appearance(draft: _Draft) -> Values:
    found, mention, cue = draft.found, draft.found.speaker_mention, draft.found.cue
    return {
        "kind": found.kind, "speaker": draft.shown, "role": found.role,
        "title": found.title, "organisation": found.organisation, "position": found.position,
        "place_id": draft.place and draft.place[1], "reported_via": found.reported_via, "rule": found.rule,
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
