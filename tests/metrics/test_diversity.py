"""Diversity and likeness equal hand-worked values and independent libraries."""

import math
from fractions import Fraction

import numpy as np
import pytest
from scipy.spatial.distance import jensenshannon
from skbio.diversity import alpha

from tweeluik.filters import Filters
from tweeluik.metrics import diversity, sectors

OPEN = [3, 2, 3, 1]


def test_two_equal_sectors_are_two_effective_sectors():
    assert diversity.effective_number([4, 4]) == pytest.approx(2)
    assert diversity.effective_number([4, 4], order=2) == pytest.approx(2)


def test_an_empty_sector_changes_nothing():
    assert diversity.effective_number([4, 4, 0]) == pytest.approx(2)
    assert diversity.rarefied([3, 2, 3, 1, 0], 4) == pytest.approx(diversity.rarefied(OPEN, 4))


def test_two_drawn_people_show_one_plus_their_chance_to_differ():
    assert diversity.rarefied(OPEN, 2) == pytest.approx(1 + diversity.chance_different(OPEN))


def test_rarefaction_to_everybody_finds_every_sector():
    assert diversity.rarefied(OPEN, 9) == pytest.approx(4)


def test_nobody_has_no_diversity():
    assert all(math.isnan(f([])) for f in (diversity.entropy, diversity.effective_number, diversity.gini_simpson))
    assert math.isnan(diversity.chance_different([1]))
    assert math.isnan(diversity.total_variation([0, 0], [1, 2]))


def test_hill_numbers_agree_with_scikit_bio():
    counts = np.array([12, 7, 1, 1, 30])
    assert diversity.entropy(counts) == pytest.approx(alpha.shannon(counts, base=math.e))
    assert diversity.effective_number(counts, order=2) == pytest.approx(alpha.enspie(counts))


def test_jensen_shannon_is_the_square_of_scipys_distance():
    one, other = [4, 4, 0, 0], [3, 2, 3, 1]
    assert diversity.jensen_shannon(one, other) == pytest.approx(jensenshannon(one, other, base=2) ** 2)


def test_the_same_mix_of_another_size_is_fully_alike():
    assert diversity.total_variation([1, 2], [10, 20]) == pytest.approx(0)
    assert diversity.morisita_horn([1, 2], [10, 20]) == pytest.approx(1)


def test_rarefaction_is_exact_for_small_and_for_very_large_groups():
    for counts, size in (([3, 2, 3, 1], 4), ([1, 1, 1, 40], 20), ([12_000, 30, 1], 9_000)):
        total = sum(counts)
        exact = sum(1 - Fraction(math.comb(total - n, size), math.comb(total, size)) for n in counts)
        assert diversity.rarefied(counts, size) == pytest.approx(float(exact), rel=1e-9)


def test_a_rarefaction_curve_runs_from_one_to_all_of_the_smaller_format(micro):
    curve = sectors.rarefaction(micro, Filters()).pivot(index="size", columns="training_format", values="expected")
    assert curve.index.tolist() == [1, 2, 3, 4, 5, 6, 7, 8]
    assert curve.loc[1].tolist() == pytest.approx([1, 1])
    assert curve.loc[4].tolist() == pytest.approx([1.9714285714, 2.9285714286])
    assert curve.loc[2].tolist() == pytest.approx([1 + 0.5714285714, 1 + 0.8055555556])
    assert curve.loc[8].tolist() == pytest.approx([2, 3.8888888889])


def test_a_long_curve_has_some_forty_sizes_and_ends_at_the_last_one():
    sizes = sectors._steps(1_000_000)
    assert (sizes[0], sizes[-1], len(sizes)) == (1, 1_000_000, 40)
    assert sectors._steps(0) == []
