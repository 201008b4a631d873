import json
from datetime import date

import pytest

from app.extraction.serialise import as_record
from app.extraction.types import (
    Agency,
    Document,
    Extraction,
    Incident,
    Jurisdiction,
    Official,
    Span,
    Statement,
    Tagged,
    When,
)
from app.vocabulary import IncidentKind, Level, PlaceKind, Position, Precision, Role, StatementKind

TEXT = (
    "ADVERTISEMENT\n\n“We were 𝒏𝒐𝒕 told,” Lakeside Police Chief Ann Example said Tuesday. "
    "ICE agents had stopped her officer in Lakeside, Minnesota, on Jan. 7, 2026."
)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


DOCUMENT = Document(
    text=TEXT,
    title="Chief objects",
    outlet="The Lakeside Record",
    published=date(2026, 1, 8),
    boilerplate=(span("ADVERTISEMENT"),),
)
STATEMENT = Statement(
    kind=StatementKind.DIRECT,
    parts=(span("We were 𝒏𝒐𝒕 told,"),),
    speaker="Ann Example",
    speaker_mention=span("Police Chief Ann Example"),
    cue=span("said"),
    rule="quote-then-cue",
    role=Role.POLICE_CHIEF,
    title="Police Chief",
    organisation="Lakeside Police Department",
    jurisdiction="Lakeside, MN",
    position=Position.CRITICISES_FEDERAL,
    confidence=0.91234,
)
UNNAMED = Statement(
    StatementKind.INDIRECT, (span("ICE agents"),), speaker=None, speaker_mention=None, cue=None, rule="r"
)
EXTRACTION = Extraction(
    document=DOCUMENT,
    statements=(STATEMENT, UNNAMED),
    officials=(
        Official(
            "Ann Example", ("Example",), Role.POLICE_CHIEF, "Police Chief", None, "Lakeside, MN", False,
            (span("Ann Example"),),
        ),
    ),
    jurisdictions=(
        Jurisdiction("Lakeside", PlaceKind.CITY, "MN", "2700001", "lakeside-mn", (span("Lakeside"),)),
    ),
    agencies=(Agency("ICE", "ice", Level.FEDERAL, ("ICE",), (span("ICE"),)),),
    incidents=(
        Incident(
            kind=IncidentKind.ENCOUNTER,
            title="ICE stops an officer in Lakeside, MN",
            evidence=(span("ICE agents had stopped her officer"),),
            rule="encounter",
            place=Tagged("Lakeside, MN", span("Lakeside, Minnesota")),
            agencies=(Tagged("ICE", span("ICE")), Tagged("ICE", span("ICE agents"))),
            tactics=(Tagged("detaining-off-duty-officers", span("stopped her officer")),),
            when=When(span("Jan. 7, 2026"), date(2026, 1, 7), date(2026, 1, 7), Precision.DAY),
        ),
        Incident(IncidentKind.DEATH, "A death", (span("agents"),), rule="death"),
    ),
    extractor="friction-ledger 1",
)  # fmt: skip


def words(text: str) -> dict[str, object]:
    return {"start": TEXT.index(text), "end": TEXT.index(text) + len(text), "text": text}


FORMAT: dict[str, object] = {
    "source": "a.jsonl#n1",
    "article": {
        "outlet": "The Lakeside Record",
        "title": "Chief objects",
        "published": "2026-01-08",
        "genre": "news",
        "language": None,
        "boilerplate": [{"start": 0, "end": 13}],
    },
    "statements": [
        {
            "kind": "direct",
            "parts": [words("We were 𝒏𝒐𝒕 told,")],
            "speaker": "Ann Example",
            "speaker_mention": words("Police Chief Ann Example"),
            "role": "police chief",
            "title": "Police Chief",
            "organisation": "Lakeside Police Department",
            "jurisdiction": "Lakeside, MN",
            "cue": words("said"),
            "reported_via": None,
            "position": "criticises-federal",
            "confidence": 0.912,
            "rule": "quote-then-cue",
        },
        {
            "kind": "indirect",
            "parts": [words("ICE agents")],
            "speaker": None,
            "speaker_mention": None,
            "role": "none",
            "title": None,
            "organisation": None,
            "jurisdiction": None,
            "cue": None,
            "reported_via": None,
            "position": "neutral-other",
            "confidence": 0.5,
            "rule": "r",
        },
    ],
    "officials": [
        {
            "name": "Ann Example",
            "aliases": ["Example"],
            "role": "police chief",
            "title": "Police Chief",
            "organisation": None,
            "jurisdiction": "Lakeside, MN",
            "former": False,
        }
    ],
    "jurisdictions": [{"name": "Lakeside", "kind": "city", "state": "MN", "geoid": "2700001"}],
    "agencies": [{"name": "ICE", "surface": ["ICE"], "level": "federal"}],
    "incidents": [
        {
            "title": "ICE stops an officer in Lakeside, MN",
            "kind": "enforcement-encounter",
            "place": "Lakeside, MN",
            "agencies": ["ICE"],
            "tactics": ["detaining-off-duty-officers"],
            "date": "2026-01-07",
            "date_text": "Jan. 7, 2026",
            "evidence": [words("ICE agents had stopped her officer")],
            "confidence": 0.5,
            "rule": "encounter",
        },
        {
            "title": "A death",
            "kind": "death",
            "place": None,
            "agencies": [],
            "tactics": [],
            "date": None,
            "date_text": None,
            "evidence": [words("agents")],
            "confidence": 0.5,
            "rule": "death",
        },
    ],
    "extractor": "friction-ledger 1",
}
"""What the record of `EXTRACTION` holds, by key, in order."""


def test_a_record_has_the_keys_of_the_format_in_order() -> None:
    assert list(as_record(EXTRACTION, "a.jsonl#n1")) == list(FORMAT)


@pytest.mark.parametrize("key", FORMAT)
def test_a_record_has_the_values_of_the_format(key: str) -> None:
    assert as_record(EXTRACTION, "a.jsonl#n1")[key] == FORMAT[key]


def test_a_record_survives_json_with_its_offsets() -> None:
    record = json.loads(json.dumps(as_record(EXTRACTION, "a.txt")))
    for part in record["statements"][0]["parts"]:
        assert TEXT[part["start"] : part["end"]] == part["text"]


def test_nothing_found_is_a_record_too() -> None:
    record = as_record(Extraction(Document("x")), "a.txt")
    assert [record[key] for key in ("statements", "officials", "jurisdictions", "agencies", "incidents")] == [
        [], [], [], [], [],
    ]  # fmt: skip
