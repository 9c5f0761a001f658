"""How is it rated, how sure is that, and is the difference between the formats real?"""

from collections.abc import Iterator
from math import nan, sqrt

import numpy as np
import pandas as pd

from tweeluik.config import BOOTSTRAP_EDITIONS, FORMATS
from tweeluik.engine import Engine
from tweeluik.filters import Filters
from tweeluik.metrics.differences import difference, dominance, hedges_g
from tweeluik.metrics.frames import figure, figures, missing
from tweeluik.metrics.intervals import adjusted_wald_nps, effective_n, intraclass_correlation, t_mean, wilson
from tweeluik.metrics.suppression import gate, only_enough

# A kind of figure -> columns of the query by edition: sum and sum of squares of the quantity whose mean it is.
QUANTITIES = {
    "mean": ("total", "total_squares"),
    "top_two": ("top_two", "top_two"),
    "nps": ("net", "either"),
}


def questions(engine: Engine) -> pd.DataFrame:
    """The versions of questions that were answered: question_id, construct, text_nl, text_en, scale_min, scale_max,
    higher_is_better (missing = bipolar), in_company, open. Source: queries/questions_by_version.sql.
    """
    return engine.query("questions_by_version")


def by_format(engine: Engine, filters: Filters) -> pd.DataFrame:
    """Headline figures `satisfaction.<question>.*` (long frame of `frames.py`), through the gate.

    Means and differences on the question's own scale, top_two 0 to 1, nps -100 to 100. Low and high follow the editions
    (effective n) from ten editions on; the note says which.
    Source: queries/satisfaction_by_edition.sql, satisfaction_by_score.sql.
    """
    editions = _by_edition(engine, filters)
    scores = engine.query("satisfaction_by_score", **filters.parameters())
    frames = [
        _of_question(question, editions, scores, engine.threshold)
        for _, question in questions(engine).iterrows()
        if not missing(question["higher_is_better"])
    ]
    return pd.concat(frames, ignore_index=True) if frames else figures([])


def _by_edition(engine: Engine, filters: Filters) -> pd.DataFrame:
    frame = engine.query("satisfaction_by_edition", **filters.parameters())
    return frame.assign(
        net=100.0 * (frame["promoters"] - frame["detractors"]),
        either=100.0**2 * (frame["promoters"] + frame["detractors"]),
    )


def _of_question(question: pd.Series, editions: pd.DataFrame, scores: pd.DataFrame, threshold: int) -> pd.DataFrame:
    question_id = question["question_id"]
    sums = {f: _select(editions, question_id, f) for f in FORMATS}
    given = {f: _select(scores, question_id, f) for f in FORMATS}
    people = {f: int(sums[f]["answers"].sum()) for f in FORMATS}
    # One number about both formats reveals as much as the smaller of them.
    people[None] = min(people.values())
    rows = [
        *_levels(question, sums),
        *_gaps(question, sums),
        *_effects(question_id, sums, given),
    ]
    under = pd.Series([people[row["training_format"]] for row in rows])
    return gate(figures(rows), under, ["value", "n", "editions", "low", "high"], threshold)


def _select(frame: pd.DataFrame, question_id: str, training_format: str) -> pd.DataFrame:
    return frame[(frame["question_id"] == question_id) & (frame["training_format"] == training_format)]


def _kinds(question: pd.Series) -> list[str]:
    """Which figures a question has: a net promoter score only where people are asked to recommend, from 0 to 10."""
    is_recommend = question["construct"] == "recommend" and (
        question["scale_min"],
        question["scale_max"],
    ) == (0, 10)
    return [kind for kind in QUANTITIES if kind != "nps" or is_recommend]


def _levels(question: pd.Series, sums: dict[str, pd.DataFrame]) -> Iterator[dict]:
    for training_format, frame in sums.items():
        for kind in _kinds(question):
            yield _level(f"satisfaction.{question['question_id']}.{kind}", training_format, kind, frame)


def _level(id_: str, training_format: str, kind: str, frame: pd.DataFrame) -> dict:
    """One mean, share or score of one format with its interval."""
    n = int(frame["answers"].sum())
    if not n:
        return figure(id_, training_format, nan, 0, 0)
    answers, totals, squares = _sums(frame, kind)
    worth, by_editions = effective_n(answers, totals, squares)
    value = float(totals.sum()) / n
    if kind == "mean":
        interval = t_mean(value, _deviation(totals, squares, n), worth)
    elif kind == "top_two":
        interval = wilson(value * worth, worth)
    else:
        shares = frame[["promoters", "detractors"]].sum() / n
        interval = adjusted_wald_nps(*(shares * worth), worth)
    note = "effective_n" if by_editions else "plain_n"
    return figure(id_, training_format, value, n, len(answers), interval.low, interval.high, note)


