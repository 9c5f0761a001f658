"""Both formats get the same mix of strata: parts add up, the interval follows the groups, swapping mirrors it."""

import numpy as np
import pytest

from tweeluik.metrics import standardise
from tweeluik.metrics.differences import difference
from tweeluik.metrics.standardise import NOWHERE, Groups


def groups(*said: tuple[int, float, float]) -> Groups:
    """Groups of one format from (stratum, sum, answers)."""
    stratum, *sums = zip(*said, strict=True)
    return Groups(np.array(stratum), np.array(sums, dtype=float).T)


def compare(in_company: Groups, open_: Groups, strata: int = 2) -> standardise.Alike:
    pair = (in_company, open_)
    return standardise.like_for_like(pair, standardise.used(pair, strata, threshold=5))


LEADERSHIP, COMPLIANCE = 0, 1
IN_COMPANY = groups((LEADERSHIP, 90, 100), (COMPLIANCE, 12, 20))
OPEN = groups((LEADERSHIP, 19, 20), (COMPLIANCE, 65, 100))


def test_with_the_same_mix_the_lower_format_is_the_higher_one():
    found = compare(IN_COMPANY, OPEN)
    assert found.means == pytest.approx((0.75, 0.80))
    assert found.difference.value == pytest.approx(0.05)


def test_mix_and_what_remains_add_up_to_the_raw_difference():
    found = compare(IN_COMPANY, OPEN)
    assert (found.outside, found.mix) == pytest.approx((0, -0.20))
    assert found.outside + found.mix + found.difference.value == pytest.approx(0.70 - 0.85)


def test_what_cannot_be_compared_is_a_part_of_the_raw_difference_too():
    here = groups((0, 90, 100), (1, 12, 20), (NOWHERE, 10, 50))
    there = groups((0, 19, 20), (1, 65, 100), (2, 40, 40))
    found = compare(here, there, strata=3)
    assert found.means == pytest.approx((0.75, 0.80))
    raw = 124 / 160 - 112 / 170
    assert found.outside == pytest.approx(raw + 0.15)
    assert found.outside + found.mix + found.difference.value == pytest.approx(raw)


def test_a_stratum_with_fewer_than_five_answers_in_a_format_is_not_compared():
    pair = (groups((0, 8, 10), (1, 4, 4), (2, 5, 5)), groups((0, 8, 10), (1, 8, 10), (2, 5, 5)))
    assert standardise.used(pair, 3, threshold=5).tolist() == [True, False, True]


def many(seed: int, editions: int, strata: int = 2, liking: float = 0.0) -> Groups:
    chance = np.random.default_rng(seed)
    answers = chance.integers(5, 12, editions).astype(float)
    means = 3.5 + liking + chance.normal(0, 0.2, editions)
    return Groups(np.arange(editions) % strata, np.column_stack([answers * means, answers]))


@pytest.mark.parametrize(("editions", "verdict"), [(9, "too_few_editions"), (10, "higher_open")])
def test_under_ten_groups_in_a_format_there_is_no_interval(editions, verdict):
    found = compare(many(1, 30), many(2, editions, liking=1.0)).difference
    assert found.verdict == verdict
    assert np.isnan(found.low) == (verdict == "too_few_editions")


def test_each_stratum_takes_a_mean_of_its_own_from_what_is_left_to_vary():
    found = compare(many(1, 60, 8), many(2, 11, 8), strata=8).difference
    assert found.verdict == "too_few_editions"


def test_one_stratum_has_the_interval_of_the_plain_difference():
    pair = (many(1, 40, 1), many(2, 30, 1, liking=0.3))
    alike, plain = compare(*pair, strata=1).difference, difference(*(each.sums for each in pair))
    assert (alike.value, alike.low, alike.high) == pytest.approx((plain.value, plain.low, plain.high), abs=1e-3)


def test_very_many_groups_are_worked_out_and_give_about_what_drawing_gives(monkeypatch):
    pair = (many(3, 900, 6), many(4, 800, 6, liking=0.1))
    drawn = compare(*pair, strata=6).difference
    monkeypatch.setattr(standardise, "MOST_EDITIONS", 700)
    found = compare(*pair, strata=6).difference
    assert (found.low, found.high) == pytest.approx((drawn.low, drawn.high), abs=0.002)


@pytest.mark.parametrize("editions", [(40, 40), (30, 50), (1200, 60)])
def test_swapped_formats_give_the_mirrored_interval(editions):
    one, other = (many(seed, each, 3) for seed, each in zip((5, 6), editions, strict=True))
    there, back = compare(one, other, 3), compare(other, one, 3)
    assert there.means == back.means[::-1]
    assert (there.difference.low, there.difference.high) == (-back.difference.high, -back.difference.low)
    assert (there.mix, there.outside) == pytest.approx((-back.mix, -back.outside))


def test_the_order_of_the_groups_does_not_matter():
    one, other = many(5, 40, 3), many(6, 30, 3)
    turned = Groups(one.stratum[::-1], one.sums[::-1])
    assert compare(one, other, 3).difference == compare(turned, other, 3).difference


def covers(in_company: list[int], open_: list[int], data_sets: int) -> float:
    """How often the interval holds the truth, that there is no difference, with so many groups per stratum."""
    chance, found = np.random.default_rng(1), []
    for _ in range(data_sets):
        likings = chance.normal(4, 0.3, len(in_company))
        pair = []
        for sizes in (in_company, open_):
            stratum = np.repeat(np.arange(len(sizes)), sizes)
            answers = chance.integers(5, 21, len(stratum)).astype(float)
            of_group = chance.normal(0, 0.3, len(stratum)) + chance.normal(0, 0.9, len(stratum)) / np.sqrt(answers)
            pair.append(Groups(stratum, np.column_stack([answers * (likings[stratum] + of_group), answers])))
        gap = compare(*pair, strata=len(in_company)).difference
        found.append(gap.low <= 0 <= gap.high)
    return float(np.mean(found))


@pytest.mark.parametrize(
    ("in_company", "open_"),
    [
        pytest.param([1] * 300 + [4] * 300, [5] * 300 + [1] * 300, id="very many, half of them alone"),
        pytest.param([1] * 1000 + [2] * 60, [1] * 1000 + [2] * 60, id="very many, most of them alone"),
        pytest.param([2] * 600, [2] * 600, id="very many in pairs"),
        pytest.param([1] * 30 + [6] * 10, [4] * 40, id="some alone"),
        pytest.param([1] * 40 + [3] * 6, [1] * 40 + [3] * 6, id="most alone"),
        pytest.param([1] * 3 + [12] * 3, [12] * 3 + [3] * 3, id="a few large strata and a few small ones"),
    ],
)
def test_groups_that_are_alone_in_their_stratum_do_not_make_the_interval_narrow(in_company, open_):
    assert 0.92 <= covers(in_company, open_, 200) <= 0.98


def test_a_group_that_is_alone_has_the_spread_of_the_others():
    """By hand: in stratum 0 means 3 and 5 around 4, so a variance of 2 each, of their mean 1; alone in stratum 1 one
    more with 2. Weights 1/2: (1 + 2) / 4.
    """
    pair = groups((0, 15, 5), (0, 25, 5), (1, 20, 5))
    assert standardise._worked_out(pair, np.array([0.5, 0.5])) == pytest.approx(0.75)
