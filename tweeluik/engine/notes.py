"""Which dated notes did people leave ("new evaluation form", "covid"), to be read beside a trend?

A note is a small file `<store>/notes/<note_id>.json` that the store writes once and takes away whole
(`tweeluik/store/notes.py`). They stand beside the database and not in it: writing one rebuilds nothing, and every
process sees it the next time it draws a page. This is the reader's side of these files, as `duck.py` is of a database.
"""

import json
import logging
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

FOLDER = "notes"

_log = logging.getLogger("tweeluik")


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
    """Every note of a store, in order of its day.

    A file that is no note, which no writer of ours leaves, is logged and left out: it must not keep a chart from
    being drawn.
    """
    notes = []
    for path in sorted((store / FOLDER).glob("*.json")):
        try:
            said = json.loads(path.read_text(encoding="utf-8"))
            said["noted_on"] = date.fromisoformat(said["noted_on"])
            notes.append(Note(path.stem, **said))
        except FileNotFoundError:
            continue  # taken away since the folder was listed
        except (OSError, ValueError, KeyError, TypeError) as error:
            _log.warning("%s is no note: %s", path, error)
    return sorted(notes, key=lambda note: (note.noted_on, note.note_id))
