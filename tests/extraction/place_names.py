"""What names of places mean: a table of made-up sentences, written before the rules were tried on it."""

import csv
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from app.extraction.places import find_places
from app.extraction.text import analyse
from app.extraction.types import Document
from app.knowledge import Knowledge

TABLE = Path(__file__).parent / "tables" / "place_names.csv"


class Case(NamedTuple):
    """A name, judged where it stands last in the text, and the slug it means: empty for none, or in doubt."""

    kind: str
    text: str
    name: str
    place: str


class Answer(NamedTuple):
    """The slug of the place found at the name of a case, empty for none."""

    case: Case
    place: str

    @property
    def verdict(self) -> str:
        """`right`, `missed` or `wrong`: another place than is meant, or one where none is."""
        if self.place == self.case.place:
            return "right"
        return "wrong" if self.place else "missed"


def read_cases() -> list[Case]:
    """The table, in its order."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [Case(**row) for row in csv.DictReader(file, strict=True)]


def answers(knowledge: Knowledge) -> list[Answer]:
    """What is found for every case of the table."""
    return [Answer(case, _found(case, knowledge)) for case in read_cases()]


def verdicts(answered: list[Answer]) -> Counter[str]:
    """How many answers are right, missed and wrong."""
    return Counter(answer.verdict for answer in answered)


def _found(case: Case, knowledge: Knowledge) -> str:
    start = case.text.rindex(case.name)
    end = start + len(case.name)
    places = find_places(analyse(Document(case.text)), knowledge)
    return next((one.place.slug for one in places if one.span.start < end and start < one.span.end), "")
