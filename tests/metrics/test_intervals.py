"""Intervals and effect sizes equal the published worked examples and independent libraries."""

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats import proportion

from tweeluik.metrics import differences, intervals


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [(45, 50, 0.7864, 0.9565), (8, 10, 0.4902, 0.9433), (0, 10, 0, 0.2775), (6, 7, 0.4869, 0.9743), (7, 7, 0.6457, 1)],
)
def test_wilson_gives_the_published_limits(successes, n, low, high):
    found = intervals.wilson(successes, n)
    assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@pytest.mark.parametrize(("successes", "n"), [(3, 11), (0, 4), (25, 25)])
def test_wilson_agrees_with_statsmodels(successes, n):
    found = intervals.wilson(successes, n)
    assert (found.low, found.high) == pytest.approx(proportion.proportion_confint(successes, n, method="wilson"))


def test_nobody_has_no_interval():
    assert np.isnan(intervals.wilson(0, 0).low)
    assert np.isnan(intervals.adjusted_wald_nps(0, 0, 0).high)
    assert np.isnan(intervals.t_mean(4.0, 1.0, 1).low)


def test_adjusted_wald_stays_on_the_scale_of_the_score():
    assert intervals.adjusted_wald_nps(3, 0, 3).high <= 100


def test_answers_all_alike_within_editions_have_an_intraclass_correlation_of_one():
    answers, means = np.array([4.0, 4.0, 4.0]), np.array([1.0, 3.0, 5.0])
    assert intervals.intraclass_correlation(answers, answers * means, answers * means**2) == pytest.approx(1)


def test_a_single_edition_has_no_intraclass_correlation():
    assert np.isnan(intervals.intraclass_correlation(*(np.array([x]) for x in (4.0, 16.0, 70.0))))


def test_effective_n_is_never_above_n():
    answers = np.full(12, 5.0)
    totals = np.full(12, 20.0)
    squares = np.full(12, 90.0)
    assert intervals.effective_n(answers, totals, squares) == (60.0, True)


def test_effective_n_of_ten_alike_editions_counts_editions():
    answers, means = np.full(10, 8.0), np.arange(10.0)
    worth, by_editions = intervals.effective_n(answers, answers * means, answers * means**2)
    assert by_editions
    assert worth == pytest.approx(10)


def test_below_ten_editions_the_plain_n_counts():
    answers, means = np.full(9, 8.0), np.arange(9.0)
    assert intervals.effective_n(answers, answers * means, answers * means**2) == (72.0, False)


def editions(*means: float, answers: int = 4) -> np.ndarray:
    return np.array([(mean * answers, answers) for mean in means])


def test_fewer_than_five_editions_give_a_difference_without_interval():
    found = differences.difference(editions(4, 4, 4, 4), editions(*[5] * 20))
    assert (found.value, found.verdict, found.basis) == (1, "too_few_editions", "")
    assert np.isnan(found.low)


def test_five_to_nine_editions_use_welch_on_edition_means():
    one, other = [4.0, 4.2, 4.4, 4.1, 3.9], [4.6, 4.4, 4.9, 4.3, 4.8, 4.5]
    found = differences.difference(editions(*one), editions(*other))
    assert found.basis == "welch"
    limits = stats.ttest_ind(other, one, equal_var=False).confidence_interval()
    assert (found.low, found.high) == (pytest.approx(limits.low), pytest.approx(limits.high))


def test_ten_editions_use_the_bootstrap_and_find_a_plain_difference():
    one = editions(*np.linspace(3.8, 4.2, 12))
    other = editions(*np.linspace(4.5, 4.9, 15))
    found = differences.difference(one, other)
    assert (found.basis, found.verdict) == ("bootstrap", "higher_open")
    assert found.low < found.value < found.high


