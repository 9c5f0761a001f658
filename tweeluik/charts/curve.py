"""How many kinds are expected among so many people, in both formats?"""

import pandas as pd

from tweeluik.charts import theme
from tweeluik.charts.drawn import Drawn
from tweeluik.config import FORMATS
from tweeluik.i18n import number, t

HEIGHT = 320


def figure(frame: pd.DataFrame, language: str, formats: tuple[str, ...] = FORMATS) -> Drawn:
    """A line a format over the size of the sample, on a scale of ratios; the largest size is marked.

    `frame`: size, training_format, expected.
    """
    last, highest = int(frame["size"].max()), float(frame["expected"].max())
    ticks = [10**power for power in range(len(str(last)))]
    return theme.figure(
        [_line(frame[frame["training_format"] == each], each, language) for each in formats],
        language,
        HEIGHT,
        xaxis=theme.axis(
            type="log",
            tickvals=ticks,
            ticktext=[number(tick, language) for tick in ticks],
            title=t("charts.drawn", language),
        ),
        yaxis=theme.axis(
            showgrid=True, range=[0, 1.12 * highest], tickformat=",.0f", title=t("charts.expected", language)
        ),
        shapes=[
            {
                "type": "line",
                "x0": last,
                "x1": last,
                "y0": 0,
                "y1": 1,
                "yref": "paper",
                "line": {"color": theme.GREY_LIGHT, "width": 1, "dash": "dot"},
            }
        ],
    )


def _line(rows: pd.DataFrame, training_format: str, language: str) -> dict:
    """A line with a mark at its last point, where both formats are compared."""
    said = [number(value, language, 1) for value in rows["expected"]]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": rows["size"].tolist(),
        "y": rows["expected"].tolist(),
        "customdata": [[number(size, language), value] for size, value in zip(rows["size"], said, strict=True)],
        "hovertemplate": "%{customdata[0]}: <b>%{customdata[1]}</b><extra></extra>",
        "line": {"color": theme.COLOURS[training_format], "width": 3},
        "marker": {
            "symbol": theme.SYMBOLS[training_format],
            "size": [*[0] * (len(rows) - 1), 12],
            "color": theme.COLOURS[training_format],
            "opacity": 1,
        },
        "cliponaxis": False,
    }
