"""Which addresses did people save under a name, for themselves or for everybody, and with which does one begin?

A view is a small file `<store>/views/<view_id>.json`; `<store>/views/start/<whose>.json` names the one that somebody,
or everybody, begins with. The store writes them (`tweeluik/store/views.py`); this is the reader's side.
"""

from dataclasses import asdict, dataclass
from pathlib import Path

from tweeluik.engine import small_files

FOLDER, START = "views", "start"
# Whose start it is when it is nobody's own.
EVERYBODY = "everybody"


@dataclass(frozen=True)
class View:
    """A page under filters and choices (`query`: name -> values, as in the address), saved under a name.

    `owner` is the key of the browser it was saved in, empty when it is shared; `saved_at` is UTC.
    """

    view_id: str
    name: str
    page: str
    query: dict[str, list[str]]
    owner: str
    saved_at: str

    @property
    def whose(self) -> str:
        """Whose start this view can be."""
        return self.owner or EVERYBODY

    def as_dict(self) -> dict:
        """The view as plain data for `--json`; whose it is stays in the store."""
        facts = asdict(self)
        return facts | {"owner": None, "shared": not self.owner} if self.owner else facts | {"shared": True}


def saved(store: Path, owner: str | None = None) -> tuple[list[View], list[str]]:
    """The shared views and those of an owner (None: of everybody) by name, and the files that are no view."""
    views, damaged = small_files.read(store / FOLDER, _view)
    mine = [view for view in views if owner is None or view.owner in ("", owner)]
    return sorted(mine, key=lambda view: (view.name.casefold(), view.view_id)), damaged


def start_of(store: Path, owner: str) -> View | None:
    """The view that a reader begins with: the own one, else the one for everybody, else none."""
    starts = starts_of(store)
    known = {view.view_id: view for view in saved(store)[0]}
    chosen = [known.get(starts.get(whose, "")) for whose in (owner, EVERYBODY) if whose]
    return next((view for view in chosen if view), None)


def starts_of(store: Path) -> dict[str, str]:
    """Whose start is which view: key of a browser, or `everybody` -> id."""
    return dict(small_files.read(store / FOLDER / START, lambda whose, said: (whose, str(said["view_id"])))[0])


def _view(view_id: str, said: dict) -> View:
    query = {str(name): [str(value) for value in values] for name, values in said["query"].items()}
    texts = {name: str(said[name]) for name in ("name", "page", "owner", "saved_at")}
    return View(view_id, query=query, **texts)
