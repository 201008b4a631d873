"""`python -m benchmarks`: measure extraction, ingest, linking, lists and pages, and print what came out."""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from app.config import ROOT
from benchmarks.articles import articles_file
from benchmarks.extraction import measure_extraction
from benchmarks.ingest import measure_ingest
from benchmarks.lighthouse import measure_lighthouse
from benchmarks.linking import measure_linking
from benchmarks.linking_time import measure_linking_time
from benchmarks.lists import measure_lists
from benchmarks.results import Result, print_json, print_table

PARTS = ("extraction", "ingest", "linking", "lists", "lighthouse")


def main() -> None:
    """Measure what is asked for. The figures are printed whether or not they are within bounds."""
    asked = _arguments()
    results: list[Result] = []
    with TemporaryDirectory() as temporary:
        path, count, what = articles_file(Path(temporary), asked.articles, asked.most_articles)
        if "extraction" in asked.parts:
            results += measure_extraction(path, what)
        if "ingest" in asked.parts:
            results += measure_ingest(path, count, what)
    if "linking" in asked.parts:
        results += [*measure_linking(), *measure_linking_time()]
    if "lists" in asked.parts:
        results += measure_lists(asked.folder, asked.incidents)
    if "lighthouse" in asked.parts:
        results += measure_lighthouse(asked.folder)
    (print_json if asked.json else print_table)(results)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all by default")
    parser.add_argument("--json", action="store_true", help="print JSON for machines")
    parser.add_argument("--articles", type=Path, help="a .jsonl file with a `text` in each record")
    parser.add_argument("--most-articles", type=int, default=1000, help="articles read of it")
    parser.add_argument("--incidents", type=int, default=100_000, help="size of the generated ledger")
    parser.add_argument(
        "--folder",
        type=Path,
        default=ROOT / ".benchmarks",
        help="where the generated ledger and Lighthouse are kept",
    )
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}: choose of {', '.join(PARTS)}")
    asked.parts = asked.parts or list(PARTS)
    return asked


if __name__ == "__main__":
    main()
