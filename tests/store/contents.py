"""What a database holds, without the numbers that it gave: so that two databases can be compared."""

from pathlib import Path

import duckdb

# Number -> the table that says what it stands for, and what that is.
_NUMBERS = {
    "edition_key": ("edition_keys", "edition_id"),
    "first_edition_key": ("edition_keys", "edition_id"),
    "last_edition_key": ("edition_keys", "edition_id"),
    "participant_key": ("participant_keys", "participant_id"),
    "organisation_key": ("organisation_keys", "organisation_id"),
    "piece_key": ("named_pieces", "name"),
    "group_key": ("named_groups", "name"),
}
_NAMED = """
create temp view named_pieces as
select piece_key, string_agg(coalesce(question_id, '') || edition_id, ' ' order by edition_id) as name
from piece_members inner join edition_keys on piece_members.edition_key = edition_keys.edition_key
group by piece_key;
create temp view named_groups as
select pieces.group_key, string_agg(named_pieces.name, ' ' order by named_pieces.name) as name
from (
    select piece_key, piece_key as group_key from pieces where is_whole
    union all
    select piece_key, group_key from joined_pieces where group_key is not null
) as pieces
inner join named_pieces on pieces.piece_key = named_pieces.piece_key
group by pieces.group_key;
"""


def contents(database: Path) -> dict[str, list[tuple]]:
    """Table -> its rows in order, each number replaced by what it stands for; but for the version."""
    with duckdb.connect(config={"threads": 2}) as connection:
        connection.execute(f"attach '{database}' as reader (read_only)")
        connection.execute("use reader")
        connection.execute(_NAMED)
        tables = connection.execute(
            "select table_name from duckdb_tables() where database_name = 'reader' and table_name <> 'store_version'"
        ).fetchall()
        return {table: _rows(connection, table) for (table,) in sorted(tables)}


def _rows(connection: duckdb.DuckDBPyConnection, table: str) -> list[tuple]:
    columns = [column[0] for column in connection.execute(f"select * from {table} limit 0").description]
    said = []
    for column in columns:
        of, name = _NUMBERS.get(column, ("", ""))
        key = column.removeprefix("first_").removeprefix("last_")
        looked_up = (
            f"coalesce((select max({name}) from {of} where {of}.{key} = rows.{column}), 'unknown ' || rows.{column})"
        )
        said.append(looked_up if of else f"rows.{column}")
    return connection.execute(f"select {', '.join(said)} from {table} as rows order by all").fetchall()


def groups(database: Path, question_id: str | None = None) -> list[list[str]]:
    """The protected groups of a question, or of the forms, each as the editions in it."""
    with duckdb.connect(config={"threads": 2}) as connection:
        connection.execute(f"attach '{database}' as reader (read_only)")
        connection.execute("use reader")
        found = connection.execute(
            "select list(edition_keys.edition_id order by edition_keys.edition_id) from piece_members "
            "inner join pieces on piece_members.piece_key = pieces.piece_key "
            "inner join edition_keys on piece_members.edition_key = edition_keys.edition_key "
            "left join joined_pieces on pieces.piece_key = joined_pieces.piece_key "
            "where pieces.question_id is not distinct from ? "
            "and (pieces.is_whole or joined_pieces.group_key is not null) "
            "group by coalesce(joined_pieces.group_key, pieces.piece_key)",
            [question_id],
        ).fetchall()
        return sorted(editions for (editions,) in found)
