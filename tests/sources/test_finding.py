import os
from pathlib import Path

import pytest

from app.config import Settings
from app.sources import RawArticle, ReadFailure, find_files, read_paths

FRONT = "---\ntitle: Chief\n---\nBody.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Articles, things that are none, and hidden things."""
    content = {
        "b.txt": "B.", "a/z.md": FRONT, "a/b/c.JSONL": '{"text": "C."}', "a/b.html": "<p>",
        "README.md": "# Read me", "gold.json": "{}", "a/more.json": "{}", "Makefile": "all:",
        ".hidden.txt": "H.", ".git/a.txt": "G.",
    }  # fmt: skip
    for name, words in content.items():
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")
    return tmp_path / "in"


def below(folder: Path, paths: list[Path]) -> list[str]:
    return [str(path.relative_to(folder)) for path in paths]


def test_folders_are_read_sorted_without_what_is_hidden(folder: Path) -> None:
    found = find_files([folder])
    assert below(folder, found.files) == ["a/b/c.JSONL", "a/b.html", "a/z.md", "b.txt"]
    assert found.skipped == {".json": 2, ".md without front matter": 1, "no ending": 1}
    assert found.failures == []


def test_given_files_are_read_whatever_they_are(folder: Path) -> None:
    paths = [folder / "b.txt", folder / "README.md", folder / ".hidden.txt", folder / "gold.json"]
    found = find_files(paths)
    assert found.files == paths[:3]
    assert [(Path(failure.source).name, failure.reason[:35]) for failure in found.failures] == [
        ("gold.json", "files of this ending are not read; ")
    ]


def test_a_folder_without_articles_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "notes.doc").write_bytes(b"x")
    found = find_files([tmp_path])
    assert [failure.reason[:30] for failure in found.failures] == ["the folder holds no articles; "]
    assert found.skipped == {".doc": 1}


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        (".", "this link leads back to a folder above it; remove the link"),
        ("..", "this link leads back to a folder above it; remove the link"),
        ("a.txt", "cannot be read: Too many levels of symbolic links"),
        ("nowhere.txt", "there is no such file or folder; check the path"),
    ],
)
def test_links_that_lead_nowhere_are_failures(tmp_path: Path, target: str, reason: str) -> None:
    inner = tmp_path / "in" / "inner"
    inner.mkdir(parents=True)
    (inner / "z.txt").write_text("Z.")
    (inner / "a.txt").symlink_to(target)
    articles, failures = [], []
    for item in read_paths([tmp_path / "in"], Settings()):
        (articles if isinstance(item, RawArticle) else failures).append(item)
    assert [Path(item.source).name for item in articles] == ["z.txt"]
    assert [(Path(item.source).name, item.reason) for item in failures] == [("a.txt", reason)]


def test_links_to_files_and_folders_are_followed_once(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "o.txt").write_text("O.")
    (folder / "l1").symlink_to(outside)
    (folder / "l2").symlink_to(outside)
    (folder / "l3.txt").symlink_to(outside / "o.txt")
    assert below(folder, find_files([folder]).files)[-2:] == ["l1/o.txt", "l3.txt"]


def test_folders_may_be_nested_deeply(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(300):
        deep = deep / "d"
        deep.mkdir()
    (deep / "a.txt").write_text("A.")
    assert len(find_files([tmp_path]).files) == 1


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("missing", "there is no such file or folder; check the path"),
        ("missing.txt", "there is no such file or folder; check the path"),
        ("b.txt/x.txt", "cannot be read: Not a directory"),
        ("x" * 300 + ".txt", "cannot be read: File name too long"),
    ],
)
def test_a_path_that_is_not_there_is_a_failure(folder: Path, path: str, reason: str) -> None:
    given = folder / path
    assert list(read_paths([given, folder / "b.txt"], Settings()))[:1] == [
        ReadFailure(str(given), None, reason)
    ]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl", "a.csv", "a.parquet", "folder"])
def test_a_path_that_may_not_be_read_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path = tmp_path / name
    path.mkdir() if name == "folder" else path.write_bytes(b"Words.")
    (tmp_path / "b.txt").write_text("B.")

    def forbid(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    with monkeypatch.context() as patch:  # a test may run as root, who may read everything
        patch.setattr(os, "listdir", forbid)
        patch.setattr(Path, "open", forbid)
        patch.setattr("pyarrow.parquet.ParquetFile", forbid)
        found = list(read_paths([path], Settings()))
    assert found == [
        ReadFailure(str(path), None, "permission to read it is missing; change its mode or its owner")
    ]


def test_what_is_no_regular_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert list(read_paths([tmp_path], Settings())) == [
        ReadFailure(str(tmp_path / "a.txt"), None, "it is no regular file; give a file or a folder")
    ]


def test_names_that_are_not_utf8_become_names_a_database_can_hold(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text("Words.")
    article = next(read_paths([tmp_path], Settings()))
    assert isinstance(article, RawArticle)
    assert article.source == str(tmp_path / "caf\\udce9.txt")


def test_one_bad_file_stops_no_other(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"\xff\xfe\x00")
    kinds = [type(item).__name__ for item in read_paths([folder / "none", folder], Settings())]
    assert kinds == ["ReadFailure", "RawArticle"] * 3
