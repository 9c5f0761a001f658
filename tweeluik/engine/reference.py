"""What do the sectors weigh elsewhere: the jobs per sector that a reader loaded to hold the programme against?

A small file `<store>/reference.json` that the store writes whole (`tweeluik/store/reference.py`). It stands beside the
database and not in it: loading one rebuilds nothing. This is the reader's side of it.
"""

import json
import logging
from dataclasses import dataclass
from pathlib import Path

FILE = "reference.json"

_log = logging.getLogger("tweeluik")


@dataclass(frozen=True)
class Reference:
    """Jobs per sector as one file says them; `unknown` are jobs of what is no known sector. `loaded_at` is UTC."""

    file_name: str
    loaded_at: str
    loaded_by: str
    jobs: tuple[tuple[str, float], ...]
    unknown: float

    def as_dict(self) -> dict:
        """The reference as plain data for `--json`."""
        return {
            "file_name": self.file_name,
            "loaded_at": self.loaded_at,
            "loaded_by": self.loaded_by,
            "jobs": dict(self.jobs),
            "unknown": self.unknown,
        }


def reference(store: Path) -> Reference | None:
    """The reference that is loaded now, or nothing.

    A file that is none, which no writer of ours leaves, is logged and counts as nothing: it must not keep a page from
    being drawn.
    """
    place = store / FILE
    try:
        said = json.loads(place.read_text(encoding="utf-8"))
        jobs = tuple(sorted((str(sector), float(number)) for sector, number in said.pop("jobs").items()))
        return Reference(**said, jobs=jobs)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        _log.warning("%s is no reference: %s", place, error)
        return None
