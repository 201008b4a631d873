"""Names of minors are blotted out of texts and replaced in titles."""

import re

import pytest

from app.services.blotting import SHOWN, WITHHELD, blotted, said, without_private
from app.services.excerpts import Mark, cut
from app.services.hidden_titles import Hidden
from app.services.portraits import Target
from app.services.private_mentions import Public, mentions_of
from app.services.windows import read
from tests.timing import cpu_seconds

TEXT = "Agents held Kim Oh, 17. Kim wept."


def test_a_blotted_text_keeps_its_places_and_says_what_stood_there() -> None:
    blank = blotted(TEXT, [(24, 27), (12, 18), (14, 18)])
    assert len(blank) == len(TEXT)
    assert said(blank) == f"Agents held {SHOWN}, 17. {SHOWN} wept."
    assert blotted(TEXT, []) == said(TEXT) == TEXT


def test_excerpts_of_a_blotted_text_say_what_stood_there() -> None:
    (excerpt,) = cut(read(blotted(TEXT, [(12, 18)])), [Mark(0, 22, Target("incidents", 1))], 0)
    assert "".join(segment.text for segment in excerpt.segments) == f"Agents held {SHOWN}, 17."


@pytest.mark.parametrize(
    ("text", "names", "reads"),
    [
        ("Kim Oh held, KIM OH freed", {"Kim Oh", "Kim"}, f"{SHOWN} held, {SHOWN} freed"),
        ("José Ruiz held, Jose Ruíz freed", {"José Ruiz"}, f"{SHOWN} held, {SHOWN} freed"),
        ("Liam Ramos held", {"Liam Conejo Ramos"}, f"{SHOWN} held"),
        ("Mother of Kim speaks", {"Kim Oh"}, f"Mother of {SHOWN} speaks"),
        ("Agents Hold Kim Near Her School", {"Kim Oh"}, f"Agents Hold {SHOWN} Near Her School"),
        ("Kimberly held", {"Kim"}, "Kimberly held"),
        ("Kim’s class", {"Kim"}, f"{SHOWN}’s class"),
        ("Days of grace for all, says Governor Grace Lee", {"Grace Oh", "Grace"}, None),
        ("What the city will do, says Sheriff Will Oh-Bell", {"Will Roe", "Will"}, None),
        ("A bill of hope, and a mark of it", {"Bill Hope", "Mark", "Hope"}, None),
        ("Officials of Gov. Grace speak", {"Grace Oh"}, None),
        ("Kim", set(), None),
        ("", {"Kim"}, None),
        ("Kim", {"…"}, None),
    ],
)
def test_names_are_replaced_in_titles(text: str, names: set[str], reads: str | None) -> None:
    assert Hidden(frozenset(names)).without(text) == (text if reads is None else reads)


