"""PolNeAR, where it lies beside us: measured with its own scorer, once a process, whole and by parts.

The scorer counts a statement as found where its words overlap the annotated ones by half or more, and end to
end where the words naming its source are right too. Only speech is counted here: attitudes are no statements.
"""

import runpy
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import Any

from app.config import ROOT
from app.evaluation.calibration import Rated
from app.evaluation.errors import misattributed, missed, spurious
from app.evaluation.part import belongs
from app.evaluation.polnear import Record, document_of, load_records, scored_row
from app.extraction.pipeline import extract
from app.extraction.types import Extraction
from app.knowledge import load_knowledge
from app.vocabulary import Part

FOLDER = ROOT.parent / "shared" / "polnear"
RECORDS, SCORER = FOLDER / "train.jsonl", FOLDER / "score.py"
HERE = RECORDS.is_file() and SCORER.is_file()
KINDS = ("direct", "mixed", "indirect", "all")
SILVER = ("pronoun", "surname")
MEASURES = (*KINDS, "source right | matched", *(f"{mention} to full name | matched" for mention in SILVER))


@lru_cache
def extracted(part: Part) -> tuple[tuple[Record, Extraction], ...]:
    """The records of one part, each with what is found in it."""
    if part is not Part.ALL:
        return tuple(pair for pair in extracted(Part.ALL) if belongs(pair[0]["id"], part))
    knowledge = load_knowledge(ROOT / "data")
    return tuple((record, extract(document_of(record), knowledge)) for record in load_records(RECORDS))


@lru_cache
def figures(part: Part) -> dict[str, float]:
    """Measure -> 0 to 1, and the number of articles: F1 of speech, end to end, and shares of matches."""
    scorer = _scorer()
    parts = (Part.DEVELOPMENT, Part.HELD_BACK) if part is Part.ALL else (part,)
    rows = [row for each in parts for row in _rows(each)]
    speech: dict[str, Any] = scorer["report"](rows, scorer["RESTRICT"]["speech"])
    silver = scorer["report"](rows, None)["all"]["coref"]
    shares = {
        f"{mention} to full name | matched": silver[mention][0] / silver[mention][1] for mention in SILVER
    }
    return {
        "articles": len(extracted(part)),
        **{kind: speech[kind]["e2e"][2] for kind in KINDS},
        "source right | matched": speech["all"]["src_head"],
        **shares,
    }


def f1_of(texts: Set[str]) -> dict[str, float]:
    """F1 of speech, end to end, by kind, over the articles of these texts, of whatever part."""
    rows = [row for part in (Part.DEVELOPMENT, Part.HELD_BACK) for row in _rows(part)]
    chosen = [row for row in rows if (row[0] or row[1])["_text"] in texts]
    speech = _scorer()["report"](chosen, _scorer()["RESTRICT"]["speech"])
    return {kind: speech[kind]["e2e"][2] for kind in KINDS}


def rated(part: Part) -> Iterator[Rated]:
    """Each statement that counts, and whether it is right: see `app.evaluation.calibration`.

    Speakers are annotated by the words that name them, so these must meet; and where the silver names give a
    pronoun or surname a full name, the surname must be the same. What matches no speech counts neither way;
    nor does a quotation without a cue, which PolNeAR leaves out.
    """
    scorer = _scorer()
    annotated_speech, predicted_speech = scorer["RESTRICT"]["speech"]
    for guess, gold, _ in _rows(part):
        if guess and "cue" in guess and (annotated_speech(gold) if gold else predicted_speech(guess)):
            yield Rated(guess["statement"], guess["_text"], bool(gold) and _right(guess, gold))


def errors(part: Part) -> Counter[str]:
    """How often each error occurs: see `app.evaluation.errors`; of a source, its words are compared."""
    scorer = _scorer()
    annotated_speech, predicted_speech = scorer["RESTRICT"]["speech"]
    found: Counter[str] = Counter()
    read: dict[str, set[int]] = {}
    said: dict[str, set[int]] = {}
    for guess, gold, _ in _rows(part):
        if guess:
            read.setdefault(guess["_text"], set()).update(guess["_t"])
        if gold:
            said.setdefault(gold["_text"], set()).update(gold["_t"])
    for guess, gold, _ in _rows(part):
        if gold and not guess and annotated_speech(gold):
            found[missed(gold["kind"], bool(gold["_t"] & read.get(gold["_text"], set())))] += 1
        elif gold and guess and annotated_speech(gold) and not _right(guess, gold):
            found[misattributed(guess["statement"].resolution)] += 1
        elif guess and not gold and "cue" in guess and predicted_speech(guess):
            found[spurious(guess["_kind"])] += not guess["_t"] & said.get(guess["_text"], set())
    return found


def _right(guess: dict[str, Any], gold: dict[str, Any]) -> bool:
    if not gold["source"]:
        return not guess["source"]
    silver = gold.get("silver_speaker") if gold.get("source_type") in SILVER else None
    surname = _scorer()["name_key"]
    known = silver is None or surname(guess["speaker"] or "")[-1:] == surname(silver)[-1:]
    return bool(guess["_src"][0]) and known


@lru_cache
def _scorer() -> dict[str, Any]:
    return runpy.run_path(str(SCORER))


@lru_cache
def _rows(part: Part) -> list[Any]:
    """The scorer's pairs of predictions and annotations for one part."""
    return rows_of(extracted(part))


def is_speech(annotated: Record) -> bool:
    """Whether an annotation is one of speech, not of an attitude, as the scorer has it."""
    return bool(_scorer()["RESTRICT"]["speech"][0](annotated))


def rows_of(pairs: Sequence[tuple[Record, Extraction]]) -> list[Any]:
    """The scorer's rows for records, each with what is found in it: prediction, annotation and overlap."""
    predicted = [scored_row(record["id"], extraction) for record, extraction in pairs]
    for row, (_, extraction) in zip(predicted, pairs, strict=True):
        for said, statement in zip(row["statements"], extraction.statements, strict=True):
            said["statement"] = statement
    rows, counts = _scorer()["evaluate"](predicted, [record for record, _ in pairs])
    if counts["bad_spans"] or counts["empty_predictions"]:
        raise ValueError(f"{counts['bad_spans']} wrong and {counts['empty_predictions']} empty spans")
    return list(rows)
