"""A made sentence for each rule of extraction, and one that looks alike: `data/examples.csv`."""

from dataclasses import dataclass
from pathlib import Path

from app.knowledge.tables import KnowledgeError, read_csv

COLUMNS = ("rule", "sentence", "content", "near_miss", "why")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence the rule reads `content` from, and a near miss that it must not read, with the reason."""

    rule: str
    sentence: str
    content: str
    near_miss: str
    why: str


def load_examples(path: Path) -> dict[str, Example]:
    """Each rule's example. Raises `KnowledgeError` naming the line of an empty field or a rule said twice."""
    examples: dict[str, Example] = {}
    for line, row in read_csv(path, COLUMNS):
        if not all(row.values()):
            raise KnowledgeError(path, line, "a field is empty")
        if row["rule"] in examples:
            raise KnowledgeError(path, line, f"{row['rule']!r} stands here a second time")
        examples[row["rule"]] = Example(**row)
    return examples
