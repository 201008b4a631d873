"""The same quotation is found however it is cut; different words, and other speakers', stay apart."""

import random
from itertools import permutations

import pytest

from app.config import ROOT
from app.linkage.matchers import load_matchers
from app.linkage.quotations import Quotation, quotation, speaker_names
from app.linkage.scoring import Outcome
from app.vocabulary import StatementKind
from tests.linkage.comparing import linked, outcome

MATCHERS = load_matchers(ROOT / "data")
QUOTATIONS = MATCHERS.statements
LONG = "They stopped our officers on the way home, and nobody in the city was told about it before or after."
_COPY = "Asked whether the department would say anything about the agents, the chief only told us: We can’t."


def _said(
    *parts: str, by: str | None = "Ruth Alder", kind: StatementKind = StatementKind.DIRECT, **more: str
) -> Quotation:
    speakers = speaker_names(by, nicknames=MATCHERS.nicknames)
    return quotation(kind, parts, speakers=speakers, **more)


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
        pytest.param(
            _said("We can’t.", by=None, around=_COPY), _said("We can’t.", around=f"So. {_COPY}"),
            id="in copies",
        ),
        pytest.param(_said(LONG, by="Bob Alder"), _said(LONG, by="Robert Alder"), id="a nickname"),
        pytest.param(_said(LONG, by="R. Alder"), _said(LONG), id="an initial"),
        pytest.param(
            _said(LONG, place="fargo-nd"), _said(LONG, place="boise-id"), id="long words, a place read wrong"
        ),
        pytest.param(
            _said(LONG, by="City of Fargo; Ruth Alder"), _said(LONG), id="one of joint speakers"
        ),
    ],
)  # fmt: skip
def test_one_quotation(one: Quotation, other: Quotation) -> None:
    assert outcome(one, other, QUOTATIONS) is Outcome.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(_said(LONG), _said(LONG, by="John Alder"), id="two speakers"),
        pytest.param(
            _said("We stand by our officers here.", place="fargo-nd"),
            _said("We stand by our officers here.", place="boise-id"),
            id="short words of namesakes in two states",
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
    assert outcome(one, other, QUOTATIONS) is not Outcome.SAME


def test_halves_of_a_quotation_are_found_by_its_anchors() -> None:
    words = random.Random(3)
    missed = 0
    for _ in range(300):
        said = " ".join(f"word{words.randrange(5000)}" for _ in range(40))
        whole, half = _said(said), _said(" ".join(said.split()[:20]))
        missed += not set(whole.anchors) & set(half.anchors)
    assert missed <= 3


def test_words_of_nobody_named_that_two_are_said_to_have_said_are_neithers() -> None:
    said = [_said(LONG), _said(LONG, by="John Elder"), _said(LONG, by=None)]
    for order in permutations(said):
        assert len(set(linked(order, QUOTATIONS))) == 3


def test_fragments_are_one_with_the_whole_in_whatever_order_they_come() -> None:
    said = [_said(LONG), _said(LONG[:42]), _said(LONG[43:])]
    for order in permutations(said):
        assert set(linked(order, QUOTATIONS)) == {1}
