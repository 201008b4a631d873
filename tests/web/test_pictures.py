"""Pictures to share: of every page and chart, of one size, small, said again by nobody, and tagged."""

import subprocess
import sys
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from PIL import Image
from starlette.testclient import TestClient

from app.config import ROOT
from app.services.projection import STATES, map_point
from app.web.pictures import drawing
from app.web.pictures.canvas import MARGIN, RIGHT, fitted, type_of, wrapped
from app.web.pictures.shapes import state_shapes
from tests.web.addresses import LISTS, PAGES

SITE = "http://testserver"
CHARTS = (
    "/pictures/map.png",
    "/pictures/map.png?agency=ice",
    "/pictures/map.png?city=fresno-ca",
    "/pictures/timeline/incidents.png",
    "/pictures/timeline/statements.png?role=mayor",
    "/pictures/timeline/incidents.png?city=fresno-ca",
)
MOST_BYTES = 120_000
FONT = "Serif-Regular"


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    drawing.card_png.cache_clear()
    drawing.chart_png.cache_clear()


def picture(client: TestClient, path: str) -> Image.Image:
    response = client.get(path)
    assert (response.status_code, response.headers["content-type"]) == (200, "image/png")
    assert len(response.content) <= MOST_BYTES
    return Image.open(BytesIO(response.content))


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_a_picture(client: TestClient, path: str) -> None:
    head = BeautifulSoup(client.get(path).text, "html.parser").head
    address = head.find("meta", property="og:image")["content"].removeprefix(SITE)
    assert picture(client, address).size == (1200, 630)


@pytest.mark.parametrize("path", CHARTS)
def test_every_chart_has_a_picture(client: TestClient, path: str) -> None:
    assert picture(client, path).size == (1200, 630)


def test_pictures_are_linked_under_their_charts(client: TestClient) -> None:
    for path in ("/", "/places/mn/st-paul-mn", "/officials/dana-example"):
        page = BeautifulSoup(client.get(path).text, "html.parser")
        links = [link["href"] for link in page.select(":is(.map, .timeline) a[type='image/png']")]
        assert len(links) == len(page.select(".map, .timeline"))
        for link in links:
            picture(client, link)


def test_a_picture_shows_its_filter(client: TestClient) -> None:
    drawn = {client.get(path).content for path in CHARTS}
    assert len(drawn) == len(CHARTS)


def test_a_client_that_has_the_picture_gets_nothing(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in ("/pictures/statements/1.png", "/pictures/map.png"):
        first = client.get(path)
        monkeypatch.setattr(drawing, "card_png", lambda *_: pytest.fail("drawn again"))
        monkeypatch.setattr(drawing, "chart_png", lambda *_: pytest.fail("drawn again"))
        again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
        monkeypatch.undo()
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]


def test_only_so_many_are_drawn_at_once(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "_WAIT_SECONDS", 0)
    held = [drawing._SLOTS.acquire(blocking=False) for _ in range(drawing._AT_ONCE)]
    try:
        assert all(held)
        response = client.get("/pictures/statements/1.png")
        assert (response.status_code, response.headers["retry-after"]) == (503, "5")
    finally:
        for _ in held:
            drawing._SLOTS.release()
    assert client.get("/pictures/statements/1.png").status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/pictures/statements/999.png", 404),
        ("/pictures/statements/01.png", 404),
        ("/pictures/officials/nobody.png", 404),
        ("/pictures/nothing/1.png", 404),
        ("/pictures/map.png?agency=icee", 400),
        ("/pictures/incidents.png?colour=red", 400),
        ("/pictures/timeline/articles.png", 404),
    ],
)
def test_what_is_not_there_has_no_picture(client: TestClient, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_a_server_starts_without_what_only_pictures_need() -> None:
    asked = "import sys, app.main; print('PIL' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_other_sites_may_show_pictures(client: TestClient) -> None:
    assert client.get("/pictures/front.png").headers["cross-origin-resource-policy"] == "cross-origin"
    assert client.get("/statements/1").headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    "text",
    ["short", "many words " * 60, "x" * 3000, "一" * 400, "\u202eabc \u0000 \U0001f600", ""],
    ids=["short", "long", "unbroken", "other letters", "odd", "empty"],
)
def test_text_stays_within_its_lines(text: str) -> None:
    font, room = type_of(FONT, 34), RIGHT - MARGIN
    lines = wrapped(text, font, room, 4)
    assert len(lines) <= 4
    assert all(font.getlength(line) <= room for line in lines)
    assert font.getlength(fitted(text, font, room)) <= room


def test_what_is_left_out_is_marked() -> None:
    assert wrapped("one two three", type_of(FONT, 34), 90, 2)[-1].endswith("…")
    assert wrapped("one two three", type_of(FONT, 34), 900, 2) == ["one two three"]


def test_every_state_has_a_shape_on_the_map() -> None:
    shapes = state_shapes()
    assert set(STATES) == set(shapes)
    for state, *at in (("mn", -93.1, 44.9), ("ak", -149.9, 61.2), ("hi", -157.9, 21.3), ("tx", -97.7, 30.3)):
        place = map_point(state, *at)
        assert place
        corners = [corner for polygon in shapes[state] for corner in polygon]
        for axis in (0, 1):
            ends = [corner[axis] for corner in corners]
            assert min(ends) < place[axis] < max(ends), state


def test_an_empty_ledger_has_its_pictures(empty_client: TestClient) -> None:
    for path in ("/pictures/front.png", *CHARTS[::3], *(f"/pictures{path}.png" for path in LISTS)):
        assert picture(empty_client, path).size == (1200, 630), path
