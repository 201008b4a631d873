"""How officials, statements and incidents are compared and kept."""

from dataclasses import dataclass
from functools import lru_cache

from app.linkage.events import Event
from app.linkage.matchers import Matchers
from app.linkage.nicknames import Nicknames
from app.linkage.packing import unpack_event, unpack_person, unpack_quotation
from app.linkage.people import Person
from app.linkage.quotations import Quotation
from app.models import Appearance, Incident, IncidentReport, Official, OfficialReport, Statement
from app.services.saving.nodes import Kind
from app.vocabulary import Noun

READ_KEPT = 2000
"""Records of a noun that are kept as they were read: those of one run are often compared again."""


@dataclass(frozen=True, slots=True)
class Kinds:
    """One for each noun, and the short forms of given names."""

    officials: Kind[Person]
    statements: Kind[Quotation]
    incidents: Kind[Event]
    nicknames: Nicknames

    @classmethod
    def of(cls, matchers: Matchers) -> "Kinds":
        """The nouns, compared by these matchers."""

        @lru_cache(READ_KEPT)
        def person(packed: str) -> Person:
            return unpack_person(packed, matchers.nicknames)

        return cls(
            Kind(Noun.OFFICIAL, matchers.officials, person, Official, OfficialReport, "official_id"),
            Kind(
                Noun.STATEMENT,
                matchers.statements,
                lru_cache(READ_KEPT)(unpack_quotation),
                Statement,
                Appearance,
                "statement_id",
            ),
            Kind(
                Noun.INCIDENT,
                matchers.incidents,
                lru_cache(READ_KEPT)(unpack_event),
                Incident,
                IncidentReport,
                "incident_id",
            ),
            matchers.nicknames,
        )
