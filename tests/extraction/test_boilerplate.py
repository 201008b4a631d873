"""What is not the article is masked; the article itself is not."""

import pytest

from app.extraction.boilerplate import find_boilerplate
from app.extraction.types import Document, Span
from app.knowledge import Knowledge
from app.vocabulary import Genre

BODY = (
    "ASHBY, Minn. — The police chief said on Monday that her officers would wear new badges.\n\n"
    "She said the badges would help residents tell them from federal agents.\n\n"
    "The council will vote on the plan next week, the mayor said."
)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "(Story continues below)",
        "Read the full report here.",
        "Sign up for our morning letter",
        "Facebook Twitter Pinterest A van leaves the lot. Photograph: Pat Doe/Daily Post",
        "Agents lead a man to a van in Ashby on Jan. 5, 2026. Pat Doe",
        "A crowd outside city hall on Monday. Pat Doe / ASHBY POST",
        "Pat Doe / ASHBY POST",
        "COUNCIL OF ASHBY SAYS NO TO NEW CAMERAS ON ELM ROAD",
        "What do you think?",
        "12 comments",
        "Mar 4, 2025 / 09:12 am",
        "This is a developing story. Check back for updates",
        "Lee Roe and the wire service contributed to this report.",
        "Baker’s dozen: how the town learned to love bread Read more",
        "Disclaimer: these posts do not necessarily reflect the views of Ashby Wire.",
    ],
)
def test_a_line_of_the_page_is_masked_and_the_article_is_not(line: str, knowledge: Knowledge) -> None:
    first, rest = BODY.split("\n\n", 1)
    text = f"{first}\n\n{line}\n\n{rest}"
    found = find_boilerplate(Document(text), knowledge)
    assert [span.of(text) for span in found.boilerplate] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "“Share this with your neighbors,” she said.",
        "Comments from 12 residents filled two hours.",
        "The U.S. flag flew over the office of U.S. Rep. Pat Doe.",
        "ICE",
        "POLICE HSI",
        "He left.",
        "The agents, she said, drove a van with plates from Ohio. They left at noon.",
        "Mayor Pat Doe, Chief Lee Roe and Sheriff Jo Poe",
    ],
)
def test_a_line_of_the_article_is_left_alone(line: str, knowledge: Knowledge) -> None:
    assert find_boilerplate(Document(f"{BODY}\n\n{line}\n\nThe vote is public."), knowledge).boilerplate == ()


def test_headlines_of_other_articles_below_the_widgets_are_masked(knowledge: Knowledge) -> None:
    links = "Ashby Council Votes on Parks and Ponds\n\nMayor: Okay for Dogs to Swim in the Town Pond"
    text = f"{BODY}\n\nWhat do you think?\n\n{links}"
    found = find_boilerplate(Document(text), knowledge)
    assert {span.of(text) for span in found.boilerplate} == {"What do you think?", *links.split("\n\n")}


def test_a_teaser_that_says_everything_twice_is_masked(knowledge: Knowledge) -> None:
    opening = "The police chief of Ashby said on Monday that her officers would wear new"
    text = f"{opening} {opening}\n\n{BODY}"
    assert [span.of(text) for span in find_boilerplate(Document(text), knowledge).boilerplate] == [
        f"{opening} {opening}"
    ]


def test_of_a_repeated_line_the_last_is_the_article(knowledge: Knowledge) -> None:
    line = "Officers of Ashby will wear new badges from next month, the chief said."
    text = f"{line}\n\n{BODY}\n\n{line}"
    assert find_boilerplate(Document(text), knowledge).boilerplate == (Span(0, len(line)),)


def test_the_headline_becomes_the_title_and_is_masked(knowledge: Knowledge) -> None:
    text = f"Ashby Police Chief Asks for Notice Before Raids\n\n{BODY}"
    found = find_boilerplate(Document(text), knowledge)
    assert found.title == "Ashby Police Chief Asks for Notice Before Raids"
    assert found.boilerplate == (Span(0, 47),)


def test_a_first_sentence_is_no_headline(knowledge: Knowledge) -> None:
    assert find_boilerplate(Document(BODY), knowledge).title is None


def test_what_is_given_is_kept(knowledge: Knowledge) -> None:
    given = Document(
        f"Some Other Words Above the Text\n\n{BODY}",
        title="Given",
        outlet="Ashby Post",
        genre=Genre.OPINION,
        boilerplate=(Span(5, 9),),
    )
    found = find_boilerplate(given, knowledge)
    assert (found.title, found.outlet, found.genre, found.boilerplate) == (
        "Given", "Ashby Post", Genre.OPINION, (Span(5, 9),)
    )  # fmt: skip
    assert found.text == given.text


def test_a_declared_genre_is_kept_whatever_the_text_says(knowledge: Knowledge) -> None:
    text = "Opinion\n\n" + BODY
    assert find_boilerplate(Document(text), knowledge).genre is Genre.OPINION
    assert find_boilerplate(Document(text, genre=Genre.NEWS), knowledge).genre is Genre.NEWS


def test_a_republisher_names_itself_in_its_disclaimer(knowledge: Knowledge) -> None:
    note = (
        "Disclaimer: Articles reposted on this site do not necessarily reflect the views of Ashby Wire. All."
    )
    found = find_boilerplate(Document(f"{BODY}\n\n{note}"), knowledge)
    assert (found.outlet, found.genre) == ("Ashby Wire", Genre.REPUBLICATION)


@pytest.mark.parametrize(
    "note",
    [
        "This story is republished from Ashby Wire.",
        "Republished with the permission of Ashby Wire.",
        "Reposted from Ashby Wire",
        "This report first ran in Ashby Wire and is reposted here with permission.",
        "Opinions in pieces reposted on this site are their authors’ own.",
    ],
)
def test_a_note_that_a_text_ran_elsewhere_makes_it_a_republication(note: str, knowledge: Knowledge) -> None:
    found = find_boilerplate(Document(f"{BODY}\n\n{note}"), knowledge)
    assert found.genre is Genre.REPUBLICATION
    assert [span.of(found.text) for span in found.boilerplate] == [note]


def test_a_sentence_about_reposting_is_the_article(knowledge: Knowledge) -> None:
    line = "The mayor reposted the video on her page, and it was reposted from there by the police."
    assert find_boilerplate(Document(f"{BODY}\n\n{line}"), knowledge).boilerplate == ()


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (BODY, Genre.NEWS),
        (f"Opinion\n\n{BODY}", Genre.OPINION),
        (
            "We ask too little of our council. I said so for years; we are tired of it. Our mayor knows.",
            "opinion",
        ),
        (
            "“We ask too little of our council. I said so; we are tired,” she said. “Our mayor knows.”",
            "news",
        ),
    ],
)
def test_the_genre_is_what_the_text_says_of_itself(text: str, genre: str, knowledge: Knowledge) -> None:
    assert find_boilerplate(Document(text), knowledge).genre == genre


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n\n", "A" * 9000, "“" * 5000, "\ufeff\x00\n\ud7ff", "x\n" * 4000, "A. " * 9000],
)
def test_hostile_text_does_no_harm(text: str, knowledge: Knowledge) -> None:
    found = find_boilerplate(Document(text), knowledge)
    assert all(0 <= span.start < span.end <= len(text) for span in found.boilerplate)
