"""How do the steps of the build run on a part of a database?

The part stands in a schema in front of the database: what is there is what a step sees, everything else it sees in the
database itself, which is attached as `store`.
"""

import duckdb


def stand_in_front(connection: duckdb.DuckDBPyConnection, part: str, **tables: str) -> None:
    """Begin a part of the world: its tables hide those of the database."""
    connection.execute(f"create schema memory.{part}")
    connection.execute(f"set search_path = 'memory.{part},store.main'")
    for table, select in tables.items():
        connection.execute(f"create table memory.{part}.{table} as {select}")


def put_in_place(connection: duckdb.DuckDBPyConnection, table: str, part: str, key: str, touched: str) -> None:
    """Put what a part made of a table in the place of the rows with a touched key."""
    connection.execute(f"delete from store.{table} where {key} in (select {key} from {touched})")
    connection.execute(f"insert into store.{table} by name select * from memory.{part}.{table}")
