"""The sentence over a list says what is shown."""

from datetime import date

import pytest

from app.services.filters import LedgerFilter
from app.services.sentence import describe, period

NAMES = {
    "city": {"st-paul-mn": "St. Paul, MN", "fresno-ca": "Fresno, CA"},
    "state": {"mn": "Minnesota"},
    "agency": {"ice": "ICE", "cbp": "CBP"},
    "tactic": {"deadly-force": "Deadly force"},
    "role": {"mayor": "mayor"},
    "speaker": {"ada-stone": "Ada Stone"},
    "outlet": {"riverton-courier": "Riverton Courier"},
    "kind": {"death": "death"},
    "position": {},
}

SAID = (
    (LedgerFilter("incidents"), 1, "1 incident, newest first"),
    (LedgerFilter("officials"), 1200, "1,200 officials, most statements first"),
    (
        LedgerFilter(
            "incidents", city=("st-paul-mn",), agency=("ice",), tactic=("deadly-force",),
            since=date(2026, 1, 1), until=date(2026, 1, 31),
        ),
        12,
        "12 incidents in St. Paul, MN, involving ICE, with tactic “Deadly force”, January 2026, newest first",
    ),
    (
        LedgerFilter("statements", city=("fresno-ca", "st-paul-mn"), state=("mn",), agency=("cbp", "ice")),
        0,
        "0 statements in Fresno, CA or St. Paul, MN in Minnesota, about CBP or ICE, newest first",
    ),
    (
        LedgerFilter("statements", role=("mayor",), speaker=("ada-stone",), q="no notice", sort="oldest"),
        2,
        "2 statements with role “mayor”, by Ada Stone, with the words “no notice”, oldest first",
    ),
    (LedgerFilter("articles", q="court"), 4, "4 articles, with the word “court”, newest first"),
    (
        LedgerFilter("incidents", kind=("death",), outlet=("riverton-courier",), sort="most-sources"),
        3,
        "3 incidents of the kind “death”, reported by Riverton Courier, most sources first",
    ),
)  # fmt: skip


@pytest.mark.parametrize(("filter_", "total", "sentence"), SAID)
def test_sentence(filter_: LedgerFilter, total: int, sentence: str) -> None:
    assert describe(filter_, total, NAMES) == sentence


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (date(2026, 1, 7), date(2026, 1, 7), "January 7, 2026"),
        (date(2026, 2, 1), date(2026, 2, 28), "February 2026"),
        (date(2025, 1, 1), date(2025, 12, 31), "2025"),
        (date(2026, 1, 1), date(2026, 2, 28), "from January 1, 2026 to February 28, 2026"),
        (date(2026, 1, 7), None, "since January 7, 2026"),
        (None, date(2026, 1, 7), "until January 7, 2026"),
    ],
)
def test_period(since: date | None, until: date | None, said: str) -> None:
    assert period(since, until) == said
