"""What RFC 4287 asks of a feed, and where its links lead."""

import re
from collections import Counter
from urllib.parse import urlsplit
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_FEED = {"id", "title", "subtitle", "updated", "author", "rights", "link", "entry"}
_ENTRY = {"id", "title", "updated", "link", "summary"}


def read_feed(body: bytes) -> ElementTree.Element:
    """The feed, after a look at all that RFC 4287 says it must and must not have."""
    feed = ElementTree.fromstring(body)
    assert feed.tag == f"{ATOM}feed"
    _check(feed, _FEED, once=("id", "title", "subtitle", "updated", "rights"))
    assert [author.findtext(f"{ATOM}name") for author in feed.findall(f"{ATOM}author")] == ["Friction Ledger"]
    assert Counter(link.get("rel") for link in feed.findall(f"{ATOM}link"))["self"] == 1
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        _check(entry, _ENTRY, once=_ENTRY)
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids))
    return feed


def _check(element: ElementTree.Element, allowed: set[str], once: set[str] | tuple[str, ...]) -> None:
    counts = Counter(child.tag.removeprefix(ATOM) for child in element)
    assert counts.keys() <= allowed
    assert [name for name in once if counts[name] != 1] == []
    assert _MOMENT.fullmatch(element.findtext(f"{ATOM}updated") or "")
    assert (element.findtext(f"{ATOM}title") or "").strip()
    addresses = [
        element.findtext(f"{ATOM}id") or "",
        *(link.get("href", "") for link in element.iter(f"{ATOM}link")),
    ]
    assert all(urlsplit(address).scheme in {"http", "https"} for address in addresses)


def link(feed: ElementTree.Element, relation: str) -> str | None:
    """Where a relation of the feed leads."""
    found = [one.get("href") for one in feed.findall(f"{ATOM}link") if one.get("rel") == relation]
    return found[0] if found else None


def entries(feed: ElementTree.Element) -> list[str]:
    """The pages of the entries in order."""
    return [entry.find(f"{ATOM}link").get("href", "") for entry in feed.findall(f"{ATOM}entry")]  # type: ignore[union-attr]
