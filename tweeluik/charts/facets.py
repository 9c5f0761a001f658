"""How does a measure look in each value of a second dimension, small charts on one scale beside each other?"""

import pandas as pd

from tweeluik.charts import intervals, theme
from tweeluik.charts.drawn import Drawn
from tweeluik.config import FORMATS

HEIGHT = 190


def marks(
    frame: pd.DataFrame, language: str, formats: tuple[str, ...] = FORMATS, unit: str = "count"
) -> dict[str, Drawn]:
    """A small chart of marks with their intervals (`intervals.figure`) a second value, by its name."""
    span = intervals.span_of(frame)
    frame = frame.assign(value=_pairs(frame))
    return {
        name: intervals.figure(of_second, language, formats, unit, span)
        for name, of_second in frame.groupby("second_label", sort=False)
    }


def lines(
    frame: pd.DataFrame, language: str, formats: tuple[str, ...] = FORMATS, unit: str = "count"
) -> dict[str, Drawn]:
    """A small chart a second value, by its name: a line a format through the periods, which are the labels in order.

    `frame`: as for `intervals.figure`, with second_label and second. An unknown or hidden period is a gap.
    """
    labels = list(dict.fromkeys(frame.sort_values("value", na_position="last")["label"]))
    span = intervals.span_of(frame)
    frame = frame.assign(value=_pairs(frame))
    return {
        name: _small(of_second, labels, span, language, formats, unit)
        for name, of_second in frame.groupby("second_label", sort=False)
    }


def _pairs(frame: pd.DataFrame) -> list[list[str] | None]:
    """Both values of a cell, for clicks."""
    return [
        [value, second] if isinstance(value, str) and isinstance(second, str) else None
        for value, second in zip(frame["value"], frame["second"], strict=True)
    ]


def _small(
    rows: pd.DataFrame,
    labels: list[str],
    span: tuple[float, float],
    language: str,
    formats: tuple[str, ...],
    unit: str,
) -> Drawn:
    return theme.figure(
        [_line(rows[rows["training_format"] == each], each, labels) for each in formats],
        language,
        HEIGHT,
        xaxis=theme.axis(
            type="category",
            categoryorder="array",
            categoryarray=labels,
            tickvals=[labels[0], labels[-1]],
            tickangle=0,
            range=[-0.4, len(labels) - 0.6],
        ),
        yaxis=theme.axis(showgrid=True, range=list(span), nticks=4, tickformat=intervals.TICKS.get(unit, ",.1f")),
        clickmode="event+select",
    )


def _line(rows: pd.DataFrame, training_format: str, labels: list[str]) -> dict:
    said = dict(zip(rows["label"], intervals.hovers(rows, "label"), strict=True))
    amounts = rows.set_index("label")["amount"].astype(float).reindex(labels)
    clicks = dict(zip(rows["label"], rows["value"], strict=True))
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": labels,
        "y": [None if pd.isna(amount) else amount for amount in amounts],
        "customdata": [clicks.get(label) for label in labels],
        "hovertext": [said.get(label, "") for label in labels],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "line": {"color": theme.COLOURS[training_format], "width": 2},
        "marker": {"symbol": theme.SYMBOLS[training_format], "size": 6, "color": theme.COLOURS[training_format]},
        "cliponaxis": False,
    }
