"""The same quotation is found however it is cut; different words, and other speakers', stay apart."""

import random
from itertools import count

import pytest

from app.linkage.quotations import QUOTATIONS, Quotation, speaker_names
from app.linkage.scoring import find
from app.vocabulary import StatementKind

LONG = "They stopped our officers on the way home, and nobody in the city was told about it before or after."


_SOURCES = count(1)


def _said(*parts: str, by: str | None = "Ruth Alder", source: int = 0, **more: object) -> Quotation:
    """A quotation of an article of its own, unless the copy group is given."""
    fields = {"kind": StatementKind.DIRECT, "officials": frozenset(), "speakers": speaker_names(by)} | more
    return Quotation(parts=parts, sources=frozenset({source or -next(_SOURCES)}), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(_said(LONG), _said(LONG), id="the same words"),
        pytest.param(_said(LONG), _said(LONG.upper().replace(",", " —")), id="capitals and punctuation"),
        pytest.param(_said("It’s all over now, isn’t it?"), _said("It's all over now, isn't it"), id="marks"),
        pytest.param(_said(LONG), _said(LONG[:42], LONG[43:]), id="split by its attribution"),
        pytest.param(_said(LONG), _said(LONG[:60]), id="cut at its end"),
        pytest.param(_said(LONG), _said(LONG[25:]), id="cut at its beginning"),
        pytest.param(
            _said(f"It is done. {LONG}"),
            _said(f"so it’s “done,” more or less. {LONG}", kind=StatementKind.MIXED),
            id="another first part",
        ),
        pytest.param(_said(LONG), _said(LONG, by="Alder"), id="the surname alone"),
        pytest.param(_said(LONG), _said(LONG, by=None), id="unmistakable words of a speaker not named"),
        pytest.param(_said("We can’t.", by=None, source=3), _said("We can’t.", source=3), id="in copies"),
        pytest.param(
            _said(LONG, by="City of Fargo; Ruth Alder"), _said(LONG), id="one of joint speakers"
        ),
    ],
)  # fmt: skip
def test_one_quotation(one: Quotation, other: Quotation) -> None:
    assert find(one, [(1, other)], QUOTATIONS) is not None
    assert find(other, [(1, one)], QUOTATIONS) is not None
    assert set(one.anchors) & set(other.anchors)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(_said(LONG), _said(LONG, by="John Alder"), id="two speakers"),
        pytest.param(
            _said(LONG, officials=frozenset({1})), _said(LONG, officials=frozenset({2})),
            id="two officials of one name",
        ),
        pytest.param(_said("No comment."), _said("No comment."), id="what is said again and again"),
        pytest.param(
            _said("We stand by our officers."), _said("We stand by our officers.", by=None),
            id="short words of somebody",
        ),
        pytest.param(_said(LONG), _said("We will never stop anyone for that."), id="other words"),
        pytest.param(_said(""), _said(""), id="no words"),
        pytest.param(
            _said(LONG), _said("They stopped our officers, too, and will again do so if they can."),
            id="some words in common",
        ),
    ],
)  # fmt: skip
def test_two_quotations(one: Quotation, other: Quotation) -> None:
    assert find(one, [(1, other)], QUOTATIONS) is None
    assert find(other, [(1, one)], QUOTATIONS) is None


def test_halves_of_a_quotation_are_found_by_its_anchors() -> None:
    words = random.Random(3)
    missed = 0
    for _ in range(300):
        said = " ".join(f"word{words.randrange(5000)}" for _ in range(40))
        whole, half = _said(said), _said(" ".join(said.split()[:20]))
        missed += not set(whole.anchors) & set(half.anchors)
    assert missed <= 3