@pytest.mark.parametrize(
    ("name", "text", "reads"),
    [
        (
            "ana maria ruiz",
            "Then Ana Ruiz, Ana Maria and Maria Ruiz left.",
            f"Then {SHOWN}, {SHOWN} and {SHOWN} left.",
        ),
        ("ana garcia lopez", "Then Ana Garcia-López left.", f"Then {SHOWN} left."),
        (
            "ana garcia lopez",
            "Then García left, and Lopez’s aunt.",
            f"Then {SHOWN} left, and {SHOWN}’s aunt.",
        ),
        ("ana de la cruz", "Then Ana Cruz and Ana de la Cruz left.", f"Then {SHOWN} and {SHOWN} left."),
        ("ana de la cruz", "She went de novo to la plaza.", None),
        ("sean oneil", "Then Seán O’Neil and SEAN ONEIL left.", f"Then {SHOWN} and {SHOWN} left."),
        ("kim oh", "Oh, Kim was listed.", f"{SHOWN} was listed."),
        ("kim oh", "They saw kim oh there.", f"They saw {SHOWN} there."),
        ("kim oh", "They met for #FreeKimOh, as KimOh did.", f"They met for #{SHOWN}, as {SHOWN} did."),
        ("kim oh", "They saw Kim Ana Oh there.", f"They saw {SHOWN} there."),
        ("kim oh", "They saw Kim J. Oh there, and Young Kim.", f"They saw {SHOWN} there, and Young {SHOWN}."),
        (
            "kim oh",
            "They saw Kim, Ana Oh and Kim Ana Lee.",
            "They saw [name of a minor], Ana Oh and Kim Ana Lee.",
        ),
        (
            "will oh",
            "Will agents come? They will. Then Will left.",
            f"Will agents come? They will. Then {SHOWN} left.",
        ),
        ("kim j oh", "Section J is shut.", None),
        (
            "kim oh",
            "Student Kim wept. A student saw Oh Wednesday.",
            f"Student {SHOWN} wept. A student saw {SHOWN} Wednesday.",
        ),
        ("kim oh", "They met Ana. Kim wept.\n\nKim left.", f"They met Ana. {SHOWN} wept.\n\n{SHOWN} left."),
        ("kim oh", "They met others outside with Gov. Kim and Governor Kim Lee.", None),
        ("kim quill", "Here K\u00adim Qu\u200bill wept.", f"Here {SHOWN} wept."),
        (
            "kim quill",
            "At noon the Quills left, and the Quills’ aunt.",
            f"At noon the {SHOWN} left, and the {SHOWN}’ aunt.",
        ),
        (
            "kim jones",
            "At noon the Joneses left. Quills are light.",
            f"At noon the {SHOWN} left. Quills are light.",
        ),
    ],
)
def test_all_forms_of_a_name_are_found(name: str, text: str, reads: str | None) -> None:
    hidden = Hidden(frozenset([name]))
    assert hidden.without(text) == (text if reads is None else reads)
    assert said(blotted(text, hidden.places(text))) == hidden.without(text)


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("Then Sheriff Ana Walz left, and Walz wept.", None),
        ("ANA WALZ IS SHERIFF, SAYS KIM", f"ANA WALZ IS SHERIFF, SAYS {SHOWN}"),
        ("Then Kim Walz left, and Kim wept.", f"Then {SHOWN} left, and {SHOWN} wept."),
    ],
)
def test_an_official_of_the_article_keeps_the_name_of_a_minor(text: str, reads: str | None) -> None:
    hidden = Hidden(frozenset(["ana walz", "kim walz"]), frozenset(["Ana Walz"]))
    assert hidden.without(text) == (text if reads is None else reads)


def test_finding_names_takes_time_in_the_length_of_the_text_alone() -> None:
    hidden = Hidden(frozenset(f"kim oh {word}" for word in ("ana", "bea", "cleo")))

    def seconds(length: int) -> float:
        text = "Kim Oh Kim kim oh, Ana " * length
        return cpu_seconds(lambda: list(hidden.places(text)))

    assert seconds(16_000) < max(seconds(2_000), 0.005) * 8 * 4


@pytest.mark.parametrize(
    ("url", "given"),
    [
        ("https://news.example/2026/kim-oh-16-held", ("https://news.example/", True)),
        ("https://news.example/2026/KIM%20OH", ("https://news.example/", True)),
        ("https://news.example/kimoh?x=1", ("https://news.example/", True)),
        ("https://news.example:8080/?q=kim", ("https://news.example/", True)),
        ("https://news.example/#oh", ("https://news.example/", True)),
        ("https://news.example/a-student-held", ("https://news.example/a-student-held", False)),
        ("https://[kim", (None, True)),
        ("kim-oh.html", (None, True)),
        ("https://kim-oh.example/about", (None, True)),
        ("https://www.freekimoh.example/", (None, True)),
        (None, (None, False)),
    ],
)
def test_an_address_that_names_a_minor_is_given_as_its_site(
    url: str | None, given: tuple[str | None, bool]
) -> None:
    assert Hidden(frozenset({"Kim Oh"})).link(url) == given
    assert Hidden().link(url) == (url, False)


@pytest.mark.parametrize(
    ("mention", "reads"),
    [
        ("Ann Bell", WITHHELD),
        ("Bell", WITHHELD),
        ("The Rev. Ann Bell", WITHHELD),
        ("Bell and de la Cruz", WITHHELD),
        ("Marta Šimić", WITHHELD),
        ("Łukasz Żak", WITHHELD),
        ("Ștefan Popescu", WITHHELD),
        ("Ann Bell ENV ’26", WITHHELD),
        ("his neighbor, Ann Bell", f"his neighbor, {WITHHELD}"),
        ("roofer Ann Bell", f"roofer {WITHHELD}"),
        ("The man’s aunt, Ann de la Cruz", f"The man’s aunt, {WITHHELD}"),
        ("a spokesman for Hope House", "a spokesman for Hope House"),
        ("the nonprofit Hope House", "the nonprofit Hope House"),
        ("residents of Elm Grove", "residents of Elm Grove"),
        ("She", "She"),
        ("Residents", "Residents"),
        ("The neighbors", "The neighbors"),
        ("the mayor’s office", "the mayor’s office"),
        ("ABC7", "ABC7"),
        ("Ann " * 40, "Ann " * 40),
    ],
)
def test_of_mentions_of_private_speakers_names_alone_are_withheld(mention: str, reads: str) -> None:
    text = f"“No,” {mention} said of other residents."
    blank = without_private(text, [(6, 6 + len(mention))])
    assert len(blank) == len(text)
    assert said(blank) == f"“No,” {reads} said of other residents."


