"""Incidents in text that wishes us ill: nothing raises, spans hold, time grows with length."""

from datetime import date

import pytest

from app.extraction.agencies import find_agencies
from app.extraction.incidents import find_incidents
from app.extraction.pipeline import extract
from app.extraction.places import find_places
from app.extraction.text import analyse
from app.extraction.types import Document
from app.knowledge import Knowledge
from tests.timing import cpu_seconds

FRIDAY = date(2026, 1, 16)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "ICE " * 5000,
        "raid " * 5000,
        "“ICE raid " * 2000,
        "ICE arrested. " * 3000,
        "\x00ICE\ud7ffraid",
    ],
)
def test_hostile_text_does_no_harm(text: str, knowledge: Knowledge) -> None:
    for incident in extract(Document(text, published=FRIDAY), knowledge).incidents:
        assert all(0 <= span.start < span.end <= len(text) for span in incident.evidence)


@pytest.mark.parametrize(
    "piece",
    [
        "ICE agents arrested a man in Fresno, Calif., on Monday. ICE shot and killed a man on Jan. 9. ",
        "raid ",
        "on Jan. 3 and on Monday ICE arrested ",
        "agents agents church ",
        "not if tear gas ",
        "Fresno, Calif., Duluth, Minn., ICE arrested ",
    ],
)
def test_four_times_the_text_takes_about_four_times_as_long(piece: str, knowledge: Knowledge) -> None:
    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        analysis = analyse(Document(text, published=FRIDAY))
        places = find_places(analysis, knowledge)
        agencies = find_agencies(analysis, places, knowledge)
        return cpu_seconds(lambda: find_incidents(analysis, places, agencies, (), knowledge))

    assert seconds(32_000) < 10 * seconds(8_000) + 0.05
