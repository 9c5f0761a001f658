"""How is it rated when both formats are given the same mix of themes, modes or whatever the reader chooses?"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import nan

import numpy as np
import pandas as pd

from tweeluik.config import FORMATS, IN_COMPANY, OPEN, SMALLEST_COVERAGE
from tweeluik.engine import Engine
from tweeluik.filters import Filters
from tweeluik.metrics import standardise
from tweeluik.metrics.frames import figure, figures, missing, ratio
from tweeluik.metrics.group_sums import QUANTITIES, with_nps
from tweeluik.metrics.satisfaction import kinds_of, questions, stem_of
from tweeluik.metrics.standardise import NOWHERE, Alike, Groups
from tweeluik.metrics.suppression import gate

# What strata can be made of -> the column of the query.
DIMENSIONS = {
    "theme": "theme",
    "mode": "delivery_mode",
    "hours": "hours_band",
    "sector": "sector",
    "size": "size_class",
    "institution": "institution",
    "year": "academic_year",
}
DEFAULT = ("theme", "mode")
# Those of the client: an open edition has several, so no stratum of these holds both formats.
OF_CLIENT = ("sector", "size")
MIXED = "mixed"
LITTLE = "coverage_under_half"
_MEASURES = ("training_format", "mean", "n", "editions", "note", "weight", "difference", "is_compared", "is_mixed")


@dataclass(frozen=True)
class _Comparison:
    """The groups of one question in both formats, their sums of one kind, and which strata can be compared."""

    rows: dict[str, pd.DataFrame]
    kind: str
    strata: int
    threshold: int

    @cached_property
    def pair(self) -> tuple[Groups, ...]:
        columns = [QUANTITIES[self.kind][0], "answers"]
        return tuple(
            Groups(each["stratum"].to_numpy(int), each[columns].to_numpy(float)) for each in self.rows.values()
        )

    @cached_property
    def compared(self) -> np.ndarray:
        return standardise.used(self.pair, self.strata, self.threshold)

    @cached_property
    def answers(self) -> dict[str | None, tuple[int, int, int]]:
        """Per format, and of both together: answers that are compared, all answers, editions that are compared."""
        found = {}
        for each, rows in self.rows.items():
            stratum, answers, editions = (rows[name].to_numpy(int) for name in ("stratum", "answers", "editions"))
            inside = np.isin(stratum, np.flatnonzero(self.compared))
            found[each] = tuple(int(n) for n in (answers[inside].sum(), answers.sum(), editions[inside].sum()))
        return found | {None: tuple(map(sum, zip(*found.values(), strict=True)))}

    @property
    def fewest(self) -> int:
        """Answers of the format that has fewest, counting only what is compared where that is enough."""
        place = 0 if self.is_enough else 1
        return min(self.answers[each][place] for each in FORMATS)

    @property
    def is_enough(self) -> bool:
        covered, answers, _ = self.answers[None]
        return bool(answers) and covered >= SMALLEST_COVERAGE * answers and self.compared.any()

    @cached_property
    def alike(self) -> Alike | None:
        return standardise.like_for_like(self.pair, self.compared) if self.is_enough else None


def by_format(
    engine: Engine,
    filters: Filters,
    by: tuple[str, ...] = DEFAULT,
    only: tuple[str, ...] = (),
    kinds: tuple[str, ...] = tuple(QUANTITIES),
) -> pd.DataFrame:
    """Figures `satisfaction.<question>.like_for_like*` (long frame of `frames.py`), through the gate.

    The standardised mean per format and, without format, their difference with its interval; `.coverage` per format and
    of both together (0 to 1); `.outside` and `.mix`, the other parts of the raw difference. Two highest scores and net
    promoter score have theirs. `by` are the dimensions whose combinations are the strata, `only` keeps some questions,
    `kinds` some of these. Under half of the answers of both formats in strata that can be compared: no value but
    `coverage_under_half`. Source: queries/satisfaction_by_stratum.sql.
    """
    placed, strata = _placed(engine, filters, by, only)
    places = placed.groupby(["question_id", "training_format"]).indices
    # Every selection of rows copies what else stands in them: only numbers are needed.
    numbers = placed.select_dtypes("number").drop(columns=["academic_year"])
    rows, people = [], []
    for question in questions(engine).to_dict("records"):
        if missing(question["higher_is_better"]) or (only and question["question_id"] not in only):
            continue
        of_format = {each: numbers.take(places.get((question["question_id"], each), [])) for each in FORMATS}
        for kind in (each for each in kinds_of(question) if each in kinds):
            found = _Comparison(of_format, kind, strata, engine.threshold)
            of_kind = list(_figures(f"{stem_of(question, kind)}.like_for_like", found))
            rows += of_kind
            people += [found.fewest] * len(of_kind)
    return gate(
        figures(rows), pd.Series(people, dtype=float), ["value", "n", "editions", "low", "high"], engine.threshold
    )


def _figures(id_: str, found: _Comparison) -> Iterator[dict]:
    alike, note = found.alike, "" if found.alike else LITTLE
    means = dict(zip(FORMATS, alike.means, strict=True)) if alike else {}
    for each in FORMATS:
        yield figure(id_, each, means.get(each), *_base(found, each), note=note)
    gap = alike.difference if alike else None
    ends = (gap.value, *_base(found, None), gap.low, gap.high) if gap else (None,)
    yield figure(id_, None, *ends, note=f"{gap.verdict} {gap.basis}".strip() if gap else note)
    for name in ("outside", "mix"):
        yield figure(f"{id_}.{name}", None, getattr(alike, name, None), *_base(found, None), note=note)
    for each, (covered, answers, _) in found.answers.items():
        yield figure(f"{id_}.coverage", each, ratio(covered, answers), answers)


def _base(found: _Comparison, training_format: str | None) -> tuple[int | None, int | None]:
    """Answers and editions under a figure; none when there is no figure."""
    covered, _, editions = found.answers[training_format]
    return (covered, editions) if found.alike else (None, None)


def _placed(engine: Engine, filters: Filters, by: tuple[str, ...], only: tuple[str, ...]) -> tuple[pd.DataFrame, int]:
    """The groups with the number of their stratum, and how many strata there are; unknown is a value like another.

    Groups whose editions differ in a dimension stand nowhere: mixed with mixed is not like with like.
    """
    frame = engine.query("satisfaction_by_stratum", **filters.of_questions(only))
    columns = [DIMENSIONS[dimension] for dimension in by]
    number = frame.groupby(columns, dropna=False).ngroup().to_numpy()
    is_mixed = (frame[columns] == MIXED).any(axis=1).to_numpy()
    strata = int(number.max()) + 1 if len(frame) else 0
    return with_nps(frame).assign(stratum=np.where(is_mixed, NOWHERE, number)), strata


def _of_question(placed: pd.DataFrame, question_id: str) -> dict[str, pd.DataFrame]:
    of_question = placed[placed["question_id"] == question_id]
    return {each: of_question[of_question["training_format"] == each] for each in FORMATS}


def by_stratum(engine: Engine, filters: Filters, by: tuple[str, ...], question_id: str) -> pd.DataFrame:
    """The strata of one question, both formats for each, what is compared first and the heaviest of it on top.

    A column for each of `by` (all `mixed` in a last stratum: groups whose editions differ), training_format, mean, n,
    editions, note, weight (0 to 1), difference (open minus in-company), is_compared, is_mixed.
    Source: queries/satisfaction_by_stratum.sql.
    """
    placed, strata = _placed(engine, filters, by, (question_id,))
    found = _Comparison(_of_question(placed, question_id), "mean", strata, engine.threshold)
    weights = standardise.shares(found.pair, found.compared) if found.compared.any() else np.zeros(strata)
    columns = [DIMENSIONS[dimension] for dimension in by]
    values = placed.drop_duplicates("stratum").set_index("stratum")[columns].sort_index().astype(object)
    values[values.index == NOWHERE] = MIXED
    both = pd.MultiIndex.from_product([values.index, FORMATS], names=["stratum", "training_format"])
    sums = placed.groupby(list(both.names))[["total", "answers", "editions"]].sum().reindex(both, fill_value=0)
    cells = sums.rename(columns={"answers": "n"}).reset_index().join(values, on="stratum")
    means = (cells["total"] / cells["n"]).to_numpy(float)
    # What stands nowhere takes the last weight: none.
    weight = np.append(weights, 0.0)[cells["stratum"]]
    gaps = np.where(weight > 0, _gaps(means), nan)
    frame = cells.assign(
        mean=means,
        note="",
        weight=weight,
        difference=gaps,
        is_compared=weight > 0,
        is_mixed=cells["stratum"] == NOWHERE,
    ).astype({"n": "Int64"})
    # The last of those without weight: it says what could not be placed.
    frame = frame.sort_values("weight", ascending=False, kind="stable").sort_values("is_mixed", kind="stable")
    frame = frame[[*columns, *_MEASURES]].reset_index(drop=True)
    return gate(frame, frame["n"], ["mean", "n", "editions"], engine.threshold)


def _gaps(means: np.ndarray) -> np.ndarray:
    """Open minus in-company of pairs of rows in the order of the formats, said on both rows."""
    pairs = means.reshape(-1, len(FORMATS))
    return np.repeat(pairs[:, FORMATS.index(OPEN)] - pairs[:, FORMATS.index(IN_COMPANY)], len(FORMATS))
