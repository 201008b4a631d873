"""Sentences: units that end at a full stop outside every quotation, so that `"A. B," he said.` is one."""

import re
from collections.abc import Iterator, Sequence

from app.extraction.types import Span
from app.knowledge.abbreviations import Abbreviations, Ends

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

_NUMBER = re.compile(r"\s+#?\d")


def split_sentences(
    text: str, paragraph: Span, quotes: Sequence[Span], abbreviations: Abbreviations
) -> Iterator[Span]:
    """Yield the sentences of one paragraph; `quotes` are those inside it, in order. Linear."""
    begin, number = paragraph.start, 0
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        while number < len(quotes) and quotes[number].end < match.end():
            number += 1
        if number < len(quotes) and quotes[number].start < match.end() < quotes[number].end:
            continue
        if match.start() >= begin and _ends(text, match, paragraph, abbreviations):
            yield Span(begin, match.end())
            begin = match.end()
            while begin < paragraph.end and text[begin].isspace():
                begin += 1
    if begin < paragraph.end:
        yield Span(begin, paragraph.end)


def _ends(text: str, match: re.Match[str], paragraph: Span, abbreviations: Abbreviations) -> bool:
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
    ends = abbreviations.ends.get(word)
    if ends is Ends.BEFORE_NUMBER:
        return not _NUMBER.match(text, match.end(), paragraph.end)
    initial = len(word) == 1 and word.isalpha()
    dotted = len(word) > 2 and word[1::2] == "." * (len(word) // 2)
    if ends is not Ends.NEVER and (initial or dotted or ends is Ends.SOMETIMES):
        return bool(_STARTER.match(text, match.end(), paragraph.end))
    return ends is None
