"""Near-duplicate articles share bands and are recognised; articles on one subject are not copies."""

import random

import pytest

from app.extraction.types import Document, Span
from app.linkage.copies import Signature, signature_of
from app.linkage.copies import same_copy as same_sketch


def same_copy(one: Signature, other: Signature) -> bool:
    return same_sketch(one.sketch, other.sketch)


WORDS = random.Random(1)
SENTENCES = [" ".join(f"w{WORDS.randrange(4000)}" for _ in range(15)) + "." for _ in range(60)]
STORY = " ".join(SENTENCES)
OTHER_WORDS = " ".join(f"v{WORDS.randrange(4000)}" for _ in range(600))


def _changed(share: float) -> str:
    chosen = random.Random(2)
    return " ".join("other" if chosen.random() < share else word for word in STORY.split())


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(STORY, id="the same"),
        pytest.param(STORY.upper(), id="in capitals"),
        pytest.param(STORY.replace(". ", ".\n\n"), id="set in paragraphs"),
        pytest.param(f"By our staff. {STORY} Subscribe for more news.", id="with furniture"),
        pytest.param(" ".join(SENTENCES[:48]), id="its end cut off"),
        pytest.param(_changed(0.03), id="edited here and there"),
    ],
)
def test_copies_share_a_band_and_are_recognised(copy: str) -> None:
    one, other = signature_of(Document(STORY)), signature_of(Document(copy))
    assert set(one.bands) & set(other.bands)
    assert same_copy(one, other)
    assert same_copy(other, one)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(" ".join(SENTENCES[:15]) + OTHER_WORDS, id="a passage quoted"),
        pytest.param(_changed(0.5), id="half of the words"),
        pytest.param("A short note.", id="another text"),
        pytest.param("", id="nothing"),
    ],
)
def test_others_are_no_copies(other: str) -> None:
    assert not same_copy(signature_of(Document(STORY)), signature_of(Document(other)))
    assert not same_copy(signature_of(Document(other)), signature_of(Document(STORY)))


def test_short_texts_are_copies_only_if_they_are_the_same() -> None:
    note, longer = "The council meets on Monday.", "The council meets on Monday evening."
    assert same_copy(signature_of(Document(note)), signature_of(Document(f" {note}\n")))
    assert not same_copy(signature_of(Document(note)), signature_of(Document(longer)))


def test_two_articles_without_words_are_no_copies() -> None:
    nothing = signature_of(Document("… — !"))
    assert nothing.bands == ()
    assert not same_copy(nothing, nothing)


def test_furniture_alone_makes_no_copy() -> None:
    furniture = "Subscribe to our newsletter for the news of the day and never miss a story again. " * 30
    texts = [f"{furniture}{' '.join(SENTENCES[start : start + 4])}" for start in (0, 30)]
    signatures = [signature_of(Document(text, boilerplate=(Span(0, len(furniture)),))) for text in texts]
    assert not same_copy(*signatures)


def test_bands_are_the_same_on_every_machine() -> None:
    assert signature_of(Document("The mayor spoke to the council.")).bands[0] == "dcca0f962f5e8b1a839e"
