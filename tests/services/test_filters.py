"""What a query string asks for, and how a filter is written again."""

from datetime import date

import pytest

from app.services.filters import RULES, FilterError, Kind, LedgerFilter, parse_filter

PARSED = (
    ("blank values are no filter", [("city", ""), ("q", "  "), ("from", "")], LedgerFilter("incidents")),
    ("case does not matter", [("state", "MN")], LedgerFilter("incidents", state=("mn",))),
    (
        "repeated parameters are any-of, each value once, sorted",
        [("agency", "ice"), ("agency", "cbp"), ("agency", "ICE")],
        LedgerFilter("incidents", agency=("cbp", "ice")),
    ),
    (
        "dates are inclusive days",
        [("from", "2026-01-01"), ("to", "2026-01-31")],
        LedgerFilter("incidents", since=date(2026, 1, 1), until=date(2026, 1, 31)),
    ),
    (
        "white space of words is folded",
        [("q", " no \t notice\x00 ")],
        LedgerFilter("incidents", q="no notice"),
    ),
    ("half a character is a question mark", [("q", "no\ud800")], LedgerFilter("incidents", q="no?")),
    ("sort and page", [("sort", "OLDEST"), ("page", "3")], LedgerFilter("incidents", sort="oldest", page=3)),
    ("roles are slugs", [("role", "police-chief")], LedgerFilter("incidents", role=("police-chief",))),
)


@pytest.mark.parametrize(
    ("items", "expected"), [case[1:] for case in PARSED], ids=[case[0] for case in PARSED]
)
def test_what_is_asked_for(items: list[tuple[str, str]], expected: LedgerFilter) -> None:
    assert parse_filter("incidents", items) == expected


REFUSED: tuple[tuple[Kind, str, str, str, str | None], ...] = (
    ("incidents", "cty", "x", "/incidents takes city, state, ", "city"),
    ("places", "speaker", "x", "/places takes state, ", None),
    ("incidents", "position", "neutral-other", "/incidents takes", None),
    ("incidents", "role", "police-chef", "it must be one of police-chief, sheriff", "police-chief"),
    ("incidents", "role", "none", "it must be one of", "union"),
    ("statements", "kind", "deth", "it must be one of direct, mixed, indirect.", None),
    ("incidents", "kind", "deth", "it must be one of enforcement-encounter", "death"),
    ("incidents", "from", "2026-13-01", "it must be a date written YYYY-MM-DD.", None),
    ("incidents", "to", "20260101", "it must be a date written YYYY-MM-DD.", None),
    ("incidents", "to", "2026-W01-1", "it must be a date written YYYY-MM-DD.", None),
    ("incidents", "sort", "newst", "it must be one of newest, oldest, most-sources.", "newest"),
    (
        "officials",
        "sort",
        "most-sources",
        "it must be one of most-statements, name, newest.",
        None,
    ),
    ("incidents", "page", "0", "it must be a whole number from 1.", None),
    ("incidents", "page", "-1", "it must be a whole number from 1.", None),
    ("incidents", "page", "²", "it must be a whole number from 1.", None),
    ("incidents", "page", "٣", "it must be a whole number from 1.", None),
    ("incidents", "page", "007", "it must be a whole number from 1.", None),
    ("incidents", "page", "1_0", "it must be a whole number from 1.", None),
    ("incidents", "page", "1000001", "it must be a whole number from 1.", None),
    ("incidents", "page", "000000001" + "9" * 20, "it must be a whole number from 1.", None),
    ("incidents", "page", "9" * 5000, "it must be a whole number from 1.", None),
    ("incidents", "q", "x" * 201, "at most 200 characters can be searched for.", None),
)


@pytest.mark.parametrize(("kind", "parameter", "value", "allowed", "suggestion"), REFUSED)
def test_a_refusal_names_parameter_value_and_what_is_allowed(
    kind: Kind, parameter: str, value: str, allowed: str, suggestion: str | None
) -> None:
    with pytest.raises(FilterError) as error:
        parse_filter(kind, [(parameter, value)])
    assert (error.value.parameter, error.value.value) == (parameter, value)
    assert error.value.allowed.startswith(allowed)
    assert error.value.suggestion == suggestion
    assert parameter in str(error.value)


@pytest.mark.parametrize(
    ("items", "parameter"),
    [
        ([("from", "2026-02-01"), ("to", "2026-01-01")], "from"),
        ([("page", "1"), ("page", "2")], "page"),
        ([("q", "a"), ("q", "b")], "q"),
        ([("city", f"city-{number}") for number in range(51)], "city"),
    ],
)
def test_contradictions_are_refused(items: list[tuple[str, str]], parameter: str) -> None:
    with pytest.raises(FilterError) as error:
        parse_filter("incidents", items)
    assert error.value.parameter == parameter


def test_the_same_list_has_one_address() -> None:
    one = parse_filter(
        "incidents", [("page", "1"), ("agency", "ICE"), ("city", "st-paul-mn"), ("agency", "cbp")]
    )
    other = parse_filter(
        "incidents", [("city", "ST-PAUL-MN"), ("agency", "cbp"), ("agency", "ice"), ("q", "")]
    )
    assert one.address() == other.address() == "/incidents?city=st-paul-mn&agency=cbp&agency=ice"
    assert LedgerFilter("places").address() == "/places"


@pytest.mark.parametrize("kind", list(RULES))
def test_a_written_filter_reads_as_itself(kind: Kind) -> None:
    rules = RULES[kind]
    values = {"role": "mayor", "position": "neutral-other", "kind": next(iter(rules.kinds), "")}
    items = [(name, values.get(name, "a-b")) for name in rules.choices]
    items += [
        ("from", "2026-01-01"),
        ("to", "2026-01-02"),
        ("q", "“no & notice” é+ü"),
        ("sort", rules.sorts[-1]),
    ]
    filter_ = parse_filter(kind, [*items, ("page", "7")])
    assert parse_filter(kind, filter_.items()) == filter_
    assert set(dict(filter_.items())) == set(rules.parameters)


BASE = LedgerFilter("incidents", state=("ca", "mn"), q="notice", since=date(2026, 1, 1), page=4)


@pytest.mark.parametrize(
    ("changed", "address"),
    [
        (BASE.without("state", "ca"), "/incidents?state=mn&from=2026-01-01&q=notice"),
        (BASE.without("state"), "/incidents?from=2026-01-01&q=notice"),
        (BASE.without("q"), "/incidents?state=ca&state=mn&from=2026-01-01"),
        (BASE.without("from"), "/incidents?state=ca&state=mn&q=notice"),
        (BASE.adding("agency", "ice"), "/incidents?state=ca&state=mn&agency=ice&from=2026-01-01&q=notice"),
        (BASE.sorted_by("oldest"), "/incidents?state=ca&state=mn&from=2026-01-01&q=notice&sort=oldest"),
        (BASE.on_page(2), "/incidents?state=ca&state=mn&from=2026-01-01&q=notice&page=2"),
        (BASE.as_list("places"), "/places?state=ca&state=mn&from=2026-01-01&q=notice"),
    ],
)
def test_links_to_neighbouring_lists(changed: LedgerFilter, address: str) -> None:
    assert changed.address() == address


def test_only_choices_words_and_dates_narrow() -> None:
    assert BASE.narrowed
    assert not LedgerFilter("incidents", sort="oldest", page=2).narrowed
