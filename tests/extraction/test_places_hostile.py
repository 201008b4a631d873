"""Places and agencies in text that wishes us ill: nothing raises, spans hold, time grows with length."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.extraction.agencies import find_agencies
from app.extraction.places import find_places, jurisdictions_of
from app.extraction.text import Analysis, analyse
from app.extraction.types import Document
from app.knowledge import Knowledge
from tests.timing import cpu_seconds

WORDS = [
    "Saint",
    "St.",
    "Paul",
    "New",
    "York",
    "Minn.",
    ",",
    "Police",
    "Department",
    "counties",
    "’s",
    "ICE",
    "the",
]
WORDS += [
    "Cook",
    "and",
    "in",
    "Washington",
    ".",
    "\n\n",
    "\u00a0",
    "(",
    "”",
    "—",
    "D.C.",
    "Ft.",
    "\u2028",
    "İstanbul",
]

REPEATED = [
    "Springfield, ",
    "Cook and ",
    "St. St. St. ",
    "the police department ",
    "Cook County deputies and the department of ",
    "New York, New York and ",
    "A" * 50 + " ",
    "Portland, Maine, Portland, Ore., ",
    "Cook, Lake and Will counties in Illinois ",
]


def findings(text: str, knowledge: Knowledge) -> list[str]:
    analysis = analyse(Document(text))
    places = find_places(analysis, knowledge)
    agencies = find_agencies(analysis, places, knowledge)
    jurisdictions = jurisdictions_of(analysis, places)
    spans = [place.span for place in places] + [agency.span for agency in agencies]
    spans += [span for jurisdiction in jurisdictions for span in jurisdiction.mentions]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(agency.surface == agency.span.of(text) for agency in agencies)
    assert [place.span for place in places] == sorted(place.span for place in places)
    return [span.of(text) for span in spans]


@given(text=st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join) | st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_spans_inside_it(text: str, knowledge: Knowledge) -> None:
    assert all(words in text for words in findings(text, knowledge))


@pytest.mark.parametrize("piece", REPEATED)
def test_time_grows_with_length_and_not_with_its_square(piece: str, knowledge: Knowledge) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        analysis = analyse(Document(text))
        return cpu_seconds(lambda: find_agencies(analysis, find_places(analysis, knowledge), knowledge))

    assert seconds(160_000) < max(seconds(20_000), 0.005) * 8 * 4


def test_naming_every_place_at_once_stays_linear(knowledge: Knowledge) -> None:
    named = [f"In {place.name}, {place.state}" for place in knowledge.places.by_slug.values()]
    quarter, every = (analyse(Document(". ".join(named[::step]))) for step in (4, 1))
    assert len(find_places(every, knowledge)) > 15_000

    def seconds(analysis: Analysis) -> float:
        return cpu_seconds(lambda: find_places(analysis, knowledge), times=1)

    assert seconds(every) < 10 * seconds(quarter)


def test_a_name_may_run_over_a_line_but_not_into_the_next_paragraph(knowledge: Knowledge) -> None:
    text = "Reaction in Chicago\n\nDuluth, Minn., police met in Duluth. The crowd outside the St.\nPaul"
    assert "Duluth" in findings(text, knowledge)
    assert findings("A rally in Brooklyn\n\nPark police left.", knowledge) == ["Brooklyn", "Brooklyn"]
