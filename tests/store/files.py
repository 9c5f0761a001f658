"""Files as the loader hands them to the store, made from text tables."""

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tests.tables import rows
from tweeluik.schema import KINDS
from tweeluik.store import Store, renew, update
from tweeluik.store.build import parquet_schema
from tweeluik.store.prepared import Prepared
from tweeluik.store.uploads import OWN


def file_of(folder: Path, kind: str, name: str = "", **texts: str) -> Prepared:
    """A file of a kind with these text tables; every row of its first table is a row of the file.

    Answers stand on the row of their form.
    """
    folder.mkdir(parents=True, exist_ok=True)
    name = name or f"{kind}-{len(list(folder.iterdir()))}"
    tables, of_main, of_form = {}, 0, {}
    for table, text in texts.items():
        numbered = [row | {"source_row": number} for number, row in enumerate(rows(table, text), start=2)]
        if table == "responses":
            of_form = {row["response_id"]: row["source_row"] for row in numbered}
        if table == "answers":
            numbered = [row | {"source_row": of_form[row["response_id"]]} for row in numbered]
        tables[table] = folder / f"{name}-{table}.parquet"
        pq.write_table(pa.Table.from_pylist(numbered, schema=parquet_schema(table)), tables[table])
        of_main = len(numbered) if table == KINDS[kind][0] else of_main
    return Prepared(f"{name}.csv", "hash", kind, of_main, tables)


def load(store: Store, *files: Prepared, origin: str = OWN):
    """Stage and publish files as one command does; returns what was staged."""
    with store.staged(files, origin) as ready:
        if ready.changes_something:
            ready.publish()
        return ready


def begin(begins, what: Callable, *parts) -> None:
    """Do something, and say just before that it begins; for a process that is to be killed meanwhile."""
    begins.set()
    what(*parts)


def load_by_update(store: Store, *files: Prepared):
    """Load files into a copy of the database, however large their share of it is; in a process that ends with it."""
    renew.MOST = update.MOST = 1e9
    return load(store, *files)


EDITIONS = """
edition_id | training_format | starts_on  | capacity
spring     | open            | 2025-03-01 | 10
inside     | in_company      | 2025-03-01 |
"""
ENROLMENTS = """
enrolment_id | edition_id | participant_id | enrolment_status
1            | spring     | an             | completed
2            | spring     | bo             | no_show
3            | inside     | cas            | completed
"""


def programme(folder: Path) -> Prepared:
    """A flat file of three enrolments in two editions."""
    return file_of(folder, "enrolments", enrolments=ENROLMENTS, editions=EDITIONS)
