"""Which rows of a file are new, which change what is known, and which say nothing new?"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from tweeluik.schema import KEYS, KINDS, TABLES
from tweeluik.store.prepared import Prepared
from tweeluik.store.workshop import quoted, reading

# Tables that are merged column by column: silence changes nothing there.
MERGED = ("organisations", "trainings", "editions", "questions")


@dataclass(frozen=True)
class Counts:
    """Rows of a file by what becomes of them; together they are all its rows."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    rejected: int = 0

    @property
    def accepted(self) -> int:
        return self.new + self.changed

    def as_dict(self) -> dict[str, int]:
        """For `upload.json` and `--json`."""
        return asdict(self)


def count(prepared: Prepared, database: Path | None) -> Counts:
    """Compare a file with the reader's database before it (none: everything is new).

    A row of a flat file is changed as well when its edition, training or organisation is; a form when an answer is
    or was taken away. Rows of a long file of evaluations are answers, and new when their form is.
    """
    rejected, main = len(prepared.rejected), KINDS[prepared.kind][0]
    if main not in prepared.tables:
        return Counts(rejected=prepared.rows)
    with beside(database, prepared) as connection:
        for table in KINDS[prepared.kind]:
            if table in prepared.tables:
                _mark(connection, table)
        new, changed, rows = connection.execute(_TOTALS[prepared.kind].format(**_offered(prepared))).fetchone()
    unchanged = prepared.rows - rejected - new - changed
    assert unchanged >= 0, (prepared.rows, rejected, new, changed, rows)
    return Counts(new, changed, unchanged, rejected)


@contextmanager
def beside(database: Path | None, prepared: Prepared) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with the file's tables as `incoming_<table>`, and what is known of their keys as `known_<table>`."""
    with reading(database) as connection:
        for table, path in prepared.tables.items():
            connection.execute(f"create view incoming_{table} as select * from read_parquet({quoted(path)})")
        for table in prepared.tables:
            columns = ", ".join(f'cast(null as {field.type}) as "{name}"' for name, field in TABLES[table].items())
            known = f"select * from reader.{table} where {_named_by(table)}"
            nothing = f"select {columns} where false"
            connection.execute(f"create view known_{table} as {nothing if database is None else known}")
        yield connection


def _named_by(table: str) -> str:
    """Which rows of the database the file can say something about: of a form that it brings, every answer."""
    key, named = KEYS[table][0], "responses" if table == "answers" else table
    return f"{key} in (select {key} from incoming_{named})"


def _mark(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Table `marked_<table>`: its key, and whether the row is new or changed."""
    key = KEYS[table]
    rest = [name for name in TABLES[table] if name not in key]
    join = " and ".join(f'incoming."{name}" = known."{name}"' for name in key)
    if table in MERGED:
        differs = " or ".join(
            f'(incoming."{name}" is not null and incoming."{name}" is distinct from known."{name}")' for name in rest
        )
    else:
        differs = " or ".join(f'incoming."{name}" is distinct from known."{name}"' for name in rest)
    keys = ", ".join(f'incoming."{name}"' for name in key)
    also = {"enrolments": ", incoming.edition_id, incoming.organisation_id", "editions": ", incoming.training_id"}
    connection.execute(
        f"create table marked_{table} as select {keys}{also.get(table, '')}, incoming.source_row, "
        f'known."{key[0]}" is null as is_new, '
        f'known."{key[0]}" is not null and ({differs}) as is_changed '
        f"from incoming_{table} as incoming left join known_{table} as known on {join}"
    )


_TOTALS = {
    "enrolments": """
        select count(case when is_new then 1 end),
            count(case when not is_new and (is_changed{editions}{organisations}) then 1 end), count(*)
        from marked_enrolments""",
    "editions": """
        select count(case when is_new then 1 end),
            count(case when not is_new and (is_changed{trainings}) then 1 end), count(*)
        from marked_editions""",
    "organisations": """
        select count(case when is_new then 1 end), count(case when is_changed then 1 end), count(*)
        from marked_organisations""",
    # A row is a form, or in a long file an answer: it is new with its form.
    "evaluations": """
        with told as (
            select source_row, response_id, false as is_changed from marked_responses{answers}
        ),
        told_rows as (
            select source_row, response_id, bool_or(is_changed) as is_changed
            from told group by source_row, response_id
        )
        select count(case when forms.is_new then 1 end),
            count(case when not forms.is_new and (forms.is_changed or told_rows.is_changed{lost}) then 1 end), count(*)
        from told_rows inner join marked_responses as forms on told_rows.response_id = forms.response_id""",
}


def _offered(prepared: Prepared) -> dict[str, str]:
    """The clauses by which a row is changed because of what it refers to; empty for tables the file doesn't bring."""
    parts = dict.fromkeys(("editions", "organisations", "trainings", "answers", "lost"), "")
    if "trainings" in prepared.tables and "editions" in prepared.tables:
        parts["trainings"] = " or training_id in (select training_id from marked_trainings where is_new or is_changed)"
    if "editions" in prepared.tables:
        parts["editions"] = (
            f" or edition_id in (select edition_id from marked_editions where is_new or is_changed{parts['trainings']})"
        )
    if "organisations" in prepared.tables:
        parts["organisations"] = (
            " or organisation_id in (select organisation_id from marked_organisations where is_new or is_changed)"
        )
    if "answers" in prepared.tables:
        parts["answers"] = " union all select source_row, response_id, is_new or is_changed from marked_answers"
        # A form that lost an answer changed too: one is known that the file doesn't bring.
        parts["lost"] = (
            " or forms.response_id in (select known.response_id from known_answers as known left join marked_answers"
            " on known.response_id = marked_answers.response_id and known.question_id = marked_answers.question_id"
            " where marked_answers.question_id is null)"
        )
    return parts
