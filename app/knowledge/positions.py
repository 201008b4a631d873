"""What speaks for each position of a statement: `data/positions.csv`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.knowledge.phrases import PhraseError, PhraseIndex
from app.knowledge.tables import KnowledgeError, read_csv
from app.vocabulary import Position, Role

MAX_WEIGHT = 2.0
_SIGNALS = ("role", "unnamed", "tactic", "deed", "cue", "phrase")
_COLUMNS = ("signal", "value", "position", "weight")


@dataclass(frozen=True, slots=True)
class Weight:
    """One row: what it is a sign of, how strongly, its line in the table, and the sign as written there."""

    position: Position
    weight: float
    line: int
    sign: str = ""


@dataclass(frozen=True, slots=True)
class PositionTable:
    """Weights by the speaker's role, the tactics of its sentences, the cue's words and the words said."""

    roles: Mapping[Role, tuple[Weight, ...]]
    unnamed: Mapping[Role, tuple[Weight, ...]]
    """By the role of a speaker without a name: `officials said`."""
    tactics: Mapping[str, tuple[Weight, ...]]
    deeds: Mapping[str, tuple[Weight, ...]]
    """Tactics named in the statement's own words."""
    cues: PhraseIndex[Weight]
    phrases: PhraseIndex[Weight]


def _weight(path: Path, line: int, row: dict[str, str]) -> Weight:
    if row["position"] not in set(Position) or row["position"] == Position.NEUTRAL:
        raise KnowledgeError(path, line, f"position is {row['position']!r}, not one of the four that weigh")
    try:
        weight = float(row["weight"])
    except ValueError:
        raise KnowledgeError(path, line, f"weight is {row['weight']!r}, not a number") from None
    if not 0 < abs(weight) <= MAX_WEIGHT:
        raise KnowledgeError(
            path, line, f"weight is {weight}, not between -{MAX_WEIGHT} and {MAX_WEIGHT}, not 0"
        )
    return Weight(Position(row["position"]), weight, line, f"{row['signal']} {row['value']}")


def load_positions(path: Path) -> PositionTable:
    """Read `signal,value,position,weight`; signal is `role`, `unnamed`, `tactic`, `deed`, `cue` or `phrase`.

    Raises `KnowledgeError` naming file and line for the first thing that is wrong.
    """
    roles: dict[str, dict[Role, tuple[Weight, ...]]] = {"role": {}, "unnamed": {}}
    named: dict[str, dict[str, tuple[Weight, ...]]] = {"tactic": {}, "deed": {}}
    patterns: dict[str, list[tuple[str, Weight]]] = {"cue": [], "phrase": []}
    for line, row in read_csv(path, _COLUMNS):
        weight, value = _weight(path, line, row), row["value"]
        if row["signal"] in roles:
            if value not in set(Role):
                raise KnowledgeError(path, line, f"{value!r} is no role: {', '.join(Role)}")
            of_signal = roles[row["signal"]]
            of_signal[Role(value)] = (*of_signal.get(Role(value), ()), weight)
        elif row["signal"] in named:
            named[row["signal"]][value] = (*named[row["signal"]].get(value, ()), weight)
        elif row["signal"] in patterns:
            try:
                PhraseIndex([(value, weight)])
            except PhraseError as error:
                raise KnowledgeError(path, line, str(error)) from None
            patterns[row["signal"]].append((value, weight))
        else:
            raise KnowledgeError(path, line, f"signal is {row['signal']!r}, not one of {', '.join(_SIGNALS)}")
    return PositionTable(
        roles=roles["role"],
        unnamed=roles["unnamed"],
        tactics=named["tactic"],
        deeds=named["deed"],
        cues=PhraseIndex(patterns["cue"]),
        phrases=PhraseIndex(patterns["phrase"]),
    )
