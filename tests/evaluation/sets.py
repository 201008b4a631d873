"""The annotated sets that are there to be measured: our own always, others where they lie beside us."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from app.config import ROOT
from app.evaluation import FLOORED, Report
from app.evaluation.calibration import Rated, rated_of
from app.evaluation.folder import report_on
from app.evaluation.gold import GoldArticle, load_gold
from app.evaluation.part import belongs
from app.extraction.pipeline import extract
from app.extraction.types import Extraction
from app.knowledge import load_knowledge
from app.vocabulary import Part

HERE = Path(__file__).resolve().parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "eval" / "score_extraction.py"
FOLDERS = {"own": HERE / "own", "seeds": SHARED / "seeds", "dev": SHARED / "dev"}
DIGESTS = sorted((ROOT / "data" / "articles").glob("*.md"))
BORDERLINE = {path.stem: path for path in (HERE / "borderline").glob("*.txt")}
"""Ids on which careful readers differ, for sets whose files do not say so."""
FIELDS = tuple(f"{field} right | matched" for field in ("speaker", "role", "jurisdiction", "position"))
MEASURES = dict.fromkeys(FOLDERS, FLOORED) | {"dev": (*FLOORED, "statement", *FIELDS)}
"""What the build is held to on each set."""
KNOWLEDGE = load_knowledge(ROOT / "data")
PRESENT = {name: folder for name, folder in FOLDERS.items() if folder.is_dir()}
WITH_HELD_BACK = tuple(name for name in ("dev",) if name in PRESENT)
"""Sets of which a third is held back."""


@lru_cache
def extracted(name: str, part: Part = Part.ALL) -> tuple[tuple[GoldArticle, Extraction], ...]:
    """The annotated articles of a set, or of one part of it, each with what is found in it."""
    if part is not Part.ALL:
        return tuple(pair for pair in extracted(name) if belongs(pair[0].name, part))
    articles = load_gold(PRESENT[name], BORDERLINE.get(name))
    return tuple((article, extract(article.document, KNOWLEDGE)) for article in articles)


@lru_cache
def report_of(name: str, part: Part = Part.ALL) -> Report:
    """The figures of one set, or of one part of it, measured once for all tests of a process."""
    return report_on(extracted(name, part), KNOWLEDGE)


def rated(name: str, part: Part = Part.ALL) -> Iterator[Rated]:
    """Each statement found in the set that counts, and whether it is right."""
    for article, extraction in extracted(name, part):
        yield from rated_of(article, extraction.statements)
