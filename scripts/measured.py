"""The measured tables of `docs/extraction.md`: figures by part, calibration, the commonest errors."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.evaluation.calibration import Group, calibration
from app.evaluation.errors import errors_of
from app.vocabulary import Part, measure_in_words
from tests.evaluation import polnear, sets

PARTS = (Part.DEVELOPMENT, Part.HELD_BACK, Part.ALL)
MOST = 10
"""Errors that are listed."""


def split_figures() -> dict[str, dict[str, dict[str, float]]]:
    """Set -> part -> measure -> figure (0 to 1), for the sets with a held-back part that are here."""
    found: dict[str, dict[str, dict[str, float]]] = {}
    if polnear.HERE:
        found["polnear"] = {part.value: _rounded(polnear.figures(part)) for part in PARTS}
    for name in sets.WITH_HELD_BACK:
        found[name] = {part.value: _rounded(_figures_of(name, part)) for part in PARTS}
    return found


def _figures_of(name: str, part: Part) -> dict[str, float]:
    report = sets.report_of(name, part)
    return {"articles": report.articles} | {measure: report.score(measure) for measure in sets.MEASURES[name]}


def _rounded(figures: Mapping[str, float]) -> dict[str, float]:
    return {measure: round(figure, 3) for measure, figure in figures.items()}


def calibrations() -> dict[str, list[Group]]:
    """Part -> groups by confidence, over the sets that are here."""
    return {
        part.value: calibration(
            [
                *(polnear.rated(part) if polnear.HERE else ()),
                *(sets.rated("dev", part) if "dev" in sets.PRESENT else ()),
            ]
        )
        for part in (Part.DEVELOPMENT, Part.HELD_BACK)
    }


def errors() -> list[tuple[str, int, int]]:
    """The commonest errors of the development parts: name, how often in PolNeAR, how often in dev."""
    theirs = polnear.errors(Part.DEVELOPMENT) if polnear.HERE else Counter()
    ours = errors_of(sets.extracted("dev", Part.DEVELOPMENT)) if "dev" in sets.PRESENT else Counter()
    return [(name, theirs[name], ours[name]) for name, _ in (theirs + ours).most_common(MOST)]


def tables() -> str:
    """All of it as Markdown."""
    blocks = [_figures(name, parts) for name, parts in split_figures().items()]
    groups = [
        (
            part,
            f"{group.low:.2f} to {group.high:.2f}",
            _two(group.predicted),
            _two(group.observed),
            str(group.count),
        )
        for part, found in calibrations().items()
        for group in found
    ]
    blocks.append(_table(("part", "confidence", "predicted", "right", "statements"), groups))
    rows = [(name, str(theirs), str(ours)) for name, theirs, ours in errors()]
    blocks.append(_table(("error, development parts", "PolNeAR", "dev"), rows))
    return "\n".join(blocks)


def _figures(name: str, parts: Mapping[str, Mapping[str, float]]) -> str:
    columns = (name, *(f"{part} ({figures['articles']:.0f} articles)" for part, figures in parts.items()))
    rows = (
        (measure_in_words(measure), *(f"{100 * figures[measure]:.1f}" for figures in parts.values()))
        for measure in parts[Part.ALL.value]
        if measure != "articles"
    )
    return _table(columns, rows)


def _two(share: float) -> str:
    return f"{share:.2f}"


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(_lines(columns, rows)) + "\n"


def _lines(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(columns)} |"
    yield f"|---|{'--:|' * (len(columns) - 1)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
