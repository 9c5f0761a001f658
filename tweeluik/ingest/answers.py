"""Which responses, answers and questions does an evaluations file bring, wide or long?"""

from dataclasses import asdict, replace

import pyarrow as pa
import pyarrow.parquet as pq

from tweeluik.ingest.distinct import quoted
from tweeluik.ingest.match import Match
from tweeluik.ingest.questions import Question, built_in
from tweeluik.ingest.read import Source
from tweeluik.ingest.tables import Tables
from tweeluik.ingest.typed import question_column
from tweeluik.store.build import parquet_schema


def write_evaluations(tables: Tables, match: Match, source: Source) -> None:
    """Write the tables of an evaluations file: a form is a row (wide) or several rows, one an answer (long)."""
    if not (match.is_long or match.questions):
        return
    if match.is_long:
        tables.described("responses", ["edition_id"])
        tables.keyed("answers")
    else:
        tables.keyed("responses", [question_column(name) for name in match.questions])
        tables.write("answers", _unpivoted(tables, match), "source_row, question_id")
    _write_questions(tables, match, source)


def _unpivoted(tables: Tables, match: Match) -> str:
    """A row for each answered question of each form; "not applicable" (NaN) is an answer without a score."""
    kept = f"source_row in (select source_row from read_parquet({quoted(tables.paths['responses'])}))"
    return (
        "select * from ("
        + " union all ".join(
            f"select response_id, {quoted(match.declared[name].question_id)} as question_id, "
            f"case when isnan({column}) then null else {column} end as score, source_row "
            f"from typed where {column} is not null and {kept}"
            for name in match.questions
            for column in [question_column(name)]
        )
        + ")"
    )


def _write_questions(tables: Tables, match: Match, source: Source) -> None:
    """A row for each question that the file asks, built-in or declared."""
    answers = quoted(tables.paths["answers"])
    found = tables.bench.connection.execute(f"select distinct question_id from read_parquet({answers})").fetchall()
    ids = {question_id for (question_id,) in found} | {match.declared[name].question_id for name in match.questions}
    asked = [
        _worded(question, name, match, source)
        for name, question in match.declared.items()
        if question.question_id in ids
    ]
    rows = [asdict(question) | {"source_row": source.header_row} for question in asked]
    path = tables.bench.workdir / "questions.parquet"
    pq.write_table(pa.Table.from_pylist(rows, schema=parquet_schema("questions")), path)
    tables.paths["questions"] = path


def _worded(question: Question, name: str, match: Match, source: Source) -> Question:
    """A question of the user's own in the words of the file, where the mapping gives none."""
    if name in built_in() or name not in match.questions:
        return question
    place = match.questions[name]
    words = source.texts[place] or source.names[place]
    return replace(question, text_nl=question.text_nl or words, text_en=question.text_en or words)
