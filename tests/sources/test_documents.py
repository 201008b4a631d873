import gzip
import lzma
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.config import Settings
from app.sources import RawArticle, ReadFailure, read_paths
from app.vocabulary import Genre

ReadOne = Callable[..., RawArticle | ReadFailure]

FRONT = "---\ntitle: Chief objects\noutlet: The Lakeside Record\nurl: https://lakeside.example/a?b=1\n{}---\n\nBody.\n"
PAGE = """<!doctype html><html lang="en"><head>{head}<title>Chief objects</title>
<meta property="og:site_name" content="The Lakeside Record">
<link rel="canonical" href="{url}"><meta property="article:published_time" content="{day}"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Chief objects</h1>
<p>The chief of Lakeside said on Tuesday that agents had stopped an officer on her way home.</p>
<p>“We were not told,” said Chief Ann Example, who has led the department since 2019. {more}</p>
</article><script>alert("x")</script></body></html>"""


def page(
    head: str = "", url: str = "https://lakeside.example/a", day: str = "2026-01-07", more: str = ""
) -> str:
    return PAGE.format(head=head, url=url, day=day, more=more)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param(b"One.\r\n\r\nTwo.\rThree.\n", "One.\r\n\r\nTwo.\rThree.\n", id="line ends stay"),
        pytest.param(
            "“Né” 𝒜\u2028e\u0301\u00a0.".encode(), "“Né” 𝒜\u2028e\u0301\u00a0.", id="code points stay"
        ),
        pytest.param(b"\xef\xbb\xbfOne.", "One.", id="the byte order mark is no text"),
        pytest.param("One.\ufeff".encode(), "One.\ufeff", id="the same character elsewhere is"),
        pytest.param(
            b"  \n One. \x1b[31m\n", "  \n One. \x1b[31m\n", id="blanks and control characters stay"
        ),
    ],
)
def test_a_text_file_is_its_text(read_one: ReadOne, content: bytes, text: str) -> None:
    article = read_one("a.txt", content)
    assert isinstance(article, RawArticle)
    assert (article.text, article.record_id, article.title) == (text, None, None)
    assert article.label == article.source
    assert Path(article.source).name == "a.txt"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "it is empty; remove it or fill it"),
        ("a.txt", b" \r\n\t\n", "it is empty; remove it or fill in the text"),
        ("a.txt", b"\xef\xbb\xbf", "it is empty; remove it or fill in the text"),
        ("a.md", b"---\ntitle: x\n---\n\n", "it is empty; remove it or fill in the text"),
        ("a.html", b"", "it is empty; remove it or fill it"),
        ("a.html", b"<html><body></body></html>", "no article was found in the page"),
        ("a.html", b"no page at all", "no article was found in the page"),
        ("a.txt", b"One\0two", "it is binary (a NUL byte at offset 3)"),
        ("a.txt", b"%PDF-1.7 ...", "it is a PDF; save the article's words as .txt or .html"),
        ("a.md", b"PK\x03\x04...", "it is a ZIP, Word or OpenDocument file"),
        ("a.html", b"\x89PNG\r\n", "it is a PNG picture"),
        ("a.txt", b"{\\rtf1 Words}", "it is an RTF file"),
        ("a.txt", gzip.compress(b"Words.", mtime=0), "it is a gzip file; save the article's words as .txt"),
        ("a.txt", lzma.compress(b"Words."), "it is an XZ file; save the article's words as .txt"),
        ("a.md", b"\x28\xb5\x2f\xfd\x04\x00", "it is a Zstandard file"),
        ("a.txt", "Wörter".encode("utf-16"), "it is UTF-16 or UTF-32; save it as UTF-8"),
        ("a.txt", b"Caf\xe9 owners", "it is not UTF-8 (byte 0xE9 at offset 3); save it as UTF-8"),
        ("a.txt", b"\xef\xbb\xbfCaf\xe9", "it is not UTF-8 (byte 0xE9 at offset 6)"),
        ("a.md", b"---\ntitle: Caf\xe9\n---\nx", "it is not UTF-8 (byte 0xE9 at offset 14)"),
        ("a.txt", b"\xed\xa0\x80", "it is not UTF-8 (byte 0xED at offset 0)"),
        ("a.html", b"<html>Caf\xe9", "it is not UTF-8 (byte 0xE9 at offset 9)"),
        ("a.html", b"<meta charset=klingon><p>\xe9", "it is not UTF-8 (byte 0xE9 at offset 25)"),
        ("a.html", b"<meta charset=punycode><p>\xe9", "it is not UTF-8"),
        ("a.html", b"<meta charset=gb99><p>\xe9", "it is not the gb99 it says it is; save it as UTF-8"),
        ("a.html", b"<meta charset=shift_jis><p>\xff", "it is not the shift_jis it says it is"),
        ("a.pdf", b"%PDF-1.7", "files of this ending are not read; these are: .txt .md .html"),
        ("article", b"Words.", "files of this ending are not read"),
    ],
)
def test_what_is_no_article_is_refused(read_one: ReadOne, name: str, content: bytes, reason: str) -> None:
    failure = read_one(name, content)
    assert isinstance(failure, ReadFailure)
    assert failure.reason.startswith(reason)
    assert failure.record is None
    assert Path(failure.source).name == name


