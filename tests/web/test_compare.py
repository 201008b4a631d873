"""Comparing over HTTP: a form that needs no script, one address for two records, and clear refusals."""

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from app.web.routes.compare import KINDS
from tests.web.ledger import HOSTILE

BOTH = "/compare/officials?a=dana-example&b=lee-sample"


def soup(client: TestClient, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("/compare/places?a=St.+Paul,+MN&b=Minnesota", "/compare/places?a=st-paul-mn&b=mn"),
        ("/compare/officials?b=lee-sample&a=Dana+Example", BOTH),
        ("/compare/agencies?a=ICE&b=", "/compare/agencies?a=ice"),
        ("/compare/agencies?a=&b=", "/compare/agencies"),
    ],
)
def test_two_records_have_one_address(client: TestClient, asked: str, canonical: str) -> None:
    response = client.get(asked)
    assert (response.status_code, response.headers["location"]) == (302, canonical)
    assert client.get(canonical).status_code == 200


def test_counts_stand_beside_each_other_and_lead_to_what_they_count(client: TestClient) -> None:
    page = soup(client, BOTH)
    table = page.main.find("table")
    assert [cell.get_text(strip=True) for cell in table.find_all("th", scope="col")] == [
        "Records", "Dana Example", "Lee Sample",
    ]  # fmt: skip
    cells = [cell.get_text(strip=True) for cell in table.find("tbody").find("tr").find_all(["th", "td"])]
    assert cells == ["Statements", "1", "60"]
    for link in page.select(".counts td a"):
        listed = soup(client, link["href"]).find(id="results-summary").get_text()
        assert listed.split()[0] == link.get_text(strip=True)


def test_both_timelines_have_one_scale(client: TestClient) -> None:
    scales = soup(client, BOTH).select(".timeline-scale")
    assert len(scales) == 2
    assert len({scale.get_text() for scale in scales}) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_works_without_a_script(client: TestClient, kind: str) -> None:
    form = soup(client, f"/compare/{kind}").main.find("form")
    assert (form["action"], form["method"]) == (f"/compare/{kind}", "get")
    assert [field["name"] for field in form.find_all("input")] == ["a", "b"]
    assert {label["for"] for label in form.find_all("label")} == {f["id"] for f in form.find_all("input")}
    values = [option["value"] for option in form.find_all("option")]
    assert values
    for value in values:
        assert client.get(f"/compare/{kind}", params={"a": value}).status_code in {200, 302}


@pytest.mark.parametrize(
    ("path", "said", "suggestion"),
    [
        ("/compare/officials?a=dana", "there is no such official", "/compare/officials?a=dana-example"),
        ("/compare/places?b=nowhere", "there is no such place", None),
        ("/compare/places?c=x", "/compare/places takes a and b", None),
        ("/compare/places?a=mn&a=mn", "it can be given once", None),
    ],
)
def test_what_cannot_be_compared_is_named(
    client: TestClient, path: str, said: str, suggestion: str | None
) -> None:
    response = client.get(path)
    assert response.status_code == 400
    page = BeautifulSoup(response.text, "html.parser")
    assert said in page.main.get_text()
    offered = [link["href"] for link in page.main.find_all("a") if "=" in link["href"]]
    assert offered == ([suggestion] if suggestion else [])


@pytest.mark.parametrize(
    "path", ["/places/mn/st-paul-mn", "/places/mn", "/officials/dana-example", "/agencies/ice"]
)
def test_a_record_leads_to_its_comparison(client: TestClient, path: str) -> None:
    links = [link["href"] for link in soup(client, path).main.select("a[href^='/compare/']")]
    assert len(links) == 1
    assert client.get(links[0]).status_code == 200


def test_names_are_offered_as_options(client: TestClient) -> None:
    options = BeautifulSoup(client.get("/suggest/speaker?speaker=dan").text, "html.parser").find_all("option")
    assert [(one["value"], one.get_text()) for one in options] == [
        ("Dana Example", "Police Chief, St. Paul Police Department")
    ]
    assert client.get("/suggest/city?city=").text.strip() == ""
    assert client.get("/suggest/nothing?x=y").status_code == 404
    assert HOSTILE not in client.get("/suggest/speaker", params={"q": "<img"}).text


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("/statements?city=St.+Paul,+MN", "/statements?city=st-paul-mn"),
        ("/statements?speaker=Lee+Sample&speaker=dana-example",
         "/statements?speaker=dana-example&speaker=lee-sample"),
        ("/incidents?outlet=Riverton+Courier&city=", "/incidents?outlet=riverton-courier"),
    ],
)  # fmt: skip
def test_a_list_takes_a_typed_name(client: TestClient, asked: str, canonical: str) -> None:
    response = client.get(asked)
    assert (response.status_code, response.headers["location"]) == (302, canonical)


def test_a_typed_name_that_means_nothing_is_refused_with_what_was_meant(client: TestClient) -> None:
    response = client.get("/statements?speaker=Dana+Exampel")
    assert response.status_code == 400
    assert "/statements?speaker=dana-example" in response.text


@pytest.mark.parametrize(("path", "names"), [("/statements", 3), ("/articles", 3), ("/places", 0)])
def test_lists_offer_a_field_for_names_of_which_there_are_many(
    client: TestClient, path: str, names: int
) -> None:
    fields = soup(client, path).select("#filters .find input")
    assert len(fields) == names
    for field in fields:
        assert client.get(field["data-hx-get"]).status_code == 200
