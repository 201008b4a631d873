"""Sentences: units that end at a full stop outside every quotation, so that `"A. B," he said.` is one."""

import re
from collections.abc import Iterator, Sequence

from app.extraction.types import Span
from app.extraction.wordlists import words

LOOK_BACK = 24
"""Characters before a full stop in which an abbreviation is looked for."""

_END = re.compile(r"[.!?…](?<![.!?…].)[.!?…]*[\"”’')\]]{0,4}(?=\s)")
"""A run of stops is tried from its first one only: a text of nothing but full stops takes linear time."""
_WORD_BEFORE = re.compile(r"[\w.&'’-]+$")
_STARTS = re.compile(r"\s++(?:[\"“](?=\S)|[\"“‘'(\[*•–—-]*+\s?(?:[^\W\d_a-z]|\d))")
"""What opens a sentence: a quotation does so whatever it begins with."""
_ATTRIBUTION = re.compile(
    r"\s+(?:[\w.'’-]+ ){0,5}?(?:said|asked|says|asks|told|wrote|added|exclaimed|wondered|shouted|tweeted)\b"
)
_STARTER = re.compile(
    r"\s+[\"“]?(?:The|A|An|He|She|It|They|We|I|You|His|Her|Its|Their|Our|In|On|At|But|And|As|If|When|While|"
    r"For|After|Before|This|That|These|Those|There|Then|Many|Some|Most|No|So|However|Two|Three|Last|"
    r"According|Since|Under|With|By|From|To|What|Who|How|Why|Where|Not|One|Both|Such|Also|During|Meanwhile)\b"
)


_NEVER = words(
    """mr mrs ms mx dr prof sen sens rep reps gov govs lt sgt capt cpl cmdr det col gen maj adm pvt insp supt
    rev hon fr msgr pres st ft mt no nos vs v dept asst assoc atty ald cllr e.g i.e
    jan feb mar apr jun jul aug sep sept oct nov dec ave blvd rd hwy"""
)
"""Words whose full stop belongs to them: something always follows."""
_NUMBERING = frozenset(("no", "nos"))
"""Words whose full stop belongs to them before a number only: `No. 5`, but `They said no.`"""
_NUMBER = re.compile(r"\s+#?\d")
_SOMETIMES = words(
    """u.s u.n u.k d.c l.a n.y n.j a.m p.m inc corp co ltd jr sr ph.d m.d j.d b.a al etc esq bros
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev n.h n.m
    n.c n.d okla ore pa r.i s.c s.d tenn tex vt va wash w.va wis wyo"""
)
"""Abbreviations that may also end a sentence: they do where a usual first word follows."""


def split_sentences(text: str, paragraph: Span, quotes: Sequence[Span]) -> Iterator[Span]:
    """Yield the sentences of one paragraph; `quotes` are those inside it, in order. Linear."""
    begin, number = paragraph.start, 0
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        while number < len(quotes) and quotes[number].end < match.end():
            number += 1
        if number < len(quotes) and quotes[number].start < match.end() < quotes[number].end:
            continue
        if match.start() >= begin and _ends(text, match, paragraph):
            yield Span(begin, match.end())
            begin = match.end()
            while begin < paragraph.end and text[begin].isspace():
                begin += 1
    if begin < paragraph.end:
        yield Span(begin, paragraph.end)


def _ends(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Whether a sentence ends here: what follows can begin one, and no abbreviation stands before."""
    if not _STARTS.match(text, match.end(), paragraph.end):
        return False
    stop = match.group()
    if stop[0] in "!?…" or len(stop) > 1:
        quoted = stop[-1] in "\"”’'"
        return not (quoted and stop[0] != "." and _ATTRIBUTION.match(text, match.end(), paragraph.end))
    low = max(paragraph.start, match.start() - LOOK_BACK)
    before = _WORD_BEFORE.search(text[low : match.start()].rpartition(" ")[2])
    if before is None:
        return True
    word = before.group().strip("'’-").lower()
    if word in _NEVER:
        return word in _NUMBERING and not _NUMBER.match(text, match.end(), paragraph.end)
    initial = len(word) == 1 and word.isalpha()
    dotted = len(word) > 2 and word[1::2] == "." * (len(word) // 2)
    if initial or dotted or word in _SOMETIMES:
        return word != "v" and bool(_STARTER.match(text, match.end(), paragraph.end))
    return True
