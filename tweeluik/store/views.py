"""How is a page under its filters saved under a name, renamed, taken away, and made the one to begin with?

They are read in `tweeluik/engine/views.py`.
"""

import re
import unicodedata
from pathlib import Path

from tweeluik.errors import UsageError
from tweeluik.store import small_files, uploads

FOLDER, START = "views", "start"
# Whose start it is when it is nobody's own.
EVERYBODY = "everybody"
# A name stands in a list and in a line above a page [characters].
LONGEST = 80


def save(store: Path, name: str, page: str, query: dict[str, list[str]], owner: str = "") -> str:
    """Save a page with its filters and choices, for everybody or for the owner of a key. Returns its id.

    Raises UsageError `view_empty`, `view_too_long` or `view_exists`, StoreError `store_unwritable`.
    """
    name = _name(store, name, owner)
    view_id = small_files.new_id(_slug(name))
    view = {"name": name, "page": page, "query": query, "owner": owner, "saved_at": uploads.now()}
    small_files.put(store / FOLDER / f"{view_id}.json", view)
    return view_id


def rename(store: Path, view_id: str, name: str, owner: str = "") -> None:
    """Give a view of an owner (empty: a shared one) another name. Raises as `save`, and UsageError `unknown_view`."""
    name = _name(store, name, owner, but=view_id)
    small_files.change(store / FOLDER, view_id, "view", {"name": name})


def remove(store: Path, view_id: str) -> None:
    """Take a view away. Who began with it begins with the plain overview. Raises UsageError `unknown_view`."""
    small_files.remove(store / FOLDER, view_id, "view")


def begin_with(store: Path, view_id: str, whose: str = EVERYBODY) -> None:
    """Make a view the one that everybody, or the owner of a key, begins with; an empty id: none."""
    if view_id:
        small_files.put(store / FOLDER / START / f"{whose}.json", {"view_id": view_id, "said_at": uploads.now()})
    elif whose in {path.stem for path in (store / FOLDER / START).glob("*.json")}:
        small_files.remove(store / FOLDER / START, whose, "view")


def _name(store: Path, name: str, owner: str, but: str = "") -> str:
    """A name in its one spelling; nobody sees two views of one name in their own list or in the shared one."""
    name = " ".join("".join(mark if mark.isprintable() else " " for mark in name).split())
    if not name:
        raise UsageError("view_empty")
    if len(name) > LONGEST:
        raise UsageError("view_too_long", longest=LONGEST, length=len(name))
    others = small_files.said(store / FOLDER)
    taken = {
        str(view.get("name")).casefold()
        for id_, view in others.items()
        if id_ != but and view.get("owner", "") == owner
    }
    if name.casefold() in taken:
        raise UsageError("view_exists", name=name)
    return name


def _slug(name: str) -> str:
    """What an address can hold of a name: `Open, dit jaar` becomes `open-dit-jaar`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "view"
