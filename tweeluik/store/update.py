"""How does a small change reach a large database without building all of it again?

The steps of `build.py` run on the part that a change touches (`part.py`), and what they make takes the place of the
same rows. Parts follow each other, each larger than its cause: the rows whose keys the uploads name, the editions whose
facts rest on these rows, the protected groups that hold these editions (`regroup.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tweeluik.schema import KEYS, TABLES
from tweeluik.store import build
from tweeluik.store.grouping import quoted
from tweeluik.store.part import put_in_place, stand_in_front
from tweeluik.store.regroup import renew_groups, renew_pieces

# Of the editions of a database, the share of which the facts may change; beyond, building anew costs less.
MOST = 0.2
# What is merged column by column, and how another value reaches the facts of an edition.
_REACHES = {
    "editions": ("select edition_id from changed_editions",),
    "trainings": ("select edition_id from editions where training_id in (select training_id from changed_trainings)",),
    "organisations": (
        "select edition_id from editions "
        "where client_organisation_id in (select organisation_id from changed_organisations)",
        "select edition_id from enrolments "
        "where organisation_id in (select organisation_id from changed_organisations)",
    ),
}


@dataclass(frozen=True)
class Difference:
    """Upload folders: those that no longer count, those that count from now on, and those that lost rows."""

    gone: tuple[Path, ...] = ()
    come: tuple[Path, ...] = ()
    revised: tuple[Path, ...] = ()


class TooMuch(Exception):
    """The difference touches so much that building anew costs less."""


def update(target: Path, difference: Difference, uploads: Sequence[Path], threshold: int, fingerprint: str) -> None:
    """Make the database at `target` what `build` would make of these uploads, knowing how they differ from its own.

    Raises TooMuch when more than `MOST` of the editions are touched; the database is then of no use any more.
    """
    with build.workshop(target, ":memory:") as (connection, scratch):
        connection.execute(f"attach {quoted(target)} as store")
        # One checkpoint, at the end: each writes the last rows of every table again.
        connection.execute("set checkpoint_threshold = '1TB'")
        connection.execute("use store")
        build.offer_known_keys(connection, lambda name: f"store.{name}_keys")
        _renew_rows(connection, difference, uploads, scratch)
        _renew_facts(connection)
        renew_pieces(connection, threshold, scratch)
        renew_groups(connection, threshold, scratch)
        _renew_lists(connection, uploads, threshold, fingerprint)
        connection.execute("checkpoint store")


def forget_what_was_deleted(target: Path) -> None:
    """Write a database anew, table by table: a deleted row stays legible in its file until its place is used again."""
    fresh = target.with_name(f"{target.name}.fresh")
    with build.workshop(target, ":memory:") as (connection, _):
        connection.execute(f"attach {quoted(target)} as store (read_only)")
        connection.execute(f"attach {quoted(fresh)} as fresh")
        connection.execute("copy from database store to fresh")
        connection.execute("checkpoint fresh")
    fresh.replace(target)


def _renew_rows(
    connection: duckdb.DuckDBPyConnection, difference: Difference, uploads: Sequence[Path], scratch: Path
) -> None:
    """Rows of every key that an upload of the difference names; leaves the tables `stale_editions` and `former_…`."""
    build.offer_uploads(connection, [*difference.gone, *difference.come], scratch, "named")
    build.offer_reference(connection)
    for table, (key, *_) in KEYS.items():
        # A form is one statement with its answers.
        named = "touched_responses" if table == "answers" else f"named_{table}"
        lost = "".join(_lost(folder, table, key) for folder in difference.revised)
        connection.execute(f"create temp table touched_{table} as select {key} from {named}{lost}")
        connection.execute(
            f"create temp table former_{table} as select * from store.{table} "
            f"where {key} in (select {key} from touched_{table})"
        )
    build.offer_uploads(connection, uploads, scratch, where=lambda t: f"{KEYS[t][0]} in (select * from touched_{t})")
    stand_in_front(connection, "touched_rows")
    build.run(connection, *build.ROWS)
    for table in TABLES:
        put_in_place(connection, table, "touched_rows", KEYS[table][0], f"touched_{table}")
    connection.execute("set search_path = 'store.main'")
    _find_stale_editions(connection)


def _lost(folder: Path, table: str, key: str) -> str:
    """The keys of rows that an upload has lost since the database was built: a revision only takes rows away."""
    path = folder / "rows" / f"{table}.parquet"
    left = f" and {key} not in (select {key} from read_parquet({quoted(path)}))" if path.exists() else ""
    return f" union select {key} from store.{table} where upload_id = '{folder.name}'{left}"


def _find_stale_editions(connection: duckdb.DuckDBPyConnection) -> None:
    for table in _REACHES:
        said = f"select * exclude (upload_id, source_row) from memory.touched_rows.{table}"
        before = f"select * exclude (upload_id, source_row) from former_{table}"
        connection.execute(
            f"create temp table changed_{table} as select {KEYS[table][0]} "
            f"from (({said} except {before}) union ({before} except {said})) as differing"
        )
    reached = [select for selects in _REACHES.values() for select in selects]
    for table in ("enrolments", "responses"):
        reached += [
            f"select edition_id from {source}" for source in (f"former_{table}", f"memory.touched_rows.{table}")
        ]
    connection.execute(f"create temp table stale_editions as {' union '.join(reached)}")
    touched, everything = connection.execute(
        "select (select count(*) from stale_editions), (select count(*) from editions)"
    ).fetchone()
    if touched > MOST * everything:
        raise TooMuch


def _renew_facts(connection: duckdb.DuckDBPyConnection) -> None:
    """Facts of the stale editions; leaves the tables `stale_keys` and `stale_places`."""
    of_stale = "where edition_id in (select edition_id from stale_editions)"
    stand_in_front(
        connection,
        "stale_facts",
        editions=f"select * from store.editions {of_stale}",
        enrolments=f"select * from store.enrolments {of_stale}",
        responses=f"select * from store.responses {of_stale}",
        answers="select * from store.answers where response_id in (select response_id from responses)",
    )
    build.run(connection, *build.FACTS)
    connection.execute(
        f"create temp table stale_keys as select edition_key from store.edition_keys {of_stale} "
        "union select edition_key from memory.stale_facts.edition_keys"
    )
    place = "training_format, training_id, delivery_mode"
    connection.execute(
        f"create temp table stale_places as select {place} from store.edition_facts "
        "where edition_key in (select edition_key from stale_keys) "
        f"union select {place} from memory.stale_facts.edition_facts"
    )
    for table in ("edition_keys", "enrolment_facts", "edition_facts", "answer_counts"):
        put_in_place(connection, table, "stale_facts", "edition_key", "stale_keys")
    _renew_keys(connection, "participant", "select participant_id from store.enrolments")
    _renew_keys(
        connection,
        "organisation",
        "select organisation_id from store.enrolments union all select organisation_id from store.organisations",
        " union select organisation_id from former_organisations",
    )


def _renew_keys(connection: duckdb.DuckDBPyConnection, name: str, holders: str, also: str = "") -> None:
    """Add the numbers that the facts gave, and take away those of which nothing is left."""
    connection.execute(
        f"insert into store.{name}_keys select * from memory.stale_facts.{name}_keys "
        f"where {name}_id not in (select {name}_id from store.{name}_keys)"
    )
    connection.execute(
        f"create temp table left_{name}s as select {name}_id from former_enrolments where {name}_id is not null{also}"
    )
    connection.execute(
        f"delete from store.{name}_keys where {name}_id in (select {name}_id from left_{name}s) "
        f"and {name}_id not in (select {name}_id from ({holders}) as holders "
        f"where {name}_id in (select {name}_id from left_{name}s))"
    )


def _renew_lists(
    connection: duckdb.DuckDBPyConnection, uploads: Sequence[Path], threshold: int, fingerprint: str
) -> None:
    """The small tables are made anew."""
    connection.execute("use store")
    for table in ("sectors", "provinces", "left_out"):
        connection.execute(f"drop table {table}")
    build.run(connection, *build.LISTS, *build.LEFT_OUT)
    build.list_uploads(connection, uploads)
    build.say_version(connection, fingerprint, threshold)
