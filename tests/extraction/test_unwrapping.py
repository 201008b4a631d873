"""A text whose lines were broken at a width says the same as one whose paragraphs are lines."""

from textwrap import fill

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.extraction.pipeline import extract
from app.extraction.types import Document, Extraction
from app.extraction.unwrapping import unwrapped
from app.knowledge import Knowledge
from tests.timing import cpu_seconds

PARAGRAPHS = (
    "The police chief of Fresno, Calif., told the council on Monday evening that agents of Immigration and "
    "Customs Enforcement had stopped one of her officers on Jan. 7, 2026, on the way home from work",
    "“We were not told that anybody would come to our city, and we asked for notice more than once in the "
    "past year,” Police Chief Ann Example said. “It cannot go on like this,” she added.",
    "An ICE spokesperson said the operation in Fresno was lawful.",
    "According to Mayor Lee Sample, the city would review whether its own police department had known of the "
    "arrest. “Nobody called us,” he said.",
)
PLAIN = "\n\n".join(PARAGRAPHS)


def wrapped(width: int, end: str, between: str) -> str:
    """The paragraphs in lines of at most so many characters."""
    return between.join(fill(words, width).replace("\n", end) for words in PARAGRAPHS)


def found(extraction: Extraction, text: str) -> list[tuple[object, ...]]:
    """Each statement with its words in the text, their blanks aside, its speaker and its office."""
    return [
        (*(" ".join(part.of(text).split()) for part in said.parts), said.speaker, said.role, said.kind)
        for said in extraction.statements
    ]


@pytest.mark.parametrize(
    ("width", "end", "between"),
    [
        (50, "\n", "\n\n"), (72, "\n", "\n\n"), (100, "\n", "\n\n"), (72, "\r\n", "\r\n\r\n"),
        (72, "\n", "\n \t\n"), (72, "\n", "\n\n\n"), (72, "\n", "\n    "), (72, "\r", "\r\r"),
    ],
)  # fmt: skip
def test_it_is_read_as_if_its_paragraphs_were_lines(
    width: int, end: str, between: str, knowledge: Knowledge
) -> None:
    text = wrapped(width, end, between)
    read, plain = extract(Document(text), knowledge), extract(Document(PLAIN), knowledge)
    assert len(plain.statements) >= 5
    assert found(read, text) == found(plain, PLAIN)
    assert read.document.text == text
    assert (read.document.title, read.document.boilerplate) == (None, ())
    assert [one.name for one in read.officials] == [one.name for one in plain.officials]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PLAIN, id="paragraphs in lines"),
        pytest.param("", id="nothing"),
        pytest.param(f"Ashby Council Votes on Parks\nBy Ann Example\nJan. 7, 2026\n\n{PLAIN}", id="head"),
        pytest.param("\n".join(f"{n}. Bridge {'far away ' * (n % 5)}shut" for n in range(20)), id="a list"),
        pytest.param("\n".join(["The council met and voted on parks in Ashby."] * 9), id="sentences"),
        pytest.param("\n\n".join([fill(PARAGRAPHS[0], 72)] + [PARAGRAPHS[1]] * 9), id="one of many"),
        pytest.param("The bridge is\nshut since May\nand the road\nis shut too", id="a narrow column"),
    ],
)
def test_what_is_not_plainly_wrapped_stays_as_it_is(text: str) -> None:
    assert unwrapped(text) == text


def test_short_lines_of_a_wrapped_text_stay_lines() -> None:
    prose, address = wrapped(72, "\n", "\n\n"), f"https://ledger.example/{'x' * 120}"
    text = "\n\n".join([prose, prose, "The members:\nAnn Bell", address])
    lines = [line for line in unwrapped(text).splitlines() if line]
    assert lines == [*PARAGRAPHS, *PARAGRAPHS, "The members:", "Ann Bell", address]


@settings(deadline=None)
@given(st.lists(st.sampled_from(["word " * 12, "The chief ", "\n", "\r\n", "\r", "\u2028", " ", "\t", "“"])))
def test_only_line_ends_change_and_only_into_blanks(pieces: list[str]) -> None:
    text = "".join(pieces)
    read = unwrapped(text)
    assert len(read) == len(text)
    assert all(a == b or (a in "\r\n" and b == " ") for a, b in zip(text, read, strict=True))


def test_time_grows_with_the_length() -> None:
    text = wrapped(72, "\n", "\n\n") + "\n\n"
    assert cpu_seconds(lambda: unwrapped(text * 4000)) < 20 * cpu_seconds(lambda: unwrapped(text * 400))
