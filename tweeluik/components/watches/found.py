"""How does each watch stand in these data, without a page or a load that waits for it?

Found once per version of the data and day, in a thread of its own, by whoever draws a page first.
"""

import logging
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pandas as pd
import streamlit as st

from tweeluik import config
from tweeluik.components.ask import look_up
from tweeluik.engine import Engine
from tweeluik.engine.duck import published_at
from tweeluik.engine.watches import Watch
from tweeluik.metrics import watches
from tweeluik.store.watches import remember

# One at a time: readers' own questions go before.
_ASIDE = ThreadPoolExecutor(1, thread_name_prefix="watches")
# Answers of this many versions, days and lists of watches are held.
_KEPT = 8

_log = logging.getLogger("tweeluik")


def look(engine: Engine, kept: Sequence[Watch]) -> Future:
    """The answer of `now`, at once when it was found before, else on its way."""
    return _begun((engine.version, repr(kept), date.today()), engine, tuple(kept))


@st.cache_resource(max_entries=_KEPT, show_spinner=False)
def _begun(key: tuple, _engine: Engine, _kept: tuple[Watch, ...]) -> Future:
    return _ASIDE.submit(_logged, _engine, _kept, key[-1], config.store_path())


def _logged(engine: Engine, kept: tuple[Watch, ...], today: date, store: Path) -> pd.DataFrame:
    try:
        return now(engine, kept, today, store)
    except Exception:
        _log.exception("watches of %s", store)
        raise


def now(engine: Engine, kept: Sequence[Watch], today: date, store: Path) -> pd.DataFrame:
    """A row a watch (`metrics.watches.check`) with `since`: from which moment [UTC] its state is what it is."""
    found = look_up(engine, watches.check, tuple(kept), today)
    states = dict(zip(found["watch_id"], found["state"], strict=True))
    since = remember(store, states, published_at(engine.version))
    return found.assign(since=[since[watch_id] for watch_id in found["watch_id"]])
