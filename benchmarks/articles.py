"""The articles that extraction and ingest are measured on."""

import json
from itertools import cycle, islice
from pathlib import Path

from app.config import ROOT

BESIDE = ROOT.parent / "shared" / "polnear" / "train.jsonl"
"""The PolNeAR news corpus, where it lies beside the checkout."""

_DIGESTS = ROOT / "data" / "articles"


def articles_file(folder: Path, given: Path | None, most: int) -> tuple[Path, int, str]:
    """A .jsonl file of at most `most` articles in `folder`, how many it has, and what they are.

    They come from `given`, else from PolNeAR, else they are our own digests over and over, numbered so
    that each is an article of its own.
    """
    source = given or (BESIDE if BESIDE.is_file() else None)
    if source is None:
        texts = [path.read_text(encoding="utf-8") for path in sorted(_DIGESTS.glob("*.md"))]
        records = [
            {"id": str(number), "text": f"{text}\n\nNumber {number}."}
            for number, text in enumerate(islice(cycle(texts), most))
        ]
        what = "our digests, repeated"
    else:
        with source.open(encoding="utf-8") as lines:
            records = [json.loads(line) for line in islice(lines, most)]
        what = source.parent.name if given is None else source.name
    path = folder / "articles.jsonl"
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return path, len(records), f"{len(records)} articles: {what}"
