"""Among several questions a difference must be clearer than by itself."""

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.multitest import multipletests

from tweeluik.metrics import multiple
from tweeluik.metrics.frames import figure, figures


def test_holm_gives_the_published_values():
    assert multiple.holm([0.001, 0.012, 0.021, 0.04, 0.30]) == pytest.approx([0.005, 0.048, 0.063, 0.080, 0.300])


@pytest.mark.parametrize("seed", range(5))
def test_holm_agrees_with_statsmodels_in_any_order(seed):
    p = np.random.default_rng(seed).random(11) ** 3
    assert multiple.holm(p) == pytest.approx(multipletests(p, method="holm")[1])


def test_nothing_asked_nothing_adjusted():
    assert multiple.holm([]).tolist() == []


def frame(*said: tuple[str, float, str]) -> pd.DataFrame:
    rows = []
    for question, p, verdict in said:
        rows.append(figure(f"satisfaction.{question}.difference", None, 0.2, 600, 60, 0.1, 0.3, f"{verdict} bootstrap"))
        rows.append(figure(f"satisfaction.{question}.p", None, p, 600, 60))
    return figures(rows)


def test_a_verdict_is_lost_when_the_adjusted_p_is_not_small_enough():
    asked = frame(("a", 0.02, "higher_open"), ("b", 0.03, "higher_in_company"), ("c", 0.5, "no_clear_difference"))
    found = multiple.adjusted(asked).set_index("id")["note"]
    assert found.to_dict() == {f"satisfaction.{name}.holm_p": "no_clear_difference" for name in "abc"}


def test_a_verdict_that_stays_keeps_its_side():
    asked = frame(("a", 0.001, "higher_in_company"), ("b", 0.6, "no_clear_difference"))
    found = multiple.adjusted(asked).set_index("id")
    assert found.loc["satisfaction.a.holm_p", ["value", "note"]].tolist() == [0.002, "higher_in_company"]


def test_a_hidden_or_untested_question_is_not_counted_among_the_others():
    nan = float("nan")
    asked = frame(("a", 0.03, "higher_open"), ("few", nan, "too_few_editions"), ("hidden", nan, "fewer_than_threshold"))
    found = multiple.adjusted(asked)
    assert found[["id", "value"]].to_numpy().tolist() == [["satisfaction.a.holm_p", 0.03]]
