"""The coverage page and the About page: what was read, who runs the site, and how to write to them."""

from collections.abc import Mapping

import pytest
from bs4 import BeautifulSoup
from pydantic import ValidationError
from starlette.testclient import TestClient

from app.config import Settings
from app.main import create_app
from tests.web.ledger import Ledger


def main_of(client: TestClient, path: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(path).text, "html.parser").main


def table(page: BeautifulSoup, id_: str) -> Mapping[str, str]:
    """The second cell by the first."""
    rows = page.find("section", attrs={"aria-labelledby": id_}).select("tbody tr")
    return {row.th.get_text(strip=True): row.td.get_text(strip=True) for row in rows}


def test_articles_are_counted_by_outlet_place_and_week(client: TestClient) -> None:
    page = main_of(client, "/coverage")
    assert "No articles is not no incidents" in page.get_text()
    assert table(page, "outlets")["Paper 0"] == "5"
    assert table(page, "places") == {"St. Paul, MN": "63"}
    assert table(page, "weeks")["Week of January 12, 2026"] == "7"
    for caption in page.select("table"):
        assert caption.caption.get_text(strip=True)
    for bar in page.select("svg"):
        assert bar["aria-hidden"] == "true"


def test_filters_narrow_every_table(client: TestClient) -> None:
    page = main_of(client, "/coverage?outlet=paper-0&from=2026-01-12&to=2026-02-20")
    assert list(table(page, "outlets")) == ["Paper 0"]
    weeks = table(page, "weeks")
    assert (weeks["Week of January 19, 2026"], weeks["Week of January 26, 2026"]) == ("1", "none read")
    assert sum(int(count) for count in weeks.values() if count.isdigit()) == int(
        table(page, "outlets")["Paper 0"]
    )
    box = page.find("input", value="paper-0")
    assert box.has_attr("checked")
    assert page.find(id="filter-from")["value"] == "2026-01-12"


@pytest.mark.parametrize(
    ("path", "named", "offered"),
    [
        ("/coverage?agency=ice", "“agency” is no filter", None),
        ("/coverage?outlets=paper-0", "“outlets” is no filter", "/coverage?outlet=paper-0"),
        ("/coverage?outlet=paper-00", "“paper-00” is no value", "/coverage?outlet=paper-0"),
        ("/coverage?page=2", "“page” is no filter", None),
        ("/coverage?from=soon", "“soon” is no value", None),
    ],
)
def test_what_coverage_cannot_be_narrowed_by_is_named(
    client: TestClient, path: str, named: str, offered: str | None
) -> None:
    response = client.get(path)
    page = BeautifulSoup(response.text, "html.parser").main
    assert (response.status_code, named in page.get_text()) == (400, True)
    links = [link["href"] for link in page.find_all("a")]
    assert links == [*([offered] if offered else []), "/coverage"]


def test_coverage_has_one_address(client: TestClient) -> None:
    response = client.get("/coverage?from=&state=MN")
    assert (response.status_code, response.headers["location"]) == (302, "/coverage?state=mn")


def test_the_footer_leads_to_both(client: TestClient) -> None:
    footer = BeautifulSoup(client.get("/statements/1").text, "html.parser").footer
    assert {"/coverage", "/about"} <= {link["href"] for link in footer.find_all("a")}


def test_an_empty_ledger_says_that_nothing_was_read(empty_client: TestClient) -> None:
    page = main_of(empty_client, "/coverage")
    assert page.select("table") == []
    assert "0 articles" in page.get_text()


@pytest.mark.parametrize(
    ("given", "said", "link"),
    [
        ({}, "No address to write to has been given", None),
        ({"contact": "desk@ledger.example"}, "Write to desk@ledger.example.", "mailto:desk@ledger.example"),
        (
            {"contact": "https://ledger.example/write"},
            "Write by ledger.example.",
            "https://ledger.example/write",
        ),
        ({"operator": "The <b>Riverton</b> Library"}, "The <b>Riverton</b> Library", None),
    ],
)
def test_about_says_who_and_where_to_write(
    filled: tuple[Settings, Ledger], given: dict[str, str], said: str, link: str | None
) -> None:
    with TestClient(create_app(filled[0].model_copy(update=given))) as client:
        page = main_of(client, "/about")
    assert said in " ".join(page.get_text().split())
    outside = [one["href"] for one in page.find_all("a") if not one["href"].startswith("/")]
    assert outside == [*([link] if link else []), "https://creativecommons.org/licenses/by/4.0/"]


@pytest.mark.parametrize(
    "contact", ["desk", "desk@", "javascript:alert(1)", "https://a b", 'https://a/"x', "a@b", "a@b.c\n"]
)
def test_a_contact_is_an_address(contact: str) -> None:
    with pytest.raises(ValidationError, match="address of mail"):
        Settings(contact=contact)
