"""Any text at all: nothing raises, spans are exact, parts are in order and apart."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.extraction.pipeline import extract
from app.extraction.types import Document
from app.knowledge import Knowledge
from tests.extraction.speech import officials_in, people_in, statements_in
from tests.timing import cpu_seconds

_MARKS = ["“", "”", '"', "‘", "’", "''", "``", ",", ".", "?", "!", ";", ":", "—", "(", ")", "\n", " ", "\r"]
_WORDS = re.findall(
    r"[^|]+",
    "said|told|according to|adding that|that|and|the|of|he|she|they|who|urged|called|to|statement|letter|"
    "Ana|Ruiz|Ana Ruiz|Mayor|Chief|Elm Grove|Fresno|ICE|The New York Times|Mr.|U.S.|J.|de|41|Reps.|’s|"
    "police|(D-Ohio)|in|A|The|He|Monday|Republican|on Friday|made it clear|was|not|as|but",
)
_ODD = ["\x00", "\u2028", "מלון", "😀", "Ⅷ", "İ", "ß"]
_PIECES = st.sampled_from(_MARKS + _WORDS + _ODD)
_TEXTS = st.one_of(
    st.text(max_size=300), st.lists(_PIECES, max_size=60).map(" ".join), st.lists(_PIECES).map("".join)
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXTS)
def test_statements_of_any_text_have_exact_ordered_disjoint_parts(text: str) -> None:
    for statement in statements_in(text):
        assert statement.parts
        end = 0
        for part in statement.parts:
            assert end <= part.start < part.end <= len(text)
            end = part.end
        for span in (statement.cue, statement.speaker_mention):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert 0.0 <= statement.confidence <= 1.0


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_TEXTS)
def test_names_of_any_text_stand_in_it(text: str) -> None:
    for entity in people_in(text).entities:
        assert entity.name
        assert all(span.of(text) for span in entity.spans)
    for official in officials_in(text):
        assert all(alias for alias in official.aliases)


@pytest.mark.parametrize(
    "text", ["A A", "The The", "He A The", "Monday A", "Republican The", "D-Ohio", "A de A", ""]
)
def test_runs_of_capitals_without_a_name_are_nobody(text: str) -> None:
    assert people_in(text).entities == ()


@pytest.mark.parametrize(
    "piece",
    ['"', "“", "“”", "“Go,” he said. ", "he said, ", "said that ", ", and said", "Ana Ruiz, ",
     "Ana Ruiz and ", "according to ", "“A b c\n", "Mayor Ana Ruiz of Fresno, ", "\x00", "A “B” ",
     ", adding that ", "de ", "A ", "A de ", "Ana ", ".", "?!”", "A. ", "a\u2028"],
)  # fmt: skip
def test_time_grows_with_the_text_and_not_with_its_square(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        return cpu_seconds(lambda: statements_in(text))

    seconds(2_000)
    small, large = seconds(20_000), seconds(80_000)
    assert large < 8 * small + 0.3


@pytest.mark.parametrize(
    "piece",
    ["a\n\n", "A\n\n", "the mayor ", "The Mayor ", "the mayor said ", "Share this\n", "Reps. Ana Ruiz, ",
     "Cook and Lake counties ", "the police department, ", "Mayor of Ely Says No\n", "ICE ", "5-year-old "],
)  # fmt: skip
def test_the_whole_of_extraction_takes_time_that_grows_with_the_text(
    piece: str, knowledge: Knowledge
) -> None:
    def seconds(size: int) -> float:
        document = Document(text=piece * (size // len(piece)))
        return cpu_seconds(lambda: extract(document, knowledge))

    small, large = seconds(10_000), seconds(40_000)
    assert large < 8 * small + 0.1


@pytest.mark.parametrize("mark", ["'", "’"])
@pytest.mark.parametrize("count", [30, 3_000])
@pytest.mark.parametrize(
    "sentence",
    [
        "ICE agents would not {} arrested him in Fresno.",
        "If ICE agents {} arrested him in Fresno.",
        "Agents from ICE detained a man and arrested {} him.",
        "ICE accused him {}; impeding was said.",
    ],
)
def test_apostrophes_without_letters_cost_no_more_than_their_number(
    sentence: str, count: int, mark: str, knowledge: Knowledge
) -> None:
    document = Document(text=sentence.format(mark * count))
    assert cpu_seconds(lambda: extract(document, knowledge)) < 1.0


@pytest.mark.parametrize(
    "piece",
    [
        "“We stayed,” Ana Ruiz said, {}",
        "John Xo{} said it held.\n\nThe mayor said it held.\n\n",
        "John Xo{} said it held.\n\nPolice said it held.\n\n",
        "John Xo{} said it held. The statement said it held. ",
    ],
)
def test_time_grows_with_the_cast_and_the_quotations_and_not_with_their_square(piece: str) -> None:
    def seconds(count: int) -> float:
        names = ("".join("abcdefghij"[int(digit)] for digit in f"{number:04}") for number in range(count))
        one = piece.endswith("said, {}")
        text = piece.format("“a.” " * count) if one else "".join(piece.format(name) for name in names)
        return cpu_seconds(lambda: statements_in(text))

    seconds(20)
    small, large = seconds(250), seconds(1_000)
    assert large < 8 * small + 0.3
