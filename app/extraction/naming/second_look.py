"""A second look at capitalised words: names whose first word no table knows, told by how the text goes on."""

from collections.abc import Iterable, Iterator, Set

from app.extraction.naming.runs import NameMention, unknown_name
from app.extraction.naming.scene import Scene

SHORTEST = 3
"""Letters of a first name that stands alone."""
MAX_UNKNOWN = 4
"""Words of a name told by its surname alone."""


def names_by_surname(
    scene: Scene, runs: Iterable[tuple[int, int]], named: Iterable[NameMention], speaking: Set[str]
) -> Iterator[NameMention]:
    """Names in full of those whose surname speaks or has a title elsewhere: `| Nov Ruizic |`, `Ruizic said`.

    Also where the name of the family comes first (`| Ruo Jiwei |`, `Mr. Ruo`). Linear in the tokens.
    """
    titled = {mention.key[0] for mention in named if len(mention.key) == 1 and mention.gender}
    spoken = speaking | titled
    lower = scene.tokens.lower
    for start, last in runs:
        if last - start < 2:
            continue
        first = next((at for at in range(start, last - 1) if not _opens(scene, at)), last)
        if not 2 <= last - first <= MAX_UNKNOWN:
            continue
        known = lower[last - 1] in spoken or (last - first == 2 and lower[first] in titled)
        name = (first, last) if known else _inside(scene, spoken, first, last)
        mention = unknown_name(scene, *name) if name is not None else None
        if mention is not None:
            yield mention


def _inside(scene: Scene, spoken: Set[str], first: int, last: int) -> tuple[int, int] | None:
    """The name within that of a thing, if its surname speaks elsewhere: `The | Ana Ruizic | Show`."""
    lower, firsts = scene.tokens.lower, scene.knowledge.names.first_names
    for at in range(first, last - 2):
        if lower[at] in firsts and lower[at + 1] in spoken:
            return at, at + 2
    return None


def _opens(scene: Scene, at: int) -> bool:
    """Whether a capital is no name: `| When | Ruizic left`, not `| Christian | Ruizic left`."""
    word, table = scene.tokens.lower[at], scene.knowledge.names
    return word in table.no_name and not (word in table.surnames_too and word in table.first_names)


def without_openers(scene: Scene, named: list[NameMention]) -> list[NameMention]:
    """The names without a word that opens its sentence before somebody's surname: `| See | Ruiz, who …`."""
    families: dict[str, set[str]] = {}
    for mention in named:
        if mention.sure and len(mention.key) > 1:
            families.setdefault(mention.key[-1], set()).add(mention.key[0])
    bounds, sentence = scene.tokens.bounds, scene.tokens.sentence
    return [
        mention
        for mention in named
        if mention.sure
        or len(mention.key) != 2
        or mention.name_first != bounds[sentence[mention.name_first]][0]
        or not families.get(mention.key[1], set()) - {mention.key[0]}
    ]


def lone_speakers(scene: Scene, speaking: Iterable[str]) -> Iterator[str]:
    """Words that speak as surnames do: `“It leaks,” | Ruizic | said.`. No plural: it names a group."""
    table, offices = scene.knowledge.names, scene.knowledge.offices
    for word in speaking:
        known = word in table.figures or word in table.nouns or word in offices.heads
        if not known and not word.endswith("s"):
            yield word


def lone_first_names(scene: Scene, speaking: Iterable[str]) -> Iterator[str]:
    """First names of those who gave no other: `“It leaks,” | Maria | said.`."""
    table = scene.knowledge.names
    for word in speaking:
        place = word in table.places_too or scene.knowledge.places.state(word) is not None
        if word in table.first_names and len(word) >= SHORTEST and not place and word not in table.nouns:
            yield word


def speaking_surnames(scene: Scene) -> set[str]:
    """Lone capitals beside a verb of saying, as surnames stand: `| Ruizic | said`, `said | Ruizic |`."""
    tokens = scene.tokens
    lower, upper, forms = tokens.lower, tokens.upper, scene.knowledge.cues.forms
    table = scene.knowledge.names
    found = set()
    last = len(lower) - 1
    for at in scene.capitals:
        if lower[at - 1] != "said" and (at == last or lower[at + 1] not in forms):
            continue
        start, stop = tokens.bounds[tokens.sentence[at]]
        if at + 1 < stop and upper[at + 1]:
            continue
        if at > start and (upper[at - 1] or lower[at - 1] == "the"):
            continue
        verb = (at + 1 < stop and lower[at + 1] in forms) or (at > start and lower[at - 1] == "said")
        if (
            not verb
            or lower[at] in scene.knowledge.names.no_name
            or lower[at] in table.outlets
            or lower[at] in table.body_words
        ):
            continue
        if lower[at] not in scene.called and at not in scene.agency_at and not tokens.words[at].isupper():
            found.add(lower[at])
    return found
