"""Addresses of other sites, as articles give them."""

from urllib.parse import urlsplit


def external(url: str | None) -> str | None:
    """The address if a browser may follow it (http or https, with a host), else None."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None
