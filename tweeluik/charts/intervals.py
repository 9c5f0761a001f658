"""What is each value, and how sure is it, in both formats?"""

import pandas as pd

from tweeluik.charts import theme
from tweeluik.charts.drawn import Drawn
from tweeluik.config import FORMATS, IN_COMPANY

ROW = 52
# How far the marks of the two formats stand apart within a row, so that their intervals don't cover each other.
_APART = 0.1
# How an axis writes its numbers, by unit; every other has one decimal.
TICKS = {"rate": ",.0%", "count": ",.0f", "hours": ",.0f", "nps": ",.0f"}


def figure(
    frame: pd.DataFrame,
    language: str,
    formats: tuple[str, ...] = FORMATS,
    unit: str = "count",
    span: tuple[float, float] | None = None,
) -> Drawn:
    """A row a label with a mark a format and its interval; the value in the period before is a grey stroke.

    `frame`: label (in order), value (for clicks), training_format, amount (missing = unknown or hidden), low, high,
    text, said (what it rests on) and, if wanted, before. `span` holds the axis for several charts.
    """
    labels = list(dict.fromkeys(frame["label"]))
    places = {label: -place for place, label in enumerate(labels)}
    low, high = span or span_of(frame)
    rows = {each: frame[frame["training_format"] == each] for each in formats}
    before = [_before(of_format, each, places) for each, of_format in rows.items() if "before" in frame]
    return theme.figure(
        [*before, *(_marks(of_format, each, places) for each, of_format in rows.items())],
        language,
        ROW * len(labels) + 44,
        xaxis=theme.axis(
            range=[low, high], showgrid=True, nticks=6, tickangle=0, side="top", tickformat=TICKS.get(unit, ",.1f")
        ),
        yaxis=theme.axis(range=[0.5 - len(labels), 0.75], showticklabels=False),
        annotations=[theme.name(label, 0, place + 0.22, **theme.SMALL) for label, place in places.items()],
        clickmode="event+select",
    )


def span_of(frame: pd.DataFrame) -> tuple[float, float]:
    """A range with room around every value and interval."""
    known = frame[[name for name in ("amount", "low", "high", "before") if name in frame]].astype(float)
    low, high = known.min().min(), known.max().max()
    if pd.isna(low):
        return 0.0, 1.0
    margin = 0.06 * float(high - low) or 0.05 * abs(float(high)) or 0.5
    return float(low) - margin, float(high) + margin


def _place(label: str, training_format: str, places: dict[str, int]) -> float:
    return places[label] + (_APART if training_format == IN_COMPANY else -_APART)


def _marks(rows: pd.DataFrame, training_format: str, places: dict[str, int]) -> dict:
    amounts = rows["amount"].astype(float)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [None if pd.isna(amount) else amount for amount in amounts],
        "y": [_place(label, training_format, places) for label in rows["label"]],
        "error_x": {
            "type": "data",
            "array": (rows["high"] - amounts).fillna(0).tolist(),
            "arrayminus": (amounts - rows["low"]).fillna(0).tolist(),
            "width": 0,
            "thickness": 2,
            "color": theme.COLOURS[training_format],
        },
        "customdata": [value if isinstance(value, str | list) else None for value in rows["value"]],
        "hovertext": hovers(rows, "label"),
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"symbol": theme.SYMBOLS[training_format], "size": 11, "color": theme.COLOURS[training_format]},
        "cliponaxis": False,
    }


def hovers(rows: pd.DataFrame, label: str) -> list[str]:
    """What each mark says: its name, its value and what that rests on."""
    return [
        f"{theme.plain(name)}<br><b>{text}</b><br>{theme.plain(said)}"
        for name, text, said in zip(rows[label], rows["text"], rows["said"], strict=True)
    ]


def _before(rows: pd.DataFrame, training_format: str, places: dict[str, int]) -> dict:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [None if pd.isna(amount) else float(amount) for amount in rows["before"]],
        "y": [_place(label, training_format, places) for label in rows["label"]],
        "hoverinfo": "skip",
        "marker": {"symbol": "line-ns", "size": 14, "line": {"width": 2, "color": theme.GREY}},
        "cliponaxis": False,
    }
