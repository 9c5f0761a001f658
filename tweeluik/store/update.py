"""How does a small change reach a large database without building all of it again?

The steps of `build.py` run on the part that a change touches. That part stands in a schema in front of the database:
what is there is what a step sees, everything else it sees in the database itself. What the steps make there then takes
the place of the same rows in the database. Three parts follow each other, each larger than its cause: the rows whose
keys the uploads name, the editions whose facts rest on these rows, the protected groups that hold these editions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tweeluik.schema import KEYS, TABLES
from tweeluik.store import build
from tweeluik.store.grouping import cut_into_pieces, join_pieces, quoted

# Of the editions of a database, the share of which the facts may change; beyond, building anew costs less.
MOST = 0.2
# What is merged column by column, and how another value reaches the facts of an edition.
_REACHES = {
    "editions": ("select edition_id from changed_editions",),
    "trainings": (
        "select edition_id from editions where training_id in (select training_id from changed_trainings)",
    ),
    "organisations": (
        "select edition_id from editions "
        "where client_organisation_id in (select organisation_id from changed_organisations)",
        "select edition_id from enrolments where organisation_id in (select organisation_id from changed_organisations)",
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
        _renew_pieces(connection, threshold, scratch)
        _renew_groups(connection, threshold, scratch)
        _renew_lists(connection, uploads, threshold, fingerprint)
        connection.execute("checkpoint store")


def _stand_in_front(connection: duckdb.DuckDBPyConnection, part: str, **tables: str) -> None:
    """Begin a part of the world: its tables hide those of the database."""
    connection.execute(f"create schema memory.{part}")
    connection.execute(f"set search_path = 'memory.{part},store.main'")
    for table, select in tables.items():
        connection.execute(f"create table memory.{part}.{table} as {select}")


def _replace(connection: duckdb.DuckDBPyConnection, table: str, part: str, key: str, touched: str) -> None:
    """Put what a part made of a table in the place of the rows with a touched key."""
    connection.execute(f"delete from store.{table} where {key} in (select {key} from {touched})")
    connection.execute(f"insert into store.{table} by name select * from memory.{part}.{table}")


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
    _stand_in_front(connection, "touched_rows")
    build.run(connection, *build.ROWS)
    for table in TABLES:
        _replace(connection, table, "touched_rows", KEYS[table][0], f"touched_{table}")
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
        reached += [f"select edition_id from {source}" for source in (f"former_{table}", f"memory.touched_rows.{table}")]
    connection.execute(f"create temp table stale_editions as {' union '.join(reached)}")
    touched, everything = connection.execute(
        "select (select count(*) from stale_editions), (select count(*) from editions)"
    ).fetchone()
    if touched > MOST * everything:
        raise TooMuch


def _renew_facts(connection: duckdb.DuckDBPyConnection) -> None:
    """Facts of the stale editions; leaves the tables `stale_keys` and `stale_places`."""
    of_stale = "where edition_id in (select edition_id from stale_editions)"
    _stand_in_front(
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
        _replace(connection, table, "stale_facts", "edition_key", "stale_keys")
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
        f"create temp table left_{name}s as "
        f"select {name}_id from former_enrolments where {name}_id is not null{also}"
    )
    connection.execute(
        f"delete from store.{name}_keys where {name}_id in (select {name}_id from left_{name}s) "
        f"and {name}_id not in (select {name}_id from ({holders}) as holders "
        f"where {name}_id in (select {name}_id from left_{name}s))"
    )


def _renew_pieces(connection: duckdb.DuckDBPyConnection, threshold: int, scratch: Path) -> None:
    """Pieces of the places where a stale edition is or was; leaves the tables `dropped_pieces` and `added_pieces`."""
    _stand_in_front(
        connection,
        "stale_pieces",
        edition_facts="select facts.* from store.edition_facts as facts semi join stale_places as places "
        "on facts.training_format = places.training_format "
        "and facts.training_id is not distinct from places.training_id "
        "and facts.delivery_mode is not distinct from places.delivery_mode",
        answer_counts="select * from store.answer_counts where edition_key in (select edition_key from edition_facts)",
    )
    last = connection.execute("select coalesce(max(piece_key), 0) from store.pieces").fetchone()[0]
    build.run(connection, *build.PIECES[:1])
    cut_into_pieces(connection, threshold, scratch, last)
    build.run(connection, *build.PIECES[1:])
    here = "select edition_key from memory.stale_pieces.edition_facts union select edition_key from stale_keys"
    with_stale = "select piece_key from {}.piece_members where edition_key in (select edition_key from stale_keys)"
    # A piece from the same edition to the same edition, without a stale one in it, is the same piece.
    connection.execute(
        "create temp table dropped_pieces as select former.piece_key, added.piece_key as same_key "
        "from store.pieces as former left join memory.stale_pieces.pieces as added "
        "on former.question_id is not distinct from added.question_id "
        "and former.first_edition_key = added.first_edition_key and former.last_edition_key = added.last_edition_key "
        f"and former.piece_key not in ({with_stale.format('store')}) "
        f"and added.piece_key not in ({with_stale.format('memory.stale_pieces')}) "
        f"where former.piece_key in (select piece_key from store.piece_members where edition_key in ({here}))"
    )
    connection.execute(
        "create temp table added_pieces as select piece_key from memory.stale_pieces.pieces "
        "where piece_key not in (select same_key from dropped_pieces where same_key is not null)"
    )
    connection.execute("delete from dropped_pieces where same_key is not null")
    for table in ("pieces", "piece_members"):
        connection.execute(f"delete from store.{table} where piece_key in (select piece_key from dropped_pieces)")
        connection.execute(
            f"insert into store.{table} by name select * from memory.stale_pieces.{table} "
            "where piece_key in (select piece_key from added_pieces)"
        )


def _renew_groups(connection: duckdb.DuckDBPyConnection, threshold: int, scratch: Path) -> None:
    """The groups that lost or won a piece, or hold one that is not the same any more."""
    _stand_in_front(connection, "joining")
    join_pieces(connection, threshold, scratch)
    before, after = "store.joined_pieces", "memory.joining.joined_pieces"
    connection.execute(
        "create temp table stale_groups as "
        f"select group_key from ((from {before} except from {after}) union (from {after} except from {before})) as moved "
        f"union select group_key from {before} where piece_key in (select piece_key from dropped_pieces) "
        f"union select group_key from {after} where piece_key in (select piece_key from added_pieces) "
        "union select piece_key from dropped_pieces union select piece_key from added_pieces"
    )
    connection.execute(f"delete from {before}")
    connection.execute(f"insert into {before} select * from {after}")
    held = "where edition_id in (select edition_id from edition_facts)"
    _stand_in_front(
        connection,
        "stale_members",
        pieces="select * from store.pieces where (is_whole and piece_key in (select group_key from stale_groups)) "
        "or piece_key in (select piece_key from store.joined_pieces "
        "where group_key in (select group_key from stale_groups))",
        piece_members="select * from store.piece_members where piece_key in (select piece_key from pieces)",
        edition_facts="select * from store.edition_facts "
        "where edition_key in (select edition_key from piece_members)",
        responses=f"select * from store.responses {held}",
        answers="select * from store.answers where response_id in (select response_id from responses)",
    )
    build.run(connection, *build.MEMBERS, *build.GROUPS)
    for table in ("protected_groups", "answer_facts", "response_facts"):
        _replace(connection, table, "stale_members", "group_key", "stale_groups")


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
