import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from app.config import Settings
from app.sources import RawArticle, ReadFailure, count_records, read_paths
from app.vocabulary import Genre

Read = Callable[..., list[RawArticle | ReadFailure]]


def texts(found: list[RawArticle | ReadFailure]) -> list[str]:
    return [item.text for item in found if isinstance(item, RawArticle)]


def refused(found: list[RawArticle | ReadFailure]) -> list[tuple[str | None, str]]:
    return [(item.record, item.reason) for item in found if isinstance(item, ReadFailure)]


def write_parquet(path: Path, rows: list[dict[str, object]], **options: int) -> Path:
    pq.write_table(pa.Table.from_pylist(rows), path, **options)
    return path


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson"])
def test_each_line_is_an_article_with_its_text_untouched(read: Read, name: str) -> None:
    text = "“Né” 𝒜\r\n\r\nTwo.\u2028\ufeff"
    line = json.dumps({"id": "n1", "text": text, "title": "T", "published": "2026-01-07", "extra": [1]})
    found = read(
        name, f'{line}\r\n\n{{"id": 7, "text": "Seven.", "id2": 0}}\n{{"text": "Four.", "id": null}}'
    )
    assert texts(found) == [text, "Seven.", "Four."]
    first, seven, four = (item for item in found if isinstance(item, RawArticle))
    assert (first.record_id, first.title, first.published) == ("n1", "T", date(2026, 1, 7))
    assert first.label == f"{first.source}#n1"
    assert (seven.record_id, four.record_id) == ("7", "4")


@pytest.mark.parametrize(
    ("line", "record", "reason"),
    [
        ('{"id": "x", "text": "a"', "line 2", "it is not valid JSON (Expecting ',' delimiter, column 24)"),
        ("plain words", "line 2", "it is not valid JSON (Expecting value, column 1)"),
        ('["text"]', "line 2", "it is no JSON object; write it like"),
        ('{"id": "x"}', "line 2 (id x)", "it has no text; give it a text or remove it"),
        ('{"id": "x", "text": null}', "line 2 (id x)", "it has no text"),
        ('{"id": "x", "text": 3}', "line 2 (id x)", "its text is no string but int"),
        ('{"id": "x", "text": ""}', "line 2 (id x)", "it is empty"),
        ('{"id": "x", "text": "a\\u0000b"}', "line 2 (id x)", "its text holds a NUL character at offset 1"),
        ('{"id": "x", "text": "a\\ud800b"}', "line 2 (id x)", "its text holds no valid character"),
        ('{"id": "\\ud800", "text": "a"}', "line 2", "its id is not valid UTF-8"),
        ('{"id": [], "text": "a"}', "line 2", "its id is no text but list"),
        ('{"id": "n1", "text": "a"}', "line 2 (id n1)", "its id was used before in this file"),
        ('{"text": "a", "published": "soon"}', "line 2", "its published is no date"),
        ('{"text": "a", "url": "javascript:alert(1)"}', "line 2", "its url is no web address"),
        ('{"text": "a", "title": {}}', "line 2", "its title is no text but dict"),
        ("[" * 60_000, "line 2", "its JSON holds a number too long or too many brackets"),
        ('{"text": "a", "id": ' + "9" * 5000 + "}", "line 2", "its JSON holds a number too long"),
        ('{"text": "' + "x" * 1001 + '"}', "line 2", "it has 1,001 bytes, over the limit of 1,000 bytes"),
        ('{"text": "' + "x" * 80_000 + '"}', "line 2", "it is longer than 71,536 bytes; split it or raise"),
    ],
)  # fmt: skip
def test_a_line_that_is_no_article_costs_no_other(read: Read, line: str, record: str, reason: str) -> None:
    found = read(
        "a.jsonl", f'{{"id": "n1", "text": "One."}}\n{line}\n{{"text": "Three."}}\n', max_article_bytes=1000
    )
    assert texts(found) == ["One.", "Three."]
    assert [(name, why[: len(reason)]) for name, why in refused(found)] == [(record, reason)]


def test_a_wrong_byte_is_named_by_its_place_in_the_file(read: Read) -> None:
    found = read("a.jsonl", b'\xef\xbb\xbf{"text": "One."}\n{"text": "Caf\xe9"}\n{"text": "Three."}')
    assert texts(found) == ["One.", "Three."]
    assert refused(found)[0][1].startswith("it is not UTF-8 (byte 0xE9 at offset 33)")


def test_the_last_line_may_be_too_long_and_unended(read: Read) -> None:
    found = read("a.jsonl", '{"text": "One."}\n' + "x" * 500_000, max_article_bytes=1000)
    assert texts(found) == ["One."]
    assert refused(found)[0][0] == "line 2"


