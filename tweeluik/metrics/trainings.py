"""How does each training do: how often, how fully, how is it rated, and how much of that is chance?

Trainings are shown, never ranked by a mean of few answers: each stands in the funnel of its format, and its mean is
also given drawn towards the others. Trainers are in none of these figures.
"""

from dataclasses import replace
from math import nan

import numpy as np
import pandas as pd

from tweeluik.config import BOOTSTRAP_EDITIONS, FEWEST_EDITIONS, FORMATS, INDICATIVE_BELOW
from tweeluik.engine import Engine
from tweeluik.filters import Filters
from tweeluik.metrics import pooling
from tweeluik.metrics.differences import difference
from tweeluik.metrics.frames import figure, figures, missing, ratio
from tweeluik.metrics.group_sums import NOBODY, Sums, sums_by
from tweeluik.metrics.pooling import TrainingSums
from tweeluik.metrics.suppression import FEWER, gate

# What the groups of several trainings are of (queries/build/60_protected_groups.sql).
MIXED = "mixed"
# Why a training has no evaluations of its own, or not all of them.
JOINED, PARTLY_JOINED, ELSEWHERE, NOT_EVALUATED = (
    "joined_with_others",
    "partly_joined",
    "outside_selection",
    "not_evaluated",
)
TOO_FEW = "too_few_editions"
_RATED = ["n", "rated_editions", "mean", "low", "high", "worth", "shrunk", "outside", "target", "deviation", "freedom"]
_OF_THEME = {"higher_open": "above_theme", "higher_in_company": "below_theme"}


def catalogue(engine: Engine) -> pd.DataFrame:
    """Every training with an edition, by its id: training_title, theme, institution, certificate (missing = unknown).

    Source: queries/trainings_by_catalogue.sql.
    """
    return engine.query("trainings_by_catalogue").set_index("training_id")


def by_format(engine: Engine, filters: Filters) -> pd.DataFrame:
    """Headline figures `trainings.*` (long frame of `frames.py`): trainings with a seat, and editions for each.

    A training given in both formats counts in each, and once in the row without a format.
    Source: queries/trainings_by_format.sql.
    """
    frame = engine.query("trainings_by_format", **filters.parameters())
    frame = frame[frame["training_id"].notna()]
    rows = []
    for training_format in FORMATS:
        of_format = frame[frame["training_format"] == training_format]
        trainings, editions = len(of_format), int(of_format["editions"].sum())
        seats = int(of_format["enrolments"].sum())
        rows.append(figure("trainings.offered", training_format, trainings, seats, editions))
        rows.append(figure("trainings.editions_each", training_format, ratio(editions, trainings), trainings))
    rows.append(figure("trainings.offered", None, frame["training_id"].nunique()))
    return figures(rows)


def by_training(engine: Engine, filters: Filters, question_id: str = "") -> pd.DataFrame:
    """A row a training (missing = unknown) and format with a seat.

    Columns: training_id, training_format, editions, enrolments, completed_held, kept_held, completion_rate (0
    to 1), and about one question: n, rated_editions, mean, low, high (by the ladder), worth (how many independent
    answers n is), shrunk, outside (-2 to 2, see `pooling.outside`), target, deviation, by_editions and freedom (groups
    more than trainings) of its funnel, note. Missing where the training has no evaluations of its own; the note says
    why. Source: queries/trainings_by_format.sql, satisfaction_by_training.sql, evaluated_by_training.sql.
    """
    frame = engine.query("trainings_by_format", **filters.parameters())
    frame["completion_rate"] = frame["completed_held"] / frame["kept_held"].where(frame["kept_held"] > 0)
    if not question_id:
        return frame.assign(**dict.fromkeys(_RATED, nan), note=NOT_EVALUATED)
    by = ["training_id", "training_format"]
    standing = engine.query("evaluated_by_training", **filters.parameters(), question=question_id)
    standing = standing.rename(columns={"editions": "answered"})
    frame = frame.merge(_rated(engine, filters, question_id), how="left", on=by).merge(standing, how="left", on=by)
    frame["note"] = _notes(frame)
    # Those without answers of their own already have their reason.
    people = frame["n"].fillna(INDICATIVE_BELOW)
    return gate(frame, people, _RATED, engine.threshold).drop(columns=["groups", "answered", "joined", "left_out"])


def _notes(frame: pd.DataFrame) -> list[str]:
    """Why a mean is missing or partial, or why it has no interval: one code a row."""
    conditions = [
        frame["n"].isna() & (frame["joined"] > 0),
        frame["n"].isna() & (frame["left_out"] > 0),
        frame["n"].isna() & (frame["answered"] > 0),
        frame["n"].isna(),
    ]
    base = np.select(conditions, [JOINED, FEWER, ELSEWHERE, NOT_EVALUATED], "")
    few = np.where(frame["groups"] < FEWEST_EDITIONS, TOO_FEW, "")
    basis = np.where(frame["groups"] >= BOOTSTRAP_EDITIONS, "effective_n", np.where(few == "", "edition_means", few))
    partly = np.where(frame["n"].notna() & (frame["joined"] > 0), PARTLY_JOINED, "")
    basis = np.where(frame["n"].notna(), basis, "")
    return [" ".join(filter(None, codes)) for codes in zip(base, basis, partly, strict=True)]


