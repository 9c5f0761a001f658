"""How are dated notes written and taken away? Each is one small file, there or not there, whatever is killed.

They are read in `tweeluik/engine/notes.py`, which says why they don't stand in the database.
"""

from datetime import date
from pathlib import Path

from tweeluik.config import FORMATS
from tweeluik.errors import UsageError
from tweeluik.store import small_files, uploads

FOLDER = "notes"
# A note stands in a chart: longer is a story [characters].
LONGEST = 80


def add(store: Path, noted_on: date, text: str, training_format: str | None = None) -> str:
    """Write a note on a day, about one format or both. Returns its id.

    Raises UsageError `note_empty` or `note_too_long`, StoreError `store_unwritable`. No lock: a note of its own name
    hinders nobody, also while a load is going on.
    """
    text = " ".join(text.split())
    if not text:
        raise UsageError("note_empty")
    if len(text) > LONGEST:
        raise UsageError("note_too_long", longest=LONGEST, length=len(text))
    assert training_format is None or training_format in FORMATS
    note_id = small_files.new_id(noted_on.isoformat())
    note = {
        "noted_on": noted_on.isoformat(),
        "text": text,
        "training_format": training_format,
        "written_at": uploads.now(),
        "written_by": uploads.who(),
    }
    small_files.put(store / FOLDER / f"{note_id}.json", note)
    return note_id


def remove(store: Path, note_id: str) -> None:
    """Take a note away. UsageError `unknown_note` when there is none of that id."""
    small_files.remove(store / FOLDER, note_id, "note")
