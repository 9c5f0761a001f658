"""Which protected groups does a change of some editions reach?

Pieces are cut again in the places where a stale edition is or was; then all pieces that are not whole, which are few,
are joined again. A group is made again when it lost or won a piece, or holds a stale edition.
"""

from pathlib import Path

import duckdb

from tweeluik.store.grouping import cut_into_pieces, join_pieces
from tweeluik.store.workshop import GROUP_TABLES, PIECES, PLACES, groups_of, part, put_in_place, run


def renew_pieces(connection: duckdb.DuckDBPyConnection, threshold: int, scratch: Path) -> None:
    """Pieces of `stale_places`, given `stale_keys`; leaves the tables `dropped_pieces` and `added_pieces`."""
    last = connection.execute("select coalesce(max(piece_key), 0) from pieces").fetchone()[0]
    with part(
        connection,
        edition_facts="select facts.* from store.edition_facts as facts semi join stale_places as places "
        "on facts.training_format = places.training_format "
        "and facts.training_id is not distinct from places.training_id "
        "and facts.delivery_mode is not distinct from places.delivery_mode",
        answer_counts="select * from store.answer_counts where edition_key in (select edition_key from edition_facts)",
    ):
        run(connection, *PLACES)
        cut_into_pieces(connection, threshold, scratch, last)
        run(connection, *PIECES)
        _compare(connection)
        for table in ("pieces", "piece_members"):
            connection.execute(f"delete from memory.part.{table} where piece_key not in (from added_pieces)")
        put_in_place(connection, "piece_key", "dropped_pieces", "pieces", "piece_members")


def _compare(connection: duckdb.DuckDBPyConnection) -> None:
    """A piece from the same edition to the same edition, without a stale one in it, is the same piece and stays."""
    here = "select edition_key from memory.part.edition_facts union from stale_keys"
    connection.execute(
        "create temp table dropped_pieces as select distinct piece_key from store.piece_members "
        f"where edition_key in ({here})"
    )
    sound = "piece_key not in (select piece_key from {}.piece_members where edition_key in (from stale_keys))"
    connection.execute(
        "create temp table same_pieces as select former.piece_key, added.piece_key as added_key from "
        f"(from store.pieces where piece_key in (from dropped_pieces) and {sound.format('store')}) as former "
        f"inner join (from memory.part.pieces where {sound.format('memory.part')}) as added "
        "on former.question_id is not distinct from added.question_id "
        "and former.first_edition_key = added.first_edition_key and former.last_edition_key = added.last_edition_key"
    )
    connection.execute("delete from dropped_pieces where piece_key in (select piece_key from same_pieces)")
    connection.execute(
        "create temp table added_pieces as select piece_key from memory.part.pieces "
        "where piece_key not in (select added_key from same_pieces)"
    )


def renew_groups(connection: duckdb.DuckDBPyConnection, threshold: int, scratch: Path) -> None:
    """Groups that lost or won a piece, given `dropped_pieces` and `added_pieces`."""
    before, after = "store.joined_pieces", "memory.part.joined_pieces"
    with part(connection):
        join_pieces(connection, threshold, scratch)
        connection.execute(
            "create temp table stale_groups as "
            f"select group_key from ((from {before} except from {after}) union (from {after} except from {before})) "
            f"as moved union select group_key from {before} where piece_key in (from dropped_pieces) "
            f"union select group_key from {after} where piece_key in (from added_pieces) "
            "union from dropped_pieces union from added_pieces"
        )
        put_in_place(connection, "piece_key", before, "joined_pieces")
    with groups_of(connection, "from stale_groups"):
        put_in_place(connection, "group_key", "stale_groups", *GROUP_TABLES)
