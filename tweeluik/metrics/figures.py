"""Every headline figure of every page, under the same filters and through the same gate."""

from collections.abc import Iterable
from types import ModuleType

import pandas as pd

from tweeluik.engine import Engine
from tweeluik.filters import Filters
from tweeluik.metrics import (
    claims,
    frames,
    like_for_like,
    meeting,
    mingling,
    participation,
    satisfaction,
    sectors,
    together,
    trainings,
)

SUBJECTS = (participation, sectors, meeting, satisfaction, like_for_like, mingling, trainings, together)


# Subjects whose figures are named after another: they say more about the same answers.
_OF_ANSWERS = {"like_for_like": like_for_like, "sectors_rho": mingling}


def some_figures(engine: Engine, filters: Filters, ids: Iterable[str]) -> pd.DataFrame:
    """The rows of `all_figures` with these ids, for both formats; only the subjects they belong to are asked."""
    wanted = set(ids)
    subjects = [subject for subject in SUBJECTS if any(_subject(id_) == subject for id_ in wanted)]
    if not subjects:
        return frames.figures([])
    frame = pd.concat([subject.by_format(engine, filters) for subject in subjects], ignore_index=True)
    return frame[frame["id"].isin(wanted)].reset_index(drop=True)


def _subject(id_: str) -> ModuleType | None:
    """The subject that gives a figure; none for a name that is no figure."""
    first, *rest = id_.split(".")
    named = {subject.__name__.rpartition(".")[2]: subject for subject in SUBJECTS}
    return next((_OF_ANSWERS[part] for part in rest if part in _OF_ANSWERS), named.get(first))


def all_figures(engine: Engine, filters: Filters, strata: tuple[str, ...] = like_for_like.DEFAULT) -> pd.DataFrame:
    """The long frame of `frames.py` for all subjects, in the order of the pages, and the claims that are read from it.

    Values are numbers, and words for the claims. The lens keeps one format and leaves out what compares the two.
    `strata` are the dimensions of like for like.
    """
    more = {like_for_like: (strata,)}
    parts = [subject.by_format(engine, filters, *more.get(subject, ())) for subject in SUBJECTS]
    frame = pd.concat(parts, ignore_index=True)
    frame = pd.concat([frame, claims.of_figures(frame)], ignore_index=True)
    if filters.lens == "both":
        return frame
    return frame[frame["training_format"] == filters.lens].reset_index(drop=True)
