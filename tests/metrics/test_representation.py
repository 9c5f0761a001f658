"""Sectors beside a reference: how many times more, or less, than they weigh there."""

import pandas as pd
import pytest

from tests.metrics.conftest import MICRO
from tests.tables import engine_of_rows, micro_tables
from tweeluik.filters import Filters, from_query
from tweeluik.metrics import representation


def ratios(frame: pd.DataFrame, training_format: str) -> dict[str, float]:
    of_format = frame[frame["training_format"] == training_format]
    return dict(zip(of_format["sector"], of_format["ratio"], strict=True))


def test_beside_all_enrolments_as_worked_out_by_hand(micro):
    """Seats: C 9, R 6, K 3, P 2, Q 1 of 21; attended in-company C 4, R 4, open C 3, R 2, K 3, P 1."""
    frame = representation.by_sector(micro, Filters())
    assert frame["sector"].tolist() == ["C", "C", "R", "R", "K", "K", "P", "P", "Q", "Q"]
    assert frame["reference"].tolist()[::2] == [9, 6, 3, 2, 1]
    assert ratios(frame, "in_company") == pytest.approx(
        {"C": 0.5 / (9 / 21), "R": 0.5 / (6 / 21), "K": 0, "P": 0, "Q": 0}
    )
    assert ratios(frame, "open") == pytest.approx(
        {"C": 3 / 9 * 21 / 9, "R": 2 / 9 * 21 / 6, "K": 3 / 9 * 21 / 3, "P": 1 / 9 * 21 / 2, "Q": 0}
    )


def test_the_reference_is_all_enrolments_whatever_is_asked_about(micro):
    only_care, _ = from_query({"theme": ["Care"]})
    frame = representation.by_sector(micro, only_care)
    assert frame["reference"].tolist()[::2] == [9, 6, 3, 2, 1]
    assert ratios(frame, "in_company")["R"] == pytest.approx(21 / 6)


def test_beside_jobs_only_sectors_that_the_reference_has_weigh(micro):
    frame = representation.by_sector(micro, Filters(), (("C", 300.0), ("F", 100.0), ("R", 600.0)))
    assert frame["sector"].tolist()[:6:2] == ["R", "C", "F"]
    assert ratios(frame, "open") == pytest.approx(
        {"R": 0.4 / 0.6, "C": 0.6 / 0.3, "F": 0, **dict.fromkeys("KP", float("nan"))}, nan_ok=True
    )
    assert frame.loc[frame["sector"] == "K", "participations"].tolist() == [0, 3]


def test_nobody_has_no_ratio(micro):
    nowhere, _ = from_query({"theme": ["Nowhere"]})
    assert representation.by_sector(micro, nowhere)["ratio"].isna().all()


def test_swapped_formats_swap_the_ratios(micro, tmp_path):
    swapped = engine_of_rows(tmp_path, **micro_tables(MICRO, swapped=True))
    there, back = (representation.by_sector(engine, Filters()) for engine in (micro, swapped))
    assert ratios(there, "open") == pytest.approx(ratios(back, "in_company"))
