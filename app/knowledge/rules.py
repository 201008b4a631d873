"""The rules that find statements and the ways to a speaker, each in a few words: `data/rules.csv`."""

from enum import StrEnum
from pathlib import Path

from app.knowledge.tables import KnowledgeError, read_csv

COLUMNS = ("what", "name", "meaning")


class What(StrEnum):
    """What a row names: a rule, or the way a speaker was found."""

    RULE = "rule"
    RESOLUTION = "resolution"


def load_rules(path: Path) -> dict[tuple[What, str], str]:
    """What each name means, in a few words. Raises `KnowledgeError` naming the line that is wrong."""
    meanings: dict[tuple[What, str], str] = {}
    for line, row in read_csv(path, COLUMNS):
        if row["what"] not in set(What) or not row["name"] or not row["meaning"]:
            raise KnowledgeError(path, line, "what must be rule or resolution, name and meaning not empty")
        key = (What(row["what"]), row["name"])
        if key in meanings:
            raise KnowledgeError(path, line, f"{row['name']!r} stands here a second time")
        meanings[key] = row["meaning"]
    return meanings