def test_each_row_is_an_article(read: Read) -> None:
    found = read(
        "a.csv",
        "\ufeffID, Title ,TEXT,published,byline\r\n"
        'n1,Chief,"“One”, he said.\r\n\r\n""Two"".",2026-01-07,x\r\n\r\n,,Three.,,\r\n',
    )
    assert texts(found) == ['“One”, he said.\r\n\r\n"Two".', "Three."]
    first, second = (item for item in found if isinstance(item, RawArticle))
    assert (first.record_id, first.title, first.published) == ("n1", "Chief", date(2026, 1, 7))
    assert (second.record_id, second.title) == ("2", None)


def test_a_number_in_place_of_an_id_is_no_id(read: Read) -> None:
    found = read(
        "a.jsonl",
        '{"id": "2", "text": "One."}\n{"text": "Two."}\n{"id": 3, "text": "Three."}\n{"text": "Four."}',
    )
    assert [(item.record_id, item.numbered) for item in found if isinstance(item, RawArticle)] == [
        ("2", False), ("2", True), ("3", False), ("4", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "record", "reason"),
    [
        ("x,y,z", "row 2", "it has 3 fields, the header has 2; mend the row"),
        ("x", "row 2", "it has 1 fields, the header has 2"),
        ("x,", "row 2 (id x)", "it is empty"),
        (f"x,{'a' * 1001}", "row 2 (id x)", "it has 1,001 bytes, over the limit of 1,000 bytes"),
        (f'x,"{"a b " * 900}"', "row 2 (id x)", "it has 3,600 bytes, over the limit"),
        ("x,a\0b", "row 2 (id x)", "its text holds a NUL character at offset 1"),
    ],
)
def test_a_row_that_is_no_article_costs_no_other(read: Read, row: str, record: str, reason: str) -> None:
    # The first row fills the part of a file that is looked at for signs of a binary one.
    first = "One." * 240
    rows = "\n".join(f"r{number},{first}" for number in range(5))
    found = read("a.csv", f"id,text\n1,One.\n{row}\n{rows}\n", max_article_bytes=1000)
    if "NUL" in reason:
        assert refused(found)[0][1].startswith("it is binary (a NUL byte")
        found = read("b.csv", f"id,text\n{rows}\n{row}\n1,One.\n", max_article_bytes=1000)
        record = "row 6 (id x)"
    assert len(texts(found)) == 6
    assert [(name, why[: len(reason)]) for name, why in refused(found)] == [(record, reason)]


def test_a_field_beyond_pythons_own_limit_is_read(read: Read) -> None:
    assert texts(read("a.csv", f"text\n{'word ' * 100_000}\n")) == ["word " * 100_000]


def test_a_wrong_byte_in_a_row_costs_no_other(read: Read) -> None:
    found = read("a.csv", b"id,text\n1,One.\n2,Caf\xe9\n3,Three.\n")
    assert texts(found) == ["One.", "Three."]
    assert refused(found)[0][1].startswith("its text holds no valid character at offset 3 (wrong encoding)")


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param('2,"never closed\n3,Three.\n', id="a quotation mark left open"),
        pytest.param('2,"He said "no" twice"\n3,Three.\n', id="marks inside a field not doubled"),
        pytest.param(f'2,"{"x" * 5000}"\n3,Three.\n', id="a field longer than four articles"),
        pytest.param(f'2,"{"x" * 3000}\n{"x" * 3000}"\n3,Three.\n', id="the same over two lines"),
    ],
)
def test_where_a_table_breaks_off_the_rest_is_one_failure(read: Read, broken: str) -> None:
    found = read("a.csv", f"id,text\n1,One.\n{broken}", max_article_bytes=1000)
    assert texts(found) == ["One."]
    (record, reason), = refused(found)  # fmt: skip
    assert record == "row 2"
    assert reason.startswith("the table breaks off here (")


def test_rows_keep_their_numbers_however_many_are_wrong(read: Read) -> None:
    rows = {7: "too,many,fields", 18: "a,b,c,d", 19: "few", 20: ",,", 33: '2,"x" y'}
    written = (rows.get(number, f'{number},"One\n{number}."') for number in range(1, 41))
    found = read("a.csv", "\n\nid,text\n" + "\n\n".join(written))
    assert texts(found) == [f"One\n{number}." for number in range(1, 33) if number not in rows]
    assert [(record, reason[:21].partition(",")[0]) for record, reason in refused(found)] == [
        ("row 7", "it has 3 fields"),
        ("row 18", "it has 4 fields"),
        ("row 19", "it has 1 fields"),
        ("row 20", "it has 3 fields"),
        ("row 33", "the table breaks off "),
    ]


