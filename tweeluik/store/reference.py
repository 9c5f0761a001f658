"""How are the jobs per sector kept that readers hold the programme against? One small file, the old one or the new one.

They are read in `tweeluik/engine/reference.py`, which says why they don't stand in the database.
"""

from pathlib import Path

from tweeluik.errors import StoreError
from tweeluik.store import disk, uploads

FILE = "reference.json"


def keep(store: Path, file_name: str, jobs: dict[str, float], unknown: float) -> None:
    """Put the jobs per sector of a file in the place of those before. Raises StoreError `store_unwritable`."""
    said = {"file_name": file_name, "loaded_at": uploads.now(), "loaded_by": uploads.who(), "jobs": jobs}
    try:
        store.mkdir(parents=True, exist_ok=True)
        disk.write_json(store / FILE, said | {"unknown": unknown})
    except OSError as error:
        raise StoreError("store_unwritable", path=str(store), reason=str(error)) from error


def remove(store: Path) -> None:
    """Take them away, so that all enrolments are the reference again; none there is fine."""
    try:
        if (store / FILE).exists():
            disk.remove(store / FILE)
    except OSError as error:
        raise StoreError("store_unwritable", path=str(store), reason=str(error)) from error
