"""Which watched figures are beyond their limit now?"""

from collections.abc import Iterator, Sequence
from datetime import date

import pandas as pd

from tweeluik.engine import Engine
from tweeluik.engine.watches import Watch
from tweeluik.filters import Filters
from tweeluik.metrics import catalogue, options
from tweeluik.metrics.figures import some_figures
from tweeluik.metrics.frames import missing
from tweeluik.metrics.satisfaction import kinds_of, questions
from tweeluik.metrics.suppression import FEWER

# What a watch can say: it is beyond its limit, it is not, or why that can't be said.
RED, QUIET = "red", "quiet"
FEW, NO_DATA, NO_INTERVAL, NO_FIGURE, STALE = "few", "no_data", "no_interval", "no_figure", "stale"
COLUMNS = ("watch_id", "state", "stale", "value", "n", "editions", "low", "high", "note")
# Figures that stand beside a training, and not of a format as a whole.
_OF_ONE_TRAINING = ("trainings.mean", "trainings.shrunk", "trainings.funnel", "trainings.against_theme")
_SHOWN = ("value", "n", "editions", "low", "high", "note")


def check(engine: Engine, watches: Sequence[Watch], today: date) -> pd.DataFrame:
    """A row a watch, in their order: state, `stale` (filters that no longer mean anything, comma between), and the
    figure as in the long frame of `frames.py`, all missing when it isn't there or may not be shown.

    Watches under the same filters are answered together, through the same functions and the same gate as the pages.
    """
    stale = {watch.watch_id: ", ".join(options.gone(engine, watch.query)) for watch in watches}
    asked: dict[Filters, set[str]] = {}
    for watch in watches:
        if not stale[watch.watch_id]:
            asked.setdefault(watch.filters(today), set()).add(watch.figure)
    found = {filters: some_figures(engine, filters, ids) for filters, ids in asked.items()}
    rows = []
    for watch in watches:
        frame = found.get(watch.filters(today))
        row = None if stale[watch.watch_id] or frame is None else _row(frame, watch)
        shown = dict.fromkeys(_SHOWN) if row is None else {name: row[name] for name in _SHOWN}
        state = STALE if stale[watch.watch_id] else _absent(engine, watch) if row is None else state_of(watch, row)
        rows.append({"watch_id": watch.watch_id, "state": state, "stale": stale[watch.watch_id], **shown})
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    kinds = dict.fromkeys(("value", "low", "high"), "float") | dict.fromkeys(("n", "editions"), "Int64")
    return frame.astype(kinds).assign(note=frame["note"].fillna(""))


def state_of(watch: Watch, row: pd.Series) -> str:
    """What a watch says of its figure. Exactly at the limit is not beyond it; a hidden figure says nothing."""
    if missing(row["value"]):
        return FEW if FEWER in str(row["note"]).split() else NO_DATA
    name = "value"
    if watch.condition.startswith("clearly"):
        name = "high" if watch.condition == "clearly_below" else "low"
    if missing(row[name]):
        return NO_INTERVAL
    beyond = row[name] < watch.limit if watch.condition.endswith("below") else row[name] > watch.limit
    return RED if beyond else QUIET


def watchable(engine: Engine) -> Iterator[str]:
    """The ids of the figures that are worth an eye, in the order of the pages: not how they were tested, nor their
    workings, nor verdicts in words; of each question that was answered, what its page shows as pairs.
    """
    asked = [question for question in questions(engine).to_dict("records") if not missing(question["higher_is_better"])]
    for id_, figure in catalogue.FIGURES.items():
        subject, _, kind = id_.partition(".")
        if subject == "satisfaction":
            having = [each["question_id"] for each in asked if kind in (*kinds_of(each), "difference")]
            yield from (f"satisfaction.{question_id}.{kind}" for question_id in having)
        elif subject != "claims" and not figure.key.startswith("figures.likeness") and id_ not in _OF_ONE_TRAINING:
            yield id_


def _row(frame: pd.DataFrame, watch: Watch) -> pd.Series | None:
    about = (
        frame["training_format"].isna()
        if watch.training_format is None
        else (frame["training_format"] == watch.training_format)
    )
    rows = frame[(frame["id"] == watch.figure) & about]
    return None if rows.empty else rows.iloc[0]


def _absent(engine: Engine, watch: Watch) -> str:
    """Why a figure isn't there: nobody makes it any more, or the data under these filters have none."""
    try:
        known = catalogue.figure(watch.figure).id
    except KeyError:
        return NO_FIGURE
    asked = set(questions(engine)["question_id"])
    is_asked = known == watch.figure or watch.figure.split(".")[1] in asked
    return NO_DATA if is_asked else NO_FIGURE