@pytest.mark.parametrize(
    ("limits", "setting"),
    [
        (
            {"max_article_bytes": 100},
            "over the limit of 100 bytes; split it or raise FRICTION_MAX_ARTICLE_BYTES",
        ),
        ({"max_file_bytes": 100}, "over the limit of 100 bytes; split it or raise FRICTION_MAX_FILE_BYTES"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_a_longer_file_is_refused(read_one: ReadOne, name: str, limits: dict[str, int], setting: str) -> None:
    assert isinstance(failure := read_one(name, "x" * 101, **limits), ReadFailure)
    assert failure.reason == f"it has 101 bytes, {setting}"
    assert isinstance(read_one("b.txt", "é" * 50, **limits), RawArticle)


def test_fifty_megabytes_are_refused_unread(read_one: ReadOne) -> None:
    assert isinstance(failure := read_one("a.txt", b"word " * 10_000_000), ReadFailure)
    assert failure.reason.startswith("it has 50.0 MB, over the limit of 5.0 MB")


def test_front_matter_is_read_and_left_out_of_the_text(read_one: ReadOne) -> None:
    article = read_one("a.md", FRONT.format("published: 2026-01-07\nlanguage: en\ngenre: Opinion\nby: Ann\n"))
    assert isinstance(article, RawArticle)
    assert article.text == "Body."
    assert (article.title, article.outlet) == ("Chief objects", "The Lakeside Record")
    assert article.url == "https://lakeside.example/a?b=1"
    assert (article.published, article.language) == (date(2026, 1, 7), "en")
    assert article.genre == article.document().genre == Genre.OPINION


def test_a_given_markdown_file_needs_no_front_matter(read_one: ReadOne) -> None:
    assert isinstance(article := read_one("a.md", "# Chief objects #\n\nBody.\n"), RawArticle)
    assert (article.text, article.title) == ("# Chief objects #\n\nBody.", "Chief objects")
    assert article.genre is article.document().genre is None


@pytest.mark.parametrize(
    ("content", "text", "title"),
    [
        pytest.param(
            "Above.\n\n---\ntitle: Example\n---\nBelow.\n",
            "Above.\n\n---\ntitle: Example\n---\nBelow.",
            None,
            id="an example further below",
        ),
        pytest.param(
            "\n---\ntitle: Example\n---\nB.", "---\ntitle: Example\n---\nB.", None, id="after a blank line"
        ),
        pytest.param("---- \nBelow.", "---- \nBelow.", None, id="a longer rule"),
        pytest.param("---\r\ntitle: Chief\r\n---\r\n# H\r\nB.", "# H\nB.", "Chief", id="Windows line ends"),
        pytest.param("---\noutlet: Gazette\n---\n# Chief\nB.", "# Chief\nB.", "Chief", id="a heading below"),
        pytest.param("## Part\nB.", "## Part\nB.", None, id="a heading of the second level"),
        pytest.param("#tag\nB.", "#tag\nB.", None, id="no heading"),
        pytest.param("# " + "x" * 501, "# " + "x" * 501, None, id="a heading too long for a title"),
    ],
)
def test_front_matter_begins_in_the_first_line(
    read_one: ReadOne, content: str, text: str, title: str | None
) -> None:
    assert isinstance(article := read_one("a.md", content), RawArticle)
    assert (article.text, article.title) == (text, title)


@pytest.mark.parametrize(
    ("front", "reason"),
    [
        ("title: [a, b]", "its title is no text but list; write it between quotation marks"),
        ("published: soon", "its published is no date; write it as YYYY-MM-DD or leave it out"),
        ("url: javascript:alert(1)", "its url is no web address (http:// or https://, a host"),
        ("genre: poem", "its genre is none of news, opinion, republication; use one or leave it out"),
        ("genre: [news]", "its genre is none of news"),
        ("a: : b", "its front matter is not valid YAML at line 2"),
        ("title: 'x", "its front matter is not valid YAML"),
        ("a: " + "[" * 15_000, "its front matter is not valid YAML"),
        ("a: " + "x" * 20_000, "its front matter is longer than 20000 characters"),
        ("- a", "its front matter has no fields; write them like title: Words"),
        ("published: 2026-02-30", "its published is no date"),
    ],
)
def test_wrong_front_matter_is_refused(read_one: ReadOne, front: str, reason: str) -> None:
    failure = read_one("a.md", f"---\n{front}\n---\nBody.\n")
    assert isinstance(failure, ReadFailure)
    assert failure.reason.startswith(reason)


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("title: No", "No"),
        ("title: 1984", "1984"),
        ("title: null", None),
        ("title: ~", None),
        ("title:", None),
        ("title: !!python/object/apply:os.getcwd []\ntitle: Chief", "Chief"),
    ],
)
def test_words_of_front_matter_stay_words(read_one: ReadOne, front: str, title: str | None) -> None:
    assert isinstance(article := read_one("a.md", f"---\n{front}\n---\nBody.\n"), RawArticle)
    assert article.title == title


def test_front_matter_must_end(read_one: ReadOne) -> None:
    assert isinstance(failure := read_one("a.md", "---\ntitle: Chief\n\nBody.\n"), ReadFailure)
    assert failure.reason == "its front matter does not end; close it with a line of ---"


def test_a_page_gives_the_articles_words_and_what_it_says_about_itself(read_one: ReadOne) -> None:
    assert isinstance(article := read_one("a.html", page()), RawArticle)
    assert "“We were not told,” said Chief Ann Example" in article.text
    assert not {"Home", "alert"} & set(article.text.replace("(", " ").split())
    assert (article.title, article.outlet) == ("Chief objects", "The Lakeside Record")
    assert (article.url, article.published) == ("https://lakeside.example/a", date(2026, 1, 7))


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"url": "javascript:alert(1)"}, "url"), ({"day": "not a day"}, "published")],
)
def test_what_a_page_says_wrongly_is_unknown(read_one: ReadOne, changed: dict[str, str], field: str) -> None:
    assert isinstance(article := read_one("a.htm", page(**changed)), RawArticle)
    assert getattr(article, field) is None


