"""Are the worked examples and the demo data read without a question asked?"""

import resource
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.ingest.files import codes, column, errors, prepared
from tweeluik.config import DEMO, EXAMPLES
from tweeluik.findings import NOTE
from tweeluik.ingest import Options
from tweeluik.ingest.load import load
from tweeluik.ingest.parts import parts
from tweeluik.store import Store
from tweeluik.store.build import parquet_schema

SMALL = {
    "enrolments": "inschrijvingen",
    "evaluations": "evaluaties",
    "editions": "edities",
    "organisations": "organisaties",
}
MICRO = Path(__file__).parent.parent / "micro"


@pytest.mark.parametrize(
    ("name", "kind", "rows", "tables"),
    [
        ("organisations", "organisations", 6, {"organisations"}),
        ("editions", "editions", 4, {"editions", "trainings"}),
        ("enrolments", "enrolments", 21, {"enrolments"}),
        ("evaluations", "evaluations", 14, {"responses", "answers", "questions"}),
    ],
)
def test_the_four_editions_that_can_be_counted_by_hand(tmp_path, name, kind, rows, tables):
    of = prepared(tmp_path, MICRO / f"{name}.csv")
    assert (of.kind, of.rows, set(of.tables), codes(of)) == (kind, rows, tables, [])


def test_every_table_has_the_columns_of_the_schema(tmp_path):
    for name in ("organisations", "editions", "enrolments", "evaluations"):
        for table, path in prepared(tmp_path, MICRO / f"{name}.csv").tables.items():
            wanted = parquet_schema(table)
            assert dict(zip(wanted.names, wanted.types, strict=True)) == dict(_columns(path)), table


def _columns(path: Path) -> list[tuple]:
    schema = pq.read_schema(path)
    return list(zip(schema.names, schema.types, strict=True))


def test_ratings_of_lectures(tmp_path, shared):
    folder = shared / "real" / "insteval"
    of = prepared(tmp_path, folder / "enrolments.csv", sectors="own")
    assert (of.rows, codes(of), len(column(of, "editions", "edition_id"))) == (73_421, [], 5368)
    assert len(set(column(of, "organisations", "sector"))) == 14
    of = prepared(tmp_path, folder / "evaluations.csv", sectors="own")
    assert (of.rows, codes(of), len(column(of, "answers", "score"))) == (73_421, [], 73_421)


@pytest.mark.parametrize("path", sorted(DEMO.glob("*.csv")), ids=lambda path: path.stem)
def test_the_demo_data_load_as_they_are(tmp_path, path):
    of = prepared(tmp_path, path)
    assert (errors(of), of.rejected, of.repeated) == ([], (), ())


def test_the_four_small_examples_load_together_as_one_programme(tmp_path):
    assert {kind: prepared(tmp_path, EXAMPLES / f"{name}.csv").kind for kind, name in SMALL.items()} == {
        kind: kind for kind in SMALL
    }
    report = load(parts([EXAMPLES / f"{name}.csv" for name in SMALL.values()], Options()), Store(tmp_path / "store"))
    assert report.published
    assert [file.counts.rejected for file in report.files] == [0, 0, 0, 0]
    assert [found.code for found in report.findings if found.severity != NOTE] == ["enrolment_has_known_sector"]


def test_memory_does_not_grow_with_the_file(tmp_path):
    header = "edition_id,participant,enrolment_status,job_family\n"
    path = tmp_path / "large.csv"
    with path.open("w") as file:
        file.write(header)
        for number in range(300_000):
            file.write(f"I{number % 5000},p{number},completed,{'function ' * 10}{number % 50}\n")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    of = prepared(tmp_path, path)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert (of.rows, errors(of)) == (300_000, [])
    assert grown < 400_000  # KiB
