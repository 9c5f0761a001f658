"""How do both formats score in each stratum, and how far are they apart there?"""

import pandas as pd

from tweeluik.charts import theme
from tweeluik.charts.drawn import Drawn
from tweeluik.config import FORMATS
from tweeluik.i18n import number

ROW = 44


def figure(frame: pd.DataFrame, language: str) -> Drawn:
    """A row a stratum with a mark a format and a line between them; the name of the stratum stands above its line.

    `frame`: label (in order, heaviest first), training_format, mean, n.
    """
    labels = list(dict.fromkeys(frame["label"]))
    places = {label: -place for place, label in enumerate(labels)}
    low, high = (frame["mean"].min(), frame["mean"].max()) if len(frame) else (0.0, 1.0)
    margin = max(0.06 * (high - low), 0.05)
    left = low - margin
    return theme.figure(
        [_line(frame, places), *(_marks(frame[frame["training_format"] == f], f, places, language) for f in FORMATS)],
        language,
        ROW * len(labels) + 56,
        xaxis=theme.axis(range=[left, high + margin], showgrid=True, nticks=6, tickangle=0),
        yaxis=theme.axis(range=[0.5 - len(labels), 0.7], showticklabels=False),
        annotations=[theme.name(label, left, place + 0.2) for label, place in places.items()],
    )


def _line(frame: pd.DataFrame, places: dict[str, int]) -> dict:
    """The lines of all strata as one trace, broken between them."""
    ends = [(label, of_stratum["mean"].tolist()) for label, of_stratum in frame.groupby("label", sort=False)]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for _, means in ends for x in (*means, None)],
        "y": [y for label, means in ends for y in (*[places[label]] * len(means), None)],
        "line": {"color": theme.GREY_LIGHT, "width": 3},
        "hoverinfo": "skip",
    }


def _marks(rows: pd.DataFrame, training_format: str, places: dict[str, int], language: str) -> dict:
    said = [
        f"{theme.plain(label)}<br><b>{number(mean, language, 2)}</b> (n = {number(n, language)})"
        for label, mean, n in zip(rows["label"], rows["mean"], rows["n"], strict=True)
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": rows["mean"].astype(float).tolist(),
        "y": [places[label] for label in rows["label"]],
        "hovertext": said,
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {"symbol": theme.SYMBOLS[training_format], "size": 12, "color": theme.COLOURS[training_format]},
        "cliponaxis": False,
    }
