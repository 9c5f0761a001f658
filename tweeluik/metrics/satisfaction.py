"""How is it rated, how sure is that, and is the difference between the formats real?"""

from collections.abc import Iterator
from math import nan, sqrt

import numpy as np
import pandas as pd

from tweeluik.config import FORMATS
from tweeluik.engine import Engine
from tweeluik.filters import Filters
from tweeluik.metrics import multiple, nonresponse
from tweeluik.metrics.differences import difference, dominance, hedges_g
from tweeluik.metrics.frames import figure, figures, missing
from tweeluik.metrics.group_sums import NOBODY, QUANTITIES, Sums, sums_by
from tweeluik.metrics.intervals import adjusted_wald_nps, effective_n, t_mean, wilson
from tweeluik.metrics.likeness import likeness
from tweeluik.metrics.suppression import gate, only_enough

# What stands with one format although both are under it.
_COMPARED = ".what_if"


def questions(engine: Engine) -> pd.DataFrame:
    """The versions of questions that were answered: question_id, construct, text_nl, text_en, scale_min, scale_max,
    higher_is_better (missing = bipolar), in_company, open. Source: queries/questions_by_version.sql.
    """
    return engine.query("questions_by_version")


def by_format(engine: Engine, filters: Filters, only: tuple[str, ...] = ()) -> pd.DataFrame:
    """Headline figures `satisfaction.<question>.*` (long frame of `frames.py`), through the gate.

    `only` keeps some questions; without it all that were answered and have a better end. Means and differences on the
    question's own scale, top_two 0 to 1, nps -100 to 100. Low and high follow the groups (effective n) from ten
    on; the note says which. Without `only`, also the p of each question adjusted for all of them (`multiple.py`).
    Source: queries/satisfaction_by_group.sql, satisfaction_by_score.sql.
    """
    by_group = engine.query("satisfaction_by_group", **filters.of_questions(only))
    sums = sums_by(by_group, ("question_id", "training_format"))
    scores = _scores(engine.query("satisfaction_by_score", **filters.parameters()))
    rows, people = [], []
    for question in questions(engine).to_dict("records"):
        question_id = question["question_id"]
        if missing(question["higher_is_better"]) or (only and question_id not in only):
            continue
        of_format = {f: sums.get((question_id, f), NOBODY) for f in FORMATS}
        under = {f: each.n for f, each in of_format.items()}
        # One number about both formats reveals as much as the smaller of them.
        under[None] = min(under.values())
        given = [scores.get((question_id, f), {}) for f in FORMATS]
        of_question = [
            *_levels(question, of_format),
            *_gaps(question, of_format),
            *_effects(question, of_format, given),
        ]
        rows += of_question
        people += [under[None if row["id"].endswith(_COMPARED) else row["training_format"]] for row in of_question]
    frame = gate(figures(rows), pd.Series(people), ["value", "n", "editions", "low", "high"], engine.threshold)
    # Adjusted for what is shown: a hidden question must not be read from the others.
    return frame if only else pd.concat([frame, multiple.adjusted(frame)], ignore_index=True)


def _scores(frame: pd.DataFrame) -> dict[tuple, dict[float, int]]:
    """How often each score was given, per question and format."""
    found: dict[tuple, dict[float, int]] = {}
    columns = (frame[name].tolist() for name in ("question_id", "training_format", "score", "answers"))
    for question_id, training_format, score, answers in zip(*columns, strict=True):
        found.setdefault((question_id, training_format), {})[score] = answers
    return found


def kinds_of(question: dict) -> list[str]:
    """Which figures a question has: a net promoter score only where people are asked to recommend, from 0 to 10."""
    is_recommend = question["construct"] == "recommend" and (question["scale_min"], question["scale_max"]) == (0, 10)
    return [kind for kind in QUANTITIES if kind != "nps" or is_recommend]


def _levels(question: dict, sums: dict[str, Sums]) -> Iterator[dict]:
    for training_format, of_format in sums.items():
        for kind in kinds_of(question):
            yield level(f"satisfaction.{question['question_id']}.{kind}", training_format, kind, of_format)


