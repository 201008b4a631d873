"""A statement carries the agencies and tactics of its own sentences."""

from app.extraction.agencies import find_agencies
from app.extraction.places import find_places
from app.extraction.tagging import tag_statements
from app.extraction.text import analyse
from app.extraction.types import Document, Span, Statement
from app.knowledge import Knowledge
from app.vocabulary import StatementKind

TEXT = (
    "ICE agents pulled over a nurse in Edina, Minnesota, the chief said.\n\n"
    "“They wore masks,” she said. “ICE must answer. ICE must.”\n\n"
    "“The weather was fine.”"
)


def tagged(knowledge: Knowledge, *quotes: str, cue: str | None = None) -> Statement:
    parts = tuple(Span(TEXT.index(quote), TEXT.index(quote) + len(quote)) for quote in quotes)
    said = Span(TEXT.index(cue), TEXT.index(cue) + len(cue)) if cue else None
    statement = Statement(StatementKind.DIRECT, parts, "Chief", None, said, "test")
    analysis = analyse(Document(TEXT))
    agencies = find_agencies(analysis, find_places(analysis, knowledge), knowledge)
    (result,) = tag_statements(analysis, (statement,), agencies, knowledge)
    return result


def test_agencies_and_tactics_are_those_of_the_sentence(knowledge: Knowledge) -> None:
    result = tagged(knowledge, "ICE agents pulled over a nurse")
    assert [tag.value for tag in result.agencies] == ["ICE"]
    assert [tag.value for tag in result.tactics] == ["vehicle-stop"]


def test_each_tag_points_at_its_first_mention_and_none_is_a_neighbour_s(knowledge: Knowledge) -> None:
    result = tagged(knowledge, "ICE must answer. ICE must.")
    assert [(tag.value, tag.span) for tag in result.agencies] == [
        ("ICE", Span(TEXT.index("ICE must"), TEXT.index("ICE must") + 3))
    ]
    assert result.tactics == ()


def test_a_statement_over_two_sentences_has_the_tags_of_both(knowledge: Knowledge) -> None:
    result = tagged(knowledge, "They wore masks", "ICE must answer.")
    assert [tag.value for tag in result.agencies] == ["ICE"]
    assert [tag.value for tag in result.tactics] == ["masked-or-unidentified"]


def test_the_sentence_of_the_cue_counts(knowledge: Knowledge) -> None:
    result = tagged(knowledge, "The weather was fine.", cue="must answer")
    assert [tag.value for tag in result.agencies] == ["ICE"]


def test_a_sentence_that_names_nothing_gives_no_tags(knowledge: Knowledge) -> None:
    result = tagged(knowledge, "The weather was fine.")
    assert (result.agencies, result.tactics) == ((), ())
