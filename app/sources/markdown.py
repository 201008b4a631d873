"""What may begin a Markdown file: front matter, or a heading."""

import re

_FRONT_MATTER = re.compile(r"---[ \t]*(?:[\r\n]|\Z)")
_HEADING = re.compile(r"\s*#[ \t]+([^\r\n]*)")


def begins_with_front_matter(text: str) -> bool:
    """Whether the very first line is `---`; further below it is a rule or an example."""
    return _FRONT_MATTER.match(text) is not None


def heading(text: str) -> str | None:
    """The words of a first-level heading (`# Chief objects`) with which the text begins."""
    found = _HEADING.match(text)
    return found[1].strip(" \t#") if found else None
