"""Whom pronouns, surnames and nouns mean, and what a choice between people rests on."""

import pytest

from app.extraction.statements.candidates import FEATURES
from app.extraction.statements.draft import Draft, Nature, Source
from app.extraction.statements.memory import Memory
from app.extraction.statements.speaker import candidates
from app.vocabulary import Role, StatementKind
from tests.extraction.speech import people_in, said, statements_in


def last_speaker(text: str) -> str | None:
    return said(text)[-1][0]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ed Lund met David Oh at noon. He said the dam leaks.", "Ed Lund"),
        ("After an hour in the hall with Ed Lund, David Oh left. He said the dam leaks.", "David Oh"),
        ("Ed Lund met Ana Ruiz at noon. She said the dam leaks.", "Ana Ruiz"),
        ("Ed Lund said it rained. David Oh’s van stood there. He said the dam leaks.", "Ed Lund"),
        ("Ed Lund and David Oh came at noon. They said the dam leaks.", "Ed Lund; David Oh"),
        ("Ed Lund came. Ana Ruiz left. They said the dam leaks.", None),
        ("Ana Ruiz and her friend Ed Lund came. The two said the dam leaks.", "Ana Ruiz; Ed Lund"),
        ("Ed Lund came. The van says “Elm.” “It leaks,” he said.", "Ed Lund"),
        ("Ed Lund came. A witness said it rained. “It leaks,” he said.", None),
        (
            "Mayor Ed Lund came. Kim Oh came. It rained. Sen. Bob Vega left. “It stinks,” the mayor said.\n"
            "“It leaks,” he said.",
            "Ed Lund",
        ),
    ],
)
def test_a_pronoun_means_the_likeliest_of_the_people_named_lately(text: str, speaker: str | None) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ana Ruiz ran. Her aunt Maria Ruiz voted. Ruiz said the dam leaks.", "Ana Ruiz"),
        ("Ana Ruiz ran. Her son Peter Ruiz voted. Mr. Ruiz said the dam leaks.", "Peter Ruiz"),
    ],
)
def test_a_surname_of_several_is_the_first_named_that_fits(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Elm River Coalition met ICE. “It leaks,” the group said.", "Elm River Coalition"),
        ("The Elm Tribune sued ICE. “It leaks,” the newspaper said.", "Elm Tribune"),
        ("Ana Ruiz met the crowd. “It leaks,” the group said.", None),
        ("The Elm River Coalition met. “It leaks,” another group said.", None),
    ],
)
def test_a_definite_noun_means_a_body_it_can_stand_for(text: str, speaker: str | None) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The director of ICE said it leaks. ICE Director Ana Ruiz came.", "Ana Ruiz"),
        ("The director of ICE said it leaks. FBI Director Ana Ruiz came.", None),
        ("Denver Mayor Ana Ruiz met Boston Mayor Ed Lund. Denver’s mayor said it leaks.", "Ana Ruiz"),
        (
            "Denver Mayor Ana Ruiz met Boston Mayor Ed Lund. Denver’s mayor said so. The mayor said no.",
            "Ana Ruiz",
        ),
        ("Spokesman Ed Lund left. A spokesman for ICE said it. “It leaks,” the spokesman said.", None),
        ("A spokesman for ICE said it. Spokesman Ed Lund left. “It leaks,” the spokesman said.", "Ed Lund"),
        ("A spokesman for ICE issued a statement saying so. “It leaks,” the statement said.", None),
        ("Elm Foods Inc. grew. It leaks, according to the company’s website.", "Elm Foods Inc."),
        ("Agents came to Kern County, Calif. Kern, meanwhile, said it leaks.", "Kern County"),
    ],
)
def test_a_title_or_paper_is_that_of_the_one_the_words_around_tell(text: str, speaker: str | None) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("ICE hung up, but a spokesman said it leaks.", Role.FEDERAL_OFFICIAL),
        ("ICE hung up. A spokesman said it leaks.", Role.FEDERAL_OFFICIAL),
        ("ICE hung up. It rained. A spokesman said it leaks.", Role.OTHER),
        ("ICE hung up, but a spokesman for Elm Foods Inc. said it leaks.", Role.OTHER),
    ],
)
def test_a_spokesman_speaks_for_the_body_just_named(text: str, role: Role) -> None:
    assert [found.role for found in statements_in(text)] == [role]


def test_a_letter_speaks_for_who_signed_not_for_whom_it_is_about() -> None:
    text = "In a letter, Ana Ruiz urged ICE to stay out. The letter is on ICE. It leaks, the letter says."
    assert last_speaker(text) == "Ana Ruiz"


def choice(text: str, word: str) -> tuple[Memory, Draft]:
    """A draft whose source is the first `word` of the text, before anybody has spoken."""
    people = people_in(text)
    token = people.tokens.lower.index(word)
    source = Source(token, token + 1, Nature.PRONOUN, token)
    sentence = people.tokens.sentence[token]
    return Memory(people), Draft("clause", StatementKind.INDIRECT, [], sentence, source)


def test_candidates_come_with_the_features_their_scores_are_made_of() -> None:
    memory, draft = choice("Ed Lund met at noon with David Oh. He said the dam leaks.", "he")
    best, second = candidates(memory, draft)
    names = [memory.people.entities[candidate.entity].name for candidate in (best, second)]
    assert names == ["Ed Lund", "David Oh"]
    assert best.score > second.score
    assert "opens its sentence" in dict(best.features)
    assert "opens its sentence" not in dict(second.features)
    for candidate in (best, second):
        assert candidate.score == pytest.approx(sum(share for _, share in candidate.features), abs=0.02)


@pytest.mark.parametrize("word", ["they", "it"])
def test_only_he_and_she_are_weighed(word: str) -> None:
    assert candidates(*choice(f"Ed Lund met David Oh at noon. Then {word} said the dam leaks.", word)) == []


def test_features_have_names_of_their_own() -> None:
    names = [feature.name for feature in FEATURES]
    assert len(set(names)) == len(names)
