"""Same-name safety: nearly every name of the table means the right place, and none a wrong one."""

from collections import Counter

import pytest

from app.knowledge import Knowledge
from tests.extraction.place_names import Answer, answers, read_cases, verdicts

LEAST_CASES, LEAST_OF_A_KIND = 150, 5
RIGHT = 0.97
"""Share of the names that must mean what the table says."""


@pytest.fixture(scope="module")
def answered(knowledge: Knowledge) -> list[Answer]:
    return answers(knowledge)


def test_the_table_has_cases_of_every_kind(knowledge: Knowledge) -> None:
    cases = read_cases()
    assert len({(case.text, case.name) for case in cases}) == len(cases) >= LEAST_CASES
    assert {case.place for case in cases} - {""} <= knowledge.places.by_slug.keys()
    assert min(Counter(case.kind for case in cases).values()) >= LEAST_OF_A_KIND


def test_nearly_every_name_means_the_right_place(answered: list[Answer]) -> None:
    assert verdicts(answered)["right"] >= RIGHT * len(answered)


def test_no_name_means_a_wrong_place(answered: list[Answer]) -> None:
    assert [answer for answer in answered if answer.verdict == "wrong"] == []
