"""How do the editions in a database get their protected groups (`groups.py`)?

Both steps read tables of the current schema by their plain names, so that they run on a whole database and on the part
of one that an update touches.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from tweeluik.store.groups import Group, Piece, joined, pieces
from tweeluik.store.workshop import quoted

_MEMBERS = pa.schema(
    [("piece_key", pa.int32()), ("question_id", pa.string()), ("edition_key", pa.int32()), ("people", pa.int64())]
)
_JOINED = pa.schema([("piece_key", pa.int32()), ("group_key", pa.int32())])
_ENDS = "coalesce(cast({0}.starts_on as varchar), '9999-12-31') || ' ' || {0}.edition_id"


def cut_into_pieces(connection: duckdb.DuckDBPyConnection, threshold: int, scratch: Path, after: int = 0) -> None:
    """Make `piece_members` from `answer_counts` and `places`: one row an edition and unit, numbered after `after`."""
    questions = connection.execute("select distinct question_id from answer_counts order by 1 nulls first").fetchall()
    path = scratch / "piece_members.parquet"
    with pq.ParquetWriter(path, _MEMBERS) as writer:
        for (question_id,) in questions:
            counts = connection.execute(
                "select places.place, answer_counts.edition_key, answer_counts.people from answer_counts "
                "inner join places on answer_counts.edition_key = places.edition_key "
                "where answer_counts.question_id is not distinct from ? order by places.place, places.turn",
                [question_id],
            ).fetchnumpy()
            numbers = pieces(counts["place"], counts["people"], threshold) + after + 1
            columns = [numbers, np.full(len(numbers), question_id, object), counts["edition_key"], counts["people"]]
            arrays = [pa.array(column, field.type) for column, field in zip(columns, _MEMBERS, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=_MEMBERS))
            after = int(numbers[-1])
    connection.execute(f"create table piece_members as select * from read_parquet({quoted(path)})")


def join_pieces(connection: duckdb.DuckDBPyConnection, threshold: int, scratch: Path) -> None:
    """Make `joined_pieces` from `pieces` and `edition_facts`: one row a piece that is not whole, and its group."""
    small = connection.execute(
        "select pieces.piece_key, pieces.question_id, pieces.training_format, pieces.institution, pieces.theme, "
        f"pieces.people, {_ENDS.format('last_one')} from pieces "
        "inner join edition_facts as first_one on pieces.first_edition_key = first_one.edition_key "
        "inner join edition_facts as last_one on pieces.last_edition_key = last_one.edition_key "
        f"where not pieces.is_whole order by {_ENDS.format('first_one')}, pieces.question_id"
    ).fetchall()
    found = joined([Piece(*row) for row in small], _hosts_in(connection, scratch), threshold)
    path = scratch / "joined_pieces.parquet"
    pq.write_table(pa.table([list(found), list(found.values())], schema=_JOINED), path)
    connection.execute(f"create table joined_pieces as select * from read_parquet({quoted(path)})")


def _hosts_in(connection: duckdb.DuckDBPyConnection, scratch: Path):
    """The whole pieces that may take a group, looked up for all groups of a pass at once."""

    def hosts(scope: Sequence[str], lonely: Sequence[Group], grown: set[int]) -> list[list[Group]]:
        names = ("question_id", *scope)
        columns = {name: pa.array([getattr(rest.first, name) for rest in lonely], pa.string()) for name in names}
        columns |= {"number": pa.array(range(len(lonely)), pa.int32()), "ends": [rest.ends for rest in lonely]}
        path = scratch / "lonely.parquet"
        pq.write_table(pa.table(columns), path)
        same = " and ".join(f"lonely.{name} is not distinct from pieces.{name}" for name in names)
        found = connection.execute(
            f"with lonely as (select * from read_parquet({quoted(path)})), "
            "standing as (select lonely.number, lonely.ends as until, pieces.piece_key, "
            f"{_ENDS.format('last_one')} as ends from pieces inner join lonely on {same} "
            "inner join edition_facts as last_one on pieces.last_edition_key = last_one.edition_key "
            "where pieces.is_whole and pieces.piece_key not in (select unnest(cast($grown as integer[])))) "
            "select number, arg_max(piece_key, ends) filter (where ends <= until), "
            "max(ends) filter (where ends <= until), arg_min(piece_key, ends), min(ends) from standing group by number",
            {"grown": list(grown)},
        ).fetchall()
        whole: list[list[Group]] = [[] for _ in lonely]
        for number, before, ends_before, earliest, ends_earliest in found:
            like = lonely[number].first
            for key, ends in ((before, ends_before), (earliest, ends_earliest)):
                if key is not None:
                    whole[number].append(Group(replace(like, key=key, people=0, ends=ends), [], 0, ends))
        return whole

    return hosts
