"""The annotated sets that are there to be measured: our own always, others where they lie beside us."""

from functools import lru_cache
from pathlib import Path

from app.config import ROOT
from app.evaluation import Report, evaluate_folder
from app.knowledge import load_knowledge

HERE = Path(__file__).resolve().parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "eval" / "score_extraction.py"
FOLDERS = {"own": HERE / "own", "seeds": SHARED / "seeds", "dev": SHARED / "dev"}
DIGESTS = sorted((ROOT / "data" / "articles").glob("*.md"))
BORDERLINE = {path.stem: path for path in (HERE / "borderline").glob("*.txt")}
"""Ids on which careful readers differ, for sets whose files do not say so."""
PRESENT = {name: folder for name, folder in FOLDERS.items() if folder.is_dir()}


@lru_cache
def report_of(name: str) -> Report:
    """The figures of one set, measured once for all tests of a process."""
    return evaluate_folder(PRESENT[name], load_knowledge(ROOT / "data"), BORDERLINE.get(name))
