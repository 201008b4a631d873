"""A minor whose age stands in an article's title alone is among those whose names the article shares."""

import pytest

from app.extraction.pipeline import extract
from app.extraction.types import Document
from app.knowledge import Knowledge
from app.services.saving.minors import minors_named

_TEXT = (
    "Agents came from a school bus stop in Boise, Idaho, on Monday, and Hugo Marroquin was taken by ICE. "
    "Mayor Lee Sample said that the boy was held. “We take nobody,” ICE said."
)


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("ICE takes Hugo Marroquin, 9, from school bus", {"Hugo Marroquin"}),
        ("ICE Taken Hugo Marroquin, 9, From School Bus", {"Hugo Marroquin"}),
        ("9-Year-Old Hugo Marroquin Taken by ICE", {"Hugo Marroquin"}),
        ("9-Year-Old Hugo Marroquin Snatched and Detained", {"Hugo Marroquin"}),
        ("Hugo Marroquin is 9. ICE held him anyway", {"Hugo Marroquin"}),
        ("Hugo Marroquin (9) is held", {"Hugo Marroquin"}),
        ("Held: Hugo Marroquin, 9", {"Hugo Marroquin"}),
        ("Marroquin, 9, is held by ICE", {"Hugo Marroquin", "Marroquin"}),
        ("Nine-year-old Hugo Marroquin is held", {"Hugo Marroquin"}),
        ("Hugo Marroquin, 39, is held", set()),
        ("ICE takes 9 from school bus, Hugo Marroquin says", set()),
        ("Hugo Marroquin is held", set()),
        ("Mayor Lee Sample: 9, 10 taken", set()),
        ("", set()),
        (None, set()),
    ],
)
def test_names_whose_age_the_title_gives_are_shared(
    title: str | None, names: set[str], knowledge: Knowledge
) -> None:
    found = extract(Document(_TEXT, title=title), knowledge)
    assert found.minors == ()
    shared = minors_named(found, lambda document: extract(document, knowledge))
    assert shared == names
