"""Do two values of the same groups rise together, in each format?"""

import pandas as pd

from tweeluik.charts import theme
from tweeluik.charts.drawn import Drawn
from tweeluik.config import FORMATS
from tweeluik.i18n import number, t

HEIGHT = 340
# More dots than this say no more, and every one of them travels to the browser.
_MOST = 600


def figure(groups: pd.DataFrame, bands: pd.DataFrame, language: str, formats: tuple[str, ...] = FORMATS) -> Drawn:
    """A pale dot a group, and a line through the means of bands.

    `groups`: training_format, sectors, mean, in order of sectors; `bands`: the same with answers. Of very many groups
    only every second, third, ... is drawn.
    """
    furthest = float(groups["sectors"].max())
    return theme.figure(
        [
            trace
            for each in formats
            for trace in (
                _dots(groups[groups["training_format"] == each], each, language),
                _line(bands[bands["training_format"] == each], each, language),
            )
        ],
        language,
        HEIGHT,
        xaxis=theme.axis(range=[0.7, furthest + 0.3], tickformat=",.0f", title=t("charts.sectors_in_room", language)),
        yaxis=theme.axis(showgrid=True, nticks=6, tickformat=",.1f", title=t("charts.mean", language)),
    )


def _dots(rows: pd.DataFrame, training_format: str, language: str) -> dict:
    drawn = rows.iloc[:: 1 + (len(rows) - 1) // _MOST] if len(rows) else rows
    return {
        "type": "scatter",
        "mode": "markers",
        "x": drawn["sectors"].tolist(),
        "y": drawn["mean"].tolist(),
        "customdata": [number(mean, language, 2) for mean in drawn["mean"]],
        "hovertemplate": "<b>%{customdata}</b><extra></extra>",
        "opacity": 0.35,
        "marker": {
            "symbol": theme.SYMBOLS[training_format],
            "size": 7,
            "color": theme.COLOURS[training_format],
        },
        "cliponaxis": False,
    }


def _line(rows: pd.DataFrame, training_format: str, language: str) -> dict:
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": rows["sectors"].tolist(),
        "y": rows["mean"].tolist(),
        "customdata": [number(mean, language, 2) for mean in rows["mean"]],
        "hovertemplate": "<b>%{customdata}</b><extra></extra>",
        "line": {"color": theme.COLOURS[training_format], "width": 2},
        "marker": {
            "symbol": theme.SYMBOLS[training_format],
            "size": 12,
            "color": theme.COLOURS[training_format],
            "line": {"color": theme.PAPER, "width": 1},
        },
        "cliponaxis": False,
    }
