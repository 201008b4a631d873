"""What would fill memory, or take for ever, is refused in time."""

import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from app.config import Settings
from app.sources import RawArticle, ReadFailure, count_records, find_files, read_paths
from app.sources.finding import ENDINGS

Read = Callable[..., list[RawArticle | ReadFailure]]
ALIASES = "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


def outcome(found: list[RawArticle | ReadFailure]) -> list[str]:
    """Texts that were read, and the reasons why others were not, in order."""
    return [item.text if isinstance(item, RawArticle) else item.reason for item in found]


def write_texts(path: Path, texts: list[str], **options: object) -> Path:
    pq.write_table(pa.table({"text": texts}), path, compression="zstd", **options)
    return path


@pytest.mark.parametrize(
    ("name", "content", "outcomes"),
    [
        pytest.param(
            "a.csv", "c," * 1500 + "text\nOne.\n",
            ["it has 1,501 columns, over the limit of 1,000; leave out all but text id title"],
            id="a table of very many columns",
        ),
        pytest.param(
            "a.csv", 'id,text\n1,One.\n2,"' + "word\n" * 1000 + '"\n3,Three.\n',
            ["One.", "the table breaks off here (a row is longer than 4,000 bytes); close its quotation"],
            id="a row over very many lines",
        ),
        pytest.param(
            "a.csv", "id,text\n1,One.\n" + '"\n",' * 1000 + "\n3,Three.\n",
            ["One.", "the table breaks off here (a row is longer than 4,000 bytes)"],
            id="a row of very many short fields",
        ),
        pytest.param(
            "a.csv", "id,text\n1,One.\n" + "," * 3000 + "\n3,Three.\n",
            ["One.", "it has 3,001 fields, the header has 2; mend the row", "Three."],
            id="a row of very many empty fields",
        ),
        pytest.param(
            "a.jsonl", '{"text": "One."}\n{"text": "' + "x" * 80_000 + '"}\n{"text": "Three."}',
            ["One.", "it is longer than 71,536 bytes; split it or raise FRICTION_MAX_ARTICLE", "Three."],
            id="a very long line",
        ),
        pytest.param(
            "a.jsonl", '{"text": "a", "x": ' + '{"a":' * 10_000 + "\n" + '{"text": "Two."}',
            ["its JSON holds a number too long or too many brackets; mend it", "Two."],
            id="objects nested very deeply",
        ),
        pytest.param(
            "a.md", f"---\na: &a [x, x, x]\n{ALIASES}title: *i\n---\nBody.",
            ["its title is no text but list; write it between quotation marks"],
            id="front matter that stands for a thousand million words",
        ),
        pytest.param(
            "a.md", f"---\ntitle: {'[' * 450}{']' * 450}\n---\nBody.",
            ["its front matter is not valid YAML; mend what is between the ---"],
            id="front matter nested deeply",
        ),
    ],
)  # fmt: skip
def test_what_is_too_much_of_anything_is_refused(
    read: Read, name: str, content: str, outcomes: list[str]
) -> None:
    found = outcome(read(name, content, max_article_bytes=1000))
    assert [given[: len(wanted)] for given, wanted in zip(found, outcomes, strict=True)] == outcomes


def test_after_many_failures_in_a_row_the_rest_of_a_file_is_one(read: Read) -> None:
    lines = ["x", '{"text": "Two."}', "x", "x", '{"text": "Five."}', "x", "x", "x", '{"text": "Nine."}']
    found = read("a.jsonl", "\n".join(lines), max_failures=3)
    assert [item.text for item in found if isinstance(item, RawArticle)] == ["Two.", "Five."]
    last = found[-1]
    assert isinstance(last, ReadFailure)
    assert last.record is None
    assert last.reason == (
        "3 of its records in a row cannot be read, and those behind them were left unread; mend the file or "
        "raise FRICTION_MAX_FAILURES"
    )


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({}, id="as Arrow writes"),
        pytest.param({"use_dictionary": False}, id="plain"),
        pytest.param({"use_dictionary": False, "data_page_version": "2.0"}, id="pages of the second version"),
        pytest.param({"write_page_index": True, "write_statistics": True}, id="with an index of pages"),
    ],
)
def test_a_page_that_unpacks_to_more_than_a_file_may_have_is_not_unpacked(
    tmp_path: Path, options: dict[str, object]
) -> None:
    texts = ["One.", *(letter * 900_000 for letter in "xy"), "Four."]
    path = write_texts(tmp_path / "a.parquet", texts, row_group_size=2, **options)
    limits = Settings(max_file_bytes=100_000)
    assert path.stat().st_size < 10_000
    assert outcome(list(read_paths([path], limits))) == [
        f"row group {group} has a page that unpacks to 0.9 MB, over the limit of 0.1 MB; write smaller pages "
        "or raise FRICTION_MAX_FILE_BYTES"
        for group in (1, 2)
    ]


def _coded(number: int) -> bytes:
    """A whole number as Thrift's compact protocol has it."""
    coded, rest = b"", number * 2
    while rest > 127:
        coded, rest = coded + bytes([rest & 127 | 128]), rest >> 7
    return coded + bytes([rest])


def test_what_the_footer_says_of_sizes_is_not_believed(tmp_path: Path) -> None:
    path = write_texts(tmp_path / "a.parquet", ["x" * 900_000], use_dictionary=False)
    said = pq.ParquetFile(path).metadata.row_group(0).column(0).total_uncompressed_size
    true = _coded(said)
    path.write_bytes(path.read_bytes().replace(true, b"\x82" + b"\x80" * (len(true) - 2) + b"\0"))
    assert pq.ParquetFile(path).metadata.row_group(0).column(0).total_uncompressed_size == 1
    reason, = outcome(list(read_paths([path], Settings(max_file_bytes=100_000))))  # fmt: skip
    assert reason.startswith("row group 1 has a page that unpacks to 0.9 MB, over the limit of 0.1 MB")


