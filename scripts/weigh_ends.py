"""Fit `data/ends.csv`: by which signs reported words end at a place, or go on.

Every content that a rule reads behind its cue, in the development parts of PolNeAR and of our dev set, is
laid beside the annotated one that begins where it does. Up to its annotated end, each place where it may end
is one row: the words end there, or go on. Logistic regression with a ridge, as for `data/weighing.csv`, which
is fitted after this one. Nothing of the held-back parts is looked at.
"""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.evaluation.polnear import Record, document_of, load_records  # noqa: E402
from app.extraction.pipeline import extract  # noqa: E402
from app.extraction.statements.draft import Draft  # noqa: E402
from app.extraction.statements.ends import places_of, ruled, signs_of  # noqa: E402
from app.extraction.statements.trace import Trace  # noqa: E402
from app.extraction.statements.view import View  # noqa: E402
from app.extraction.types import Document, Span  # noqa: E402
from app.knowledge import Knowledge, load_knowledge  # noqa: E402
from app.knowledge.confidence import ConfidenceTable  # noqa: E402
from app.vocabulary import Part  # noqa: E402
from scripts.weigh_cues import DEV_COUNTS, Weighed, rows, save  # noqa: E402
from tests.evaluation import polnear, sets  # noqa: E402

SEEN_AT_LEAST = 10
"""Articles in which a sign must occur."""
BEGINS_WITHIN = 2
"""Tokens between the first words of two contents that begin alike: one may have its "that"."""
AS_RULED = ConfidenceTable(-10.0, {"rule ends here": 20.0})
"""Signs by which each content ends where its rule has it end."""


class Annotated(NamedTuple):
    """What is annotated: its first and last characters, and those of its cue, if that is known."""

    start: int
    end: int
    cues: Sequence[Sequence[int]] | None


def weighed() -> Iterator[Weighed]:
    """A row for each place where a content that is annotated ends or goes on."""
    knowledge = replace(load_knowledge(ROOT / "data"), ends=AS_RULED)
    for record in load_records(polnear.RECORDS, Part.DEVELOPMENT):
        contents = [_content(one) for one in record["attributions"]]
        yield from ends_in(record["id"], document_of(record), contents, knowledge, 1)
    for gold, _ in sets.extracted("dev", Part.DEVELOPMENT):
        contents = [Annotated(one.parts[-1].start, one.parts[-1].end, None) for one in gold.statements]
        yield from ends_in(gold.name, gold.document, contents, knowledge, DEV_COUNTS)


def _content(annotated: Record) -> Annotated:
    return Annotated(annotated["content"][0][0], annotated["content"][-1][1], annotated["cue"])


def ends_in(
    name: str, document: Document, contents: list[Annotated], knowledge: Knowledge, times: int
) -> Iterator[Weighed]:
    """The rows of one article."""
    trace = Trace()
    extract(document, knowledge, trace)
    for view, draft in trace.read:
        if draft.content is not None and draft.cue is not None:
            for content in contents:
                if _alike(view, draft, draft.cue, content):
                    yield from _places(name, view, draft, content.end, times)
                    break


def _alike(view: View, draft: Draft, cue: Span, content: Annotated) -> bool:
    """Whether a content is the one that a draft reads: it begins there, and has its cue."""
    assert draft.content is not None
    begins = bisect_right(view.tokens.starts, content.start) - 1
    cued = content.cues is None or any(start < cue.end and cue.start < end for start, end in content.cues)
    return cued and abs(begins - draft.content.first) <= BEGINS_WITHIN


def _places(name: str, view: View, draft: Draft, end: int, times: int) -> Iterator[Weighed]:
    assert draft.content is not None
    places = list(places_of(view, draft.content, view.stop))
    known = ruled(places, draft.content)
    stop = bisect_left(view.tokens.starts, end)
    goal = max((place.end for place in places if place.end <= stop), default=0)
    for place in places:
        if place.end > goal:
            break
        yield Weighed(name, tuple(signs_of(view, draft.content, place, known)), place.end == goal, times)


def main() -> int:
    """Write the table. 1 where an annotated set is not there."""
    if not polnear.HERE or "dev" not in sets.PRESENT:
        print("weigh_ends: ../shared/polnear and ../shared/dev are both needed", file=sys.stderr)
        return 1
    shown = list(weighed())
    save(ROOT / "data" / "ends.csv", rows(shown, SEEN_AT_LEAST))
    print(f"{len(shown)} places, {sum(one.right for one in shown)} ends: see data/ends.csv")
    return 0


if __name__ == "__main__":
    sys.exit(main())
