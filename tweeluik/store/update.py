"""How does a small change reach a large database without building all of it again?

The steps of `build.py` run on the part that a change touches (`workshop.py`), and what they make takes the place of the
same rows. Parts follow each other, each larger than its cause: the rows whose keys the uploads name, the editions whose
facts rest on these rows, the protected groups that hold these editions (`regroup.py`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tweeluik.schema import KEYS, TABLES
from tweeluik.store.build import list_uploads, offer_known_keys, offer_reference, offer_uploads, say_version
from tweeluik.store.regroup import renew_groups, renew_pieces
from tweeluik.store.workshop import (
    FACT_TABLES,
    LEFT_OUT,
    LISTS,
    NUMBERS,
    ROWS,
    facts_of,
    part,
    put_in_place,
    quoted,
    run,
    workshop,
)

# Of the editions of a database, the share of which the facts may change; beyond, building anew costs less.
MOST = 0.2
# What is merged column by column, and how another value reaches the facts of an edition.
_REACHES = {
    "editions": ("select edition_id from changed_editions",),
    "trainings": (
        "select edition_id from store.editions where training_id in (select training_id from changed_trainings)",
    ),
    "organisations": (
        "select edition_id from store.editions "
        "where client_organisation_id in (select organisation_id from changed_organisations)",
        "select edition_id from store.enrolments "
        "where organisation_id in (select organisation_id from changed_organisations)",
    ),
}
# What has a number -> the tables of rows that may name it.
_HOLDERS = {
    "edition": ("editions",),
    "participant": ("enrolments",),
    "organisation": ("organisations", "enrolments"),
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
    with workshop(target) as (connection, scratch):
        offer_known_keys(connection, lambda name: f"store.{name}_keys")
        _renew_rows(connection, difference, uploads, scratch)
        _renew_facts(connection)
        renew_pieces(connection, threshold, scratch)
        renew_groups(connection, threshold, scratch)
        for table in ("sectors", "provinces", "left_out"):
            connection.execute(f"drop table {table}")
        run(connection, *LISTS, *LEFT_OUT)
        list_uploads(connection, uploads)
        say_version(connection, fingerprint, threshold)


def forget_what_was_deleted(target: Path) -> None:
    """Write a database anew, table by table: a deleted row stays legible in its file until its place is used again."""
    fresh = target.with_name(f"{target.name}.fresh")
    with workshop(fresh) as (connection, _):
        connection.execute(f"attach {quoted(target)} as worn (read_only)")
        connection.execute("copy from database worn to store")
    fresh.replace(target)


def _renew_rows(
    connection: duckdb.DuckDBPyConnection, difference: Difference, uploads: Sequence[Path], scratch: Path
) -> None:
    """Rows of every key that an upload of the difference names; leaves the tables `stale_editions` and `former_…`."""
    offer_reference(connection)
    offer_uploads(connection, [*difference.gone, *difference.come], scratch, "named")
    for table, (key, *_) in KEYS.items():
        # A form is one statement with its answers.
        named = "touched_responses" if table == "answers" else f"named_{table}"
        lost = "".join(_lost(folder, table, key) for folder in difference.revised)
        connection.execute(f"create temp table touched_{table} as select {key} from {named}{lost}")
        connection.execute(
            f"create temp table former_{table} as select * from store.{table} "
            f"where {key} in (select {key} from touched_{table})"
        )
    offer_uploads(connection, uploads, scratch, where=lambda t: f"{KEYS[t][0]} in (select * from touched_{t})")
    with part(connection):
        run(connection, *ROWS, *NUMBERS)
        for table in TABLES:
            put_in_place(connection, KEYS[table][0], f"touched_{table}", table)
        _find_stale_editions(connection)
        _renew_numbers(connection)


def _lost(folder: Path, table: str, key: str) -> str:
    """The keys of rows that an upload has lost since the database was built: a revision only takes rows away."""
    path = folder / "rows" / f"{table}.parquet"
    left = f" and {key} not in (select {key} from read_parquet({quoted(path)}))" if path.exists() else ""
    return f" union select {key} from store.{table} where upload_id = '{folder.name}'{left}"


def _find_stale_editions(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `stale_editions`: those that changed, that a touched row is about, or that a changed row reaches."""
    reached = [f"select edition_id from former_{table}" for table in ("enrolments", "responses")]
    reached += [f"select edition_id from memory.part.{table}" for table in ("enrolments", "responses")]
    for table, reaches in _REACHES.items():
        said = f"select * exclude (upload_id, source_row) from memory.part.{table}"
        before = f"select * exclude (upload_id, source_row) from former_{table}"
        connection.execute(
            f"create temp table changed_{table} as select {KEYS[table][0]} "
            f"from (({said} except {before}) union ({before} except {said})) as differing"
        )
        reached += reaches
    connection.execute(f"create temp table stale_editions as {' union '.join(reached)}")
    touched, everything = connection.execute(
        "select (select count(*) from stale_editions), (select count(*) from store.editions)"
    ).fetchone()
    if touched > MOST * everything:
        raise TooMuch


def _renew_numbers(connection: duckdb.DuckDBPyConnection) -> None:
    """Add the numbers that touched rows need, take away those of which nothing is left; leaves `stale_keys`."""
    for name in _HOLDERS:
        connection.execute(
            f"insert into store.{name}_keys from memory.part.{name}_keys "
            f"where {name}_key > (select coalesce(max({name}_key), 0) from store.{name}_keys)"
        )
    connection.execute(
        "create temp table stale_keys as select edition_key from store.edition_keys "
        "where edition_id in (select edition_id from stale_editions)"
    )
    for name, holders in _HOLDERS.items():
        named = " union ".join(f"select {name}_id from {{0}}{table}" for table in holders)
        connection.execute(
            f"create temp table left_{name}s as ({named.format('former_')}) except ({named.format('memory.part.')})"
        )
        for table in holders:
            connection.execute(
                f"delete from left_{name}s where {name}_id in "
                f"(select {name}_id from store.{table} where {name}_id in (from left_{name}s))"
            )
        connection.execute(f"delete from store.{name}_keys where {name}_id in (from left_{name}s)")


def _renew_facts(connection: duckdb.DuckDBPyConnection) -> None:
    """Facts of the stale editions; leaves `stale_places`, where they are and where they were."""
    place = "select training_format, training_id, delivery_mode from {}.edition_facts"
    connection.execute(
        f"create temp table stale_places as {place.format('store')} where edition_key in (from stale_keys)"
    )
    with facts_of(connection, "from stale_editions"):
        put_in_place(connection, "edition_key", "stale_keys", *FACT_TABLES)
        connection.execute(f"insert into stale_places {place.format('memory.part')}")
