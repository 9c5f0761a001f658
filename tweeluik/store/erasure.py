"""How does a person leave the store, from every upload and for good?

A mark says who leaves before the first file is touched; it goes when the last one and the database are done. A kill in
between leaves the mark, and the next start finishes the work. It is the one time that rows of an upload are rewritten.
"""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tweeluik.store import disk, uploads

_MARKS = "erasing"


def mark(store: Path, participant_id: str) -> None:
    """Say that a participant leaves."""
    (store / _MARKS).mkdir(parents=True, exist_ok=True)
    disk.write_json(store / _MARKS / f"{participant_id}.json", {"participant_id": participant_id})


def marked(store: Path) -> list[str]:
    """The participants whose leaving is not finished."""
    return sorted(path.stem for path in (store / _MARKS).glob("*.json"))


def unmark(store: Path, participant_id: str) -> None:
    """Say that a participant has left."""
    disk.remove(store / _MARKS / f"{participant_id}.json")


def rewrite(store: Path, participant_id: str) -> int:
    """Take a participant's enrolments and forms, with their answers and comments, out of every upload, undone ones too.

    Returns the number of rows that went. An upload counts as another revision before its first file is touched, so
    that a database built from the old rows is behind, whenever a kill comes.
    """
    person, gone = pa.array([participant_id]), 0
    for upload in uploads.listed(store):
        rows = upload.folder / "rows"
        forms = _forms_of(rows / "responses.parquet", participant_id)
        # Answers go before the forms that lead to them: a kill in between must not leave answers that nobody finds.
        steps = (
            (rows / "answers.parquet", "response_id", forms),
            (rows / "responses.parquet", "participant_id", person),
            (rows / "enrolments.parquet", "participant_id", person),
        )
        if any(_holds(*step) for step in steps):
            revision = upload.facts.get("revision", 0) + 1
            disk.write_json(upload.folder / "upload.json", upload.facts | {"revision": revision})
            gone += sum(_without(*step) for step in steps)
    return gone


def _holds(path: Path, column: str, values: pa.Array) -> bool:
    if not path.exists() or not len(values):
        return False
    return bool(pc.any(pc.is_in(pq.read_table(path, columns=[column])[column], value_set=values)).as_py())


def _forms_of(path: Path, participant_id: str) -> pa.Array:
    if not path.exists():
        return pa.array([], pa.string())
    table = pq.read_table(path, columns=["response_id", "participant_id"])
    return table.filter(pc.equal(table["participant_id"], participant_id))["response_id"].combine_chunks()


def _without(path: Path, column: str, values: pa.Array) -> int:
    """Rewrite a Parquet file without the rows of these values; nothing is written when there are none."""
    if not _holds(path, column, values):
        return 0
    table = pq.read_table(path)
    kept = table.filter(pc.invert(pc.is_in(table[column], value_set=values)))
    new = path.with_name(f".{path.name}.new")
    pq.write_table(kept, new)
    disk.take_place(new, path)
    return table.num_rows - kept.num_rows
