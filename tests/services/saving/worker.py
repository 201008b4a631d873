"""A process that ingests made-up articles: `python -m tests.services.saving.worker URL FIRST LAST [SLOWLY]`.

Article N quotes official N % 7 in words that article N + 7 repeats, so that two workers meet in the same
officials, statements, places and outlets. With SLOWLY (seconds), it says when it is inside a transaction and
stays there.
"""

import sys
import time

from app.config import ROOT, Settings
from app.db import make_engine
from app.extraction.types import Document, Extraction, Jurisdiction, Official, Span, Statement
from app.knowledge import Knowledge
from app.services import ingest as module
from app.services import preparing
from app.services import save as saving
from app.sources.types import RawArticle
from app.vocabulary import PlaceKind, Role, StatementKind
from tests.services.saving.conftest import tables

NAMES = ("Ada Alder", "Bo Birch", "Cy Cedar", "Di Dogwood", "Ed Elm", "Fay Fir", "Gil Ginkgo")
WORDS = "We were told nothing about what the agents would do in our streets on that day, said number"


def article(number: int) -> RawArticle:
    """Article `number`; all of one seventh carry the same quotation."""
    official = NAMES[number % len(NAMES)]
    text = f"Item {number}. “{WORDS} {number % 7}.” Mayor {official} of Duluth spoke to us {number} times."
    return RawArticle(text=text, source=f"{number}.txt", outlet=f"Outlet {number % 3}")


def extract(document: Document, knowledge: Knowledge) -> Extraction:
    """What the made-up articles hold."""
    assert knowledge.places

    def span(words: str) -> Span:
        start = document.text.index(words)
        return Span(start, start + len(words))

    name = next(name for name in NAMES if name in document.text)
    said = document.text.partition("“")[2].partition("”")[0]
    official = Official(name, (), Role.MAYOR, "Mayor", None, "Duluth, MN", False, (span(name),))
    statement = Statement(StatementKind.DIRECT, (span(said),), name, span(name), None, "made", Role.MAYOR)
    place = Jurisdiction("Duluth", PlaceKind.CITY, "MN", None, "duluth-mn", (span("Duluth"),))
    return Extraction(document, (statement,), (official,), (place,), extractor="made")


def main() -> None:
    """Ingest the articles from FIRST to LAST."""
    url, first, last, *slowly = sys.argv[1:]
    preparing.extract_document = extract
    if slowly:
        mark = saving.mark_touched

        def hold(*args: object) -> None:
            mark(*args)  # type: ignore[arg-type]
            sys.stdout.write("inside\n")
            sys.stdout.flush()
            time.sleep(float(slowly[0]))

        saving.mark_touched = hold  # type: ignore[assignment]
    engine = make_engine(Settings(database_url=url))
    summary = module.ingest(engine, [article(n) for n in range(int(first), int(last))], tables(ROOT))
    assert not summary.failed, summary.failed


if __name__ == "__main__":
    main()
