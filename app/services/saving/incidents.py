"""Incidents: each one of an article is a report of an incident of the ledger, or makes one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlmodel import Session

from app.extraction.types import Incident as FoundIncident
from app.extraction.types import Tagged
from app.linkage.events import EVENTS, Event
from app.linkage.folding import content_words, name_words, private_names, shingles
from app.linkage.scoring import find
from app.models import Evidence, EvidenceField, Incident, IncidentReport, ReportAppearance
from app.services.saving.articles import SavedArticle
from app.services.saving.canon import IncidentSaid, incident_from
from app.services.saving.dimensions import Dimensions
from app.services.saving.events_known import known_events
from app.services.saving.prepared import Prepared
from app.services.saving.rows import Values, add, add_with_ids
from app.services.saving.statements import Carried, agency_slugs, tag_value
from app.services.saving.touched import Touched
from app.vocabulary import Precision


@dataclass(frozen=True, slots=True)
class _Draft:
    """An incident of the article before it has rows. `voices` are the statements about it."""

    found: FoundIncident
    event: Event
    place_id: int | None
    voices: tuple[Carried, ...]


def save_incidents(
    session: Session, article: SavedArticle, item: Prepared,
    world: tuple[Dimensions, Sequence[Carried]], touched: Touched,
) -> None:  # fmt: skip
    """Write the article's reports of incidents, each linked to the incident of the ledger it tells of."""
    dimensions, carried = world
    drafts = []
    for found in item.extraction.incidents:
        voices = tuple(carried[number] for number in found.voices)
        drafts.append(_Draft(
            found=found,
            event=_event(found, item, dimensions, voices, article),
            place_id=dimensions.labelled(session, found.place.value if found.place else None),
            voices=voices,
        ))  # fmt: skip
    owners = _link(session, drafts, item, article, touched)
    reports = add_with_ids(session, IncidentReport, [
        {**_report(draft), "incident_id": owner, "article_id": article.id}
        for draft, owner in zip(drafts, owners, strict=True)
    ])  # fmt: skip
    touched.tagged.update(one.statement for draft in drafts for one in draft.voices)
    slugs = agency_slugs(item)
    add(session, Evidence, [
        row for report, draft in zip(reports, drafts, strict=True) for row in _evidence(report, draft, slugs)
    ])  # fmt: skip
    add(session, ReportAppearance, [
        {"report_id": report, "appearance_id": one.appearance}
        for report, draft in zip(reports, drafts, strict=True)
        for one in draft.voices
    ])  # fmt: skip


def _event(
    found: FoundIncident,
    item: Prepared,
    dimensions: Dimensions,
    voices: Sequence[Carried],
    article: SavedArticle,
) -> Event:
    place = dimensions.slug_of_label(found.place.value if found.place else None)
    slugs = agency_slugs(item)
    words = [span.of(item.text) for span in found.evidence]
    return Event(
        kind=found.kind,
        place=place,
        state=place.rpartition("-")[2] if place else None,
        earliest=found.when.earliest if found.when else None,
        latest=found.when.latest if found.when else None,
        published=item.document.published,
        agencies=frozenset(slugs[tag.value] for tag in found.agencies if tag.value in slugs),
        tactics=frozenset(tag.value for tag in found.tactics),
        evidence=shingles([content_words(part) for part in words]),
        names=private_names(words, _public_names(item)),
        statements=frozenset(one.statement for one in voices),
        sources=frozenset({article.copy_group}),
    )


def _public_names(item: Prepared) -> frozenset[str]:
    """Names that many events share: those of officials, places and agencies."""
    found = item.extraction
    names = [
        *(name for official in found.officials for name in (official.name, *official.aliases)),
        *(place.name for place in found.jurisdictions),
        *(name for agency in found.agencies for name in (agency.name, *agency.surface)),
    ]
    return frozenset(" ".join(name_words(name)) for name in names)


def _link(
    session: Session, drafts: Sequence[_Draft], item: Prepared, article: SavedArticle, touched: Touched
) -> list[int]:
    """The id of each draft's incident, made where the ledger has none that is surely the same."""
    known = known_events(session, [(draft.event, draft.place_id) for draft in drafts])
    owners: list[int] = []
    for draft in drafts:
        match = find(draft.event, known, EVENTS)
        if match:
            owners.append(match[0])
            touched.incidents.add(match[0])
        else:
            made = add_with_ids(session, Incident, [_incident(draft, item, article, touched)])
            owners += made
            touched.new_incidents.update(made)
    return owners


def _incident(draft: _Draft, item: Prepared, article: SavedArticle, touched: Touched) -> Values:
    report = _report(draft)
    return incident_from([
        IncidentSaid(
            kind=report["kind"], title=report["title"], place_id=report["place_id"],
            earliest=report["earliest"], latest=report["latest"], precision=report["precision"],
            confidence=report["confidence"], published=item.document.published,
            ingested=touched.now.date(), copy_group=article.copy_group,
        )
    ])  # fmt: skip


def _report(draft: _Draft) -> Values:
    found, when = draft.found, draft.found.when
    return {
        "kind": found.kind, "title": found.title, "place_id": draft.place_id, "rule": found.rule,
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
