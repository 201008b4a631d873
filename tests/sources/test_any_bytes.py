import random
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.config import Settings
from app.sources import RawArticle, ReadFailure, count_records, read_paths
from app.sources.finding import ENDINGS

FRAGMENTS = [
    b"---\n", b"title: ", b'{"text": "', b'"}', b"text,id\n", b'"', b",", b"\n", b"\r", b"<p>", b"</html>",
    b"<!--", b"\xef\xbb\xbf", b"\xff\xfe", b"\xe9", b"\0", b"\\ud800", b"[[", b"{{", b"&#0;",
    b"published: 2026-02-30\n", b"<meta charset=iso-8859-8>",
    "“Né” 𝒜\u2028".encode(), b"words and more words ", b"!!python/object:os.system", b"*a", b"&a ", b"PAR1",
]  # fmt: skip
HOSTILE = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.binary(max_size=20)), max_size=30).map(b"".join)


@pytest.mark.parametrize("ending", ENDINGS)
@given(content=HOSTILE)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_bytes_give_articles_or_failures(tmp_path: Path, ending: str, content: bytes) -> None:
    assert faults(tmp_path / f"a{ending}", content) == []


def test_a_parquet_file_with_any_bytes_changed_gives_articles_or_failures(tmp_path: Path) -> None:
    whole = tmp_path / "whole.parquet"
    rows = [{"text": f"Number {number} " + "x" * 50, "id": str(number)} for number in range(40)]
    pq.write_table(pa.Table.from_pylist(rows), whole, row_group_size=10)
    data, chance = whole.read_bytes(), random.Random(7)
    for _ in range(200):
        changed = bytearray(data)
        for _ in range(chance.choice((1, 2, 20))):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        cut = bytes(changed[: chance.choice((None, -9, 99))])
        assert faults(tmp_path / "a.parquet", cut) == []


def faults(path: Path, content: bytes) -> list[object]:
    """What could not be stored, or is not said in one line with a remedy; that nothing is read or counted."""
    path.write_bytes(content)
    found = list(read_paths([path], Settings()))
    wrong: list[object] = [item for item in found if not _is_sound(item)]
    if not found or count_records([path], Settings()) < 1:
        wrong.append("nothing was read or counted")
    return wrong


def _is_sound(item: RawArticle | ReadFailure) -> bool:
    if isinstance(item, RawArticle):
        return bool(item.text.strip()) and "\0" not in item.text.encode("utf-8").decode("utf-8")
    return "\n" not in item.reason and "; " in item.reason
