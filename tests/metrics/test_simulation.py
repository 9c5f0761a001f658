"""On data of which the truth is known, verdicts and intervals keep what they promise (benchmarks/simulate.py)."""

import csv

import numpy as np
import pytest

from benchmarks.simulate import CHOSEN, TABLE, Truth, measure, scores


def test_five_hundred_programmes_without_a_difference_give_few_claims():
    (row,) = measure(Truth("score", (20, 20), 0.0), 500, chosen_only=True)
    assert (row["claims"], row["covers"]) == (0.054, 0.946)


def test_five_hundred_programmes_with_a_difference_are_mostly_seen_through():
    (row,) = measure(Truth("score", (20, 20), 0.4), 500, chosen_only=True)
    assert (row["claims"], row["covers"]) == (0.938, 0.936)


def test_the_invented_scores_are_what_they_are_said_to_be():
    made = scores(np.random.default_rng(1), 40_000, (12, 12), 4.0)
    assert made[:, 0].sum() / made[:, 1].sum() == pytest.approx(4.0, abs=0.01)
    # Of editions of one size, the variance of their means is (1 + 11 ICC) / 12 of that of an answer.
    deviation, likeness = 0.90, 0.10
    assert (made[:, 0] / 12).var() == pytest.approx(deviation**2 * (1 + 11 * likeness) / 12, rel=0.03)


def kept() -> list[dict]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        assert next(file).startswith("# 20")
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("truth", "claims"), [("0.0", (0.03, 0.07)), ("0.4", (0.80, 1))])
def test_the_kept_table_keeps_the_promise_at_twenty_editions(truth, claims):
    (row,) = (
        row
        for row in kept()
        if (row["interval"], row["measure"], row["sizes"], row["truth"]) == (CHOSEN, "score", "5-20", truth)
        and (row["in_company"], row["open"]) == ("20", "20")
    )
    assert int(row["data_sets"]) >= 500
    assert claims[0] <= float(row["claims"]) <= claims[1]
    assert 0.93 <= float(row["covers"]) <= 0.97


def test_the_kept_intervals_of_scores_all_hold_the_truth_as_often_as_they_say():
    covers = [float(row["covers"]) for row in kept() if (row["interval"], row["measure"]) == (CHOSEN, "score")]
    assert len(covers) == 21
    assert all(0.93 <= share <= 0.97 for share in covers)
