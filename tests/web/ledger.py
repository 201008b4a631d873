"""A small made-up ledger that has every kind of page, for the tests of pages and of the browser."""

from datetime import date, timedelta

from sqlmodel import Session

from app.models import Agency, Article, EvidenceField, Incident, Official, Place, Statement
from app.vocabulary import IncidentKind, PlaceKind, Position, Role, StatementKind
from tests.factories import Maker

PUBLISHED = date(2026, 1, 10)
QUOTE = "We were not told that agents would be in our city"
TEXT = (
    "Agents stopped two residents near the library in Riverton on Jan. 7. They wore vests marked police.\n\n"
    f"“{QUOTE},” Chief Dana Example said at a briefing. She asked for notice next time.\n\n"
    "An ICE spokesperson said the operation was lawful. "
    + "Nothing else in this paragraph is recorded. " * 30
    + "Mayor Lee Sample said the council would meet."
)
HOSTILE = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"


class Ledger:
    """What was made, by name."""

    chief: Official
    city: Place
    ice: Agency
    article: Article
    quote: Statement
    incident: Incident
    lonely: Incident
    hostile: Article


def fill(session: Session) -> Ledger:
    """Write the ledger. Ids are those of a fresh database."""
    make, ledger = Maker(session), Ledger()
    _people_and_places(make, ledger)
    _statements(make, ledger)
    _incidents(make, ledger)
    _many(make, ledger)
    _hostile(make, ledger)
    make.done()
    return ledger


def _people_and_places(make: Maker, ledger: Ledger) -> None:
    make.place("Minnesota", "MN", PlaceKind.STATE, geoid="27")
    lies_at = {"latitude": 44.9444, "longitude": -93.0931}
    ledger.city = make.place("St. Paul", "MN", geoid="2758000", population=311527, **lies_at)
    ledger.ice = make.agency("ICE")
    ledger.chief = make.official(
        "Dana Example",
        place_id=ledger.city.id,
        title="Police Chief",
        organisation="St. Paul Police Department",
    )
    outlet = make.outlet("Riverton Courier")
    fields = {"title": "Agents stop two near library", "published": PUBLISHED, "outlet_id": outlet.id}
    ledger.article = make.article(TEXT, url="https://courier.example/1", **fields)
    make.tenure(ledger.chief, ledger.article, title="Police Chief", organisation="St. Paul Police Department")


def _statements(make: Maker, ledger: Ledger) -> None:
    copy = make.article(
        TEXT.replace("Riverton", "Otherton"),
        outlet_id=make.outlet("Valley News").id, copy_group_id=ledger.article.copy_group_id,
        title="Agents stop two", published=PUBLISHED + timedelta(days=1),
    )  # fmt: skip
    ledger.quote = make.statement(
        QUOTE, [ledger.article, copy],
        official=ledger.chief, agencies=[ledger.ice], tactics=["no-notice-operation"],
        position=Position.CRITICISES_FEDERAL, title="Police Chief", organisation="St. Paul Police Department",
    )  # fmt: skip
    make.statement(
        "the operation was lawful", [ledger.article],
        speaker="ICE", role=Role.FEDERAL_OFFICIAL, kind=StatementKind.INDIRECT, agencies=[ledger.ice],
        position=Position.DEFENDS_FEDERAL,
    )  # fmt: skip


def _incidents(make: Maker, ledger: Ledger) -> None:
    ledger.incident = make.incident(
        "Stop of two residents in St. Paul", place=ledger.city, agencies=[ledger.ice],
        tactics=["identification-as-police", "no-notice-operation"], statements=[ledger.quote],
        day=date(2026, 1, 7),
    )  # fmt: skip
    report = make.report(ledger.incident, ledger.article)
    make.evidence(report, "Agents stopped two residents near the library in Riverton on Jan. 7.")
    make.evidence(report, "on Jan. 7", field=EvidenceField.DATE)
    make.evidence(report, "vests marked police", field=EvidenceField.TACTIC, value="identification-as-police")
    make.evidence(report, "ICE", field=EvidenceField.AGENCY, value="ice")
    ledger.lonely = make.incident("Dispute with nobody quoted", kind=IncidentKind.POLICY_DISPUTE)
    make.evidence(make.report(ledger.lonely, ledger.article), "She asked for notice next time.")


def _many(make: Maker, ledger: Ledger) -> None:
    """Enough statements for three pages of 25, and outlets for more choices than are shown at once."""
    papers = [make.outlet(f"Paper {number}") for number in range(14)]
    mayor = make.official("Lee Sample", Role.MAYOR, place_id=ledger.city.id)
    for number in range(60):
        day = PUBLISHED + timedelta(days=number)
        words = f"Sentence number {number} of the council meeting."
        article = make.article(
            f"“{words}” the mayor said.",
            title=f"Meeting {number}", published=day, outlet_id=papers[number % len(papers)].id,
        )  # fmt: skip
        make.statement(words, [article], official=mayor)


def _hostile(make: Maker, ledger: Ledger) -> None:
    """Markup wherever an article can put words, and an address that must never become a link."""
    text = f"Before. {HOSTILE} After."
    ledger.hostile = make.article(
        text, title=HOSTILE, url="javascript:document.title='owned'",
        outlet_id=make.outlet(HOSTILE).id, published=PUBLISHED,
    )  # fmt: skip
    speaker = make.official(
        HOSTILE, title=HOSTILE, organisation=HOSTILE, slug="hostile", place_id=ledger.city.id
    )
    make.tenure(speaker, ledger.hostile, title=HOSTILE)
    statement = make.statement(
        HOSTILE, [ledger.hostile], official=speaker, title=HOSTILE, organisation=HOSTILE
    )
    agency = make.agency(HOSTILE)
    incident = make.incident(HOSTILE, place=ledger.city, agencies=[agency], statements=[statement])
    make.evidence(make.report(incident, ledger.hostile), HOSTILE)
