"""How does the reader's database come out of the uploads?

`queries/build/*.sql` run in the order of their names on views `uploaded_<table>` (the rows of all uploads, with their
`upload_id`) and `reference_<name>`; between the counts and the groups stands the one step SQL can't say, `groups.py`.
"""

import hashlib
import json
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from tweeluik.config import QUERIES, REFERENCE
from tweeluik.schema import BOOLEAN, DATE, DECIMAL, INTEGER, KINDS, TABLES, TEXT
from tweeluik.store.groups import EditionCount, protected_groups

_BUILD = QUERIES / "build"
_GROUPS_STEP = "60"
_ARROW = {
    TEXT: pa.string(),
    INTEGER: pa.int64(),
    DECIMAL: pa.float64(),
    DATE: pa.date32(),
    BOOLEAN: pa.bool_(),
}


def recipe() -> str:
    """A short hash of everything that decides what a build makes of the same uploads."""
    sources = [
        *sorted(_BUILD.glob("*.sql")),
        *(Path(__file__).with_name(n) for n in ("build.py", "groups.py")),
    ]
    sources += [REFERENCE / "sections.csv", REFERENCE / "provinces.csv"]
    digest = hashlib.sha256()
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def parquet_schema(table: str) -> pa.Schema:
    """The columns of a table's Parquet file: its fields, then `source_row`."""
    fields = [(field.name, _ARROW[field.type]) for field in TABLES[table].values()]
    return pa.schema([*fields, ("source_row", pa.int64())])


def build(target: Path, uploads: Sequence[Path], threshold: int, fingerprint: str) -> None:
    """Make the reader's database at `target` (must not exist) from upload folders, oldest first.

    The file is complete and closed when this returns; whoever calls gives it its place.
    """
    scratch = target.with_name(target.name + ".scratch")
    scratch.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect(str(target), config={"threads": 2, "temp_directory": str(scratch)})
    try:
        connection.execute("set enable_progress_bar = false")
        connection.execute("set preserve_insertion_order = true")
        _offer_uploads(connection, uploads, scratch)
        _offer_reference(connection)
        for step in sorted(_BUILD.glob("*.sql")):
            if step.name.startswith(_GROUPS_STEP):
                _group(connection, threshold, scratch)
            connection.execute(step.read_text(encoding="utf-8"))
        _list_uploads(connection, uploads)
        connection.execute("create table store_version (fingerprint varchar, threshold integer)")
        connection.execute("insert into store_version values (?, ?)", [fingerprint, threshold])
        connection.execute("checkpoint")
    finally:
        connection.close()
        for leftover in scratch.iterdir():
            leftover.unlink()
        scratch.rmdir()


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _offer_uploads(connection: duckdb.DuckDBPyConnection, uploads: Sequence[Path], scratch: Path) -> None:
    for table in TABLES:
        # An empty file in front gives a table its columns, also when no upload brings it.
        nothing = scratch / f"{table}.parquet"
        pq.write_table(parquet_schema(table).empty_table(), nothing)
        files = [folder / "rows" / f"{table}.parquet" for folder in uploads]
        listed = ", ".join(_quoted(path) for path in [nothing, *files] if path.exists())
        columns = ", ".join(f'"{name}"' for name in [*TABLES[table], "source_row"])
        connection.execute(
            f"create temp view uploaded_{table} as select {columns}, "
            "string_split(replace(filename, '\\', '/'), '/')[-3] as upload_id "
            f"from read_parquet([{listed}], union_by_name = true, filename = true)"
        )


def _offer_reference(connection: duckdb.DuckDBPyConnection) -> None:
    for name in ("sections", "provinces"):
        connection.execute(
            f"create temp view reference_{name} as select * "
            f"from read_csv({_quoted(REFERENCE / f'{name}.csv')}, header = true, all_varchar = true, "
            "delim = ',', quote = '\"')"
        )


def _list_uploads(connection: duckdb.DuckDBPyConnection, uploads: Sequence[Path]) -> None:
    connection.execute(
        "create table uploads (upload_id varchar, file_name varchar, kind varchar, origin varchar, "
        "loaded_at timestamp, row_count bigint)"
    )
    for folder in uploads:
        facts = json.loads((folder / "upload.json").read_text(encoding="utf-8"))
        assert facts["kind"] in KINDS
        connection.execute(
            "insert into uploads values (?, ?, ?, ?, ?, ?)",
            [
                folder.name,
                facts["file_name"],
                facts["kind"],
                facts["origin"],
                facts["loaded_at"],
                facts["rows"],
            ],
        )


def _group(connection: duckdb.DuckDBPyConnection, threshold: int, scratch: Path) -> None:
    """Write `group_members`: one row an edition and unit that found a group."""
    counts = connection.execute(
        "select answer_counts.question_id, edition_facts.edition_key, answer_counts.people, "
        "edition_facts.training_format, edition_facts.training_id, edition_facts.delivery_mode, "
        "edition_facts.institution, edition_facts.theme, edition_facts.starts_on "
        "from answer_counts inner join edition_facts on answer_counts.edition_key = edition_facts.edition_key "
        "order by answer_counts.question_id nulls first, edition_facts.edition_key"
    ).fetchall()
    rows: dict[str, list] = {
        "group_key": [],
        "question_id": [],
        "edition_key": [],
        "people": [],
        "is_small": [],
    }
    group_key = 0
    for question_id, of_question in groupby(counts, key=lambda row: row[0]):
        for members in protected_groups((EditionCount(*row[1:]) for row in of_question), threshold):
            group_key += 1
            for member in members:
                rows["group_key"].append(group_key)
                rows["question_id"].append(question_id)
                rows["edition_key"].append(member.edition_key)
                rows["people"].append(member.people)
                rows["is_small"].append(member.people < threshold)
    types = [pa.int32(), pa.string(), pa.int32(), pa.int64(), pa.bool_()]
    path = scratch / "group_members.parquet"
    pq.write_table(pa.table(rows, schema=pa.schema(list(zip(rows, types, strict=True)))), path)
    connection.execute(f"create table group_members as select * from read_parquet({_quoted(path)})")
