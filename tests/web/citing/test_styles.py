"""Citations in words are as the styles' own examples have it."""

from dataclasses import replace

import pytest

from app.web.citing.cited import Cited
from app.web.citing.styles import apa, chicago, styled
from tests.web.citing.citations import HOSTILE, LIST, LIST_ADDRESS, RECORD, RECORD_ADDRESS, never_fed, titled


@pytest.mark.parametrize(
    ("cited", "reads"),
    [
        (
            LIST,
            "Friction Ledger. (2026, February 1). 60 statements with role “mayor”, newest first (Version "
            "2026-02-01T13:03:00Z; 60 rows, fingerprint 0123456789abcdef) [Data set]. Retrieved February 2, "
            f"2026, from {LIST_ADDRESS}",
        ),
        (
            RECORD,
            "Friction Ledger. (2026, February 1). Statement 42: Dana Example: “We were not told” (Version "
            f"2026-02-01T13:03:00Z) [Database record]. Retrieved February 2, 2026, from {RECORD_ADDRESS}",
        ),
        (
            never_fed(RECORD),
            "Friction Ledger. (n.d.). Statement 42: Dana Example: “We were not told” [Database record]. "
            "Retrieved February 2, 2026, from "
            "https://ledger.example/cite/statements/42?rows=0123456789abcdef",
        ),
    ],
)
def test_apa_gives_author_date_title_version_and_where_it_was_found(cited: Cited, reads: str) -> None:
    assert apa(cited).text == reads
    assert apa(cited).title == cited.title


@pytest.mark.parametrize(
    ("cited", "reads"),
    [
        (
            LIST,
            "Friction Ledger. “60 statements with role ‘mayor’, newest first.” Version 2026-02-01T13:03:00Z; "
            f"60 rows, fingerprint 0123456789abcdef. Accessed February 2, 2026. {LIST_ADDRESS}.",
        ),
        (
            RECORD,
            "Friction Ledger. “Statement 42: Dana Example: ‘We were not told’.” Version "
            f"2026-02-01T13:03:00Z. Accessed February 2, 2026. {RECORD_ADDRESS}.",
        ),
        (
            replace(never_fed(RECORD), title="Who asked?"),
            "Friction Ledger. “Who asked?” Accessed February 2, 2026. "
            "https://ledger.example/cite/statements/42?rows=0123456789abcdef.",
        ),
    ],
)
def test_chicago_sets_the_title_in_quotation_marks(cited: Cited, reads: str) -> None:
    assert chicago(cited).text == reads


@pytest.mark.parametrize("title", HOSTILE)
def test_a_citation_is_one_line(title: str) -> None:
    for style in styled(titled(RECORD, title)):
        assert style.text.splitlines() == [style.text] or "\u2028" in title
        assert style.text.startswith("Friction Ledger. ")
