"""Fit `data/weighing.csv`: by which signs a reporting word in doubt is read, or left alone.

Every word in doubt of the development parts of PolNeAR and of our dev set is read once. Right is one that
finds an annotated statement, words and source, which the other rules do not find. Logistic regression with a
ridge, as for confidence. Nothing of the held-back parts is looked at.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.evaluation.polnear import Record, document_of, load_records  # noqa: E402
from app.evaluation.statements import match_statements  # noqa: E402
from app.extraction.pipeline import extract  # noqa: E402
from app.extraction.statements.trace import Trace  # noqa: E402
from app.extraction.types import Document, Extraction  # noqa: E402
from app.knowledge import Knowledge, load_knowledge  # noqa: E402
from app.knowledge.confidence import BASE, COLUMNS, ConfidenceTable  # noqa: E402
from app.vocabulary import Part  # noqa: E402
from scripts.calibrate import Floats, fit  # noqa: E402
from tests.evaluation import polnear, sets  # noqa: E402

SEEN_AT_LEAST = 8
"""Articles in which a feature must occur."""
RIDGE = 10.0
"""Strong, so that no weight rests on a few articles."""
DEV_COUNTS = 8
"""How often each word in doubt of dev counts: its articles are on our subject, and twenty times fewer."""
SURE = 50.0


class Weighed(NamedTuple):
    """A word in doubt: its article, its features, whether it reports, and how often it counts."""

    article: str
    features: tuple[str, ...]
    right: bool
    times: int = 1


def weighed() -> Iterator[Weighed]:
    """Every word in doubt of the development parts that counts."""
    knowledge = load_knowledge(ROOT / "data")
    yield from _of_polnear(knowledge)
    for gold, _ in sets.extracted("dev", Part.DEVELOPMENT):
        plain, _ = _read(gold.document, knowledge, -SURE)
        known = match_statements(gold, plain.statements).pairs
        every, trace = _read(gold.document, knowledge, SURE)
        match_of = {j: i for i, j in match_statements(gold, every.statements).pairs.items()}
        for number, statement in enumerate(every.statements):
            features, match = trace.weighed.get(statement.parts[0]), match_of.get(number)
            if features and (match is None or not gold.statements[match].borderline):
                right = match is not None and match not in known
                yield Weighed(gold.name, features, right, DEV_COUNTS)


def _of_polnear(knowledge: Knowledge) -> Iterator[Weighed]:
    """Those of PolNeAR: what finds an attitude counts neither way."""
    records = list(load_records(polnear.RECORDS, Part.DEVELOPMENT))
    plain = [(record, _read(document_of(record), knowledge, -SURE)[0]) for record in records]
    known = {(gold["_text"], gold["id"]) for guess, gold, _ in polnear.rows_of(plain) if guess and gold}
    doubtful, features = [], {}
    for record in records:
        every, trace = _read(document_of(record), knowledge, SURE)
        kept = tuple(one for one in every.statements if trace.weighed.get(one.parts[0]))
        left = [one for one in record["attributions"] if (record["text"], one["id"]) not in known]
        doubtful.append((record | {"attributions": left}, replace(every, statements=kept)))
        features.update({(record["text"], one.parts): trace.weighed[one.parts[0]] for one in kept})
    names = {record["text"]: record["id"] for record in records}
    for guess, gold, _ in polnear.rows_of(doubtful):
        if guess and (gold is None or polnear.is_speech(gold)):
            shown = features[guess["_text"], guess["statement"].parts]
            yield Weighed(names[guess["_text"]], shown, gold is not None and _right(guess, gold))


def _right(guess: Record, gold: Record) -> bool:
    """Whether the source of a pair is right too; where none is annotated, none may be given."""
    return bool(guess["_src"][0]) if gold["source"] else not guess["source"]


def _read(document: Document, knowledge: Knowledge, base: float) -> tuple[Extraction, Trace]:
    """An article with every word in doubt read, or none: as `base` is far above or below zero."""
    trace = Trace()
    table = ConfidenceTable(base, {})
    return extract(document, replace(knowledge, weighing=table), trace), trace


def rows(shown: list[Weighed], seen_at_least: int = SEEN_AT_LEAST) -> Iterator[tuple[str, str, int, str]]:
    """The lines of the table: feature, weight, times seen, share that is right."""
    seen = Counter(feature for one in shown for feature in one.features)
    right_of = Counter(feature for one in shown if one.right for feature in one.features)
    pairs = {(feature, one.article) for one in shown for feature in one.features}
    articles = Counter(feature for feature, _ in pairs)
    names = sorted(feature for feature, count in articles.items() if count >= seen_at_least)
    weights = weights_of([one for one in shown for _ in range(one.times)], names)
    counts = [(BASE, len(shown), sum(one.right for one in shown))]
    counts += [(name, seen[name], right_of[name]) for name in names]
    for (name, count, good), weight in zip(counts, weights, strict=True):
        yield name, f"{weight:.3f}", count, f"{good / count:.3f}"


def weights_of(shown: list[Weighed], names: list[str]) -> Floats:
    """The weight of the base and of each named feature, in log odds."""
    table = np.array([[1.0, *(name in one.features for name in names)] for one in shown], dtype=np.float64)
    return fit(table, np.array([one.right for one in shown], dtype=np.float64), RIDGE)


def save(path: Path, lines: Iterable[Sequence[object]]) -> None:
    """Write a table of weights, once all of its lines are there."""
    written = list(lines)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(written)


def main() -> int:
    """Write the table. 1 where an annotated set is not there."""
    if not polnear.HERE or "dev" not in sets.PRESENT:
        print("weigh_cues: ../shared/polnear and ../shared/dev are both needed", file=sys.stderr)
        return 1
    shown = list(weighed())
    save(ROOT / "data" / "weighing.csv", rows(shown))
    print(f"{len(shown)} words in doubt, {sum(one.right for one in shown)} right: see data/weighing.csv")
    return 0


if __name__ == "__main__":
    sys.exit(main())
