"""Words of article text a second, extracted in one process."""

from pathlib import Path
from time import perf_counter

from app.config import ROOT, Settings
from app.extraction.pipeline import extract
from app.knowledge import load_knowledge
from app.sources import RawArticle, read_paths
from benchmarks.results import Result

LEAST_WORDS = 100_000


def measure_extraction(articles: Path, what: str) -> list[Result]:
    """Extract from every article once, after a first few that warm the look-up tables."""
    knowledge = load_knowledge(ROOT / "data")
    read = read_paths([articles], Settings())
    documents = [article.document() for article in read if isinstance(article, RawArticle)]
    for document in documents[:20]:
        extract(document, knowledge)
    words = sum(len(document.text.split()) for document in documents)
    started = perf_counter()
    for document in documents:
        extract(document, knowledge)
    seconds = perf_counter() - started
    return [Result("extraction", words / seconds, "words/s", least=LEAST_WORDS, detail=what)]
