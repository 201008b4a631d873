"""Names: first names with gender, honorifics, words that tell bodies apart, outlets, common nouns."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from app.knowledge.offices import BodyKind
from app.knowledge.tables import KnowledgeError, read_csv
from app.vocabulary import Role

_DONE_TO = ("verb", "command")
_LEADING = "leading particle"
_SMALL_WORDS = (
    "no name", "before title", "rank", "surname", "particle", "leading particle", "former", "serves",
)  # fmt: skip
_GENDERS = frozenset(("f", "m", "u", ""))


class NounKind(StrEnum):
    """What a common noun speaks as: a person, a body, a document, one made or issued in somebody's name."""

    PERSON = "person"
    BODY = "body"
    DOCUMENT = "document"
    STUDY = "study"
    ISSUED = "issued"


@dataclass(frozen=True, slots=True)
class Honorific:
    """What stands before a name (`mr.`, `rabbi`); `role` is None where it tells none."""

    gender: str
    role: Role | None


@dataclass(frozen=True, slots=True)
class Noun:
    """A common noun that may speak (`witness`, `statement`)."""

    role: Role
    kind: NounKind
    gender: str
    stands_for: frozenset[Role] = frozenset()
    """Roles of the bodies a definite noun can mean (`the group`)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A national office-holder whom news texts call by surname alone."""

    name: str
    gender: str
    title: str
    role: Role


@dataclass(frozen=True, slots=True)
class NameTable:
    """Look-ups by lower-case word. Genders are `f`, `m`, or `u` for either."""

    first_names: dict[str, str]
    honorifics: dict[str, Honorific]
    body_words: dict[str, BodyKind]
    body_openers: frozenset[str]
    """The first words of the phrases among them."""
    agency_words: dict[str, BodyKind]
    """Words of agencies' names; of several in one name, the first here counts."""
    outlets: dict[str, str]
    """Lower-case alias to the outlet's name."""
    figures: dict[str, Figure]
    nouns: dict[str, Noun]
    done_to: frozenset[str]
    """Verbs of detention, force and death: whom they are done to is a private person."""
    command: frozenset[str]
    """Words of police titles that command or speak for others."""
    no_name: frozenset[str]
    """Words that may stand with a capital without being a name."""
    before_title: frozenset[str]
    """Words before a title that say nothing of the office."""
    ranks: frozenset[str]
    """Words before a title that belong to it: `Assistant | Secretary`."""
    surnames_too: frozenset[str]
    """Words that mostly are no names, but surnames behind a title: `Ms. | White |`."""
    particles: frozenset[str]
    """Lower-case words inside a person's name: `Ana | de la | Vega`."""
    leading_particles: frozenset[str]
    """Those that a name may begin with: `| van | Lund`."""
    former: frozenset[str]
    """Words before a title that is held no more."""
    serves: frozenset[str]
    """Verbs behind "who" that tell what somebody is: `who | leads | the League`."""


def load_names(directory: Path) -> NameTable:
    """Read the tables of `data/names/`. Raises `KnowledgeError` naming file and line."""
    first_names: dict[str, str] = {}
    for file in ("first_names.csv", "more_names.csv"):
        for line, row in read_csv(directory / file, ("name", "gender")):
            first_names[row["name"]] = _gender(directory / file, line, row["gender"])
    body_words = _kinds(directory / "organisations.csv", "word")
    return NameTable(
        first_names=first_names,
        honorifics=_honorifics(directory / "honorifics.csv"),
        body_words=body_words,
        body_openers=frozenset(words.split(" ")[0] for words in body_words if " " in words),
        agency_words=_kinds(directory / "agencies.csv", "words"),
        outlets=_outlets(directory / "outlets.csv"),
        figures=_figures(directory / "figures.csv"),
        nouns=_nouns(directory / "nouns.csv"),
        done_to=_listed(directory / "done_to.csv", "verb", _DONE_TO),
        command=_listed(directory / "done_to.csv", "command", _DONE_TO),
        no_name=_listed(directory / "small_words.csv", "no name", _SMALL_WORDS),
        before_title=_listed(directory / "small_words.csv", "before title", _SMALL_WORDS),
        ranks=_listed(directory / "small_words.csv", "rank", _SMALL_WORDS),
        surnames_too=_listed(directory / "small_words.csv", "surname", _SMALL_WORDS),
        particles=load_particles(directory),
        leading_particles=_listed(directory / "small_words.csv", _LEADING, _SMALL_WORDS),
        former=_listed(directory / "small_words.csv", "former", _SMALL_WORDS),
        serves=_listed(directory / "small_words.csv", "serves", _SMALL_WORDS),
    )


@lru_cache(maxsize=4)
def load_particles(directory: Path) -> frozenset[str]:
    """The lower-case words inside a person's name, of the same tables. Raises what `load_names` does."""
    path = directory / "small_words.csv"
    return _listed(path, "particle", _SMALL_WORDS) | _listed(path, _LEADING, _SMALL_WORDS)


def _gender(path: Path, line: int, written: str) -> str:
    if written not in _GENDERS:
        raise KnowledgeError(path, line, f"gender must be f, m, u or empty, not {written!r}")
    return written


def _role(path: Path, line: int, written: str) -> Role:
    try:
        return Role(written)
    except ValueError as error:
        raise KnowledgeError(path, line, str(error)) from None


def _honorifics(path: Path) -> dict[str, Honorific]:
    return {
        row["honorific"]: Honorific(
            _gender(path, line, row["gender"]), _role(path, line, row["role"]) if row["role"] else None
        )
        for line, row in read_csv(path, ("honorific", "gender", "role"))
    }


def _kinds(path: Path, column: str) -> dict[str, BodyKind]:
    words: dict[str, BodyKind] = {}
    for line, row in read_csv(path, (column, "kind")):
        try:
            words[row[column]] = BodyKind(row["kind"])
        except ValueError as error:
            raise KnowledgeError(path, line, str(error)) from None
    return words


def _listed(path: Path, kind: str, kinds: tuple[str, ...]) -> frozenset[str]:
    found = set()
    for line, row in read_csv(path, ("word", "kind")):
        if row["kind"] not in kinds:
            raise KnowledgeError(path, line, f"kind must be {' or '.join(kinds)}, not {row['kind']!r}")
        if not row["word"] or row["word"] != row["word"].lower():
            raise KnowledgeError(path, line, f"word must be lower case, not {row['word']!r}")
        if row["kind"] == kind:
            found.add(row["word"])
    return frozenset(found)


def _outlets(path: Path) -> dict[str, str]:
    return {
        alias: row["name"]
        for _, row in read_csv(path, ("name", "aliases"))
        for alias in row["aliases"].split("|")
    }


def _figures(path: Path) -> dict[str, Figure]:
    return {
        row["surname"]: Figure(
            row["name"], _gender(path, line, row["gender"]), row["title"], _role(path, line, row["role"])
        )
        for line, row in read_csv(path, ("surname", "name", "gender", "title", "role"))
    }


def _nouns(path: Path) -> dict[str, Noun]:
    nouns: dict[str, Noun] = {}
    for line, row in read_csv(path, ("noun", "role", "what", "gender", "stands_for")):
        try:
            kind = NounKind(row["what"])
        except ValueError as error:
            raise KnowledgeError(path, line, str(error)) from None
        bodies = frozenset(_role(path, line, role) for role in row["stands_for"].split("|") if role)
        nouns[row["noun"]] = Noun(
            _role(path, line, row["role"]), kind, _gender(path, line, row["gender"]), bodies
        )
    return nouns
