"""Which drawing belongs to a chart that the reader chose for a measure by one or two dimensions?"""

from typing import Any

import pandas as pd

from tweeluik.charts import butterfly, facets, heat, intervals, trend
from tweeluik.metrics.explorable import FROM_ZERO, TIMES


def figure(chart: str, frame: pd.DataFrame, language: str, formats: tuple[str, ...], unit: str, by: str) -> Any:
    """One figure, one a format, or small ones by their titles, of the rows of `components.explore.rows.of`.

    `chart`: bars, dots, line, heat or multiples; `by` the first dimension.
    """
    if chart == "bars":
        return butterfly.figure(frame, language, formats, unit)
    if chart == "line":
        ticks = intervals.TICKS.get(unit, "")
        of_time = frame.sort_values("value", na_position="last", kind="stable")
        return trend.panels(of_time, "amount", language, from_zero=unit in FROM_ZERO, ticks=ticks)
    if chart == "heat":
        return heat.panels(frame, language, formats, unit)
    if chart == "multiples":
        draw = facets.lines if by in TIMES else facets.marks
        return draw(frame, language, formats, unit)
    return intervals.figure(frame, language, formats, unit)
