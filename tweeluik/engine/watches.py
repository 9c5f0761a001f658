"""Which figures does somebody keep an eye on?

A watch is a small file `<store>/watches/<watch_id>.json`. The store writes it (`tweeluik/store/watches.py`); this is
the reader's side.
"""

import math
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from tweeluik.engine import small_files
from tweeluik.filters import Filters, from_query, relative

FOLDER = "watches"
CONDITIONS = ("below", "above", "clearly_below", "clearly_above")


@dataclass(frozen=True)
class Watch:
    """A figure of a format (none: of both together, or a difference) that must not come below or above a limit.

    `limit` is in the unit of the figure (a rate is 0 to 1); `clearly` means that the whole interval lies there. `query`
    are filters as in the address; `period` is a code of `filters.PERIODS` that moves with the calendar, or empty: the
    dates of the filters. `made_at` is UTC.
    """

    watch_id: str
    figure: str
    training_format: str | None
    condition: str
    limit: float
    query: dict[str, list[str]]
    period: str
    made_at: str

    def filters(self, today: date) -> Filters:
        """The filters of the watch on a day."""
        return relative(from_query(self.query)[0], self.period, today)

    def as_dict(self) -> dict:
        """The watch as plain data for `--json`."""
        return asdict(self)


def kept(store: Path) -> tuple[list[Watch], list[str]]:
    """Every watch in the order in which they were made, and the files that are none."""
    watches, damaged = small_files.read(store / FOLDER, _watch)
    return sorted(watches, key=lambda watch: (watch.made_at, watch.watch_id)), damaged


def _watch(watch_id: str, said: dict) -> Watch:
    if said["condition"] not in CONDITIONS or not math.isfinite(float(said["limit"])):
        raise ValueError(said["condition"], said["limit"])
    query = {str(name): [str(value) for value in values] for name, values in said["query"].items()}
    texts = {name: str(said[name]) for name in ("figure", "condition", "period", "made_at")}
    about = said["training_format"]
    return Watch(watch_id, limit=float(said["limit"]), query=query, training_format=about and str(about), **texts)
