"""How does the reader's database come out of the uploads?

`queries/build/*.sql` run in the order of their names on views `uploaded_<table>` (the rows of uploads, with their
`upload_id`), `reference_<name>` and `known_<name>_keys` (numbers that were given before). Between them stand the two
steps that SQL can't say, `grouping.py`. `update.py` runs the same steps on the part of a database that changes.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from tweeluik.config import REFERENCE
from tweeluik.schema import BOOLEAN, DATE, DECIMAL, INTEGER, KINDS, TABLES, TEXT
from tweeluik.store.grouping import cut_into_pieces, join_pieces
from tweeluik.store.workshop import (
    FACT_TABLES,
    GROUP_TABLES,
    LEFT_OUT,
    LISTS,
    NUMBERS,
    PIECES,
    PLACES,
    ROWS,
    STEPS,
    facts_of,
    groups_of,
    keep,
    part,
    quoted,
    run,
    workshop,
)

# Everything that decides what is made, besides the steps.
_MAKERS = ("build", "workshop", "update", "regroup", "grouping", "groups")
_NUMBERED = ("edition", "participant", "organisation")
# Enrolments of which the facts are made at once.
_AT_ONCE = 250_000
_ARROW = {
    TEXT: pa.string(),
    INTEGER: pa.int64(),
    DECIMAL: pa.float64(),
    DATE: pa.date32(),
    BOOLEAN: pa.bool_(),
}


def recipe() -> str:
    """A short hash of everything that decides what a build makes of the same uploads."""
    sources = [*sorted(STEPS.glob("*.sql")), *(Path(__file__).with_name(f"{name}.py") for name in _MAKERS)]
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
    with workshop(target) as (connection, scratch):
        say_version(connection, fingerprint, threshold)
        offer_uploads(connection, uploads, scratch)
        offer_reference(connection)
        offer_known_keys(connection, lambda table: f"(select '' as {table}_id, 0 as {table}_key where false)")
        run(connection, *ROWS, *LISTS, *NUMBERS)
        for editions in _in_parts(connection):
            with facts_of(connection, editions):
                keep(connection, *FACT_TABLES)
        with part(connection):
            run(connection, *PLACES)
            cut_into_pieces(connection, threshold, scratch)
            run(connection, *PIECES)
            keep(connection, "pieces", "piece_members")
        with part(connection):
            join_pieces(connection, threshold, scratch)
            keep(connection, "joined_pieces")
        for groups in _by_question(connection):
            with groups_of(connection, groups):
                keep(connection, *GROUP_TABLES)
        run(connection, *LEFT_OUT)
        list_uploads(connection, uploads)


def _in_parts(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Selects that name all editions, in order of date, with some `_AT_ONCE` enrolments each."""
    enrolments, editions = connection.execute(
        "select (select count(*) from enrolments), (select count(*) from editions)"
    ).fetchone()
    parts = 1 + enrolments // _AT_ONCE
    for number in range(parts):
        first, last = editions * number // parts, editions * (number + 1) // parts
        yield f"select edition_id from store.edition_keys where edition_key > {first} and edition_key <= {last}"


def _by_question(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Selects that name all protected groups, question by question; one that names none when there is no question."""
    questions = connection.execute("select distinct question_id from pieces order by 1 nulls first").fetchall()
    for (question_id,) in questions or [(None,)]:
        asked = "is null" if question_id is None else f"= {quoted(question_id)}"
        yield (
            "select case when pieces.is_whole then pieces.piece_key else joined_pieces.group_key end as group_key "
            "from store.pieces left join store.joined_pieces on pieces.piece_key = joined_pieces.piece_key "
            f"where pieces.question_id {asked}"
        )


def offer_uploads(
    connection: duckdb.DuckDBPyConnection,
    uploads: Sequence[Path],
    scratch: Path,
    name: str = "uploaded",
    where: Callable[[str], str] = lambda table: "true",
) -> None:
    """Views `<name>_<table>` with the rows of uploads that meet a condition on the table."""
    for table in TABLES:
        # An empty file in front gives a table its columns, also when no upload brings it.
        nothing = scratch / f"{table}.parquet"
        pq.write_table(parquet_schema(table).empty_table(), nothing)
        files = [folder / "rows" / f"{table}.parquet" for folder in uploads]
        listed = ", ".join(quoted(path) for path in [nothing, *files] if path.exists())
        columns = ", ".join(f'"{field}"' for field in [*TABLES[table], "source_row"])
        connection.execute(
            f"create temp view {name}_{table} as select {columns}, "
            "string_split(replace(filename, '\\', '/'), '/')[-3] as upload_id "
            f"from read_parquet([{listed}], union_by_name = true, filename = true) where {where(table)}"
        )


def offer_reference(connection: duckdb.DuckDBPyConnection) -> None:
    """Views `reference_<name>` of the lists that come with the product."""
    for name in ("sections", "provinces"):
        connection.execute(
            f"create temp view reference_{name} as select * "
            f"from read_csv({quoted(REFERENCE / f'{name}.csv')}, header = true, all_varchar = true, "
            "delim = ',', quote = '\"')"
        )


def offer_known_keys(connection: duckdb.DuckDBPyConnection, source: Callable[[str], str]) -> None:
    """Views `known_<name>_keys` of the numbers that were given before."""
    for name in _NUMBERED:
        connection.execute(f"create temp view known_{name}_keys as select * from {source(name)}")


def say_version(connection: duckdb.DuckDBPyConnection, fingerprint: str, threshold: int) -> None:
    """Table `store_version`: what the database is made of."""
    connection.execute("create or replace table store_version (fingerprint varchar, threshold integer)")
    connection.execute("insert into store_version values (?, ?)", [fingerprint, threshold])


def list_uploads(connection: duckdb.DuckDBPyConnection, uploads: Sequence[Path]) -> None:
    """Table `uploads`: the files that the database is made of."""
    connection.execute(
        "create or replace table uploads (upload_id varchar, file_name varchar, kind varchar, origin varchar, "
        "loaded_at timestamp, row_count bigint, revision integer)"
    )
    for folder in uploads:
        facts = json.loads((folder / "upload.json").read_text(encoding="utf-8"))
        assert facts["kind"] in KINDS
        connection.execute(
            "insert into uploads values (?, ?, ?, ?, ?, ?, ?)",
            [
                folder.name,
                facts["file_name"],
                facts["kind"],
                facts["origin"],
                facts["loaded_at"],
                facts["rows"],
                facts.get("revision", 0),
            ],
        )
