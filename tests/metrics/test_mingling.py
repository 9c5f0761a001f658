"""Mixed rooms and the answers: whole groups, a rank correlation that is described, silence when there is too little."""

import math

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from tests.metrics import oracle
from tests.metrics.test_oracle import filled
from tests.tables import engine_of_rows
from tweeluik.filters import Filters
from tweeluik.metrics import mingling
from tweeluik.metrics.figures import all_figures

ID = "satisfaction.networking.sectors_rho"


def programme(sectors_and_scores: list[tuple[str, list[int]]], training_format: str = "open") -> dict[str, list[dict]]:
    """Editions with attendees of these sectors (a letter each) and these answers about networking."""
    data: dict[str, list[dict]] = {name: [] for name in ("editions", "enrolments", "responses", "answers")}
    for number, (sectors, scores) in enumerate(sectors_and_scores):
        edition = f"{training_format}{number:03d}"
        data["editions"].append(
            {"edition_id": edition, "training_format": training_format, "starts_on": pd.Timestamp("2024-10-01").date()}
        )
        for place, sector in enumerate(sectors):
            data["enrolments"].append(
                {
                    "enrolment_id": f"{edition}-{place}",
                    "edition_id": edition,
                    "participant_id": f"{edition}-{place}",
                    "organisation_id": sector,
                    "enrolment_status": "completed",
                }
            )
        for place, score in enumerate(scores):
            form = f"{edition}-f{place}"
            data["responses"].append({"response_id": form, "edition_id": edition})
            data["answers"].append({"response_id": form, "question_id": "networking", "score": float(score)})
    data["organisations"] = [{"organisation_id": letter, "sector": letter} for letter in "CFKQR"]
    data["questions"] = [
        {
            "question_id": "networking",
            "construct": "networking",
            "scale_min": 1.0,
            "scale_max": 5.0,
            "higher_is_better": True,
        }
    ]
    return data


def found(engine, training_format: str = "open") -> pd.Series:
    return mingling.by_format(engine, Filters()).set_index(["id", "training_format"]).loc[(ID, training_format)]


MIXED_IS_HIGHER = [("C" * 6, [1] * 5)] * 5 + [("CCCFFF", [3] * 5)] * 5 + [("CFKQRC", [5] * 5)] * 5


def test_more_mixed_rooms_with_higher_scores_are_a_correlation_of_one(tmp_path):
    row = found(engine_of_rows(tmp_path, **filled(programme(MIXED_IS_HIGHER))))
    assert (row["value"], row["n"], row["editions"], row["note"]) == (pytest.approx(1), 75, 15, "")


def test_the_sectors_of_a_group_are_those_of_one_edition_and_not_of_its_pool(tmp_path):
    """Two small editions of one sector each are published together: one sector in the room, not two."""
    engine = engine_of_rows(tmp_path, **filled(programme([("CCC", [4] * 3), ("FFF", [4] * 3)])))
    groups = mingling.by_group(engine, Filters(), ("networking",))
    assert groups[["sectors", "mean", "answers", "editions"]].values.tolist() == [[1, 4, 6, 2]]


def test_larger_editions_weigh_more_in_the_sectors_of_their_group(tmp_path):
    engine = engine_of_rows(tmp_path, **filled(programme([("CCC", [4] * 3), ("CCCFFF", [4] * 3)])))
    groups = mingling.by_group(engine, Filters(), ("networking",))
    assert groups["sectors"].tolist() == [pytest.approx(math.exp(6 / 9 * math.log(2)))]


def test_fewer_than_ten_groups_have_no_correlation(tmp_path):
    row = found(engine_of_rows(tmp_path, **filled(programme(MIXED_IS_HIGHER[::2][:7]))))
    assert math.isnan(row["value"])
    assert row["note"] == "too_few_groups"


def test_one_odd_room_among_equal_ones_is_no_spread(tmp_path):
    rooms = [("CCCCC", [score] * 5) for score in (3, 4, 5, 2) for _ in range(5)] + [("CCCFF", [5] * 5)]
    row = found(engine_of_rows(tmp_path, **filled(programme(rooms))))
    assert (math.isnan(row["value"]), row["note"]) == (True, "no_spread")


def test_it_agrees_with_scipy():
    chance = np.random.default_rng(2)
    one, other = chance.integers(1, 5, 60), chance.integers(1, 5, 60) + chance.normal(0, 0.5, 60)
    said = mingling.spearman(pd.Series(one), pd.Series(other))
    assert said == pytest.approx(stats.spearmanr(one, other).statistic)
    assert math.isnan(mingling.spearman(pd.Series([1, 1, 1]), pd.Series([1, 2, 3])))


def test_bands_hold_every_group_once_and_average_over_answers(tmp_path):
    rooms = [("CCCCC", [1] * 5), ("CCFF", [4] * 5), ("CCFF", [5] * 10)]
    groups = mingling.by_group(engine_of_rows(tmp_path, **filled(programme(rooms))), Filters(), ("networking",))
    bands = mingling.banded(groups)
    assert bands["band"].tolist() == [1, 2]
    assert bands["groups"].tolist() == [1, 2]
    assert bands["mean"].tolist() == [1, pytest.approx(70 / 15)]
    assert bands["sectors"].tolist() == [1, pytest.approx(2)]


def test_no_group_is_smaller_than_the_threshold(tmp_path):
    chance = np.random.default_rng(6)
    rooms = [("CFKQR"[: chance.integers(1, 6)], [4] * int(chance.integers(1, 9))) for _ in range(40)]
    groups = mingling.by_group(engine_of_rows(tmp_path, **filled(programme(rooms))), Filters(), ("networking",))
    assert groups["answers"].min() >= 5
    assert groups["answers"].sum() == sum(len(scores) for _, scores in rooms)


def test_swapped_formats_swap_the_correlation(tmp_path):
    there = found(engine_of_rows(tmp_path / "there", **filled(programme(MIXED_IS_HIGHER))))
    back = found(engine_of_rows(tmp_path / "back", **filled(programme(MIXED_IS_HIGHER, "in_company"))), "in_company")
    assert (there["value"], there["n"], there["note"]) == (back["value"], back["n"], back["note"])


def test_where_nobody_asks_about_meeting_others_there_is_no_figure(tmp_path):
    engine = engine_of_rows(tmp_path, **filled(oracle.programme(1)))
    assert not all_figures(engine, Filters())["id"].str.endswith("sectors_rho").any()
