"""How does a small thing that people keep (a note, a view, a watch) come into its folder, and go?

No lock: a file of its own name hinders nobody, also while a load is going on. Killed at any instant, it is there or
it is not.
"""

import json
import secrets
from contextlib import suppress
from pathlib import Path

from tweeluik.errors import StoreError, UsageError
from tweeluik.store import disk


def new_id(stem: str) -> str:
    """A name that nothing else has."""
    return f"{stem}-{secrets.token_hex(4)}"


def put(place: Path, data: dict) -> None:
    """Write a thing, whole or not at all. Raises StoreError `store_unwritable`."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        disk.write_json(place, data)
    except OSError as error:
        raise StoreError("store_unwritable", path=str(place.parent), reason=str(error)) from error


def said(folder: Path) -> dict[str, dict]:
    """What each thing of a folder says, by id; what can't be understood is left out."""
    found = {}
    for path in folder.glob("*.json"):
        with suppress(OSError, ValueError):
            content = json.loads(path.read_text(encoding="utf-8"))
            if isinstance(content, dict):
                found[path.stem] = content
    return found


def change(folder: Path, id_: str, what: str, changes: dict) -> None:
    """Say something else of a thing. Raises as `remove` and `put` do."""
    place, known = _place(folder, id_, what), said(folder)
    if id_ not in known:
        raise UsageError(f"unknown_{what}", **{f"{what}_id": id_})
    put(place, known[id_] | changes)


def remove(folder: Path, id_: str, what: str) -> None:
    """Take a thing away. Raises UsageError `unknown_<what>` when there is none of that id, StoreError
    `store_unwritable`.
    """
    try:
        disk.remove(_place(folder, id_, what))
    except OSError as error:
        raise StoreError("store_unwritable", path=str(folder), reason=str(error)) from error


def _place(folder: Path, id_: str, what: str) -> Path:
    """The file of a thing; only of what stands in the folder, whatever the id says."""
    known = {path.stem: path for path in folder.glob("*.json")}
    if id_ not in known:
        raise UsageError(f"unknown_{what}", **{f"{what}_id": id_})
    return known[id_]
