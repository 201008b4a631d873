"""Frames for other sites: their own policy, nothing private, and what oEmbed says of them."""

from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from tests.web.addresses import FRAMES
from tests.web.ledger import HOSTILE, QUOTE

ROOT = "http://testserver"
INCIDENT = "/incidents/1-stop-of-two-residents-in-st-paul"
FRAMED = {
    "/statements/1": "/embed/statements/1",
    INCIDENT: "/embed/incidents/1",
    "/": "/embed/map",
    "/incidents?agency=ice": "/embed/map?agency=ice",
}


def soup(client: TestClient, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


@pytest.mark.parametrize("path", FRAMES)
def test_a_frame_may_stand_anywhere_and_does_nothing(client: TestClient, path: str) -> None:
    response = client.get(path)
    policy = response.headers["content-security-policy"]
    assert "frame-ancestors *" in policy
    assert "script-src" not in policy
    assert policy.startswith("default-src 'none'")
    assert response.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "set-cookie" not in response.headers
    page = BeautifulSoup(response.text, "html.parser")
    assert page.find(["script", "form", "img", "iframe"]) is None
    assert HOSTILE not in response.text
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"


@pytest.mark.parametrize("path", FRAMES)
def test_a_frame_leads_back_to_the_whole_page(client: TestClient, path: str) -> None:
    page = soup(client, path)
    back = page.find("footer").find("a")
    assert back["target"] == "_top"
    assert page.find("link", rel="canonical")["href"] == back["href"]
    assert client.get(back["href"].removeprefix(ROOT)).status_code == 200
    assert all(link["target"] == "_top" for link in page.find_all("a"))


def test_no_other_page_may_be_framed(client: TestClient) -> None:
    for path in ("/", "/statements/1", "/oembed?url=x", "/pictures/front.png", "/nothing"):
        assert "frame-ancestors 'none'" in client.get(path).headers["content-security-policy"], path


def test_a_frame_says_who_said_it_and_who_reported_it(client: TestClient) -> None:
    text = " ".join(soup(client, "/embed/statements/1").main.get_text().split())
    assert f"“{QUOTE}”" in text
    assert "Dana Example, police chief, St. Paul Police Department, St. Paul, MN" in text
    assert "reported by Riverton Courier, Valley News, January 10, 2026" in text


@pytest.mark.parametrize(("path", "frame"), FRAMED.items())
def test_oembed_gives_the_frame_of_a_page(client: TestClient, path: str, frame: str) -> None:
    told = client.get("/oembed", params={"url": ROOT + path}).json()
    assert {key: told[key] for key in ("version", "type", "provider_name", "provider_url", "width")} == {
        "version": "1.0", "type": "rich", "provider_name": "Friction Ledger", "provider_url": f"{ROOT}/",
        "width": 600,
    }  # fmt: skip
    shown = BeautifulSoup(told["html"], "html.parser").iframe
    assert shown["src"] == ROOT + frame
    assert (shown["width"], shown["height"]) == (str(told["width"]), str(told["height"]))
    assert client.get(frame).status_code == 200
    assert told["thumbnail_url"].startswith(f"{ROOT}/pictures/")


@pytest.mark.parametrize("path", FRAMED)
def test_a_page_says_where_its_frame_is_told_of(client: TestClient, path: str) -> None:
    links = soup(client, path).head.find_all(
        "link", rel="alternate", type=lambda one: one and "oembed" in one
    )
    assert [link["type"] for link in links] == ["application/json+oembed", "text/xml+oembed"]
    as_json, as_xml = (client.get(link["href"].removeprefix(ROOT)) for link in links)
    document = ElementTree.fromstring(as_xml.content)
    assert {one.tag: one.text for one in document} == {
        key: str(value) for key, value in as_json.json().items()
    }
    assert as_json.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("path", ["/statements/1", INCIDENT, "/"])
def test_the_code_that_a_page_offers_is_the_same(client: TestClient, path: str) -> None:
    code = soup(client, path).find("textarea").get_text()
    assert code == client.get("/oembed", params={"url": ROOT + path}).json()["html"]


def test_a_hostile_title_stays_within_its_attribute(client: TestClient) -> None:
    told = client.get("/oembed", params={"url": f"{ROOT}/statements/63"}).json()
    [tag] = BeautifulSoup(told["html"], "html.parser").find_all(True)
    assert tag.name == "iframe"
    assert HOSTILE[:40] in tag["title"]


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ({"maxwidth": "400"}, (400, None)),
        ({"maxheight": "210"}, (600, 210)),
        ({"maxwidth": "1", "maxheight": "1"}, (200, 200)),
        ({"maxwidth": "9999"}, (600, None)),
        ({"maxwidth": "wide", "maxheight": "٣٠٠"}, (600, None)),
    ],
)
def test_a_frame_fits_where_it_is_asked_to(
    client: TestClient, asked: dict[str, str], size: tuple[int, int | None]
) -> None:
    address = {"url": f"{ROOT}/statements/1"}
    own = client.get("/oembed", params=address).json()
    told = client.get("/oembed", params=address | asked).json()
    assert (told["width"], told["height"]) == (size[0], size[1] or own["height"])


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({}, 404),
        ({"url": "https://evil.example/statements/1"}, 404),
        ({"url": "/statements/1"}, 404),
        ({"url": "http://[::1/statements/1"}, 404),
        ({"url": f"{ROOT}/statements/999"}, 404),
        ({"url": f"{ROOT}/statements/²"}, 404),
        ({"url": f"{ROOT}/statements/99999999999999999999"}, 404),
        ({"url": f"{ROOT}/statements/1/more"}, 404),
        ({"url": f"{ROOT}/officials/dana-example"}, 404),
        ({"url": f"{ROOT}/incidents?colour=red"}, 400),
        ({"url": f"{ROOT}/statements/1", "format": "yaml"}, 501),
    ],
)
def test_what_has_no_frame_is_refused(client: TestClient, asked: dict[str, str], status: int) -> None:
    assert client.get("/oembed", params=asked).status_code == status


@pytest.mark.parametrize("path", ["/embed/statements/999", "/embed/incidents/x", "/embed/nothing"])
def test_a_record_that_is_not_there_has_no_frame(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
