"""Lists of what has a day have a timeline above their rows, that counts what is listed."""

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from tests.web.addresses import LISTS

HTMX = {"HX-Request": "true"}


def bars(client: TestClient, path: str, headers: dict[str, str] | None = None) -> list[tuple[str, str]]:
    page = BeautifulSoup(client.get(path, headers=headers).text, "html.parser")
    return [(bar["href"], bar.title.get_text()) for bar in page.select("#results .timeline svg a")]


@pytest.mark.parametrize("path", LISTS)
def test_lists_of_what_has_a_day_have_a_timeline(client: TestClient, path: str) -> None:
    assert bool(bars(client, path)) == (path == "/statements")  # the incidents are of one week


def test_a_bar_lists_what_it_counts_under_the_filter(client: TestClient) -> None:
    found = bars(client, "/statements?role=mayor")
    assert len(found) > 1
    for address, title in found:
        assert "role=mayor" in address
        page = BeautifulSoup(client.get(address).text, "html.parser")
        counted = title.partition(": ")[2].split()[0]
        assert page.find(id="results-summary").get_text().split()[0] == counted


def test_a_fragment_brings_the_timeline_of_its_filter(client: TestClient) -> None:
    path = "/statements?role=mayor"
    assert bars(client, path, HTMX) == bars(client, path)


@pytest.mark.parametrize("path", ["/incidents?city=fresno-ca", "/statements?from=2026-01-10&to=2026-01-10"])
def test_nothing_or_one_period_is_not_drawn(client: TestClient, path: str) -> None:
    assert bars(client, path) == []