def level(id_: str, training_format: str, kind: str, sums: Sums) -> dict:
    """One mean, share or score of one format with its interval."""
    n = sums.n
    if not n:
        return figure(id_, training_format, nan, 0, 0)
    answers, totals, squares = sums.quantity(kind)
    worth, by_groups = effective_n(answers, totals, squares)
    value = float(totals.sum()) / n
    if kind == "mean":
        interval = t_mean(value, _deviation(totals, squares, n), worth)
    elif kind == "top_two":
        interval = wilson(value * worth, worth)
    else:
        promoters, detractors = (float(sums.of[column].sum()) / n for column in ("promoters", "detractors"))
        interval = adjusted_wald_nps(promoters * worth, detractors * worth, worth)
    note = "effective_n" if by_groups else "plain_n"
    return figure(id_, training_format, value, n, sums.editions, interval.low, interval.high, note)


def _deviation(totals: np.ndarray, squares: np.ndarray, n: int) -> float:
    return sqrt(max(0.0, squares.sum() - totals.sum() ** 2 / n) / (n - 1)) if n > 1 else nan


def _gaps(question: dict, sums: dict[str, Sums]) -> Iterator[dict]:
    """Differences open minus in-company with interval and verdict."""
    n, editions = sum(each.n for each in sums.values()), sum(each.editions for each in sums.values())
    for kind in kinds_of(question):
        found = difference(*(sums[f].ratios(kind) for f in FORMATS))
        stem, note = stem_of(question, kind), f"{found.verdict} {found.basis}".strip()
        yield figure(f"{stem}.difference", None, found.value, n, editions, found.low, found.high, note)
        if kind in ("mean", "nps"):
            yield figure(f"{stem}.p", None, found.p, n, editions, note=found.basis)
        if kind == "mean":
            yield from nonresponse.rows(question, sums, found)


def _effects(question: dict, sums: dict[str, Sums], given: list[dict[float, int]]) -> Iterator[dict]:
    """Sizes of the difference without a scale, and how alike answers of one edition are."""
    n, editions = sum(each.n for each in sums.values()), sum(each.editions for each in sums.values())
    pairs = dominance(*given)
    effect = hedges_g(*(_moments(sums[f]) for f in FORMATS))
    values = {"cliffs_delta": pairs.cliffs_delta, "superiority": pairs.superiority, "hedges_g": effect}
    for name, value in values.items():
        yield figure(f"{stem_of(question, 'mean')}.{name}", None, value, n, editions)
    for kind in kinds_of(question):
        for training_format, each in sums.items():
            yield from likeness(stem_of(question, kind), training_format, each.quantity(kind), each.editions)
    together = tuple(np.concatenate(parts) for parts in zip(*(s.quantity("mean") for s in sums.values()), strict=True))
    yield from likeness(stem_of(question, "mean"), None, together, editions)


def stem_of(question: dict, kind: str) -> str:
    """The id that what is said about a mean, share or score hangs from: the mean is what a question is about."""
    return f"satisfaction.{question['question_id']}" + ("" if kind == "mean" else f".{kind}")


def _moments(sums: Sums) -> tuple[float, float, int]:
    if not sums.n:
        return nan, nan, 0
    _, totals, squares = sums.quantity("mean")
    return float(totals.sum()) / sums.n, _deviation(totals, squares, sums.n), sums.n


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

    Both formats for every year that either has, through the gate. Source: queries/satisfaction_by_group.sql.
    """
    frame = engine.query("satisfaction_by_group", **filters.of_questions((question_id,)))
    sums = sums_by(frame, ("academic_year", "training_format"))
    years = sorted({year for year, _ in sums})
    rows = [
        {
            "academic_year": int(year),
            **level("mean", training_format, "mean", sums.get((year, training_format), NOBODY)),
        }
        for year in years
        for training_format in FORMATS
    ]
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
