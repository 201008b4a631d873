from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.sources.errors import UnreadableError
from app.sources.metadata import Metadata, date_of, declared, guessed, language_of, title_of, url_of
from app.sources.records import FIELDS

DAY = date(2026, 1, 7)


@pytest.mark.parametrize(
    "value",
    [
        DAY,
        datetime(2026, 1, 7, 23, 30, tzinfo=UTC),
        datetime(2026, 1, 7, 23, 30, tzinfo=timezone(timedelta(hours=-6))),
        "2026-01-07",
        " 2026-01-07 ",
        "20260107",
        "2026-01-07T23:30:00-06:00",
        "2026-01-07 23:30",
        "2026-01-07T05:00:00Z",
        "January 7, 2026",
        "Jan. 7, 2026",
        "Wednesday, Jan. 7, 2026 at 5:30 p.m.",
        "7 January 2026",
        "7 de enero de 2026",
    ],
)
def test_a_whole_day_is_the_day_written(value: object) -> None:
    assert date_of(value) == DAY


@pytest.mark.parametrize(
    "value",
    [
        "2026-02-30",
        "05/09/2025",
        "5.9.2025",
        "5-9-25",
        "2025/09/05",
        "05 09 2025",
        "Fri 05/09/2025",
        "2026-01",
        "2026",
        "January 2026",
        "yesterday",
        "Tuesday",
        "3 days ago",
        "now",
        "soon",
        "1",
        "0001-01-01",
        "9999-12-31",
        "x" * 5000,
        "1767744000",
        1767744000,
        3.5,
        True,
        ["2026-01-07"],
        b"2026",
    ],
)
def test_anything_less_is_no_date(value: object) -> None:
    with pytest.raises(UnreadableError, match="is no date; write it as YYYY-MM-DD"):
        date_of(value)


@pytest.mark.parametrize(
    "address",
    [
        "https://lakeside.example",
        "http://lakeside.example:8080/a/b?c=d#e",
        "HTTPS://Lakeside.example/%20",
        "https://lakeside.example/josé",
        "http://[::1]/a",
        "  https://lakeside.example/a\n",
    ],
)
def test_web_addresses_are_kept(address: str) -> None:
    assert url_of(address) == address.strip()


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,<b>",
        "ftp://lakeside.example/a",
        "file:///etc",
        "www.lakeside.example/a",
        "//lakeside.example",
        "https://",
        "https:///a",
        "http://[::1/a",
        "lakeside",
        "https://lakeside.example/a b",
        "https://lakeside.example/\x01",
        'https://lakeside.example/"><script>',
        "https://apnews.example@evil.example/",
        "https://lakeside.example/" + "a" * 2000,
        7,
        None,
        ["https://a.b"],
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "https://lakeside.example/\u2028a",
    ],
)
def test_nothing_else_may_become_a_link(address: object) -> None:
    with pytest.raises(UnreadableError, match="is no web address"):
        url_of(address)


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("  Chief\n  objects ", "Chief objects"),
        (1984, "1984"),
        ("a\x1b[31mb\x9b", "a[31mb"),
        ("Chief \u202eobjects", "Chief objects"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("x" * 500, "x" * 500),
    ],
)
def test_a_title_is_one_clean_line(value: object, title: str) -> None:
    assert title_of(value) == title


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("x" * 501, "is longer than 500 characters; shorten it"),
        ({"a": 1}, "is no text but dict"),
        (True, "is no text but bool"),
        (1.5, "is no text but float"),
        ("caf\udce9", "is not valid UTF-8"),
    ],
)
def test_a_wrong_title_is_refused(value: object, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        title_of(value)


@pytest.mark.parametrize("tag", ["en", "es-US", "zh-Hant-TW", "fil"])
def test_language_tags_are_kept(tag: str) -> None:
    assert language_of(f" {tag} ") == tag


@pytest.mark.parametrize("tag", ["english", "e", "en_US", "en;q=1", 7, "en-" + "x" * 30, "en-a-b-c"])
def test_other_words_for_languages_are_refused(tag: object) -> None:
    with pytest.raises(UnreadableError, match="is no language tag"):
        language_of(tag)


def test_blank_fields_are_unknown_and_others_ignored() -> None:
    values = {"title": " ", "outlet": "", "url": None, "published": "", "byline": object(), "language": "\t"}
    assert declared(values) == Metadata()


def test_a_declared_field_that_is_wrong_is_named() -> None:
    with pytest.raises(UnreadableError, match=r"^its url is no web address"):
        declared({"title": "Chief objects", "url": "lakeside"})


def test_a_guessed_field_that_is_wrong_is_dropped_alone() -> None:
    found = guessed({"title": "Chief objects", "url": "lakeside", "published": "2026-01-07"})
    assert found == Metadata(title="Chief objects", published=DAY)


anything = st.one_of(st.none(), st.text(), st.integers(), st.floats(), st.dates(), st.lists(st.text()))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(FIELDS), anything))
def test_any_value_is_valid_or_refused(values: dict[str, object]) -> None:
    with suppress(UnreadableError):
        known = declared(values)
        assert all(len(value or "") <= 2000 for value in (known.title, known.outlet, known.url))
        assert known.published is None or type(known.published) is date
