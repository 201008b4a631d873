"""Errors as pages of the site: what is wrong, and what would do instead. Never a stack trace."""

from http import HTTPStatus
from urllib.parse import urlencode

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from app.services.filters import FilterError, UnknownParameterError
from app.services.ledger_errors import concerns_ledger, explained
from app.terminal import safe
from app.web import htmx
from app.web.formats import format_at
from app.web.problems import problem_response
from app.web.security import harden
from app.web.templating import Link, page

_log = structlog.get_logger("friction.web")

_NOT_FOUND = "Nothing is recorded at this address. It may be mistyped, or the record may have been removed."
_BROKEN = "The site could not answer this request. Nothing you did caused it; the error has been logged."
_UNAVAILABLE = "The ledger cannot be read at the moment. Nothing you did caused it; try again in a while."
_AGAIN_SECONDS = 30


def add_error_pages(app: FastAPI) -> None:
    """Give every error of `app` a page in the site's design."""
    app.add_exception_handler(FilterError, _filter_page)
    app.add_exception_handler(HTTPException, _http_page)
    app.add_exception_handler(RequestValidationError, _no_such_number)
    app.add_exception_handler(DBAPIError, _unavailable_page)
    app.add_exception_handler(Exception, _broken_page)


def _error(request: Request, status: int, message: str, **links: Link | None) -> Response:
    heading = {404: "Not found", 400: "This filter cannot be used", 500: "Something went wrong"}
    title, suggestion = heading.get(status, HTTPStatus(status).phrase), links.get("suggestion")
    if asked := format_at(request.url.path):
        problem: dict[str, str | int] = {"title": title, "status": status, "detail": message}
        if suggestion:
            problem["suggestion"] = suggestion.address
        return problem_response(asked, problem, status)
    context = {
        "heading": title,
        "message": message,
        "suggestion": suggestion,
        "back": links.get("back", Link("/", "Go to the front page")),
    }
    return htmx.vary(page(request, "errors/page.html", context, status))


def _filter_page(request: Request, error: Exception) -> Response:
    if not isinstance(error, FilterError):
        raise TypeError(type(error).__name__)
    shown = error.value[:80]
    if not isinstance(error, UnknownParameterError):
        message = f"“{shown}” is no value for “{error.parameter}”: {error.allowed}"
    else:
        message = f"“{error.parameter[:80]}” is no filter of this list. {error.allowed}"
    back = Link(request.url.path, "Show the whole list")
    return _error(request, 400, message, suggestion=_corrected(request, error), back=back)


def _corrected(request: Request, error: FilterError) -> Link | None:
    """The same address with the suggestion in place of what was wrong."""
    if error.suggestion is None:
        return None
    items = []
    for name, value in request.query_params.multi_items():
        if name != error.parameter:
            items.append((name, value))
        elif isinstance(error, UnknownParameterError):
            items.append((error.suggestion, value))
        elif value.strip().casefold() == error.value.casefold():
            items.append((name, error.suggestion))
        else:
            items.append((name, value))
    return Link(f"{request.url.path}?{urlencode(items)}", error.suggestion)


def _http_page(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise TypeError(type(error).__name__)
    message = _NOT_FOUND if error.status_code == HTTPStatus.NOT_FOUND else error.detail
    response = _error(request, error.status_code, message)
    response.headers.update(error.headers or {})
    return response


def _no_such_number(request: Request, _malformed: Exception) -> Response:
    """A number in a path that no record can have: the only thing routes validate."""
    return _error(request, 404, _NOT_FOUND)


def _unavailable_page(request: Request, error: Exception) -> Response:
    """The database is gone, damaged or not ours: one line in the log, with the remedy."""
    if not isinstance(error, DBAPIError) or not concerns_ledger(error):
        raise error
    problem, remedy = explained(error)
    _log.error("the database cannot be read", path=safe(request.url.path), reason=problem, remedy=remedy)
    response = _error(request, 503, _UNAVAILABLE)
    response.headers["Retry-After"] = str(_AGAIN_SECONDS)
    return response


def _broken_page(request: Request, error: Exception) -> Response:
    """Starlette answers with this outside every middleware, then raises the error for the server's log."""
    _log.error("request failed", path=safe(request.url.path), error=type(error).__name__)
    return harden(request, _error(request, 500, _BROKEN))
