"""Records in each format: types kept, nothing a formula, and no record in the way of its neighbours."""

import csv
import json
from datetime import date
from io import BytesIO, StringIO
from math import inf, nan

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sqlmodel import Session

from app.services.catalogue import Reading
from app.services.exports.examples import example
from app.services.exports.fields import FIELDS, Value
from app.services.exports.records import Export, export
from app.services.exports.writing import cell, csv_parts, csv_table, geojson_parts, parquet_parts
from app.services.filters import RULES, Kind, LedgerFilter
from app.vocabulary import Role
from tests.factories import Maker
from tests.services.queries import counting

ROOT = "https://ledger.example"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Riverton", "Riverton"),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@here", "'@here"),
        ("  =1", "'  =1"),
        ("\t=1", "'\t=1"),
        ("\r1", "'\r1"),
        ("＝1", "'＝1"),
        ("1-2", "1-2"),
        ("'quoted'", "'quoted'"),
        (("ICE", "CBP"), "ICE; CBP"),
        (("=1", "CBP"), "'=1; CBP"),
        ((), ""),
        (None, ""),
        (True, "true"),
        (False, "false"),
        (date(2026, 1, 7), "2026-01-07"),
        (-93.2, -93.2),
        (0, 0),
    ],
)
def test_a_cell_says_its_value_and_is_no_formula(value: Value, written: str | float) -> None:
    assert cell(value) == written


def test_a_table_is_read_as_it_was_written() -> None:
    rows = [["one, two", 'say "no"', "line\nbreak"], ["Peña", "“x”", ""]]
    read = list(csv.reader(StringIO(csv_table(["a", "b", "c"], rows).decode(), newline="")))
    assert read == [["a", "b", "c"], *rows]


@pytest.fixture
def placed(session: Session) -> Session:
    """Statements of every sort, among them what no format likes."""
    make = Maker(session)
    city = make.place("Riverton", latitude=45.0, longitude=-93.2)
    nowhere = make.place("Otherton", latitude=nan, longitude=inf)
    article = make.article(published=date(2026, 1, 9))
    chief = make.official("Ann Bell", place_id=city.id)
    make.statement("We were not told.", [article], official=chief, tactics=["deadly-force"])
    make.statement("=1+1\x0b\x1b[31m\ufffe \U0001f600 ]]> \u2028", [article], place_id=nowhere.id)
    make.statement('-"quoted", with\r\nlines', [article], role=Role.MAYOR)
    make.statement("We will ask.", [article], official=chief)
    make.done()
    return session


def _export(session: Session, reading: Reading, kind: Kind = "statements") -> Export:
    return export(session, reading, LedgerFilter(kind), ROOT)


def test_one_record_never_breaks_its_neighbours(placed: Session, reading: Reading) -> None:
    made = _export(placed, reading)
    ids = [4, 3, 2, 1]
    table = list(csv.DictReader(StringIO(b"".join(csv_parts(made)).decode(), newline="")))
    assert [int(row["id"]) for row in table] == ids
    features = json.loads(b"".join(geojson_parts(made, {})))["features"]
    assert [feature["properties"]["id"] for feature in features] == ids
    assert [bool(feature["geometry"]) for feature in features] == [True, False, False, True]
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [-93.2, 45.0]}
    columns = pq.read_table(BytesIO(b"".join(parquet_parts(made, {}))))
    assert columns["id"].to_pylist() == ids
    texts = [feature["properties"]["text"] for feature in features]
    assert columns["text"].to_pylist() == texts
    assert [row["text"].removeprefix("'") for row in table] == texts


def test_parquet_keeps_types_and_says_what_columns_mean(placed: Session, reading: Reading) -> None:
    file = pq.read_table(BytesIO(b"".join(parquet_parts(_export(placed, reading), {"ledger": "{}"}))))
    types = {"id": pa.int64(), "reported_on": pa.date32(), "former": pa.bool_(), "latitude": pa.float64()}
    assert {name: file.schema.field(name).type for name in types} == types
    assert file["tactics"].to_pylist()[-1] == ["Deadly force"]
    assert not file.schema.field("text").nullable
    assert file.schema.metadata[b"ledger"] == b"{}"
    for field in FIELDS["statements"]:
        assert file.schema.field(field.name).metadata[b"description"].decode() == field.about


@pytest.mark.parametrize("kind", RULES)
def test_fields_are_explained_once_each(kind: Kind) -> None:
    names = [field.name for field in FIELDS[kind]]
    assert len(names) == len(set(names))
    assert all(field.about.endswith(".") for field in FIELDS[kind])
    made = example(kind, ROOT)
    assert list(made) == names
    assert not [field.name for field in FIELDS[kind] if field.always and made[field.name] is None]
    assert str(made["url"]).startswith(f"{ROOT}/{kind}/")


@pytest.mark.parametrize("kind", [kind for kind in RULES if kind != "tactics"])
def test_an_empty_ledger_gives_the_names_alone(session: Session, reading: Reading, kind: Kind) -> None:
    made = _export(session, reading, kind)
    names = [field.name for field in FIELDS[kind]]
    assert b"".join(csv_parts(made)).decode() == ",".join(names) + "\r\n"
    file = pq.read_table(BytesIO(b"".join(parquet_parts(made, {}))))
    assert (file.num_rows, file.column_names) == (0, names)


def test_rows_cost_no_queries_of_their_own(placed: Session, reading: Reading) -> None:
    make = Maker(placed, start=50)

    def queries() -> int:
        made = _export(placed, reading)
        with counting(placed) as sent:
            assert list(made.batches())
        return len(sent)

    few = queries()
    for number in range(40):
        make.statement(f"Said {number}", [make.article(published=date(2026, 1, 9))])
    make.done()
    assert queries() == few