@pytest.mark.parametrize("charset", ["windows-1252", "ISO-8859-1", "us-ascii"])
def test_a_page_is_read_in_the_encoding_it_declares(read_one: ReadOne, charset: str) -> None:
    content = page(head=f'<meta charset="{charset}">', more="A café.").encode("windows-1252")
    assert isinstance(article := read_one("a.html", content), RawArticle)
    assert "“We were not told,”" in article.text
    assert "A café." in article.text


def test_a_page_that_takes_too_long_is_given_up_and_the_next_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(more='<a href="/x">word</a> ' * 20_000), encoding="utf-8")
    (tmp_path / "b.html").write_text(page(), encoding="utf-8")
    slow, article = read_paths([tmp_path], Settings(max_page_seconds=2))
    assert slow == ReadFailure(
        str(tmp_path / "a.html"),
        None,
        "its markup took longer than 2 s; save the article's words as .txt or raise "
        "FRICTION_MAX_PAGE_SECONDS",
    )
    assert isinstance(article, RawArticle)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("<div>" * 20_000 + "Words.", id="nested deeply"),
        pytest.param("<p " * 20_000, id="unclosed"),
        pytest.param('<?xml version="1.0" encoding="utf-8"?>' + page(), id="with an XML declaration"),
        pytest.param(page(more="&#0; &#xd800; &bogus; \x01"), id="impossible characters"),
        pytest.param("<!--" + page(), id="one comment"),
    ],
)
def test_a_hostile_page_stops_nothing(read_one: ReadOne, content: str) -> None:
    found = read_one("a.html", content)
    if isinstance(found, RawArticle):
        assert found.text.encode("utf-8")
        assert "\0" not in found.text
