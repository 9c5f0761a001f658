"""The limits of the funnel and the means drawn towards each other equal hand-worked cases and independent libraries."""

import warnings

import numpy as np
import pandas as pd
import pytest
from statsmodels.formula.api import mixedlm, ols
from statsmodels.stats.meta_analysis import combine_effects

from tweeluik.metrics import intervals, pooling
from tweeluik.metrics.pooling import Chance, TrainingSums


def sums_of(trainings: list[list[list[float]]]) -> TrainingSums:
    """A training is a list of groups, a group a list of scores."""
    rows = []
    for groups in trainings:
        sizes, totals = np.array([len(g) for g in groups]), np.array([sum(g) for g in groups])
        squares = sum(score**2 for group in groups for score in group)
        means = totals / sizes
        row = (len(groups), sizes.sum(), totals.sum(), squares, (sizes**2).sum(), (totals**2 / sizes).sum())
        rows.append((*row, means.sum(), (means**2).sum()))
    return TrainingSums(*np.array(rows, dtype=float).T)


# Each training has six groups of two answers, one below and one above their mean; the means are 3 and 5 in turn.
EVEN = [[2.0, 4.0], [4.0, 6.0]] * 3


def test_the_limits_of_a_funnel_are_as_worked_out():
    # Mean 4, deviation 1, worth 25 answers: error 0.2, so 3.608 to 4.392 and 3.382 to 4.618.
    means = np.array([3.60, 3.62, 3.38, 3.39, 4.39, 4.40, 4.61, 4.62])
    found = pooling.outside(means, np.full(8, 25.0), target=4.0, deviation=1.0)
    assert found.tolist() == [-1, 0, -2, -1, 0, 1, 1, 2]


def test_answers_that_are_all_the_same_leave_nothing_outside():
    assert pooling.outside(np.array([4.0, 4.0 + 1e-15]), np.array([5.0, 9.0]), 4.0, 0.0).tolist() == [0, 0]


def test_chance_within_and_between_editions_is_as_worked_out():
    # Within: 24 squares over 24 - 12. Between: 24 squares over 12 - 2 is 2.4; (2.4 - 2) / 2 answers a group.
    found = pooling.chance(sums_of([EVEN, EVEN]))
    assert (found.within, found.between, found.by_editions) == (2.0, pytest.approx(0.2), True)


def test_with_few_editions_answers_count_as_independent():
    # Two trainings of two groups: the spread within a training is 2 x (4 + 4 x 1) over 8 - 2.
    found = pooling.chance(sums_of([EVEN[:2], EVEN[:2]]))
    assert found == Chance(within=pytest.approx(16 / 6), between=0.0, by_editions=False)


def test_answers_that_resemble_each_other_are_worth_less():
    # 12 answers in groups of 2, of which 0.2 / 2.2 of the spread is shared: 12 / (1 + 1/11) = 11.
    sums = sums_of([EVEN])
    assert Chance(2.0, 0.2, True).worth(sums).tolist() == [pytest.approx(11)]
    assert Chance(2.0, 0.2, True).of_mean(sums).tolist() == [pytest.approx(2.2 / 11)]
    assert Chance(2.0, 0.0, False).worth(sums).tolist() == [12]


def test_means_are_drawn_towards_their_centre_as_worked_out():
    # Weights 8: Q = 8 x 2.5 = 20, t^2 = (20 - 4) / 32 = 0.5, so four fifths of each distance remains.
    found = pooling.partially_pooled(np.array([3.0, 3.5, 4.0, 4.5, 5.0]), np.full(5, 0.125))
    assert (found.centre, found.spread**2) == (4.0, pytest.approx(0.5))
    assert found.means.tolist() == pytest.approx([3.2, 3.6, 4.0, 4.4, 4.8])


def test_few_answers_are_drawn_further_than_many():
    # The example of the definition: centre 4.0, t^2 = 0.04, answers with variance 0.8.
    remains = [0.04 / (0.04 + 0.8 / n) for n in (5, 80)]
    assert [4 + share * (mean - 4) for share, mean in zip(remains, (5.0, 4.5), strict=True)] == pytest.approx(
        [4.2, 4.4]
    )
    found = pooling.partially_pooled(np.array([3.0, 3.6, 4.0, 4.4, 5.0, 5.0]), np.array([0.1] * 4 + [0.01, 0.4]))
    assert found.means[4] > found.means[5]


