"""Reporting words: which verbs report speech, and what may follow each of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.knowledge.tables import KnowledgeError, read_csv

CUE_COLUMNS = ("base", "third", "past", "participle", "ing", "particle", "kind", "frames", "noun")
ACCORDING = "according"
"""Tells that somebody is reported without being a verb: `according to Ana Ruiz`."""
_FORMS = ("base", "third", "past", "participle", "ing")


class CueKind(StrEnum):
    """Speech is reported; an attitude (believe, want) is no statement."""

    SPEECH = "speech"
    ATTITUDE = "attitude"


class Frame(StrEnum):
    """What may follow a cue: one letter each in the column `frames`."""

    QUOTE = "q"
    """`“Stay home,” she replied`"""
    THAT = "t"
    """`she found that the van had left`"""
    CLAUSE = "c"
    """`she argued the van had left`: a clause without "that", if a finite verb shows it is one."""
    ANY_CLAUSE = "s"
    """`she said nobody there`: whatever follows is content."""
    RECIPIENT = "r"
    """`she told the council that …`: someone is addressed first, and is not part of the content."""
    URGE = "u"
    """`she urged the council to act`: content from the person urged on."""
    INFINITIVE = "i"
    """`she vowed to sue`"""
    OBJECT = "o"
    """`she called the raid “a stunt”`: counts only where words of it are quoted."""
    TOPIC = "n"
    """`she criticized the raid`: what is spoken of is named, in a noun phrase."""
    PREDICATE = "p"
    """`she accused the agents of hiding their faces`: somebody or something, and what is said of it."""
    QUESTION = "w"
    """`she asked the council why it had voted`: a question, behind the one who is asked."""
    FOR = "f"
    """`she called for calm`: with its particle, whatever follows is content."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One reporting verb; `particle` is the words that must follow it (`point` … `out`)."""

    base: str
    particle: tuple[str, ...]
    kind: CueKind
    frames: frozenset[Frame]


@dataclass(frozen=True, slots=True)
class CueTable:
    """Every inflected form (lower case) with its cues, those with the longest particle first.

    `verbal` are the forms that are no nouns (`says`, but not `reports`), `participles` the `-ing` forms,
    `bases` those that need a plural subject, a modal or "to" (`say`), `pasts` the forms that are also passive
    participles (`told`).
    """

    forms: dict[str, tuple[Cue, ...]]
    verbal: frozenset[str]
    nouns: frozenset[str]
    """Nouns of speech, in both numbers (`claim`, `claims`), from `cue_nouns.csv`."""
    verbless: frozenset[str]
    """Words that may report speech without a verb: the nouns, and `ACCORDING`."""
    triggers: frozenset[str]
    """Every word that may report speech: the forms of verbs, and those without one."""
    participles: frozenset[str]
    bases: frozenset[str]
    pasts: frozenset[str]

    def speech(self, form: str) -> tuple[Cue, ...]:
        """The speech cues of a lower-case form; empty for other words and for attitudes."""
        return tuple(cue for cue in self.forms.get(form, ()) if cue.kind is CueKind.SPEECH)


def load_cues(path: Path) -> CueTable:
    """Read `cues.csv` and, beside it, `cue_nouns.csv`.

    Raises `KnowledgeError` naming the line for an unknown kind or frame, or an empty form.
    """
    forms: dict[str, list[Cue]] = {}
    groups: dict[str, set[str]] = {name: set() for name in (*_FORMS, "noun")}
    for line, row in read_csv(path, CUE_COLUMNS):
        cue = _cue(path, line, row)
        if row["noun"] not in ("", "yes"):
            raise KnowledgeError(path, line, "noun must be yes or empty")
        if row["noun"]:
            groups["noun"].update((row["base"], row["third"]))
        for name in _FORMS:
            if not row[name]:
                raise KnowledgeError(path, line, f"{name} is empty")
            groups[name].add(row[name])
            known = forms.setdefault(row[name], [])
            if cue not in known:
                known.append(cue)
    nouns = frozenset(_nouns(path.with_name("cue_nouns.csv")))
    return CueTable(
        forms={form: tuple(sorted(cues, key=lambda cue: -len(cue.particle))) for form, cues in forms.items()},
        nouns=nouns,
        verbless=nouns | {ACCORDING},
        triggers=nouns.union(forms, (ACCORDING,)),
        verbal=frozenset(forms) - groups["noun"],
        participles=frozenset(groups["ing"]),
        bases=frozenset(groups["base"]),
        pasts=frozenset(groups["past"] | groups["participle"]),
    )


def _nouns(path: Path) -> Iterator[str]:
    for line, row in read_csv(path, ("singular", "plural")):
        if not row["singular"]:
            raise KnowledgeError(path, line, "singular is empty")
        yield row["singular"]
        if row["plural"]:
            yield row["plural"]


def _cue(path: Path, line: int, row: dict[str, str]) -> Cue:
    try:
        kind = CueKind(row["kind"])
        frames = frozenset(Frame(letter) for letter in row["frames"])
    except ValueError as error:
        raise KnowledgeError(
            path, line, f"{error}; kinds are speech, attitude, frames letters of qtcsruionpwf"
        ) from None
    if kind is CueKind.SPEECH and not frames:
        raise KnowledgeError(path, line, "a speech cue needs at least one frame")
    return Cue(row["base"], tuple(row["particle"].split()), kind, frames)
