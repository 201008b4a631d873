"""What extraction weighed on its way, kept only where somebody asks why."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.extraction.naming.entities import Entity
from app.extraction.statements.candidates import Candidate
from app.extraction.statements.draft import Draft
from app.extraction.statements.view import View
from app.extraction.types import Span


@dataclass(slots=True)
class Trace:
    """The cast of the text; by the first part of a statement, whom its pronoun may mean, and its signs.

    `read` has each draft with the sentence it was read in.
    """

    cast: Sequence[Entity] = ()
    considered: dict[Span, list[Candidate]] = field(default_factory=dict)
    weighed: dict[Span, tuple[str, ...]] = field(default_factory=dict)
    read: list[tuple[View, Draft]] = field(default_factory=list)
