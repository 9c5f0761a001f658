"""Which drawing belongs to a chart that the reader chose for a measure by one or two dimensions?"""

from typing import Any

import pandas as pd

from tweeluik.charts import butterfly, facets, heat, intervals, trend
from tweeluik.metrics.explorable import COUNTED, TIMES

_JUST_BEYOND, _GOES_ON = 1.2, " \N{HORIZONTAL ELLIPSIS}"


def figure(chart: str, frame: pd.DataFrame, language: str, formats: tuple[str, ...], unit: str, by: str) -> Any:
    """One figure, one a format, or small ones by their titles, of the rows of `components.explore.rows.of`.

    `chart`: bars, dots, line, heat or multiples; `by` the first dimension.
    """
    if chart == "bars":
        return butterfly.figure(_cut(frame), language, formats, unit)
    if chart == "line":
        ticks = intervals.TICKS.get(unit, "")
        of_time = frame.sort_values("value", na_position="last", kind="stable")
        return trend.panels(of_time, "amount", language, from_zero=unit in COUNTED, ticks=ticks)
    if chart == "heat":
        return heat.panels(frame, language, formats, unit)
    if chart == "multiples":
        draw = facets.lines if by in TIMES else facets.marks
        return draw(frame, language, formats, unit)
    return intervals.figure(frame, language, formats, unit)


def _cut(frame: pd.DataFrame) -> pd.DataFrame:
    """Bars that are far longer than all others end just beyond these, with their number and a sign that they go on."""
    longest = _JUST_BEYOND * frame.loc[~frame["is_cut"], "amount"].max()
    text = frame["text"].where(~frame["is_cut"], frame["text"] + _GOES_ON)
    cut = frame.assign(amount=frame["amount"].where(~frame["is_cut"], longest), text=text)
    if "before" in cut:
        cut["before"] = cut["before"].where(cut["before"] <= longest)
    return cut
