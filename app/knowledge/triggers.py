"""What tells an event of friction: `data/incidents.toml`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.knowledge.headlines import HeadlineTable, check_pieces, load_headlines
from app.knowledge.phrases import PhraseError, PhraseIndex
from app.knowledge.tables import KnowledgeError, read_toml
from app.knowledge.tactics import string_lists
from app.vocabulary import IncidentKind

MENTION = "mention"
"""The list of words that name an event without telling it."""
NEWCOMER = "newcomer"
"""The list of words that bring someone new into the story."""
POINTING = "pointing"
"""The list of words that point back at an event told before."""
_WORD_LISTS = (
    "background",
    "official",
    "national",
    "another",
    "several",
    "statewide",
    "unnamed",
    MENTION,
    NEWCOMER,
    POINTING,
)
_KEYS = {"name", "kind", "needs", "title", "phrases"}
_LISTS = {"tactics", "says", "pieces"}
_OPTIONAL = _LISTS | {"beside"}


class Need(StrEnum):
    """What a trigger's sentence must name beside it."""

    FEDERAL = "federal"
    ALONE = "alone"
    PLACED = "placed"
    FRICTION = "friction"
    OFFICIAL = "official"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A family of words that tell one sort of event."""

    name: str
    kind: IncidentKind
    needs: Need
    title: str
    """The event in a noun, as a generated title says it."""
    tactics: frozenset[str] = frozenset()
    """Tactics that tell the event where an official's statement names them, without any phrase."""
    says: frozenset[str] = frozenset()
    """Tactics the title already says: a "vehicle stop" needs no "vehicle stop" behind it."""
    beside: bool = False
    """Whether it is no event of its own in a sentence that tells an encounter: "and nobody was told"."""
    pieces: tuple[str, ...] = ()
    """The pieces of its own title, where they are not those of its kind."""


@dataclass(frozen=True, slots=True)
class TriggerTable:
    """One index finds the triggers; the same pass finds who acts (`federal`) and the other word lists."""

    triggers: Mapping[str, Trigger]
    index: PhraseIndex[str]
    """Values are names of triggers, or `federal`, or the name of a word list."""
    headlines: HeadlineTable


def _trigger(path: Path, number: int, row: object) -> tuple[Trigger, list[str]]:
    where = f"trigger {number}"
    if not isinstance(row, Mapping) or set(row) - _OPTIONAL != _KEYS:
        raise KnowledgeError(path, where, f"must have exactly the keys {', '.join(sorted(_KEYS))}")
    where = f"trigger {row['name']!r}"
    if row["kind"] not in set(IncidentKind):
        raise KnowledgeError(path, where, f"kind is {row['kind']!r}, not one of {', '.join(IncidentKind)}")
    if row["needs"] not in set(Need):
        raise KnowledgeError(path, where, f"needs is {row['needs']!r}, not one of {', '.join(Need)}")
    if not isinstance(row["title"], str) or not row["title"]:
        raise KnowledgeError(path, where, "title must be a text that is not blank")
    if not isinstance(row.get("beside", False), bool):
        raise KnowledgeError(path, where, "beside must be true or false")
    lists = string_lists(path, where, {key: row[key] for key in ("phrases", *_LISTS) if key in row})
    trigger = Trigger(
        name=row["name"],
        kind=IncidentKind(row["kind"]),
        needs=Need(row["needs"]),
        title=row["title"],
        tactics=frozenset(lists.get("tactics", ())),
        says=frozenset(lists.get("says", ())),
        beside=row.get("beside", False) is True,
        pieces=check_pieces(path, where, lists.get("pieces", ())),
    )
    return trigger, list(lists["phrases"])


def load_triggers(path: Path) -> TriggerTable:
    """Read `incidents.toml`: `[slots]`, `[[trigger]]`, the lists of words, and how titles are made.

    Raises `KnowledgeError` naming the file and the key of the first thing that is wrong.
    """
    data = read_toml(path)
    slots = string_lists(path, "slots", data.get("slots", {}))
    if "federal" not in slots:
        raise KnowledgeError(path, "slots.federal", "is missing: who acts for the federal side")
    filed: dict[str, Sequence[str]] = {"federal": slots["federal"]}
    triggers: dict[str, Trigger] = {}
    for number, row in enumerate(data.get("trigger", []), 1):
        trigger, phrases = _trigger(path, number, row)
        if trigger.name in triggers or trigger.name in ("federal", *_WORD_LISTS):
            raise KnowledgeError(path, f"trigger {trigger.name!r}", "the name is taken")
        triggers[trigger.name], filed[trigger.name] = trigger, phrases
    for name in _WORD_LISTS:
        filed[name] = string_lists(path, name, data.get(name)).get("phrases", ())
    for name, patterns in filed.items():
        try:
            PhraseIndex(((phrase, name) for phrase in patterns), slots)
        except PhraseError as error:
            raise KnowledgeError(path, name, str(error)) from None
    index = PhraseIndex(((phrase, name) for name, patterns in filed.items() for phrase in patterns), slots)
    return TriggerTable(triggers, index, load_headlines(path, data))
