"""Runs of capitalised words, and which of them name a person."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.extraction.naming.letters import SUFFIXES, is_letters
from app.extraction.naming.scene import Scene
from app.extraction.naming.titles import APPOSITION, Reading, as_named, read_after, read_before, title_ending
from app.knowledge.offices import MAX_TITLE_WORDS, BodyKind
from app.knowledge.places import GazetteerPlace
from app.vocabulary import Role

MAX_NAME_WORDS = 7
PARTIES = ("D-", "I-", "R-")
"""What a legislator's party with state or district begins with: `D-Ohio`, `R-12`."""
_PARTY_STATE = re.compile(r"\s?[,(]\s?[RDI]-\s?([A-Z][A-Za-z]{1,13}\.?|(?:[A-Z]\.){2})")
_OPENING = frozenset(("“", '"'))
_NO_PERSON = frozenset(BodyKind) - {BodyKind.OTHER, BodyKind.UNKNOWN, BodyKind.FEDERAL}


@dataclass(slots=True, eq=False)
class NameMention:
    """A person named: tokens `first` (of the titles) to `last`, the name itself from `name_first`."""

    first: int
    name_first: int
    last: int
    key: tuple[str, ...]
    """The name's words in lower case, without initials and Jr."""
    gender: str
    readings: tuple[Reading, ...]
    sure: bool
    """Whether a title, an honorific or a known first name says that this is a person."""
    state: GazetteerPlace | None
    """The state told with the party of a member of a legislature: `(D-Ohio)`."""
    role: Role | None = None
    """What an honorific tells: `Rabbi`."""


def find_runs(scene: Scene) -> Iterator[tuple[int, int]]:
    """Half-open token ranges of capitalised words standing together, particles included; no headlines."""
    tokens = scene.tokens
    lower, upper, quote = tokens.lower, tokens.upper, tokens.quote
    bounds, sentence = tokens.bounds, tokens.sentence
    particles = scene.knowledge.names.particles
    done = 0
    for capital in scene.capitals:
        if capital < done:
            continue
        start, stop = bounds[sentence[capital]]
        behind = capital + 1
        goes_on = behind < stop and (upper[behind] or lower[behind] in particles or lower[behind] in _OPENING)
        last = _run_end(scene, capital, stop) if goes_on else behind
        if last - capital == 1 and lower[capital] in scene.knowledge.names.no_name:
            continue
        first = capital
        while (
            first > start
            and lower[first - 1] in scene.knowledge.names.leading_particles
            and quote[first - 1] == quote[capital]
        ):
            first -= 1
        yield first, last
        done = last


def _run_end(scene: Scene, first: int, stop: int) -> int:
    tokens = scene.tokens
    upper, quote = tokens.upper, tokens.quote
    last = first + 1
    while last < stop:
        if (upper[last] and quote[last] == quote[first]) or (
            tokens.lower[last] in scene.knowledge.names.particles
            and quote[last] == quote[first]
            and _capital_after(scene, last, stop)
        ):
            last += 1
        elif tokens.words[last] in _OPENING and _nickname(scene, last, stop):
            last += 3
        else:
            break
    return last


def _nickname(scene: Scene, token: int, stop: int) -> bool:
    """Whether a quoted word before another capital is part of a name: `Robert | “Bo” | Lund`."""
    words, quote = scene.tokens.words, scene.tokens.quote
    if token + 3 >= stop or words[token] not in ("“", '"') or words[token + 2] not in ("”", '"'):
        return False
    inside = quote[token] >= 0 and quote[token] == quote[token + 2]
    return inside and scene.capital(token + 1) and scene.capital(token + 3) and scene.capital(token - 1)


def _capital_after(scene: Scene, token: int, stop: int) -> bool:
    """Whether a particle leads to a capital within two words: `Ana | de la | Vega`."""
    for ahead in (token + 1, token + 2):
        if ahead < stop and scene.capital(ahead):
            return True
        if ahead >= stop or scene.tokens.lower[ahead] not in scene.knowledge.names.particles:
            return False
    return False


def name_in_run(scene: Scene, first: int, last: int) -> NameMention | None:
    """The person named at the end of a run, with the titles beside the name; None if there is none."""
    lone = last - first == 1
    if scene.tokens.words[first].startswith(PARTIES) or (lone and not _may_be_titled(scene, first)):
        return None
    name = _name_tokens(scene, first, last)
    return _weigh(scene, *name) if name is not None else None