def _sums(frame: pd.DataFrame, kind: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Per edition: answers, sum, sum of squares. An edition counts once, also when its group spans years."""
    total, squares = QUANTITIES[kind]
    return tuple(frame[column].to_numpy(float) for column in ("answers", total, squares))


def _deviation(totals: np.ndarray, squares: np.ndarray, n: int) -> float:
    return sqrt(max(0.0, squares.sum() - totals.sum() ** 2 / n) / (n - 1)) if n > 1 else nan


def _gaps(question: pd.Series, sums: dict[str, pd.DataFrame]) -> Iterator[dict]:
    """Differences open minus in-company with interval and verdict."""
    n, editions = (int(sum(f["answers"].sum() for f in sums.values())), sum(len(f) for f in sums.values()))
    for kind in _kinds(question):
        total = QUANTITIES[kind][0]
        found = difference(*(sums[f][[total, "answers"]].to_numpy(float) for f in FORMATS))
        id_ = f"satisfaction.{question['question_id']}." + ("" if kind == "mean" else f"{kind}.") + "difference"
        note = f"{found.verdict} {found.basis}".strip()
        yield figure(id_, None, found.value, n, editions, found.low, found.high, note)


def _effects(question_id: str, sums: dict[str, pd.DataFrame], given: dict[str, pd.DataFrame]) -> Iterator[dict]:
    """Sizes of the difference without a scale, and how alike answers of one edition are."""
    n, editions = (int(sum(f["answers"].sum() for f in sums.values())), sum(len(f) for f in sums.values()))
    pairs = dominance(*(dict(zip(given[f]["score"], map(int, given[f]["answers"]), strict=True)) for f in FORMATS))
    moments = [_moments(sums[f]) for f in FORMATS]
    values = {
        "cliffs_delta": pairs.cliffs_delta,
        "superiority": pairs.superiority,
        "hedges_g": hedges_g(*moments),
    }
    for name, value in values.items():
        yield figure(f"satisfaction.{question_id}.{name}", None, value, n, editions)
    together = pd.concat(list(sums.values()))
    for training_format, frame in {**sums, None: together}.items():
        # From a few editions only, the likeness would let a reader solve for the mean of a single one.
        value = intraclass_correlation(*_sums(frame, "mean")) if len(frame) >= BOOTSTRAP_EDITIONS else nan
        yield figure(f"satisfaction.{question_id}.icc", training_format, value, frame["answers"].sum(), len(frame))


def _moments(frame: pd.DataFrame) -> tuple[float, float, int]:
    n = int(frame["answers"].sum())
    if not n:
        return nan, nan, 0
    _, totals, squares = _sums(frame, "mean")
    return float(totals.sum()) / n, _deviation(totals, squares, n), n


def distribution(engine: Engine, filters: Filters) -> pd.DataFrame:
    """How often each score was given: question_id, training_format, score, answers, share (0 to 1 within the format).

    A question that fewer than the threshold answered in a format has no rows there.
    Source: queries/satisfaction_by_score.sql.
    """
    by = ["question_id", "training_format"]
    frame = engine.query("satisfaction_by_score", **filters.parameters())
    frame = only_enough(frame, by, "answers", engine.threshold)
    return frame.assign(share=frame["answers"] / frame.groupby(by)["answers"].transform("sum"))


def trend(engine: Engine, filters: Filters, question_id: str) -> pd.DataFrame:
    """Mean by year of the protected groups: academic_year, training_format, mean, n, editions, low, high, note.

    Both formats for every year that either has, through the gate. Source: queries/satisfaction_by_edition.sql.
    """
    frame = _by_edition(engine, filters)
    frame = frame[frame["question_id"] == question_id]
    rows = []
    for year in sorted(frame["academic_year"].unique()):
        for training_format in FORMATS:
            of_year = frame[(frame["academic_year"] == year) & (frame["training_format"] == training_format)]
            row = _level("mean", training_format, "mean", of_year)
            rows.append({"academic_year": int(year), **row})
    shown = figures(rows).rename(columns={"value": "mean"}).drop(columns="id")
    shown.insert(0, "academic_year", pd.array([row["academic_year"] for row in rows], dtype="int64"))
    return gate(shown, shown["n"], ["mean", "n", "editions", "low", "high"], engine.threshold)


def coverage(engine: Engine, filters: Filters) -> pd.DataFrame:
    """What stands behind the evaluation figures: question_id, training_format, people, groups, editions,
    small_editions, left_out (respondents whose format has too few, over all data).

    `question_id` is missing for the forms themselves.

    Source: queries/groups_by_format.sql, left_out_by_format.sql.
    """
    by = ["question_id", "training_format"]
    groups = engine.query("groups_by_format", **filters.parameters())
    left_out = engine.query("left_out_by_format").rename(columns={"people": "left_out"})
    frame = groups.merge(left_out, how="outer", on=by)
    numbers = ["people", "groups", "editions", "small_editions", "left_out"]
    frame[numbers] = frame[numbers].fillna(0).astype(int)
    return frame