def rated(engine: Engine, filters: Filters, question_id: str) -> pd.DataFrame:
    """The evaluations of each training that has some of its own, in the funnel of its format, through the gate.

    Of the columns of `by_training` the ones about the question. Source: queries/satisfaction_by_training.sql.
    """
    frame = _rated(engine, filters, question_id)
    return gate(frame, frame["n"], _RATED, engine.threshold)


def _rated(engine: Engine, filters: Filters, question_id: str) -> pd.DataFrame:
    frame = engine.query("satisfaction_by_training", **filters.parameters(), question=question_id)
    parts = [in_funnel(frame[frame["training_format"] == training_format]) for training_format in FORMATS]
    return pd.concat(parts, ignore_index=True)


def in_funnel(frame: pd.DataFrame) -> pd.DataFrame:
    """The trainings of one format around the mean of all its answers, those of joined trainings included.

    `frame` are the rows of queries/satisfaction_by_training.sql of that format; a row a training of its own comes back.
    """
    target = ratio(frame["total"].sum(), frame["answers"].sum())
    own = frame[frame["training_id"].notna() & (frame["training_id"] != MIXED)].reset_index(drop=True)
    names = ("groups", "answers", "total", "total_squares", "squared_answers", "between", "mean_total", "mean_squares")
    sums = TrainingSums(*(own[name].to_numpy(float) for name in names))
    chance = pooling.chance(sums)
    worth = chance.worth(sums)
    low, high = pooling.intervals(sums)
    pooled = pooling.partially_pooled(sums.means, chance.of_mean(sums))
    return own[["training_id", "training_format", "groups"]].assign(
        n=sums.answers,
        rated_editions=own["editions"].astype(float),
        mean=sums.means,
        low=low,
        high=high,
        worth=worth,
        shrunk=pooled.means,
        outside=pooling.outside(sums.means, worth, target, chance.deviation),
        target=target,
        deviation=chance.deviation,
        by_editions=chance.by_editions,
        freedom=sums.groups.sum() - len(sums.groups),
    )


def by_year(engine: Engine, filters: Filters) -> pd.DataFrame:
    """Enrolments of each training: training_id (missing = unknown), training_format, academic_year, enrolments.

    Source: queries/trainings_by_year.sql.
    """
    return engine.query("trainings_by_year", **filters.parameters())


def against_theme(engine: Engine, filters: Filters, training_id: str) -> pd.DataFrame:
    """One training beside the other trainings of its theme in the same format, a row a question and format.

    Columns: question_id, training_format, mean, n, editions, theme_mean, theme_n, difference (training minus theme),
    low, high, note (`above_theme`, `below_theme`, `no_clear_difference`, `too_few_editions`, or why it is hidden).
    Only evaluations that stand on their own are compared: whole groups of one training. Source:
    queries/satisfaction_by_group.sql, once for the training and once for the others.
    """
    own = _sums(engine, replace(filters, training=(training_id,)))
    trainings = catalogue(engine)
    theme = trainings["theme"].get(training_id)
    others = () if missing(theme) else trainings.index[(trainings["theme"] == theme) & (trainings.index != training_id)]
    # Without others an empty list would ask about every training.
    beside = _sums(engine, replace(filters, training=tuple(others), theme=(theme,))) if len(others) else {}
    questions = engine.query("questions_by_version")
    scored = questions.loc[questions["higher_is_better"].notna(), "question_id"]
    rows = [
        {"question_id": question_id, "training_format": each}
        | _beside(own.get((question_id, each), NOBODY), beside.get((question_id, each), NOBODY))
        for question_id in scored
        for each in FORMATS
    ]
    columns = ["question_id", "training_format", *_beside(NOBODY, NOBODY)]
    frame = pd.DataFrame(rows, columns=columns)
    own_n, theme_n = frame["n"], frame["theme_n"]
    of_one, of_theme = ["mean", "n", "editions"], ["theme_mean", "theme_n"]
    frame = gate(
        frame, pd.concat([own_n, theme_n], axis=1).min(axis=1), ["difference", "low", "high"], engine.threshold
    )
    frame[of_one] = gate(frame[of_one], own_n, of_one, engine.threshold)
    frame[of_theme] = gate(frame[of_theme], theme_n, of_theme, engine.threshold)
    return frame


def _sums(engine: Engine, filters: Filters) -> dict[tuple, Sums]:
    frame = engine.query("satisfaction_by_group", **filters.parameters())
    return sums_by(frame, ("question_id", "training_format"))


def _beside(own: Sums, others: Sums) -> dict:
    """Two sets of whole groups of one format, and their difference by the ladder."""
    found = difference(others.ratios("mean"), own.ratios("mean"))
    return {
        "mean": ratio(own.of["total"].sum(), own.n),
        "n": own.n,
        "editions": own.editions,
        "theme_mean": ratio(others.of["total"].sum(), others.n),
        "theme_n": others.n,
        "difference": found.value,
        "low": found.low,
        "high": found.high,
        "note": f"{_OF_THEME.get(found.verdict, found.verdict)} {found.basis}".strip(),
    }
