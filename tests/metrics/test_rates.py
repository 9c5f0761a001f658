"""A difference between two rates follows the editions, and the response rate its protected groups."""

import pandas as pd
import pytest
from scipy import stats

from tests.tables import engine_of_rows, rows
from tweeluik.filters import Filters, from_query
from tweeluik.metrics import participation

# Per edition: no-shows among ten seats, of which the first is cancelled.
IN_COMPANY, OPEN = [0, 1, 2, 0, 1, 1], [2, 3, 3, 1, 4]


def programme(folder, answered: int = 0):
    """Editions with nine seats kept of ten, the no-shows above, fifteen places, and `answered` forms each."""
    editions, seats, forms = [], [], []
    for training_format, absent in (("in_company", IN_COMPANY), ("open", OPEN)):
        for number, no_shows in enumerate(absent):
            key = f"{training_format}{number}"
            editions.append(f"{key} | {training_format} | T-{training_format} | 15 | held")
            status = ["cancelled", *["no_show"] * no_shows, *["completed"] * (9 - no_shows)]
            seats += [f"{key} | {key}-{place} | O1 | {each}" for place, each in enumerate(status)]
            forms += [f"{key}-{form} | {key}" for form in range(answered)]
    named = {
        "organisations": "organisation_id | sector\nO1 | C",
        "editions": "edition_id | training_format | training_id | capacity | edition_status\n" + "\n".join(editions),
        "enrolments": "edition_id | participant_id | organisation_id | enrolment_status\n" + "\n".join(seats),
        "responses": "response_id | edition_id\n" + "\n".join(forms),
    }
    return engine_of_rows(folder, **{table: rows(table, text) for table, text in named.items()})


def figures(engine, filters=None):
    return participation.by_format(engine, filters or Filters()).set_index(["id", "training_format"])


def test_no_shows_of_few_editions_are_compared_by_welch(tmp_path):
    found = figures(programme(tmp_path)).loc[("participation.no_show_rate.difference", None)]
    one, other = ([absent / 9 for absent in each] for each in (IN_COMPANY, OPEN))
    limits = stats.ttest_ind(other, one, equal_var=False).confidence_interval()
    assert found["value"] == pytest.approx(13 / 45 - 5 / 54)
    assert (found["low"], found["high"]) == (pytest.approx(limits.low), pytest.approx(limits.high))
    assert (found["n"], found["editions"], found["note"]) == (99, 11, "higher_open welch")


def test_the_fill_rate_follows_the_ladder_too(tmp_path):
    found = figures(programme(tmp_path)).loc[("participation.fill_rate.difference", None)]
    assert (found["value"], found["n"], found["note"]) == (0, 165, "no_clear_difference welch")


def test_a_filter_on_who_takes_part_leaves_no_difference_of_fill_rates(tmp_path):
    of_sector, _ = from_query({"sector": ["C"]})
    found = figures(programme(tmp_path), of_sector).loc[("participation.fill_rate.difference", None)]
    assert pd.isna(found["value"])
    assert found["note"] == "whole_editions_only"


def test_the_response_rate_follows_its_protected_groups(tmp_path):
    found = figures(programme(tmp_path, answered=6)).loc[("participation.response_rate.difference", None)]
    assert found["value"] == pytest.approx(30 / 32 - 36 / 49)
    assert (found["editions"], found["note"].split()[0]) == (11, "higher_open")


def test_few_forms_give_no_difference_of_response_rates(tmp_path):
    found = figures(programme(tmp_path)).loc[("participation.response_rate.difference", None)]
    assert pd.isna(found["value"])
    assert pd.isna(found["n"])


def test_likeness_of_few_editions_is_not_shown(tmp_path):
    found = figures(programme(tmp_path, answered=6))
    for name in ("no_show_rate", "response_rate"):
        assert pd.isna(found.loc[(f"participation.{name}.icc", "open"), "value"])
        assert pd.isna(found.loc[(f"participation.{name}.design_effect", "open"), "value"])
