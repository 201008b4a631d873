"""One event is recognised when enough agrees; what differs keeps reports apart."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from app.config import ROOT
from app.linkage.events import Event
from app.linkage.folding import content_words, hashes, private_names, proper_names, shingles
from app.linkage.matchers import load_matchers
from app.linkage.scoring import Outcome
from app.vocabulary import IncidentKind
from tests.linkage.comparing import linked, outcome

EVENTS = load_matchers(ROOT / "data").incidents

EVENT = Event(
    kind=IncidentKind.ENCOUNTER, place="fargo-nd", state="nd", earliest=date(2026, 1, 13),
    latest=date(2026, 1, 13), published=date(2026, 1, 14), agencies=frozenset({"ice"}),
    tactics=frozenset({"vehicle-stop"}), quotes=frozenset({(7, 8, 9)}),
    evidence=hashes(shingles([content_words("Agents stopped an officer on her way home near Lake Park.")])),
    names=hashes([("lake park",)]),
)  # fmt: skip
OTHER = replace(EVENT, published=date(2026, 1, 15))
UNDATED = replace(OTHER, earliest=None, latest=None)
BARE = replace(OTHER, quotes=frozenset(), evidence=frozenset(), names=frozenset())


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(OTHER, id="all agrees"),
        pytest.param(replace(UNDATED, quotes=frozenset()), id="no date, the same words"),
        pytest.param(
            replace(UNDATED, evidence=frozenset(), names=frozenset()), id="no date, a statement in common"
        ),
        pytest.param(replace(OTHER, place=None, state=None), id="no place"),
        pytest.param(replace(OTHER, place="nd"), id="the state for the city"),
        pytest.param(replace(OTHER, earliest=date(2026, 1, 1), latest=date(2026, 1, 31)), id="the month"),
        pytest.param(replace(OTHER, agencies=frozenset()), id="no agency"),
    ],
)
def test_one_event(other: Event) -> None:
    assert outcome(EVENT, other, EVENTS) is Outcome.SAME


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(OTHER, kind=IncidentKind.DEATH), id="another kind"),
        pytest.param(replace(OTHER, place="boise-id", state="id"), id="another place"),
        pytest.param(replace(OTHER, earliest=date(2026, 1, 15), latest=date(2026, 1, 15)), id="another day"),
        pytest.param(replace(BARE, tactics=frozenset({"workplace-raid"})), id="same day, another tactic"),
        pytest.param(replace(BARE, earliest=None, latest=None), id="no date and nothing else in common"),
        pytest.param(replace(BARE, agencies=frozenset({"cbp"})), id="same day, another agency"),
        pytest.param(
            replace(UNDATED, quotes=frozenset(), evidence=frozenset(), published=date(2026, 6, 1)),
            id="told months apart",
        ),
        pytest.param(
            replace(UNDATED, quotes=frozenset(), evidence=frozenset(), published=date(2026, 1, 25)),
            id="a name in common, told weeks later",
        ),
        pytest.param(replace(UNDATED, published=date(2026, 1, 12)), id="told before it happened"),
        pytest.param(
            replace(BARE, names=EVENT.names, tactics=frozenset({"workplace-raid"})),
            id="a name in common, another tactic",
        ),
        pytest.param(BARE, id="only kind, place, day, agency and tactic"),
        pytest.param(replace(BARE, place=None, state=None), id="no place and nothing else in common"),
    ],
)
def test_two_events(other: Event) -> None:
    assert outcome(EVENT, other, EVENTS) is not Outcome.SAME


def test_the_same_person_at_another_site_is_a_question_to_people() -> None:
    here, there = (
        replace(UNDATED, quotes=frozenset(), evidence=frozenset(), sites=frozenset({n})) for n in (1, 2)
    )
    assert outcome(here, there, EVENTS) is Outcome.DOUBT
    assert outcome(here, replace(there, sites=frozenset()), EVENTS) is Outcome.SAME


def test_one_place_day_agency_and_tactic_are_a_question_to_people() -> None:
    assert outcome(EVENT, BARE, EVENTS) is Outcome.DOUBT


def test_a_report_that_may_be_of_either_of_two_days_is_of_neither() -> None:
    events = [OTHER, UNDATED, replace(OTHER, earliest=date(2026, 1, 15), latest=date(2026, 1, 15))]
    for order in permutations(events):
        assert len(set(linked(order, EVENTS))) == 3


def test_a_report_that_may_be_of_two_goes_with_the_likelier() -> None:
    day = replace(OTHER, earliest=date(2026, 1, 15), latest=date(2026, 1, 15), quotes=frozenset())
    for order in permutations([OTHER, UNDATED, day]):
        owner = dict(zip(order, linked(order, EVENTS), strict=True))
        assert (owner[UNDATED] == owner[OTHER], owner[UNDATED] == owner[day]) == (True, False)


def test_proper_names_are_runs_of_capitalised_words() -> None:
    names = proper_names(["The man, José Díaz-Peña, met Mary Ann O’Neil near Lake Park on Monday."])
    assert names == {"jose diaz pena", "mary ann oneil", "lake park"}


def test_a_run_with_a_public_name_or_a_day_says_nothing_of_an_event() -> None:
    texts = ["On Tuesday In Fargo, Meanwhile Mayor Ruth Alder met Maria Lopez."]
    names = private_names(texts, frozenset({"fargo", "ruth alder"}))
    assert names == {"maria lopez"}


def test_a_run_of_very_many_capitals_is_looked_through_once() -> None:
    assert private_names(["Ab " * 20_000 + "Fargo"], frozenset({"fargo"})) == frozenset()


def test_two_who_died_are_two_though_both_tell_of_one_operation() -> None:
    """Anything written like a name may be in common; the victims are whom only one of the two names."""
    one, other, operation = (hashes([pair]) for pair in (("ann", "bell"), ("carl", "dow"), ("blue", "dawn")))
    death = replace(OTHER, kind=IncidentKind.DEATH, names=one | operation)
    assert outcome(death, replace(death, names=other | operation), EVENTS) is not Outcome.SAME
    assert outcome(death, replace(death, names=one), EVENTS) is Outcome.SAME