def test_trainings_that_differ_by_chance_only_become_alike():
    found = pooling.partially_pooled(np.array([3.9, 4.0, 4.1, 4.0, 4.0]), np.full(5, 0.5))
    assert found.spread == 0
    assert found.means.tolist() == pytest.approx([4.0] * 5)


def test_fewer_than_five_trainings_are_not_drawn_together():
    assert np.isnan(pooling.partially_pooled(np.array([3.0, 4.0, 5.0, 4.0]), np.full(4, 0.1)).means).all()


def test_answers_without_any_spread_stay_where_they_are():
    found = pooling.partially_pooled(np.array([3.0, 4.0, 5.0, 4.0, 4.0]), np.zeros(5))
    assert found.means.tolist() == [3, 4, 5, 4, 4]


def invented(seed: int, sizes: list[int], editions: int = 1) -> tuple[list, pd.DataFrame]:
    """Scores of trainings of these sizes (answers an edition), as lists and as a frame."""
    chance = np.random.default_rng(seed)
    trainings, rows = [], []
    for training, size in enumerate(sizes):
        level = 4 + 0.4 * chance.standard_normal()
        groups = []
        for _ in range(editions):
            own = level + (0.3 * chance.standard_normal() if editions > 1 else 0)
            groups.append((own + 0.8 * chance.standard_normal(size)).tolist())
            rows += [{"training": training, "edition": f"{training}-{len(groups)}", "score": s} for s in groups[-1]]
        trainings.append(groups)
    return trainings, pd.DataFrame(rows)


def test_the_spread_between_trainings_agrees_with_a_meta_analysis_in_statsmodels():
    trainings, _ = invented(1, [5, 8, 13, 21, 34, 55, 9, 6])
    sums = sums_of(trainings)
    variances = pooling.chance(sums).of_mean(sums)
    found = pooling.partially_pooled(sums.means, variances)
    library = combine_effects(sums.means, variances, method_re="chi2")
    assert found.spread**2 == pytest.approx(library.tau2)
    assert found.centre == pytest.approx(library.mean_effect_re)


@pytest.mark.parametrize(
    ("sizes", "tolerance"), [([12] * 15, 0.001), ([5, 7, 40, 12, 9, 60, 25, 6, 15, 80, 11, 30], 0.04)]
)
def test_shrunk_means_agree_with_random_intercepts_in_statsmodels(sizes, tolerance):
    """Exactly when all trainings are as large; else REML and the method of moments find a slightly other spread."""
    trainings, frame = invented(2, sizes)
    sums = sums_of(trainings)
    found = pooling.partially_pooled(sums.means, pooling.chance(sums).of_mean(sums))
    fitted = mixedlm("score ~ 1", frame, groups="training").fit(reml=True)
    library = [fitted.fe_params["Intercept"] + effect.iloc[0] for effect in fitted.random_effects.values()]
    assert found.means.tolist() == pytest.approx(library, abs=tolerance)


def test_chance_between_editions_agrees_with_a_nested_model_in_statsmodels():
    trainings, frame = invented(3, [6] * 8, editions=5)
    found = pooling.chance(sums_of(trainings))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitted = mixedlm("score ~ C(training)", frame, groups="edition").fit(reml=True)
    assert found.between == pytest.approx(float(fitted.cov_re.iloc[0, 0]), abs=1e-3)
    assert found.within == pytest.approx(fitted.scale, rel=1e-3)


def test_plain_chance_is_the_residual_of_a_regression_on_trainings():
    trainings, frame = invented(4, [5, 8, 13])
    assert pooling.chance(sums_of(trainings)).within == pytest.approx(ols("score ~ C(training)", frame).fit().mse_resid)


def test_the_interval_of_a_mean_follows_the_ladder_of_editions():
    low, high = pooling.intervals(sums_of([EVEN[:4], EVEN, EVEN * 2]))
    assert np.isnan([low[0], high[0]]).all()
    # Means of six groups: 4, deviation sqrt(1.2), t of 5 degrees of freedom 2.571.
    assert (low[1], high[1]) == (pytest.approx(2.850, abs=5e-4), pytest.approx(5.150, abs=5e-4))
    answers, totals, squares = np.full(12, 2.0), np.array([6.0, 10.0] * 6), np.array([20.0, 52.0] * 6)
    worth, by_groups = intervals.effective_n(answers, totals, squares)
    wanted = intervals.t_mean(4.0, np.sqrt(48 / 23), worth)
    assert by_groups
    assert (low[2], high[2]) == (pytest.approx(wanted.low), pytest.approx(wanted.high))
