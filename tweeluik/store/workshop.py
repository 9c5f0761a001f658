"""Where is a database made, and how do the steps of the build run on a part of it?

A part stands in a schema in front of the database: what is there is what a step sees, everything else it sees in the
database itself, which is attached as `store`. So one set of steps serves a whole build, which goes part by part to stay
small in memory, and an update, which makes only the parts that a change touches.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from tweeluik.config import QUERIES

STEPS = QUERIES / "build"
# The steps, by how their names begin.
ROWS, LISTS, NUMBERS, FACTS = ("1",), ("2",), ("30", "31", "32"), ("33", "34", "4", "5")
PLACES, PIECES, GROUPS, LEFT_OUT = ("60",), ("61",), ("62", "70", "72", "73"), ("71",)
# What DuckDB may hold while it builds; beyond, it works in files beside the database.
_MEMORY = "700MB"


@contextmanager
def workshop(target: Path) -> Iterator[tuple[duckdb.DuckDBPyConnection, Path]]:
    """A connection with `target` as `store`, in bounded memory, and a folder for what is put aside; complete and closed
    afterwards."""
    scratch = target.with_name(target.name + ".scratch")
    scratch.mkdir(parents=True, exist_ok=True)
    connection = _bounded(scratch)
    try:
        # One checkpoint, at the end: each writes the last rows of every table again.
        connection.execute("set checkpoint_threshold = '1TB'")
        connection.execute(f"attach {quoted(target)} as store")
        connection.execute("use store")
        yield connection, scratch
        connection.execute("checkpoint store")
    finally:
        connection.close()
        for leftover in scratch.iterdir():
            leftover.unlink()
        scratch.rmdir()


@contextmanager
def reading(database: Path | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection in bounded memory, with a database as `reader` that it can't change."""
    with tempfile.TemporaryDirectory(prefix="tweeluik-") as scratch:
        connection = _bounded(Path(scratch))
        try:
            if database is not None:
                connection.execute(f"attach {quoted(database)} as reader (read_only)")
            yield connection
        finally:
            connection.close()


def _bounded(scratch: Path) -> duckdb.DuckDBPyConnection:
    limits = {"threads": 2, "temp_directory": str(scratch), "memory_limit": _MEMORY}
    connection = duckdb.connect(":memory:", config=limits)
    connection.execute("set enable_progress_bar = false")
    return connection


def quoted(text: Path | str) -> str:
    """A text as a literal of SQL."""
    return "'" + str(text).replace("'", "''") + "'"


def run(connection: duckdb.DuckDBPyConnection, *steps: str) -> None:
    """Run the steps whose names begin so, in order."""
    for step in sorted(STEPS.glob("*.sql")):
        if step.name.startswith(steps):
            connection.execute(step.read_text(encoding="utf-8"))


@contextmanager
def part(connection: duckdb.DuckDBPyConnection, **tables: str) -> Iterator[None]:
    """A part of the world: these tables (name -> select) hide those of the database. One at a time; gone afterwards."""
    connection.execute("create schema memory.part")
    connection.execute("set search_path = 'memory.part,store.main'")
    for table, select in tables.items():
        connection.execute(f"create table memory.part.{table} as {select}")
    yield
    connection.execute("use store")
    connection.execute("drop schema memory.part cascade")


def keep(connection: duckdb.DuckDBPyConnection, *tables: str) -> None:
    """Add what the part made of tables to the database."""
    for table in tables:
        connection.execute(f"create table if not exists store.{table} as from memory.part.{table} limit 0")
        connection.execute(f"insert into store.{table} by name select * from memory.part.{table}")


def put_in_place(connection: duckdb.DuckDBPyConnection, key: str, touched: str, *tables: str) -> None:
    """Put what the part made of tables in the place of the rows whose key stands in the table `touched`."""
    for table in tables:
        connection.execute(f"delete from store.{table} where {key} in (select {key} from {touched})")
    keep(connection, *tables)


@contextmanager
def facts_of(connection: duckdb.DuckDBPyConnection, editions: str) -> Iterator[None]:
    """A part with `FACT_TABLES` of the editions that a select names."""
    with part(
        connection,
        editions=f"select * from store.editions where edition_id in ({editions})",
        enrolments="select * from store.enrolments where edition_id in (select edition_id from editions)",
        responses="select * from store.responses where edition_id in (select edition_id from editions)",
        answers="select * from store.answers where response_id in (select response_id from responses)",
        edition_keys="select * from store.edition_keys where edition_id in (select edition_id from editions)",
        participant_keys="select * from store.participant_keys "
        "where participant_id in (select participant_id from enrolments)",
    ):
        run(connection, *FACTS)
        yield


@contextmanager
def groups_of(connection: duckdb.DuckDBPyConnection, groups: str) -> Iterator[None]:
    """A part with `GROUP_TABLES` of the groups that a select names."""
    with part(
        connection,
        chosen=f"select group_key from ({groups}) as groups",
        pieces="select * from store.pieces where (is_whole and piece_key in (from chosen)) "
        "or piece_key in (select piece_key from store.joined_pieces where group_key in (from chosen))",
        piece_members="select * from store.piece_members where piece_key in (select piece_key from pieces)",
        edition_facts="select * from store.edition_facts where edition_key in (select edition_key from piece_members)",
        responses="select response_id, edition_id from store.responses "
        "where edition_id in (select edition_id from edition_facts)",
        answers="select response_id, question_id, score from store.answers "
        "where question_id in (select question_id from pieces) "
        "and response_id in (select response_id from responses)",
    ):
        run(connection, *GROUPS)
        yield


FACT_TABLES = ("enrolment_facts", "edition_facts", "answer_counts")
GROUP_TABLES = ("group_members", "protected_groups", "answer_facts", "response_facts")
