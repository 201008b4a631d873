"""Pages as linked data: what search engines and archives read of a record (schema.org, JSON-LD 1.1).

Made of the rows that pages show, so that whatever a page withholds is withheld here too. What is not known is
left out. Templates write it with Jinja's `tojson`, after which no text can end the element that it stands in.
"""

from collections.abc import Mapping
from typing import Any

from app.services.addresses import external
from app.services.exports.fields import FIELDS
from app.services.exports.terms import LICENCE
from app.services.filters import LedgerFilter
from app.services.portraits import (
    AgencyDetail,
    ArticleDetail,
    ArticleRef,
    IncidentDetail,
    OfficialDetail,
    PlaceDetail,
    StatementDetail,
    TacticDetail,
)
from app.services.records import ArticleRow, IncidentRow, PlaceRef, Ref, StatementRow
from app.vocabulary import PlaceKind, Precision
from app.web.formats import FORMATS_OF
from app.web.share import DESCRIPTION, SITE
from app.web.wording import led, office, upper_first

Data = Mapping[str, Any]

_PLACES = {PlaceKind.CITY: "City", PlaceKind.COUNTY: "AdministrativeArea", PlaceKind.STATE: "State"}
_DAYS = {Precision.MONTH: "%Y-%m", Precision.YEAR: "%Y"}


def of_site(root: str) -> Data:
    """The site with its search, for the front page."""
    found = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{root}/search?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
    return _data("WebSite", name=SITE, description=DESCRIPTION, url=f"{root}/", potentialAction=found)


def of_list(filter_: LedgerFilter, sentence: str, root: str) -> Data:
    """A list under its filter as a dataset, with the files that it can be had as."""
    whole = filter_.on_page(1)
    files = [
        _node("DataDownload", encodingFormat=one.media, contentUrl=root + whole.address(one.ending))
        for one in FORMATS_OF[filter_.list]
    ]
    return _data(
        "Dataset", name=f"{SITE}: {sentence}", description=f"{sentence}. {DESCRIPTION}",
        url=root + whole.address(), license=LICENCE, isAccessibleForFree=True,
        creator=_node("Organization", name=SITE, url=f"{root}/"), distribution=files,
        variableMeasured=[field.name for field in FIELDS[filter_.list]],
    )  # fmt: skip


def of_statement(detail: StatementDetail, root: str) -> Data:
    """A quotation: its words, who said them in which office, and the articles that carry it."""
    row = detail.statement
    tags = [*_refs(row.agencies, "agencies", root), *_refs(row.tactics, "tactics", root)]
    return _data(
        "Quotation", url=root + row.path, text=led(row, row.text), creator=_speakers(row, root),
        datePublished=row.reported_on and row.reported_on.isoformat(),
        isPartOf=[_article(one.article, root) for one in detail.appearances],
        about=[*tags, *(_event(one, root) for one in detail.incidents)],
    )  # fmt: skip


def of_incident(detail: IncidentDetail, root: str) -> Data:
    """An event with its place, its days as exact as they are known, and the articles that tell of it."""
    event = _event(detail.incident, root)
    told = [_article(one.article, root) for one in detail.reports]
    return {"@context": "https://schema.org", **event, **({"subjectOf": told} if told else {})}


def of_official(detail: OfficialDetail, root: str) -> Data:
    """A holder of public office."""
    row = detail.official
    return _data(
        "Person", name=row.name, url=root + row.path, alternateName=list(detail.aliases),
        jobTitle=upper_first(office(row)),
        worksFor=row.organisation and _node("Organization", name=row.organisation),
        workLocation=row.place and _place(row.place, root),
    )  # fmt: skip


def of_place(detail: PlaceDetail, root: str) -> Data:
    """A city, county or state."""
    row = detail.place
    return {
        "@context": "https://schema.org",
        **_place(row.place, root),
        **_node(
            _PLACES[row.place.kind], identifier=detail.geoid,
            geo=row.latitude is not None
            and _node("GeoCoordinates", latitude=row.latitude, longitude=row.longitude),
        ),
    }  # fmt: skip


