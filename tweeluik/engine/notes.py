"""Which dated notes did people leave ("new evaluation form", "covid"), to be read beside a trend?

A note is a small file `<store>/notes/<note_id>.json` that the store writes once and takes away whole
(`tweeluik/store/notes.py`). This is the reader's side of these files, as `duck.py` is of a database.
"""

from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from tweeluik.engine import small_files

FOLDER = "notes"


@dataclass(frozen=True)
class Note:
    """A text on a day, about one format or (missing) both; `written_at` is UTC."""

    note_id: str
    noted_on: date
    text: str
    training_format: str | None
    written_at: str
    written_by: str

    def as_dict(self) -> dict:
        """The note as plain data for `--json`."""
        return asdict(self) | {"noted_on": self.noted_on.isoformat()}


def noted(store: Path) -> list[Note]:
    """Every note of a store, in order of its day; a file that is no note keeps no chart from being drawn."""
    notes, _ = small_files.read(store / FOLDER, _note)
    return sorted(notes, key=lambda note: (note.noted_on, note.note_id))


def _note(note_id: str, said: dict) -> Note:
    return Note(note_id, **said | {"noted_on": date.fromisoformat(said["noted_on"])})
