"""How does a measure move through time, one panel a format on one scale?"""

import pandas as pd

from tweeluik.charts import notes, theme
from tweeluik.charts.drawn import Drawn
from tweeluik.config import FORMATS
from tweeluik.i18n import number, t

HEIGHT = 280
# More points than this are drawn without markers, and only some are named on the axis.
_MANY = 12


def panels(
    frame: pd.DataFrame, measure: str, language: str, decimals: int = 0, from_zero: bool = True, ticks: str = ""
) -> dict[str, Drawn]:
    """A line per format over time, the last known point labelled; both panels share their axes.

    `frame`: label (of the period, in order), training_format, the column `measure` (missing = unknown or hidden: a
    gap), `low` and `high` where there is an interval, `before` where the period a year earlier is drawn in grey,
    `noted` and `noted_place` where people left dated notes (`charts.notes`), `value` for clicks and `text` in place of
    the number, if wanted; `ticks` how the axis writes its numbers.
    """
    labels = list(dict.fromkeys(frame["label"]))
    reach = [-0.4, len(labels) * 1.09 - 0.7]
    noted = {each: notes.marks(_of(frame, each, labels), reach) for each in FORMATS}
    room = max(marks.room for marks in noted.values())
    span = _span(frame, measure, from_zero)
    places = labels[:: 1 + (len(labels) - 1) // 6]
    return {
        training_format: theme.figure(
            _lines(_of(frame, training_format, labels), training_format, measure, language, decimals),
            language,
            HEIGHT + room,
            above=room,
            shapes=noted[training_format].lines,
            annotations=noted[training_format].texts,
            xaxis=theme.axis(
                type="category",
                categoryorder="array",
                categoryarray=labels,
                tickvals=places,
                tickangle=0,
                range=reach,
            ),
            yaxis=theme.axis(showgrid=True, range=span, tickformat=ticks or f",.{_decimals(span)}f", nticks=5),
            clickmode="event+select",
        )
        for training_format in FORMATS
    }


def _of(frame: pd.DataFrame, training_format: str, labels: list[str]) -> pd.DataFrame:
    return frame[frame["training_format"] == training_format].set_index("label").reindex(labels)


def _span(frame: pd.DataFrame, measure: str, from_zero: bool) -> list[float]:
    """A range that holds every value and interval of both formats, with room for the label of the last one."""
    columns = [measure, *(name for name in ("low", "high", "before") if name in frame)]
    low, high = frame[columns].min().min(), frame[columns].max().max()
    if pd.isna(high):
        return [0, 1]
    room = 0.15 * float((high if from_zero else high - low) or 1)
    return [0 if from_zero else float(low) - room, float(high) + room]


def _decimals(span: list[float]) -> int:
    width = span[1] - span[0]
    return 0 if width > 4 else 1 if width > 0.4 else 2


def _lines(rows: pd.DataFrame, training_format: str, measure: str, language: str, decimals: int) -> list[dict]:
    lines = [_line(rows, training_format, measure, language, decimals)]
    return [_year_before(rows, language, decimals), *lines] if "before" in rows else lines


def _line(rows: pd.DataFrame, training_format: str, measure: str, language: str, decimals: int) -> dict:
    values = _plain(rows[measure])
    shown = _texts(rows["text"]) if "text" in rows else [number(value, language, decimals) for value in values]
    clicked = _texts(rows["value"]) if "value" in rows else [None] * len(rows)
    known = [place for place, value in enumerate(values) if value is not None]
    trace = {
        "type": "scatter",
        "mode": "lines+text" if len(rows) > _MANY else "lines+markers+text",
        "x": rows.index.tolist(),
        "y": values,
        "text": [text if known and place == known[-1] else "" for place, text in enumerate(shown)],
        "textposition": "middle right",
        "textfont": {"color": theme.INK, "size": 14},
        "customdata": list(zip(clicked, shown, strict=True)),
        "hovertemplate": "%{x}: <b>%{customdata[1]}</b><extra></extra>",
        "line": {"color": theme.COLOURS[training_format], "width": 3},
        "marker": {"symbol": theme.SYMBOLS[training_format], "size": 9},
        "cliponaxis": False,
    }
    if "low" in rows:
        trace["error_y"] = _whiskers(rows, measure, theme.COLOURS[training_format])
    return trace


def _year_before(rows: pd.DataFrame, language: str, decimals: int) -> dict:
    values = _plain(rows["before"])
    said = t("charts.year_before", language)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": rows.index.tolist(),
        "y": values,
        # Nothing in the first place: a click here asks for no period.
        "customdata": [[None, number(value, language, decimals)] for value in values],
        "hovertemplate": f"{said}: %{{customdata[1]}}<extra></extra>",
        "line": {"color": theme.GREY, "width": 2, "dash": "dot"},
    }


def _plain(values: pd.Series) -> list[float | None]:
    return [None if pd.isna(value) else float(value) for value in values]


def _texts(values: pd.Series) -> list[str | None]:
    return [value if isinstance(value, str) else None for value in values]


def _whiskers(rows: pd.DataFrame, measure: str, colour: str) -> dict:
    above, below = (rows["high"] - rows[measure]).fillna(0), (rows[measure] - rows["low"]).fillna(0)
    return {
        "type": "data",
        "array": above.tolist(),
        "arrayminus": below.tolist(),
        "width": 0,
        "thickness": 2,
        "color": colour,
    }
