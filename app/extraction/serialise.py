"""An extraction as the plain record that `friction extract` prints: dictionaries, lists, strings and numbers.

Offsets are half-open, in Unicode code points of the article's text, and each `text` is exactly what stands
there. What is unknown is None.
"""

from app.extraction.reasons import Reason
from app.extraction.types import Extraction, Incident, Official, Span, Statement, Tagged
from app.vocabulary import Genre


def as_record(extraction: Extraction, source: str) -> dict[str, object]:
    """The whole extraction; `source` is the file or address it was read from, `file#id` for a record."""
    document = extraction.document
    text = document.text
    return {
        "source": source,
        "article": {
            "outlet": document.outlet,
            "title": document.title,
            "published": document.published.isoformat() if document.published else None,
            "genre": (document.genre or Genre.NEWS).value,
            "language": document.language,
            "boilerplate": [{"start": span.start, "end": span.end} for span in document.boilerplate],
        },
        "statements": [_statement(statement, text) for statement in extraction.statements],
        "officials": [_official(official) for official in extraction.officials],
        "jurisdictions": [
            {"name": place.name, "kind": place.kind.value, "state": place.state, "geoid": place.geoid}
            for place in extraction.jurisdictions
        ],
        "agencies": [
            {"name": agency.name, "surface": list(agency.surface), "level": agency.level.value}
            for agency in extraction.agencies
        ],
        "incidents": [_incident(incident, text) for incident in extraction.incidents],
        "extractor": extraction.extractor,
    }


def as_reason(reason: Reason, text: str) -> dict[str, object]:
    """A statement with all that speaks for it; weights of confidence are log odds."""
    return {
        **_statement(reason.statement, text),
        "resolution": reason.statement.resolution,
        "considered": [
            {"name": one.name, "score": one.score, "features": dict(one.features)}
            for one in reason.considered
        ],
        "office": [
            {"field": one.field, "value": one.value, "words": _words_or_none(one.words, text)}
            for one in reason.office
        ],
        "position_signs": [
            {
                "sign": sign.weight.sign,
                "position": sign.weight.position.value,
                "weight": sign.weight.weight,
                "words": _words_or_none(sign.words, text),
            }
            for sign in reason.signs
        ],
        "confidence_parts": dict(reason.weights),
        "cue_parts": dict(reason.doubt),
    }


def _words(span: Span, text: str) -> dict[str, object]:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _words_or_none(span: Span | None, text: str) -> dict[str, object] | None:
    return None if span is None else _words(span, text)


def _values(tagged: tuple[Tagged, ...]) -> list[str]:
    """Each value once, in the order of its first mention."""
    return list(dict.fromkeys(item.value for item in tagged))


def _statement(statement: Statement, text: str) -> dict[str, object]:
    return {
        "kind": statement.kind.value,
        "parts": [_words(part, text) for part in statement.parts],
        "speaker": statement.speaker,
        "speaker_mention": _words_or_none(statement.speaker_mention, text),
        "role": statement.role.value,
        "title": statement.title,
        "organisation": statement.organisation,
        "jurisdiction": statement.jurisdiction,
        "cue": _words_or_none(statement.cue, text),
        "reported_via": statement.reported_via,
        "position": statement.position.value,
        "confidence": round(statement.confidence, 3),
        "rule": statement.rule,
    }


def _official(official: Official) -> dict[str, object]:
    return {
        "name": official.name,
        "aliases": list(official.aliases),
        "role": official.role.value,
        "title": official.title,
        "organisation": official.organisation,
        "jurisdiction": official.jurisdiction,
        "former": official.former,
    }


def _incident(incident: Incident, text: str) -> dict[str, object]:
    when = incident.when
    return {
        "title": incident.title,
        "kind": incident.kind.value,
        "place": incident.place.value if incident.place else None,
        "agencies": _values(incident.agencies),
        "tactics": _values(incident.tactics),
        "date": when.iso() if when else None,
        "date_text": when.span.of(text) if when else None,
        "evidence": [_words(span, text) for span in incident.evidence],
        "confidence": round(incident.confidence, 3),
        "rule": incident.rule,
    }
