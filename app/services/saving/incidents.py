"""Incidents: each one of an article is a report of an incident of the ledger, or makes one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from app.extraction.types import Incident as FoundIncident
from app.extraction.types import Tagged
from app.models import Evidence, EvidenceField, Incident, IncidentReport, ReportAppearance
from app.services.saving.articles import SavedArticle
from app.services.saving.canon import IncidentSaid, Placed, incident_from
from app.services.saving.dimensions import Dimensions
from app.services.saving.linking import Linkers
from app.services.saving.prepared import Prepared
from app.services.saving.rows import Values, add, add_with_ids
from app.services.saving.statements import agency_slugs, tag_value
from app.services.saving.touched import Touched
from app.vocabulary import Noun, Precision


@dataclass(frozen=True, slots=True)
class _Draft:
    """An incident of the article before it has rows. `voices` are the appearances that are about it."""

    found: FoundIncident
    place: Placed
    voices: tuple[int, ...]
    node: str
    incident: int


def save_incidents(
    session: Session, article: SavedArticle, item: Prepared,
    world: tuple[Dimensions, Linkers, Sequence[int]], touched: Touched,
) -> None:  # fmt: skip
    """Write the article's reports of incidents, each linked to the incident of the ledger it tells of."""
    dimensions, linkers, appearances = world
    linker = linkers.incidents
    found, linked = item.reported.incidents, linker.link(item.reported.events)
    drafts = [
        _Draft(
            found=one, place=dimensions.labelled(session, one.place.value if one.place else None),
            voices=tuple(appearances[number] for number in one.voices),
            node=node, incident=incident,
        )
        for one, (node, incident) in zip(found, linked, strict=True)
    ]  # fmt: skip
    firsts = list({one.incident: one for one in reversed(drafts) if one.incident < 0}.values())[::-1]
    ids = add_with_ids(session, Incident, [_incident(one, item, article, touched) for one in firsts])
    made = {draft.incident: id_ for draft, id_ in zip(firsts, ids, strict=True)}
    touched.new[Noun.INCIDENT].update(ids)
    nodes = linker.write(made, touched)
    owners = [made.get(draft.incident, draft.incident) for draft in drafts]
    touched.linked(Noun.INCIDENT, owners)
    reports = add_with_ids(session, IncidentReport, [
        {**_report(draft), "incident_id": owner, "article_id": article.id, "node_id": nodes[draft.node]}
        for draft, owner in zip(drafts, owners, strict=True)
    ])  # fmt: skip
    slugs = agency_slugs(item)
    add(session, Evidence, [
        row for report, draft in zip(reports, drafts, strict=True) for row in _evidence(report, draft, slugs)
    ])  # fmt: skip
    add(session, ReportAppearance, [
        {"report_id": report, "appearance_id": appearance}
        for report, draft in zip(reports, drafts, strict=True)
        for appearance in draft.voices
    ])  # fmt: skip


def _incident(draft: _Draft, item: Prepared, article: SavedArticle, touched: Touched) -> Values:
    report = _report(draft)
    return incident_from([
        IncidentSaid(
            kind=report["kind"], title=report["title"], place=draft.place,
            earliest=report["earliest"], latest=report["latest"], precision=report["precision"],
            confidence=report["confidence"], published=item.document.published,
            ingested=touched.now.date(), copy_group=article.copy_group,
        )
    ])  # fmt: skip


def _report(draft: _Draft) -> Values:
    found, when = draft.found, draft.found.when
    return {
        "kind": found.kind, "title": found.title, "place_id": draft.place and draft.place[1],
        "rule": found.rule,
        "confidence": found.confidence,
        "earliest": when.earliest if when else None, "latest": when.latest if when else None,
        "precision": when.precision if when else Precision.UNKNOWN,
    }  # fmt: skip


def _evidence(report: int, draft: _Draft, slugs: dict[str, str]) -> Iterator[Values]:
    found = draft.found
    spans = [(EvidenceField.EVENT, None, span) for span in found.evidence]
    spans += [(EvidenceField.DATE, None, found.when.span)] if found.when else []
    spans += [(EvidenceField.PLACE, None, found.place.span)] if found.place else []
    tags: list[tuple[EvidenceField, Tagged]] = [
        *((EvidenceField.AGENCY, tag) for tag in found.agencies),
        *((EvidenceField.TACTIC, tag) for tag in found.tactics),
    ]
    valued = [(field, tag_value(field, tag, slugs), tag.span) for field, tag in tags]
    for field, value, span in [*spans, *((f, v, s) for f, v, s in valued if v)]:
        yield {
            "report_id": report, "field": field, "value": value,
            "span_start": span.start, "span_end": span.end,
        }  # fmt: skip
