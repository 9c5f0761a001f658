"""How is a watch on a figure made and taken away, and how is remembered since when it is as it is?

They are read in `tweeluik/engine/watches.py`.
"""

import json
import math
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tweeluik.errors import UsageError
from tweeluik.store import disk, small_files, uploads

FOLDER, STATES = "watches", "watched.json"


def add(
    store: Path,
    figure: str,
    training_format: str | None,
    condition: str,
    limit: float,
    query: dict[str, list[str]],
    period: str = "",
) -> str:
    """Keep an eye on a figure from now on, as `engine.watches.Watch` says. Returns the id of the watch.

    Raises UsageError `limit_unreadable` for a limit that is no number, StoreError `store_unwritable`.
    """
    if not math.isfinite(limit):
        raise UsageError("limit_unreadable", limit=limit)
    watch_id = small_files.new_id("watch")
    watch = {
        "figure": figure,
        "training_format": training_format,
        "condition": condition,
        "limit": limit,
        "query": query,
        "period": period,
        "made_at": uploads.now(),
    }
    small_files.put(store / FOLDER / f"{watch_id}.json", watch)
    return watch_id


def remove(store: Path, watch_id: str) -> None:
    """Let go of a watch. UsageError `unknown_watch` when there is none of that id."""
    small_files.remove(store / FOLDER, watch_id, "watch")


def remember(store: Path, found: Mapping[str, str], published_at: str) -> dict[str, str]:
    """Keep how each watch was found (id -> state) in the data of a moment. Returns since when each is so [UTC].

    A state that lasts keeps its `since`. One that changed began with these data, or now, when the data are those of the
    last look and only the day is another. What was found in newer data is never overwritten; a folder that can't be
    written, as that of a reader, remembers nothing.
    """
    before = _remembered(store / STATES)
    after = {id_: _next(before.get(id_), state, published_at) for id_, state in found.items()}
    kept = {id_: said for id_, said in before.items() if id_ not in found and (store / FOLDER / f"{id_}.json").exists()}
    newest = max((said["published_at"] for said in before.values()), default="")
    if after | kept != before and published_at >= newest:
        with suppress(OSError):
            disk.write_json(store / STATES, kept | after)
    return {id_: said["since"] for id_, said in after.items()}


def _next(before: dict[str, str] | None, state: str, published_at: str) -> dict[str, str]:
    since = published_at
    if before and before["state"] == state:
        since = before["since"]
    elif before and before["published_at"] == published_at:
        since = uploads.now()
    return {"state": state, "since": since, "published_at": published_at}


def _remembered(place: Path) -> dict[str, dict[str, str]]:
    """What was kept; nothing when the file isn't there or somebody damaged it: every `since` then begins anew."""
    try:
        said = json.loads(place.read_text(encoding="utf-8"))
        names = ("state", "since", "published_at")
        return {id_: {name: str(state[name]) for name in names} for id_, state in said.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