_SIZE = 900_004
"""Bytes of a page with one text of 900,000: four for its length."""
_BROKEN = "row group 1 is broken from here on; write the file again"


@pytest.mark.parametrize(
    ("said", "more", "stop", "reason"),
    [
        pytest.param(
            b"\x15" + _coded(_SIZE), b"", b"\x10", "row group 1 has a page that unpacks to 0.9 MB",
            id="a stop with something in its upper half",
        ),
        pytest.param(
            b"\x15" + _coded(_SIZE), b"\x04" + _coded(2) + _coded(1000), b"\0", _BROKEN,
            id="the size once more, as a number of another kind",
        ),
        pytest.param(
            b"\x15" + _coded(1000), b"\x05" + _coded(65_538) + _coded(_SIZE), b"\0", _BROKEN,
            id="the size once more, by a field that wraps around",
        ),
        pytest.param(
            b"\x15" + _coded(1000), b"\x05" + _coded(2) + _coded(_SIZE), b"\0", _BROKEN, id="the size twice"
        ),
        pytest.param(b"\x15" + _coded(_SIZE + 2**32), b"", b"\0", _BROKEN, id="a size of more than 32 bits"),
    ],
)  # fmt: skip
def test_a_page_header_that_arrow_reads_otherwise_gets_nothing_past_the_limit(
    tmp_path: Path, said: bytes, more: bytes, stop: bytes, reason: str
) -> None:
    path, text = tmp_path / "a.parquet", "x" * 900_000
    table = pa.table({"text": [text]}, schema=pa.schema([pa.field("text", pa.string(), nullable=False)]))
    pq.write_table(table, path, compression="zstd", use_dictionary=False, write_statistics=False)
    chunk = pq.ParquetFile(path).metadata.row_group(0).column(0)
    whole, packed = path.read_bytes(), chunk.total_compressed_size
    end = chunk.data_page_offset + packed
    pages, footer = whole[:end], whole[end:]
    before, after = pages.split(b"\x15" + _coded(_SIZE))
    fields, ends, packed_text = after.partition(b"\x1c\0\0\0")
    made = before + said + fields + ends[:-1] + more + stop + packed_text
    path.write_bytes(made + footer.replace(_coded(packed), _coded(packed + len(made) - len(pages))))
    assert pq.read_table(path)["text"].to_pylist() == [text], "Arrow reads it"
    found = outcome(list(read_paths([path], Settings(max_file_bytes=100_000))))
    assert [given[: len(reason)] for given in found] == [reason]


def test_a_text_that_is_too_long_costs_no_other_row(tmp_path: Path) -> None:
    path = write_texts(tmp_path / "a.parquet", ["One.", "x" * 90_000, "Three."])
    first, refused, third = outcome(list(read_paths([path], Settings(max_article_bytes=50_000))))
    assert (first, third) == ("One.", "Three.")
    assert refused.startswith("it has 90,000 bytes, over the limit of 50,000 bytes; split it or raise")


def test_a_few_bytes_that_repeat_a_text_for_ever_are_not_read_to_the_end(tmp_path: Path) -> None:
    same = pa.DictionaryArray.from_arrays(pa.array([0] * 100_000, pa.int32()), ["x" * 10_000])
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": same}), path, compression="zstd")
    assert path.stat().st_size < 20_000, "it says a thousand million characters"
    found = list(read_paths([path], Settings(max_unpacked_bytes=50_000)))
    assert len(found) == 7
    assert outcome(found)[-1] == (
        "its rows unpack to more than 50,000 bytes, and those after row 6 were not read; split it or raise "
        "FRICTION_MAX_UNPACKED_BYTES"
    )


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        ({"max_columns": 300}, "it has 301 columns, over the limit of 300; leave out all but text id title"),
        ({"max_article_bytes": 1000}, "its list of columns and row groups has "),
    ],
)
def test_a_parquet_file_of_very_many_columns_is_refused(
    tmp_path: Path, limits: dict[str, int], reason: str
) -> None:
    pq.write_table(
        pa.table({f"c{number}": [1] for number in range(300)} | {"text": ["A."]}), tmp_path / "a.parquet"
    )
    found = outcome(list(read_paths([tmp_path / "a.parquet"], Settings(**limits))))
    assert [given[: len(reason)] for given in found] == [reason]


def test_a_large_collection_is_read_as_a_stream(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(2000):
            file.write(json.dumps({"id": str(number), "text": "word " * 2000}) + "\n")
    assert path.stat().st_size > 20_000_000
    tracemalloc.start()
    assert sum(isinstance(item, RawArticle) for item in read_paths([path], Settings())) == 2000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000


def test_a_folder_of_very_many_files_is_read_one_at_a_time(tmp_path: Path) -> None:
    for number in range(3000):
        (tmp_path / f"{number:04}.txt").write_text("word " * 2000)
    assert count_records(find_files([tmp_path]).files, Settings()) == 3000
    tracemalloc.start()
    assert sum(isinstance(item, RawArticle) for item in read_paths([tmp_path], Settings())) == 3000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000, "the files together have thirty million bytes"


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_has_no_length_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    """Files of /proc are regular, have no length and may be read for ever."""
    path = tmp_path / f"a{ending}"
    path.touch()
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("it was opened"))
    assert outcome(list(read_paths([path], Settings()))) == ["it is empty; remove it or fill it"]
    assert count_records([path], Settings()) == 1
    assert len(find_files([tmp_path]).failures) == int(ending == ".md"), "the folder holds no articles"