@pytest.mark.parametrize(
    ("mention", "shown"),
    [("Ann Bell", True), ("The Rev. Ann Bell", True), ("Bell", True), ("Ann", False), ("Carl Bell", False),
     ("Bell and Dow", False), ("Carl Dow", False)],
)  # fmt: skip
def test_a_private_person_whom_an_editor_chose_to_name_is_shown(mention: str, shown: bool) -> None:
    text = f"{mention} spoke of it, not of Ann Bell."
    blank = without_private(text, [(0, len(mention))], Public(["Ann Bell", "Carl Dow Roe"]))
    assert said(blank).startswith(mention if shown else WITHHELD)
    alone = without_private(f"{mention} spoke.", [(0, len(mention))], Public(["Ann Bell"]))
    assert said(alone).startswith(mention if shown and "Ann" in mention else WITHHELD)


@pytest.mark.parametrize(
    ("mention", "text", "reads"),
    [
        ("Bell", "Agents held Bell.", "Agents held #."),
        ("Bell", "Agents held Ann Bell in Reno.", "Agents held # in Reno."),
        ("Ann Bell", "Bell’s van was hit; BELL wept.", "#’s van was hit; # wept."),
        ("Ann Bell", "Neighbor Ann J. Bell left.", "Neighbor # left."),
        ("Ann Bell", "On Monday Bell left.", "On Monday # left."),
        ("Rev. Ann Bell", "The Rev. Ann Bell left.", "The Rev. # left."),
        ("Ann Bell and Carl Dow", "Dow left.", "# left."),
        ("Ann Bell", "Dana Bell left for Bell Street.", "Dana Bell left for Bell Street."),
        ("Ann Bell", "The bell rang.", "The bell rang."),
        ("Ann Lee", "Lee and Ann Lee left.", "Lee and # left."),
        ("Lee", "Mayor Kim Lee left, and Lee too.", "Mayor Kim Lee left, and Lee too."),
        ("Bell", "“Bell is gone,” he said.", "“Bell is gone,” he said."),
        ("Jo Reno", "Police in “Reno” held Jo Reno.", "Police in “Reno” held #."),
    ],
)
def test_private_people_are_withheld_wherever_they_are_named_but_in_recorded_words(
    mention: str, text: str, reads: str
) -> None:
    whole = f"{mention} spoke. {text}"
    kept = [(match.start(), match.end()) for match in re.finditer("“[^”]*”", whole)]
    named = [(0, len(mention))]
    found = mentions_of(whole, named, Public(officials=["Kim Lee"], kept=kept))
    blank = blotted(whole, [*named, *found], "#")
    assert re.sub("#+", "#", blank).partition(" spoke. ")[2] == reads


def test_a_name_told_over_and_over_takes_time_in_proportion() -> None:
    def seconds(times: int) -> float:
        text = "Bell " * times
        return cpu_seconds(lambda: mentions_of(text, [(0, 4)], Public()))

    assert len(mentions_of("Bell " * 24, [(0, 4)], Public())) == 2
    assert seconds(20_000) < max(seconds(2500), 0.002) * 8 * 4


def test_many_private_speakers_take_time_in_proportion() -> None:
    said_of_it = "“No,” Bell said of it. "

    def seconds(speakers: int) -> float:
        text, step = said_of_it * speakers, len(said_of_it)
        spans = [(step * number + 6, step * number + 10) for number in range(speakers)]
        return cpu_seconds(lambda: without_private(text, spans))

    assert without_private(said_of_it, [(6, 10)]) != said_of_it
    assert seconds(4000) < max(seconds(500), 0.002) * 8 * 4