@pytest.mark.parametrize("broken", ['id,"te"xt\n1,One.\n', 'id,text\n1,"One" and two\n2,Two.\n'])
def test_a_mistake_in_or_behind_the_header_is_not_passed_over(read: Read, broken: str) -> None:
    (record, reason), = refused(read("a.csv", broken))  # fmt: skip
    assert record == "row 1"
    assert reason.startswith("the table breaks off here (")


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.parquet"])
def test_a_genre_is_read_from_every_collection(read: Read, tmp_path: Path, name: str) -> None:
    rows: list[dict[str, object]] = [{"text": "A.", "genre": " NEWS"}, {"text": "B.", "genre": ""}]
    rows.append({"text": "C.", "genre": "poem"})
    write_parquet(tmp_path / "written.parquet", rows)
    lines = "\n".join(json.dumps(row) for row in rows)
    contents = {".csv": "text,genre\nA., NEWS\nB.,\nC.,poem\n", ".jsonl": lines}
    found = read(name, contents.get(Path(name).suffix, (tmp_path / "written.parquet").read_bytes()))
    assert [item.genre for item in found if isinstance(item, RawArticle)] == [Genre.NEWS, None]
    assert [reason[:21] for _, reason in refused(found)] == ["its genre is none of "]


def test_words_that_pandas_takes_for_missing_or_numbers_stay_words(read: Read) -> None:
    words = ["NA", "nan", "null", "None", "007", "1e5", "True", " one "]
    assert texts(read("a.csv", "text,title\n" + "".join(f"{word},x\n" for word in words))) == words


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.csv", "", "it is empty; remove it or fill it"),
        ("a.csv", "\n\n", "it is empty; write a header with the column text"),
        (
            "a.csv",
            "id,body\n1,One.\n",
            "it has no column text (it has id, body); name the column",
        ),
        ("a.csv", "id;body\n1;One.\n", "its header has no commas; separate the columns by commas"),
        ("a.csv", "id\ttext\n1\tOne.\n", "its header has no commas; separate the columns by commas"),
        ("a.csv", "text,Text\na,b\n", "its header has the column text twice; rename one"),
        ("a.csv", "id,text\n", "it holds no records; remove it or fill it"),
        ("a.csv", b"PK\x03\x04", "it is a ZIP, Word or OpenDocument file"),
        ("a.csv", "id,text\n1,One\n".encode("utf-16"), "it is UTF-16 or UTF-32; save it as UTF-8"),
        ("a.jsonl", "", "it is empty; remove it or fill it"),
        ("a.jsonl", "\n \n\n", "it holds no records"),
        ("a.jsonl", b"\x1f\x8b\x08", "it is a gzip file"),
        ("a.parquet", b"", "it is empty; remove it or fill it"),
        ("a.parquet", b"PAR1", "it is broken or no Parquet file; write it again or fetch it anew"),
        ("a.parquet", b"PAR1 and then nothing of use PAR1", "it is broken or no Parquet file"),
        ("a.parquet", b"id,text\n1,One.\n", "it is broken or no Parquet file"),
    ],
)
def test_a_collection_that_cannot_be_read_is_one_failure(
    read: Read, name: str, content: bytes | str, reason: str
) -> None:
    (record, why), = refused(read(name, content))  # fmt: skip
    assert record is None
    assert why.startswith(reason)


def test_each_row_of_a_parquet_file_is_an_article(tmp_path: Path) -> None:
    day = datetime(2026, 1, 7, 12, tzinfo=UTC)
    rows: list[dict[str, object]] = [
        {"Text": "One.\r\n", "id": 11, "published": day, "url": "https://lakeside.example", "other": 1},
        {"Text": "Two.", "id": None, "published": None, "url": None, "other": 2},
        {"Text": None, "id": 13, "published": None, "url": None, "other": 3},
        {"Text": "Four.", "id": 14, "published": day, "url": "javascript:alert(1)", "other": 4},
    ]
    found = list(read_paths([write_parquet(tmp_path / "a.parquet", rows, row_group_size=3)], Settings()))
    assert texts(found) == ["One.\r\n", "Two."]
    first, second = (item for item in found if isinstance(item, RawArticle))
    assert (first.record_id, first.published, first.url) == ("11", day.date(), "https://lakeside.example")
    assert second.record_id == "2"
    assert [record for record, _ in refused(found)] == ["row 3 (id 13)", "row 4 (id 14)"]


