"""Who may write? One process at a time; the operating system frees the lock of one that was killed."""

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tweeluik.errors import StoreBusy

# A load of a million rows takes about a minute; a second writer waits somewhat longer than that [s].
PATIENCE = 90.0
_PAUSE = 0.1


@contextmanager
def writing(store: Path, waiting: Callable[[], None] = lambda: None, patience: float = PATIENCE) -> Iterator[None]:
    """Be the only writer of a store while the block runs.

    `waiting` is called once when another is writing now; after `patience` seconds it is StoreBusy `store_busy`.
    """
    store.mkdir(parents=True, exist_ok=True)
    with (store / ".lock").open("w") as handle:
        _acquire(handle, waiting, time.monotonic() + patience)
        yield


def _acquire(handle, waiting: Callable[[], None], until: float) -> None:
    told = False
    while True:
        try:
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not told:
                waiting()
                told = True
            if time.monotonic() > until:
                raise StoreBusy("store_busy") from None
            time.sleep(_PAUSE)
