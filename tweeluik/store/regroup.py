"""Which protected groups does a change of some editions reach?

Pieces are cut again in the places where a stale edition is or was; then all pieces that are not whole, which are few,
are joined again. A group is made again when it lost or won a piece, or holds a stale edition.
"""

from pathlib import Path

import duckdb

from tweeluik.store import build
from tweeluik.store.grouping import cut_into_pieces, join_pieces
from tweeluik.store.part import put_in_place, stand_in_front


def renew_pieces(connection: duckdb.DuckDBPyConnection, threshold: int, scratch: Path) -> None:
    """Pieces of the places where a stale edition is or was; leaves the tables `dropped_pieces` and `added_pieces`."""
    stand_in_front(
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


def renew_groups(connection: duckdb.DuckDBPyConnection, threshold: int, scratch: Path) -> None:
    """The groups that lost or won a piece, or hold one that is not the same any more."""
    stand_in_front(connection, "joining")
    join_pieces(connection, threshold, scratch)
    before, after = "store.joined_pieces", "memory.joining.joined_pieces"
    connection.execute(
        "create temp table stale_groups as "
        f"select group_key from ((from {before} except from {after}) union (from {after} except from {before})) "
        "as moved "
        f"union select group_key from {before} where piece_key in (select piece_key from dropped_pieces) "
        f"union select group_key from {after} where piece_key in (select piece_key from added_pieces) "
        "union select piece_key from dropped_pieces union select piece_key from added_pieces"
    )
    connection.execute(f"delete from {before}")
    connection.execute(f"insert into {before} select * from {after}")
    held = "where edition_id in (select edition_id from edition_facts)"
    stand_in_front(
        connection,
        "stale_members",
        pieces="select * from store.pieces where (is_whole and piece_key in (select group_key from stale_groups)) "
        "or piece_key in (select piece_key from store.joined_pieces "
        "where group_key in (select group_key from stale_groups))",
        piece_members="select * from store.piece_members where piece_key in (select piece_key from pieces)",
        edition_facts="select * from store.edition_facts where edition_key in (select edition_key from piece_members)",
        responses=f"select * from store.responses {held}",
        answers="select * from store.answers where response_id in (select response_id from responses)",
    )
    build.run(connection, *build.MEMBERS, *build.GROUPS)
    for table in ("protected_groups", "answer_facts", "response_facts"):
        put_in_place(connection, table, "stale_members", "group_key", "stale_groups")