def test_the_bootstrap_has_the_standard_error_of_the_editions():
    chance = np.random.default_rng(7)
    one, other = editions(*chance.normal(4, 0.3, 200)), editions(*chance.normal(4, 0.3, 300))
    found = differences.difference(one, other)
    means = [sums[:, 0] / sums[:, 1] for sums in (one, other)]
    error = np.sqrt(sum(m.var(ddof=1) / len(m) for m in means))
    assert (found.high - found.low) / (2 * 1.96) == pytest.approx(error, rel=0.05)


def test_beyond_a_thousand_editions_the_variance_is_what_drawing_comes_to(monkeypatch):
    chance = np.random.default_rng(5)
    sums = np.column_stack([chance.integers(10, 20, 900), np.full(900, 4)]).astype(float)
    drawn = differences._variance(sums, 0)
    monkeypatch.setattr(differences, "_MOST_EDITIONS", 899)
    assert differences._variance(sums, 0) == pytest.approx(drawn, rel=0.06)


def test_the_limits_of_a_bootstrap_are_the_same_today_and_tomorrow():
    found = differences.difference(editions(*np.linspace(3.8, 4.2, 12)), editions(*np.linspace(4.0, 4.9, 15)))
    assert (round(found.low, 4), round(found.high, 4), round(found.p, 5)) == (0.279, 0.621, 2e-05)


def test_the_order_of_the_editions_does_not_matter():
    chance = np.random.default_rng(4)
    one, other = editions(*chance.normal(4, 0.3, 20)), editions(*chance.normal(4.2, 0.3, 25))
    assert differences.difference(one, other) == differences.difference(one[::-1], other[::-1])


def test_p_of_few_editions_is_that_of_welch():
    one, other = [4.0, 4.2, 4.4, 4.1, 3.9], [4.6, 4.4, 4.9, 4.3, 4.8, 4.5]
    found = differences.difference(editions(*one), editions(*other))
    assert found.p == pytest.approx(stats.ttest_ind(other, one, equal_var=False).pvalue)


@pytest.mark.parametrize("number", [7, 15])
def test_p_is_below_five_in_a_hundred_exactly_when_the_interval_leaves_out_zero(number):
    chance = np.random.default_rng(11)
    for _ in range(60):
        one, other = editions(*chance.normal(4, 0.3, number)), editions(*chance.normal(4.2, 0.3, number))
        found = differences.difference(one, other)
        assert (found.p < 0.05) == (found.verdict != "no_clear_difference")


@pytest.mark.parametrize("number", [6, 12])
def test_editions_without_any_spread_differ_surely_or_not_at_all(number):
    same = differences.difference(editions(*[4.1] * number), editions(*[4.1] * number))
    apart = differences.difference(editions(*[4.1] * number), editions(*[4.3] * number))
    assert (same.verdict, same.p) == ("no_clear_difference", 1)
    assert (apart.verdict, apart.p) == ("higher_open", 0)


def test_a_swapped_bootstrap_is_the_mirror_image():
    chance = np.random.default_rng(3)
    one, other = editions(*chance.normal(4, 0.3, 20)), editions(*chance.normal(4.2, 0.3, 25))
    there, back = differences.difference(one, other), differences.difference(other, one)
    assert (back.low, back.high, back.p) == (-there.high, -there.low, there.p)


def test_editions_without_answers_are_no_editions():
    empty = np.array([(0, 0)] * 10)
    assert differences.difference(np.vstack([editions(4, 4), empty]), editions(*[4] * 12)).verdict == "too_few_editions"


def test_dominance_counts_every_pair_once():
    in_company, open_ = {3: 1, 4: 4, 5: 2}, {4: 3, 5: 4}
    found = differences.dominance(in_company, open_)
    assert (found.greater, found.less, found.ties) == (23, 6, 20)


def test_superiority_agrees_with_mann_whitney():
    one, other = [1, 2, 2, 5, 4], [3, 3, 5, 2, 4, 4]
    counts = [{score: sample.count(score) for score in set(sample)} for sample in (one, other)]
    u = stats.mannwhitneyu(other, one).statistic
    assert differences.dominance(*counts).superiority == pytest.approx(u / (len(one) * len(other)))
