"""Every template compiles, escapes, and keeps to the policy of no inline script or style."""

import re
from pathlib import Path

import pytest

from app.config import ROOT
from app.web.templating import environment

TEMPLATES = sorted(
    path.relative_to(ROOT / "templates").as_posix() for path in (ROOT / "templates").rglob("*.html")
)


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_compiles(name: str) -> None:
    assert environment().get_template(name).name == name


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize(
    ("forbidden", "why"),
    [
        (r"\|\s*safe\b", "text from articles must stay escaped"),
        (r"autoescape\s+false", "text from articles must stay escaped"),
        (r"\sstyle\s*=", "the policy forbids inline styles"),
        (r"<style\b", "the policy forbids inline styles"),
        (r"<script\b(?![^>]*\b(?:src=|type=.application/ld\+json))", "the policy forbids inline scripts"),
        (r"\son[a-z]+\s*=", "the policy forbids event attributes"),
        (r"\bhx-on\b|\bhx-vals=.js:", "htmx may not evaluate"),
        (r"target\s*=\s*\"_blank\"", "links open where the reader chooses"),
    ],
)
def test_a_template_has_nothing_the_policy_forbids(name: str, forbidden: str, why: str) -> None:
    text = (ROOT / "templates" / name).read_text(encoding="utf-8")
    assert not re.search(forbidden, text, re.IGNORECASE), why


def test_no_template_is_left_unused() -> None:
    texts = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.html"))
    code = "".join(path.read_text(encoding="utf-8") for path in Path(ROOT / "app/web").rglob("*.py"))
    dynamic = {f"{noun}/_results.html" for noun in _NOUNS} | {f"{noun}/index.html" for noun in _NOUNS}
    unused = [n for n in TEMPLATES if n not in dynamic and f'"{n}"' not in texts + code]
    assert unused == []


_NOUNS = ("incidents", "statements", "officials", "places", "agencies", "tactics", "articles")


def test_what_is_put_into_a_template_is_escaped() -> None:
    template = environment().from_string("{{ words }}")
    assert template.render(words="<script>alert(1)</script>") == "&lt;script&gt;alert(1)&lt;/script&gt;"
