"""Officials: each report of an article is linked to a person of the ledger, or makes one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlmodel import Session

from app.extraction.types import Official as FoundOfficial
from app.linkage.folding import name_words
from app.linkage.people import name_key
from app.models import Official, OfficialMention, OfficialReport
from app.services.minor_names import shown_offices
from app.services.saving.dimensions import Dimensions
from app.services.saving.linking import Linkers
from app.services.saving.prepared import Prepared
from app.services.saving.rows import Values, add, add_with_ids
from app.services.saving.slugs import new_slugs
from app.services.saving.touched import Touched
from app.vocabulary import Noun


@dataclass(frozen=True, slots=True)
class _Draft:
    """A report of the article before it has a row. `official` is an id, or below zero for a new one."""

    found: FoundOfficial
    place: str | None
    place_id: int | None
    node: str
    official: int


class OfficialLinks:
    """Which report, and which official, the names of one article stand for."""

    def __init__(self) -> None:
        self._by_name: dict[tuple[str, ...], tuple[int, int]] = {}

    def add(self, found: FoundOfficial, report: int, official: int) -> None:
        """Remember a report under the name and its aliases; an alias that two share is the first one's."""
        self._by_name[name_words(found.name)] = (report, official)
        for alias in found.aliases:
            self._by_name.setdefault(name_words(alias), (report, official))

    def of(self, speaker: str | None) -> list[tuple[int, int]]:
        """`(report, official)` for each of the speakers, joined by `; `, who is an official."""
        names = speaker.split("; ") if speaker else []
        found = (self._by_name.get(name_words(name)) for name in names)
        return list(dict.fromkeys(pair for pair in found if pair))


def save_officials(
    session: Session,
    article: int,
    item: Prepared,
    world: tuple[Dimensions, Linkers],
    touched: Touched,
) -> OfficialLinks:
    """Write the article's reports of officials, each linked to the person it is of."""
    dimensions, linker = world[0], world[1].officials
    found, linked = item.reported.officials, linker.link(item.reported.people)
    offices = {text for one, _ in found for text in (one.title, one.organisation) if text}
    shown = shown_offices(session, offices)
    drafts = [
        _Draft(_as_shown(one, shown), place, dimensions.place(session, place), node, official)
        for (one, place), (node, official) in zip(found, linked, strict=True)
    ]
    made = _make_officials(session, drafts)
    touched.new[Noun.OFFICIAL].update(made.values())
    nodes = linker.write(made, touched)
    owners = [made.get(draft.official, draft.official) for draft in drafts]
    touched.linked(Noun.OFFICIAL, owners)
    published = item.document.published
    reports = add_with_ids(session, OfficialReport, [
        {
            **_office(draft), "reported_on": published, "article_id": article, "official_id": owner,
            "node_id": nodes[draft.node],
        }
        for draft, owner in zip(drafts, owners, strict=True)
    ])  # fmt: skip
    add(session, OfficialMention, [
        {"report_id": report, "span_start": start, "span_end": end}
        for report, draft in zip(reports, drafts, strict=True)
        for start, end in {span.start: span.end for span in draft.found.mentions}.items()
    ])  # fmt: skip
    links = OfficialLinks()
    for draft, report, owner in zip(drafts, reports, owners, strict=True):
        links.add(draft.found, report, owner)
    return links


def _as_shown(found: FoundOfficial, shown: Mapping[str, str]) -> FoundOfficial:
    """With title and body as they may be shown."""
    if not shown:
        return found
    title, body = (text and shown.get(text, text) for text in (found.title, found.organisation))
    return replace(found, title=title, organisation=body)


def _office(draft: _Draft) -> Values:
    found = draft.found
    return {
        "name": found.name, "role": found.role, "title": found.title, "organisation": found.organisation,
        "former": found.former, "place_id": draft.place_id,
    }  # fmt: skip


def _make_officials(session: Session, drafts: Sequence[_Draft]) -> Mapping[int, int]:
    """Rows for officials the ledger does not have; returns the ids by the numbers they went by."""
    firsts = list({draft.official: draft for draft in reversed(drafts) if draft.official < 0}.values())[::-1]
    slugs = new_slugs(session, [(draft.found.name, draft.place) for draft in firsts])
    ids = add_with_ids(session, Official, [
        {**_office(draft), "slug": slug, "name_key": name_key(draft.found.name)}
        for draft, slug in zip(firsts, slugs, strict=True)
    ])  # fmt: skip
    return {draft.official: id_ for draft, id_ in zip(firsts, ids, strict=True)}
