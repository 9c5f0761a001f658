"""How is a named query run on the reader's database, by many readers at once, without a mix of versions?"""

import threading
import time
import weakref
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pandas as pd

from tweeluik import config
from tweeluik.engine import queries
from tweeluik.errors import QueryError, StoreError

# How often the watcher looks [s].
_WATCH_EVERY = 0.25


class DuckEngine:
    """An in-memory DuckDB with one version of the reader's database attached, read-only and locked down."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, version: str, threshold: int) -> None:
        self._connection = connection
        self.version = version
        self.threshold = threshold
        self._running: dict[duckdb.DuckDBPyConnection, float] = {}
        # A statement has no timeout of its own. One watcher for all of them: a timer a query costs more than the query.
        closed = threading.Event()
        watcher = threading.Thread(target=_watch, args=(self._running, closed), daemon=True)
        watcher.start()
        # Also called at the end of the process: a thread that is cut off there leaves DuckDB unable to clean up.
        self._stop_watching = weakref.finalize(self, _stop, closed, watcher)

    def query(self, name: str, **parameters: object) -> pd.DataFrame:
        """The rows of a named query, in its order; parameters it doesn't take are left aside.

        Raises QueryError: `unknown_query`, `missing_parameter`, or `query_too_slow` after `config.QUERY_TIMEOUT`.
        """
        query = queries.load(name)
        return self._run(name, query.sql, _taken(query, parameters))

    def rule(self, name: str) -> pd.DataFrame:
        """The rows that break a rule of `queries/checks`: upload_id, source_row, column_name, found, expected."""
        return self._run(name, queries.rule(name).sql, {})

    def count(self, query: queries.Query, of: str = "", **parameters: object) -> int:
        """How many rows a named query or a rule has, or how many different values of one of its columns."""
        counted = f"count(distinct {of})" if of else "count(*)"
        sql = f"select {counted} as found from ({query.sql.rstrip().rstrip(';')}) as counted"
        return int(self._run(query.name, sql, _taken(query, parameters))["found"].iloc[0])

    def _run(self, name: str, sql: str, parameters: dict) -> pd.DataFrame:
        # A cursor of its own for every query: one connection used by several threads gives wrong rows silently.
        cursor = self._connection.cursor()
        self._running[cursor] = time.monotonic() + config.QUERY_TIMEOUT
        try:
            cursor.execute("use reader")
            return _plain_numbers(cursor.execute(sql, parameters).df())
        except duckdb.InterruptException as error:
            raise QueryError("query_too_slow", name=name, seconds=config.QUERY_TIMEOUT) from error
        finally:
            del self._running[cursor]
            cursor.close()

    def close(self) -> None:
        """Let go of the file."""
        self._stop_watching()
        self._connection.close()


def _taken(query: queries.Query, parameters: dict) -> dict:
    """The parameters that a query takes; QueryError `missing_parameter` when one is not there."""
    if missing := [wanted for wanted in query.parameters if wanted not in parameters]:
        raise QueryError("missing_parameter", name=query.name, parameter=", ".join(missing))
    return {wanted: parameters[wanted] for wanted in query.parameters}


def _watch(running: dict[duckdb.DuckDBPyConnection, float], closed: threading.Event) -> None:
    """Interrupt what runs longer than it may, until the engine is closed."""
    while not closed.wait(_WATCH_EVERY):
        _interrupt_late(running)


def _stop(closed: threading.Event, watcher: threading.Thread) -> None:
    closed.set()
    watcher.join()


def _interrupt_late(running: dict[duckdb.DuckDBPyConnection, float]) -> None:
    # A function of its own, so that no name keeps a cursor alive until the next look.
    for cursor, until in list(running.items()):
        if time.monotonic() > until:
            cursor.interrupt()


def _plain_numbers(frame: pd.DataFrame) -> pd.DataFrame:
    """Counts as int64, or as float with NaN where one is missing: engines differ in the integers they return."""
    for column, dtype in frame.dtypes.items():
        if dtype != "int64" and pd.api.types.is_integer_dtype(dtype):
            frame[column] = frame[column].astype("float64" if frame[column].hasnans else "int64")
    return frame


def file_version(database: Path) -> str:
    """What changes whenever the database file is replaced; StoreError `no_database` when there is none."""
    try:
        status = database.stat()
    except OSError as error:
        raise StoreError("no_database", path=str(database)) from error
    return f"{status.st_ino}-{status.st_mtime_ns}-{status.st_size}"


def published_at(version: str) -> str:
    """When the database of a version took its place [UTC, to the second]."""
    written = int(version.split("-")[1]) / 1e9
    return datetime.fromtimestamp(written, UTC).strftime("%Y-%m-%dT%H:%M:%S")


def open_engine(database: Path) -> DuckEngine:
    """An engine on the version of the database that stands there now.

    Attached to a fresh in-memory database: a second `connect` to the same path would share the handle of a file that
    has been replaced since. Raises StoreError `no_database` or `database_unreadable`.
    """
    version = file_version(database)
    connection = duckdb.connect(":memory:", config={"threads": 2, "autoinstall_known_extensions": False})
    try:
        connection.execute("set enable_progress_bar = false")
        connection.execute(f"attach '{str(database).replace(chr(39), chr(39) * 2)}' as reader (read_only)")
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
        threshold = connection.execute("select threshold from reader.store_version").fetchone()
    except duckdb.Error as error:
        connection.close()
        raise StoreError("database_unreadable", path=str(database), reason=str(error)) from error
    return DuckEngine(connection, version, threshold[0])
