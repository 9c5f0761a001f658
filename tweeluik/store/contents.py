"""What does an upload hold, whether it counts or was taken back?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from tweeluik.schema import KINDS
from tweeluik.store.uploads import Upload

# What is counted -> the columns of the upload's tables that name it.
_NAMED_BY = {
    "editions": (("editions", "edition_id"), ("enrolments", "edition_id"), ("responses", "edition_id")),
    "trainings": (("trainings", "training_id"), ("editions", "training_id")),
    "organisations": (
        ("organisations", "organisation_id"),
        ("enrolments", "organisation_id"),
        ("editions", "client_organisation_id"),
    ),
    "participants": (("enrolments", "participant_id"), ("responses", "participant_id")),
}


@dataclass(frozen=True)
class Contents:
    """What an upload holds: `rows` of the table that its kind is about, and how many of each thing these speak of.

    The days are the starts of its first and its last edition; missing when nothing that is loaded knows them.
    """

    rows: int
    editions: int
    trainings: int
    organisations: int
    participants: int
    first_on: date | None
    last_on: date | None


def contents(upload: Upload, database: Path) -> Contents:
    """Count what is in the Parquet files of an upload; the reader's database, if any, knows when its editions start."""
    tables = {path.stem: path for path in (upload.folder / "rows").glob("*.parquet")}
    connection = duckdb.connect(config={"threads": 2})
    try:
        connection.execute("set enable_progress_bar = false")
        for table, path in tables.items():
            connection.execute(f"create view {table} as select * from read_parquet('{_escaped(path)}')")
        rows = _count(connection, f"from {KINDS[upload.facts['kind']][0]}") if tables else 0
        counts = {
            name: _count(connection, f"from ({_distinct(columns, tables)}) as named")
            for name, columns in _NAMED_BY.items()
        }
        return Contents(rows, **counts, **_days(connection, tables, database))
    finally:
        connection.close()


def _escaped(path: Path) -> str:
    return str(path).replace("'", "''")


def _count(connection: duckdb.DuckDBPyConnection, source: str) -> int:
    return connection.execute(f"select count(*) {source}").fetchone()[0]


def _distinct(columns: Iterable[tuple[str, str]], tables: dict[str, Path]) -> str:
    """The different values of some columns, of the tables that the upload has."""
    selects = [f"select distinct {column} as id from {table} where {column} is not null" for table, column in columns]
    had = [select for select, (table, _) in zip(selects, columns, strict=True) if table in tables]
    return " union ".join(had or ["select null as id where false"])


def _days(connection: duckdb.DuckDBPyConnection, tables: dict[str, Path], database: Path) -> dict[str, date | None]:
    sources = ["select edition_id, starts_on from editions"] if "editions" in tables else []
    if database.exists():
        connection.execute(f"attach '{_escaped(database)}' as reader (read_only)")
        sources.append("select edition_id, starts_on from reader.editions")
    if not sources:
        return {"first_on": None, "last_on": None}
    named = _distinct(_NAMED_BY["editions"], tables)
    first, last = connection.execute(
        f"select min(starts_on), max(starts_on) from ({' union all '.join(sources)}) as known "
        f"where edition_id in (select id from ({named}) as named)"
    ).fetchone()
    return {"first_on": first, "last_on": last}
