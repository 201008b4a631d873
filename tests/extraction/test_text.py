import pytest

from app.extraction.text import analyse
from app.extraction.types import Document, Span


def sentences(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in analyse(Document(text)).sentences]


def quotes(text: str) -> list[str]:
    return [quote.of(text) for quote in analyse(Document(text)).quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two.", ["One.", "Two."]),
        ("“One. Two,” he said. Three.", ["“One. Two,” he said.", "Three."]),
        ("Mr. Lund met Sen. Oh. They spoke.", ["Mr. Lund met Sen. Oh.", "They spoke."]),
        ("He lives in the U.S. The rest moved.", ["He lives in the U.S.", "The rest moved."]),
        ("He met J. Lund at 5 p.m. Friday.", ["He met J. Lund at 5 p.m. Friday."]),
        ("“Really?” Ana Ruiz asked. Yes.", ["“Really?” Ana Ruiz asked.", "Yes."]),
        ("It shut. “no one told us,” Ana Ruiz said.", ["It shut.", "“no one told us,” Ana Ruiz said."]),
        ('It shut. "@lund came," Ana Ruiz said.', ["It shut.", '"@lund came," Ana Ruiz said.']),
        ("He asked for No. 5. He said no. Lund left.", ["He asked for No. 5.", "He said no.", "Lund left."]),
        ("One\nTwo", ["One", "Two"]),
        ("", []),
        (" \n\t\n ", []),
    ],
)
def test_a_text_is_cut_into_sentences_that_keep_quotations_whole(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“A b,” he said. “C d.”", ["“A b,”", "“C d.”"]),
        ('"A b," he said. "C d."', ['"A b,"', '"C d."']),
        ('He is "not a man of words,” she said.', ['"not a man of words,”']),
        ("``A b,'' he said.", ["``A b,''"]),
        ("“He told me ‘go home’ and left.”", ["“He told me ‘go home’ and left.”"]),
        ("“He said “go home” and left.”", ["“He said “go home” and left.”"]),
        ("He stood 6'2\" tall.", []),
        ("“One.\n“Two.”", ["“One.", "“Two.”"]),
        ("‘We stayed,’ she said. It’s over.", ["‘We stayed,’"]),
        ("\"He says 'go,' \" she said. It shut.", ["\"He says 'go,' \""]),
        ("It is called “Stay“ here. He left.", ["“Stay“"]),
        ('"', []),
    ],
)
def test_outermost_quotations_are_found_whatever_their_marks(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


def test_boilerplate_is_left_out_and_offsets_stay_the_texts() -> None:
    text = "Sign up now. The bridge is shut.\nRead more: “Here.”"
    masked = (Span(0, 12), Span(text.index("Read"), len(text)))
    analysis = analyse(Document(text, boilerplate=masked))
    assert [sentence.span.of(text) for sentence in analysis.sentences] == ["The bridge is shut."]
    assert analysis.quotes == ()


def test_sentences_are_numbered_through_the_text_and_know_their_paragraph() -> None:
    analysis = analyse(Document("One. Two.\nThree."))
    assert [(sentence.index, sentence.paragraph) for sentence in analysis.sentences] == [
        (0, 0),
        (1, 0),
        (2, 1),
    ]
