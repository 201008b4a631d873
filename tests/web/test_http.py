"""Headers, health, static files, errors: what every answer keeps to."""

import re
from collections.abc import Iterator

import pytest
from pydantic import ValidationError
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from app.config import Settings
from app.main import create_app
from tests.web.addresses import MISSING, PAGES
from tests.web.ledger import Ledger

EVERYWHERE = (*PAGES, *MISSING[:3], "/incidents?colour=red", "/healthz", "/static/site.css")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_answer_carries_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "strict-transport-security" not in headers


@pytest.mark.parametrize(
    ("public_url", "kept"),
    [("https://ledger.example", "max-age=31536000"), ("http://ledger.example", None), ("", None)],
)
def test_https_is_remembered_where_the_site_is_at_https(
    filled: tuple[Settings, Ledger], public_url: str, kept: str | None
) -> None:
    application = create_app(filled[0].model_copy(update={"public_url": public_url}))
    with TestClient(application, base_url="https://evil.example") as client:
        response = client.get("/statements/1", headers={"X-Forwarded-Proto": "https"})
    assert response.headers.get("strict-transport-security") == kept
    assert f"statement 1, {public_url or 'https://evil.example'}/statements/1, read" in response.text
    assert ("evil.example" in response.text) == (not public_url)


@pytest.mark.parametrize("path", ["/statements/1/", "/static"])
def test_no_answer_leads_to_the_host_a_request_names(client: TestClient, path: str) -> None:
    response = client.get(path, headers={"Host": "evil.example"})
    assert (response.status_code, response.headers.get("location")) == (404, None)
    assert "evil.example" not in response.text.replace(path, "")


@pytest.mark.parametrize("path", ["/incidents/", "//evil.example/incidents/"])
def test_a_list_with_a_slash_behind_leads_to_the_list(client: TestClient, path: str) -> None:
    response = client.get(path, headers={"Host": "evil.example"})
    assert (response.status_code, response.headers["location"]) == (301, "/incidents")
    asked = client.get("/statements/?state=mn")
    assert (asked.status_code, asked.headers["location"]) == (301, "/statements?state=mn")


@pytest.mark.parametrize(
    ("path", "kind", "begins"),
    [("/favicon.ico", "image/svg+xml", "<svg"), ("/robots.txt", "text/plain", "User-agent: *")],
)
def test_what_browsers_and_crawlers_ask_for_is_there(
    client: TestClient, path: str, kind: str, begins: str
) -> None:
    response = client.get(path)
    assert response.status_code == 200
    assert response.headers["content-type"].startswith(kind)
    assert response.text.startswith(begins)


def test_a_public_address_is_an_origin() -> None:
    assert Settings(public_url="https://ledger.example:8443/").public_url == "https://ledger.example:8443"
    for wrong in ("ledger.example", "javascript:alert(1)", "https://a/b", "https://u@a", "https://a?b"):
        with pytest.raises(ValidationError, match="must be http:// or https://"):
            Settings(public_url=wrong)


@pytest.mark.parametrize("path", ["/incidents", "/incidents.json", "/incidents.csv", "/"])
def test_a_ledger_that_cannot_be_read_is_no_error_of_the_reader(broken_client: TestClient, path: str) -> None:
    response = broken_client.get(path)
    assert (response.status_code, response.headers["retry-after"]) == (503, "30")
    assert "try again in a while" in response.text
    assert not re.search(r"Traceback|sqlalchemy|no such table|/app/", response.text)


def test_an_unforeseen_error_is_a_page_without_a_trace(
    broken_client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.web.routes.overview.dashboard", lambda *_: 1 / 0)
    response = broken_client.get("/")
    assert response.status_code == 500
    assert "Something went wrong" in response.text
    assert not re.search(r"Traceback|sqlalchemy|no such table|/app/", response.text)
    assert response.headers["content-security-policy"] == POLICY


@pytest.fixture
def broken_client(tmp_path: object) -> Iterator[TestClient]:
    """The application on a database that was never migrated."""
    application = create_app(Settings(database_url=f"sqlite:///{tmp_path}/bare.sqlite3"))
    with TestClient(application, raise_server_exceptions=False) as client:
        yield client


def test_readiness_needs_the_newest_migration(client: TestClient, broken_client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready"}
    unready = broken_client.get("/readyz")
    assert unready.status_code == 503
    assert "friction db upgrade" in unready.json()["reason"]
    assert broken_client.get("/healthz").status_code == 200


def test_readiness_needs_a_database(tmp_path: object) -> None:
    application = create_app(Settings(database_url="postgresql+psycopg://nobody@127.0.0.1:1/none"))
    with TestClient(application, raise_server_exceptions=False) as client:
        response = client.get("/readyz")
    assert (response.status_code, response.json()["status"]) == (503, "unready")


def test_static_files_are_kept_by_their_digest(client: TestClient) -> None:
    page = client.get("/methodology").text
    addresses = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert len(addresses) >= 8
    for address in addresses:
        kept = client.get(address)
        assert kept.status_code == 200
        assert kept.headers["cache-control"] == "public, max-age=31536000, immutable"
    for query in ("", "?v=", "?v=000000000000", "?v=1&w=2"):
        assert client.get(f"/static/site.css{query}").headers["cache-control"] == "no-cache"


def test_pages_are_compressed(client: TestClient) -> None:
    assert (
        client.get("/methodology", headers={"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"
    )


def test_a_request_is_logged_without_what_was_searched_for(client: TestClient) -> None:
    with capture_logs() as logs:
        client.get("/statements?q=someone")
    record = next(entry for entry in logs if entry["event"] == "request")
    assert {key: record[key] for key in ("method", "path", "status")} == {
        "method": "GET",
        "path": "/statements",
        "status": 200,
    }
    assert record["ms"] > 0
    assert "someone" not in str(logs)


def test_a_path_is_logged_without_control_characters(client: TestClient) -> None:
    with capture_logs() as logs:
        client.get("/%1b[31m%0aforged")
    assert [entry["path"] for entry in logs if entry["event"] == "request"] == ["/\\x1b[31m\\nforged"]


def test_another_method_is_refused_in_the_sites_design(client: TestClient) -> None:
    response = client.post("/incidents")
    assert response.status_code == 405
    assert "Method Not Allowed" in response.text
    assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD"}


@pytest.mark.parametrize(
    "path", ["/", "/incidents", "/statements/1", "/healthz", "/readyz", "/static/site.css"]
)
def test_what_answers_get_answers_head(client: TestClient, path: str) -> None:
    head, get = client.head(path), client.get(path)
    assert head.status_code == get.status_code == 200
    assert head.headers["content-type"] == get.headers["content-type"]
