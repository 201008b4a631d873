"""Validators: an answer that a client has already is not sent again (RFC 9110, 13)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

_SECOND = timedelta(seconds=1)
"""What the dates of HTTP can tell apart: what changed within the last one may change again unnoticed."""


def validated(request: Request, response: Response, modified: datetime | None) -> Response:
    """The response with an ETag of its body, and the moment of its last change where that is certain.

    An empty 304 with the same headers where the request names either; the tag goes before the moment.
    """
    tag = sha256(bytes(response.body)).hexdigest()[:32]
    response.headers.update(_headers(tag))
    if modified and datetime.now(UTC) - modified > _SECOND:
        response.headers["Last-Modified"] = format_datetime(modified.replace(microsecond=0), usegmt=True)
    if not is_known(request, tag, response.headers.get("Last-Modified")):
        return response
    kept = {name: value for name, value in response.headers.items() if name not in _OF_THE_BODY}
    return Response(status_code=304, headers=kept)


def tagged(request: Request, tag: str, make: Callable[[], Response]) -> Response:
    """What `make` answers, with this tag; for a client that has it nothing is made, and a 304 is empty."""
    if is_known(request, tag):
        return Response(status_code=304, headers=_headers(tag))
    response = make()
    response.headers.update(_headers(tag))
    return response


def _headers(tag: str) -> dict[str, str]:
    return {"ETag": f'W/"{tag}"', "Cache-Control": "public, no-cache"}


_OF_THE_BODY = frozenset(("content-length", "content-type", "content-disposition"))


def is_known(request: Request, tag: str, modified: str | None = None) -> bool:
    """Whether the request says that its client has what this tag, or else this moment, stands for."""
    tags = request.headers.get("If-None-Match")
    if tags is not None:
        named = {one.strip().removeprefix("W/") for one in tags.split(",")}
        return bool(named & {"*", f'"{tag}"'})
    since = request.headers.get("If-Modified-Since")
    if since is None or modified is None:
        return False
    try:
        return parsedate_to_datetime(modified) <= parsedate_to_datetime(since)
    except (ValueError, TypeError, OverflowError):
        return False