def test_whole_numbers_stay_exact_beside_missing_ones(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [{"text": "A.", "id": 2**53 + 1}, {"text": "B.", "id": None}]
    found = list(read_paths([write_parquet(tmp_path / "a.parquet", rows)], Settings()))
    assert [item.record_id for item in found if isinstance(item, RawArticle)] == [str(2**53 + 1), "2"]


def test_the_index_of_a_stored_frame_is_a_column(tmp_path: Path) -> None:
    frame = pd.DataFrame({"text": ["A.", "B."]}, index=pd.Index(["n1", "n2"], name="id"))
    frame.to_parquet(tmp_path / "a.parquet")
    found = list(read_paths([tmp_path / "a.parquet"], Settings()))
    assert [item.record_id for item in found if isinstance(item, RawArticle)] == ["n1", "n2"]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (pa.array([None, 10**15, None], pa.date64()), "a field holds a value out of range; mend it"),
        (pa.array([None, 1, None], pa.timestamp("ms", "No/Where")), "a field has a time zone that nobody"),
        (pa.array([None, 1, None], pa.time64("us")), "its published is no date; write it as YYYY-MM-DD"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_used_costs_its_row_alone(
    tmp_path: Path, wrong: pa.Array, reason: str
) -> None:
    pq.write_table(pa.table({"text": ["A.", "B.", "C."], "published": wrong}), tmp_path / "a.parquet")
    found = list(read_paths([tmp_path / "a.parquet"], Settings()))
    assert texts(found) == ["A.", "C."]
    assert [(record, why[: len(reason)]) for record, why in refused(found)] == [("row 2", reason)]


def test_a_field_that_is_not_utf8_costs_its_row_alone(tmp_path: Path) -> None:
    written = pa.array([b"A.", b"\xff", b"C."])
    text = pa.StringArray.from_buffers(3, written.buffers()[1], written.buffers()[2])
    pq.write_table(pa.table({"text": text}), tmp_path / "a.parquet")
    found = list(read_paths([tmp_path / "a.parquet"], Settings()))
    assert texts(found) == ["A.", "C."]
    assert refused(found) == [("row 2", "a field is not UTF-8; write it as UTF-8")]


@pytest.mark.parametrize("second", ["text", " Text"])
def test_a_parquet_file_has_no_column_twice(tmp_path: Path, second: str) -> None:
    table = pa.table([pa.array(["A."]), pa.array(["B."])], names=["text", second])
    pq.write_table(table, tmp_path / "a.parquet")
    assert refused(list(read_paths([tmp_path / "a.parquet"], Settings()))) == [
        (None, "its header has the column text twice; rename one")
    ]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([{"body": "One."}], "it has no column text (it has body)"),
        ([{"text": 1}], "its text is no string but int"),
        ([{"text": b"One."}], "its text is no string but bytes"),
        ([{"text": ["One."]}], "its column text holds lists or structures; write words in it"),
        ([{"text": "One.", "title": {"a": 1}}], "its column title holds lists or structures"),
    ],
)
def test_a_parquet_file_of_another_kind_is_refused(
    tmp_path: Path, rows: list[dict[str, object]], reason: str
) -> None:
    found = list(read_paths([write_parquet(tmp_path / "a.parquet", rows)], Settings()))
    assert [why[: len(reason)] for _, why in refused(found)] == [reason]


def test_a_broken_row_group_costs_no_other(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [{"text": f"Number {number}. " + "x" * 100} for number in range(9)]
    path = write_parquet(tmp_path / "a.parquet", rows, row_group_size=3, compression="zstd")
    column = pq.ParquetFile(path).metadata.row_group(1).column(0)
    start = column.dictionary_page_offset or column.data_page_offset
    data = bytearray(path.read_bytes())
    data[start : start + column.total_compressed_size] = b"\xff" * column.total_compressed_size
    path.write_bytes(data)
    found = list(read_paths([path], Settings()))
    assert [text[:9] for text in texts(found)] == [f"Number {number}." for number in (0, 1, 2, 6, 7, 8)]
    assert refused(found) == [("row 4", "row group 2 is broken from here on; write the file again")]


@pytest.mark.parametrize(
    ("name", "content", "count"),
    [
        ("a.txt", "One.", 1),
        ("a.txt", "", 1),
        ("a.jsonl", '{"text": "One."}\n\n{"text": "Two."}', 2),
        ("a.jsonl", "x" * 200_000 + "\nmore\n", 2),
        ("a.csv", 'id,text\n1,"One.\nstill one"\n\n2,Two.\n', 2),
        ("a.csv", 'id,text\n1,One.\n2,"Two', 2),
        ("a.parquet", "no such thing", 1),
    ],
)
def test_records_are_counted_for_progress(tmp_path: Path, name: str, content: str, count: int) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8", newline="")
    assert count_records([path, tmp_path / "missing.csv"], Settings()) == count + 1