def of_agency(detail: AgencyDetail, root: str) -> Data:
    """An agency with its parent and parts."""
    row = detail.agency
    return _data(
        "GovernmentOrganization", name=row.name, url=f"{root}/agencies/{row.slug}",
        areaServed=detail.place and _place(detail.place, root),
        parentOrganization=detail.parent and _refs((detail.parent,), "agencies", root)[0],
        subOrganization=_refs(detail.children, "agencies", root),
    )  # fmt: skip


def of_tactic(detail: TacticDetail, root: str) -> Data:
    """A tactic as a term of the fixed list."""
    row = detail.tactic
    return _data(
        "DefinedTerm", name=row.name, description=row.definition, url=f"{root}/tactics/{row.slug}",
        termCode=row.slug, inDefinedTermSet=f"{root}/tactics",
    )  # fmt: skip


def of_article(detail: ArticleDetail, root: str) -> Data:
    """An article, by its publisher's address where that is known."""
    return {"@context": "https://schema.org", **_article(detail.article, root)}


def _data(type_: str, **fields: Any) -> Data:
    return {"@context": "https://schema.org", **_node(type_, **fields)}


def _node(type_: str, **fields: Any) -> dict[str, Any]:
    """A thing of this type with those of its fields that have a value: nought is one, False is not."""
    known = {name: value for name, value in fields.items() if value or (value == 0 and value is not False)}
    return {"@type": type_} | known


def _article(row: ArticleRef | ArticleRow, root: str) -> Data:
    address = external(row.url)
    return _node(
        "NewsArticle", headline=row.title, url=address,
        datePublished=row.published and row.published.isoformat(),
        publisher=row.outlet and _node("NewsMediaOrganization", name=row.outlet.name),
        mainEntityOfPage=root + row.path,
    )  # fmt: skip


def _speakers(row: StatementRow, root: str) -> list[Data]:
    """Officials as people, all else that is named as a body; nobody where no name is shown."""
    people = [
        _node("Person", name=one.name, url=f"{root}/officials/{one.official.slug}",
              jobTitle=upper_first(office(row)) if len(row.speakers) == 1 else None)
        for one in row.speakers if one.official
    ]  # fmt: skip
    body = row.organisation if not people else None
    return [*people, *([_node("Organization", name=body)] if body else [])]


def _event(row: IncidentRow, root: str) -> dict[str, Any]:
    format_ = _DAYS.get(row.precision, "%Y-%m-%d")
    known = row.precision is not Precision.UNKNOWN
    ends = row.latest if row.precision is Precision.RANGE and row.latest != row.earliest else None
    return _node(
        "Event", name=row.title, url=root + row.path, location=row.place and _place(row.place, root),
        startDate=row.earliest and known and row.earliest.strftime(format_),
        endDate=ends and ends.isoformat(),
        about=[*_refs(row.agencies, "agencies", root), *_refs(row.tactics, "tactics", root)],
    )  # fmt: skip


def _refs(refs: tuple[Ref, ...], noun: str, root: str) -> list[Data]:
    type_ = "GovernmentOrganization" if noun == "agencies" else "DefinedTerm"
    return [_node(type_, name=ref.name, url=f"{root}/{noun}/{ref.slug}") for ref in refs]


def _place(place: PlaceRef, root: str) -> dict[str, Any]:
    state = place.kind is not PlaceKind.STATE and _node("State", name=place.state.upper())
    address = _node(
        "PostalAddress", addressCountry="US", addressRegion=place.state.upper(),
        addressLocality=place.name if place.kind is PlaceKind.CITY else None,
    )  # fmt: skip
    return _node(
        _PLACES[place.kind], name=place.label, url=root + place.path, address=address,
        containedInPlace=state,
    )  # fmt: skip
