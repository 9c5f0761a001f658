"""How do the columns of a file become one table of typed values, with a key for every row?"""

from pathlib import Path

from tweeluik.ingest.convert import Columns
from tweeluik.ingest.distinct import quoted
from tweeluik.ingest.kinds import STAND_INS
from tweeluik.ingest.sectors import NEW

_HASH_DIGITS = 16
# In larger groups of rows DuckDB takes four times as long, looking in each column for values that come back.
_ROWS = 20_480


def question_column(name: str) -> str:
    """The column of the typed file that holds the scores of one question."""
    return f'"question {name}"'


def write_typed(columns: Columns, sha256: str) -> Path:
    """Write `typed.parquet`: `source_row`, the fields of the kind (participant as `participant_id`), the questions.

    Keys that a row lacks are made: from what stands in for them, from edition and participant, or from the file's
    hash and the row, so that the same file gives the same keys again.
    """
    made = {name: columns.field(name) for name in columns.fields}
    scores = {question_column(name): columns.question(name) for name in columns.match.questions}
    cells = [f"{found.sql} as {name}" for name, found in (made | scores).items()]
    finished = [_finished(name, columns, sha256) for name in made] + list(scores)
    joins = " ".join(dict.fromkeys(found.join for found in (made | scores).values()))
    path = columns.bench.workdir / "typed.parquet"
    columns.bench.connection.execute(
        f"copy (with cells as (select source_row, {', '.join(cells)} from raw {joins}) "
        f"select source_row, {', '.join(finished)} from cells) to {quoted(path)} "
        f"(format parquet, row_group_size {_ROWS})"
    )
    return path


def _finished(name: str, columns: Columns, sha256: str) -> str:
    """The SQL of a field with what takes its place where it is missing."""
    if stand_ins := [one for one in STAND_INS.get(name, ()) if one in columns.fields]:
        return f"coalesce({', '.join([name, *stand_ins])}) as {name}"
    if name == "participant":
        return "participant as participant_id"
    if name == "enrolment_id":
        return "coalesce(enrolment_id, edition_id || '/' || participant) as enrolment_id"
    if name == "response_id" and not columns.match.is_long:
        return f"coalesce(response_id, '{sha256[:_HASH_DIGITS]}-' || source_row) as response_id"
    if name == "sector_revision" and columns.reading.sectors == "nace":
        # Kept is a section of the new revision, whichever one the file was written in.
        return f"case when sector is not null then '{NEW}' end as sector_revision"
    return {
        "sector_revision": "cast(null as varchar) as sector_revision",
        "score": "case when isnan(score) then null else score end as score",
    }.get(name, name)
