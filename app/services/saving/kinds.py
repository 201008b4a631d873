"""How officials, statements and incidents are compared and kept."""

from dataclasses import dataclass
from functools import partial

from app.linkage.events import Event
from app.linkage.matchers import Matchers
from app.linkage.packing import unpack_event, unpack_person, unpack_quotation
from app.linkage.people import Person
from app.linkage.quotations import Quotation
from app.models import Appearance, Incident, IncidentReport, Official, OfficialReport, Statement
from app.services.saving.nodes import Kind
from app.vocabulary import Noun


@dataclass(frozen=True, slots=True)
class Kinds:
    """One for each noun."""

    officials: Kind[Person]
    statements: Kind[Quotation]
    incidents: Kind[Event]

    @classmethod
    def of(cls, matchers: Matchers) -> "Kinds":
        """The nouns, compared by these matchers."""
        unpack = partial(unpack_person, nicknames=matchers.nicknames)
        return cls(
            Kind(Noun.OFFICIAL, matchers.officials, unpack, Official, OfficialReport, "official_id"),
            Kind(
                Noun.STATEMENT, matchers.statements, unpack_quotation, Statement, Appearance, "statement_id"
            ),
            Kind(Noun.INCIDENT, matchers.incidents, unpack_event, Incident, IncidentReport, "incident_id"),
        )
