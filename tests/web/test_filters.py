"""Filters over HTTP: canonical addresses, clear refusals, chips, help for empty lists, fragments."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

HTMX = {"HX-Request": "true"}


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("/incidents?agency=ICE", "/incidents?agency=ice"),
        ("/incidents?q=&from=&city=&agency=ice&sort=newest&page=1", "/incidents?agency=ice"),
        (
            "/incidents?tactic=deadly-force&agency=ice",
            "/incidents?agency=ice&tactic=deadly-force",
        ),
        ("/statements?role=police-chief&role=mayor&role=mayor", "/statements?role=mayor&role=police-chief"),
        ("/statements?q=", "/statements"),
    ],
)
def test_a_list_has_one_address(client: TestClient, asked: str, canonical: str) -> None:
    response = client.get(asked)
    assert (response.status_code, response.headers["location"]) == (302, canonical)
    assert client.get(canonical).status_code == 200
    assert client.get(asked, headers=HTMX).headers["hx-push-url"] == canonical


@pytest.mark.parametrize(
    ("path", "named", "offered"),
    [
        ("/incidents?agencey=ice", "“agencey”", "/incidents?agency=ice"),
        ("/incidents?agency=icee", "“icee”", "/incidents?agency=ice"),
        ("/incidents?agency=ice&tactic=no-notice-operations", "“no-notice-operations”",
         "/incidents?agency=ice&tactic=no-notice-operation"),
        ("/statements?role=police-cheif", "“police-cheif”", "/statements?role=police-chief"),
        ("/statements?sort=newst", "“newst”", "/statements?sort=newest"),
        ("/statements?position=zzzzzz", "“zzzzzz”", None),
        ("/statements?from=yesterday", "“yesterday”", None),
        ("/statements?page=0", "“0”", None),
        ("/statements?page=-1", "“-1”", None),
        ("/statements?from=2026-02-01&to=2026-01-01", "“2026-02-01”", None),
        ("/statements?q=" + "x" * 300, "“q”", None),
        ("/statements?<script>alert(1)</script>=1", "“<script>alert(1)</script>”", None),
    ],
)  # fmt: skip
def test_a_filter_that_cannot_be_used_is_named_and_the_closest_offered(
    client: TestClient, path: str, named: str, offered: str | None
) -> None:
    response = client.get(path)
    assert response.status_code == 400
    page = soup(response.text)
    assert page.h1.get_text(strip=True) == "This filter cannot be used"
    assert named in page.main.get_text()
    links = [link["href"] for link in page.main.find_all("a")]
    assert links == [*([offered] if offered else []), urlsplit(path).path]
    assert "<script>alert" not in response.text
    if offered:
        assert client.get(offered, follow_redirects=True).status_code == 200


def test_a_chip_for_each_filter_leads_to_the_list_without_it(client: TestClient) -> None:
    path = "/statements?agency=ice&role=federal-official&role=police-chief&from=2026-01-01&q=operation"
    chips = soup(client.get(path).text).find(class_="chips").find_all("a")
    assert len(chips) == 5
    asked = set(parse_qsl(urlsplit(path).query))
    dropped = set()
    for chip in chips:
        left = set(parse_qsl(urlsplit(chip["href"]).query))
        assert len(asked - left) == 1
        dropped |= asked - left
    assert dropped == asked


def test_an_empty_list_says_which_filter_to_leave_out(client: TestClient) -> None:
    empty = soup(client.get("/incidents?city=fresno-ca&agency=ice").text).find(class_="empty")
    links = [link["href"] for link in empty.find_all("a")]
    assert links == ["/incidents?agency=ice", "/incidents"]


def test_a_page_past_the_end_leads_back(client: TestClient) -> None:
    empty = soup(client.get("/statements?page=99").text).find(class_="empty")
    assert [link["href"] for link in empty.find_all("a")] == ["/statements?page=3"]


def test_pages_are_linked_by_number_and_by_neighbour(client: TestClient) -> None:
    page = soup(client.get("/statements?page=2").text)
    assert page.find("link", rel="prev")["href"] == "/statements"
    assert page.find("link", rel="next")["href"] == "/statements?page=3"
    pager = page.find("nav", class_="pager")
    assert [link.get_text(strip=True) for link in pager.find_all("a")] == ["Previous", "1", "2", "3", "Next"]
    assert pager.find(attrs={"aria-current": "page"}).get_text(strip=True) == "2"


def test_facet_counts_are_those_of_the_lists_they_lead_to(client: TestClient) -> None:
    page = soup(client.get("/statements").text)
    for box in page.select("#facet-role input, #facet-agency input, #facet-outlet input"):
        count = int(box.find_next(class_="count").get_text().replace(",", ""))
        sentence = soup(client.get(f"/statements?{box['name']}={box['value']}").text).find(
            id="results-summary"
        )
        assert sentence.get_text().split()[0] == f"{count:,}"


def test_everything_chosen_has_a_box_that_is_checked(client: TestClient) -> None:
    page = soup(client.get("/incidents?agency=ice&speaker=dana-example").text)
    form = page.find(id="filters")
    assert [box["value"] for box in form.select("input[checked]")] == ["ice", "dana-example"]
    assert form.select("input[type=hidden]") == []


def test_htmx_gets_results_facets_sentence_and_title_together(client: TestClient) -> None:
    response = client.get("/statements?role=mayor", headers=HTMX)
    page = soup(response.text)
    assert page.find("html") is None
    assert page.title.get_text().startswith("60 statements")
    assert page.find(id="results").find(class_="chips")
    swapped = {element["id"] for element in page.find_all(attrs={"data-hx-swap-oob": True})}
    assert {"announcement", "sorting", "facet-role", "facet-agency"} <= swapped
    assert page.find(id="announcement").get_text(strip=True).startswith("60 statements")


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        (HTMX, "hx-push-url"),
        (HTMX | {"HX-Trigger-Name": "role"}, "hx-push-url"),
        (HTMX | {"HX-Trigger-Name": "q"}, "hx-replace-url"),
    ],
)
def test_typing_replaces_the_address_and_choosing_adds_one(
    client: TestClient, headers: dict[str, str], told: str
) -> None:
    response = client.get("/statements?q=agents", headers=headers)
    assert response.headers[told] == "/statements?q=agents"
    assert response.headers["cache-control"] == "no-store"
    assert len({"hx-push-url", "hx-replace-url"} & set(response.headers)) == 1


@pytest.mark.parametrize("headers", [{}, HTMX, HTMX | {"HX-History-Restore-Request": "true"}])
def test_page_and_fragment_are_kept_apart(client: TestClient, headers: dict[str, str]) -> None:
    response = client.get("/statements?role=mayor", headers=headers)
    whole = headers != HTMX
    assert ("<!DOCTYPE html>" in response.text) == whole
    assert "HX-Request" in response.headers["vary"]


def test_every_list_works_as_a_plain_form(client: TestClient) -> None:
    form = soup(client.get("/statements").text).find(id="filters")
    assert (form["action"], form["method"]) == ("/statements", "get")
    assert form.find("button", type="submit")
    labelled = {label["for"] for label in form.find_all("label", attrs={"for": True})}
    for control in form.select("input:not([type=hidden]), select"):
        assert control["id"] in labelled or control.find_parent("label")