def _name_tokens(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    """The tokens of a run that are left as a name when titles, places and function words are taken off."""
    lower = scene.tokens.lower
    while first < last and _is_no_name(scene, first):
        first += 1
    if first == last:
        return None
    begin, titled = _after_titles(scene, first, last)
    while begin < last - 2 and _is_elsewhere(scene, begin):
        begin += 1
    if begin == first and begin > 0 and lower[begin - 1] == "of":
        begin = _after_state(scene, begin, last)
    while begin < last and not titled and _is_no_name(scene, begin):
        begin += 1
    while last - begin > 2 and not _is_name(scene, begin) and _opens_name(scene, begin + 1):
        begin += 1
    end = _trim(scene, begin, last)
    fits = begin < end and end - begin <= MAX_NAME_WORDS and _alphabetic(scene, begin, end)
    return (begin, end) if fits else None


def _is_no_name(scene: Scene, token: int) -> bool:
    """Whether a capitalised word only opens a sentence or a title; `said | Will | Ruiz` is a name."""
    word = scene.tokens.lower[token]
    if word not in scene.knowledge.names.no_name:
        return word in scene.knowledge.names.before_title
    start = scene.tokens.bounds[scene.tokens.sentence[token]][0]
    inside = token > start and scene.tokens.lower[token - 1] in (",", "said", "says", "and", "by", "with")
    return not (
        inside
        and _is_name(scene, token)
        and scene.tokens.lower[token + 1] not in scene.knowledge.names.no_name
    )


def _opens_name(scene: Scene, token: int) -> bool:
    """Whether a word behind an unknown one is a first name: `Tycoon | Ana | Ruiz`, not `J. | Ana | Ruiz`."""
    words = scene.tokens.words
    return _is_name(scene, token) and len(words[token]) > 2 and words[token - 1][1:2] not in (".", "")


def _is_elsewhere(scene: Scene, token: int) -> bool:
    return (token in scene.place_at or token in scene.agency_at) and not _is_name(scene, token)


def _weigh(scene: Scene, begin: int, end: int) -> NameMention | None:
    """A person, if a title, an honorific, a known first name or the words around say so."""
    honorific = begin > 0 and scene.tokens.lower[begin - 1] in scene.knowledge.names.honorifics
    before = read_before(scene, begin, end)
    if before is not None and (before.title or "").lower().endswith(("group", "groups")):
        return None
    titled = honorific or before is not None
    if not _may_be_person(scene, begin, end, titled):
        return None
    known = _known_first_name(scene, begin, end)
    if not titled and not (known and end - begin > 1) and not _spoken_of(scene, begin, end):
        return None
    return _mention(scene, (begin, end), before, titled or known)


def unknown_name(scene: Scene, first: int, last: int) -> NameMention | None:
    """A name told by its surname alone, if nothing speaks against a person."""
    lower, table = scene.tokens.lower, scene.knowledge.names
    if first > 0 and lower[first - 1] == "the" and lower[first] not in table.first_names:
        return None
    begin = first + (lower[first] in table.surnames_too)
    if any(word in table.body_words for word in lower[first + 1 : last]):
        return None
    if _is_covered(scene, begin, last, False):
        return None
    if not _alphabetic(scene, first, last):
        return None
    return _mention(scene, (first, last), read_before(scene, first, last), False)


def _mention(scene: Scene, name: tuple[int, int], before: Reading | None, sure: bool) -> NameMention:
    begin, end = name
    tokens, table = scene.tokens, scene.knowledge.names
    after = read_after(scene, end)
    first = before.first if before is not None else begin
    gender = ""
    role: Role | None = None
    while begin > 0 and first > 0 and tokens.lower[first - 1] in table.honorifics:
        first -= 1
    for token in range(first, begin):
        honorific = table.honorifics.get(tokens.lower[token])
        if honorific is not None and honorific.gender in ("f", "m"):
            gender = honorific.gender
        role = honorific.role if honorific is not None and honorific.role is not None else role
    key = tuple(
        word
        for word in _spoken(tokens.lower[begin:end])
        if word not in SUFFIXES and not (len(word) == 2 and word[1] == ".")
    )
    if not gender and len(key) > 1:
        gender = table.first_names.get(key[0], "")
        if gender == "u":
            gender = ""
    readings = tuple(as_named(reading, scene) for reading in (before, after) if reading is not None)
    for reading in readings:
        gender = gender or _gender_of_title(reading.title or "")
    state = _state_of_party(scene, tokens.end(end - 1))
    return NameMention(
        first, begin, end, key or tuple(tokens.lower[begin:end]), gender, readings, sure, state, role
    )


def _spoken(words: list[str]) -> list[str]:
    """A name's words without a nickname in quotation marks."""
    return [
        word
        for at, word in enumerate(words)
        if word[0].isalpha() and words[at - 1 : at] not in (["“"], ['"'])
    ]


def _state_of_party(scene: Scene, offset: int) -> GazetteerPlace | None:
    match = _PARTY_STATE.match(scene.analysis.text, offset)
    return scene.knowledge.places.state(match[1].strip(" ,")) if match is not None else None


def _gender_of_title(title: str) -> str:
    last = title.lower().rsplit(" ", 1)[-1]
    if last.endswith("woman"):
        return "f"
    return "m" if last.endswith("man") and last not in ("ombudsman",) else ""


def _may_be_titled(scene: Scene, token: int) -> bool:
    """A quick look at the word before a lone capital: only a title or a comma makes it a person's name."""
    if token == 0:
        return False
    word = scene.tokens.lower[token - 1]
    offices, names = scene.knowledge.offices, scene.knowledge.names
    return word == "," or word in names.honorifics or word in offices.heads or word.endswith("s")


def _after_titles(scene: Scene, first: int, last: int) -> tuple[int, bool]:
    """Where the name begins behind the last title or honorific inside a run, and whether there was one."""
    lower, table = scene.tokens.lower, scene.knowledge.names
    low = max(scene.tokens.bounds[scene.tokens.sentence[first]][0], first - MAX_TITLE_WORDS)
    for token in range(last - 1, first, -1):
        if lower[token - 1] in table.honorifics:
            return token, True
        found = title_ending(scene, token, low)
        first_name = last - token == 1 and token - 1 == first and _is_name(scene, first)
        if found is not None and not (found[0] == first and first_name):
            return token, True
    return first, False


def _after_state(scene: Scene, begin: int, last: int) -> int:
    """Behind a state that ends a title before a name: `attorney general of New Jersey | Ana Ruiz`."""
    for size in (2, 1):
        written = " ".join(scene.tokens.words[begin : begin + size])
        if last - begin > size + 1 and scene.knowledge.places.state(written) is not None:
            return begin + size
    return begin


def _is_name(scene: Scene, token: int) -> bool:
    return scene.tokens.lower[token] in scene.knowledge.names.first_names


def _trim(scene: Scene, begin: int, last: int) -> int:
    """Cut what cannot end a name: an agency or place that follows it, a trailing particle."""
    end = last
    while end > begin and scene.tokens.lower[end - 1] in scene.knowledge.names.particles:
        end -= 1
    while end - begin > 2 and is_letters(scene, end - 1) and not scene.tokens.words[end - 2].isupper():
        end -= 1
    return end


def _alphabetic(scene: Scene, begin: int, end: int) -> bool:
    return all(word[0].isalpha() or word in ("“", "”", '"') for word in scene.tokens.words[begin:end])


def _known_first_name(scene: Scene, begin: int, end: int) -> bool:
    words = scene.tokens.words
    first = words[begin]
    if end - begin > 1 and first[1:2] == ".":
        return True
    known = first.lower().split("-")[0] in scene.knowledge.names.first_names
    return known and (len(first) == 2 or not first.isupper())


def _may_be_person(scene: Scene, begin: int, end: int, titled: bool) -> bool:
    """Whether nothing speaks against a person: no agency, no place, no word of bodies."""
    if _is_covered(scene, begin, end, titled):
        return False
    lower, table = scene.tokens.lower, scene.knowledge.names
    kinds = [table.body_words.get(word) for word in lower[begin:end]]
    if titled and end - begin <= 2:
        named = end - begin == 2 and _is_name(scene, begin)
        return kinds[0] is None or named or (end - begin == 1 and kinds[0] is BodyKind.PLACE)
    if kinds[-1] is BodyKind.PLACE and _known_first_name(scene, begin, end) and _spoken_of(scene, begin, end):
        return True
    if kinds[-1] is not None or any(kind in _NO_PERSON for kind in kinds):
        return False
    return titled or begin == 0 or lower[begin - 1] != "the"


def _is_covered(scene: Scene, begin: int, end: int, titled: bool) -> bool:
    """Whether the words are known as something else: an agency, a place, an outlet, no name at all."""
    lower = scene.tokens.lower
    surname = titled and lower[begin] in scene.knowledge.names.surnames_too
    function = lower[begin] in scene.knowledge.names.no_name and not surname and _is_no_name(scene, begin)
    if function or any(token in scene.agency_at for token in range(begin, end)):
        return True
    if end - begin > 1 and not titled and " ".join(lower[begin:end]) in scene.called:
        return True
    if begin in scene.place_at:
        lone = titled and end - begin == 1 and lower[begin - 1] != ","
        partly = any(token not in scene.place_at for token in range(begin, end))
        if not lone and not (titled and partly):
            return True
    if end - begin > 1 and scene.knowledge.places.state(" ".join(scene.tokens.words[begin:end])) is not None:
        return True
    return " ".join(lower[begin:end]) in scene.knowledge.names.outlets


def _spoken_of(scene: Scene, begin: int, end: int) -> bool:
    """Whether an unknown name of two or three words stands as people do: `said X Y`, `X Y, 41,`."""
    if not 2 <= end - begin <= 3:
        return False
    lower, forms = scene.tokens.lower, scene.knowledge.cues.forms
    if any(word.isupper() and len(word) > 2 for word in scene.tokens.words[begin:end]):
        return False
    start, stop = scene.tokens.bounds[scene.tokens.sentence[begin]]
    said = begin > start and lower[begin - 1] in ("said", "says", "added", "wrote")
    if said or (begin > start + 1 and lower[begin - 2 : begin] == ["according", "to"]):
        return True
    if end < stop and (lower[end] in ("said", "says", "told", "wrote") or lower[end] in forms):
        return True
    if end + 1 < stop and lower[end] == ",":
        apposed = lower[end + 1] in APPOSITION or lower[end + 1] in scene.knowledge.names.former
        return apposed or lower[end + 1].isdigit() or read_after(scene, end) is not None
    return False
