"""Of which parts does a difference consist, from the raw one to what remains?"""

import pandas as pd

from tweeluik.charts import theme
from tweeluik.charts.drawn import Drawn
from tweeluik.config import IN_COMPANY, OPEN

ROW = 46
_BAR = 0.42


def figure(frame: pd.DataFrame, language: str) -> Drawn:
    """A bar a step around zero, each part beginning where what is left of the difference ends.

    `frame`: label, start, end, text, is_part. Parts are grey; the raw difference and what remains have the hue of the
    format that is higher.
    """
    places = [-float(place) for place in range(len(frame))]
    reach = max(frame[["start", "end"]].abs().max().max(), 1e-9) * 1.3
    ends = [*frame["start"], *frame["end"], 0.0]
    left, right = min(ends) - 0.25 * reach, max(ends) + 0.25 * reach
    return theme.figure(
        [_bar(row, place) for row, place in zip(frame.to_dict("records"), places, strict=True)],
        language,
        ROW * len(frame) + 16,
        barmode="overlay",
        xaxis=theme.axis(range=[left, right], showticklabels=False),
        yaxis=theme.axis(range=[0.55 - len(frame), 0.85], showticklabels=False),
        annotations=[_name(label, place, left) for label, place in zip(frame["label"], places, strict=True)],
        shapes=[theme.SPINE],
    )


def _bar(row: dict, place: float) -> dict:
    marker = {"color": theme.GREY} if row["is_part"] else theme.bar(OPEN if row["end"] > row["start"] else IN_COMPANY)
    return {
        "type": "bar",
        "orientation": "h",
        "y": [place],
        "x": [row["end"] - row["start"]],
        "base": [row["start"]],
        "width": _BAR,
        "text": [row["text"]],
        "textposition": "outside",
        "textfont": {"color": theme.INK, "size": 13},
        "marker": marker,
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _name(label: str, place: float, left: float) -> dict:
    return {
        "x": left,
        "y": place + _BAR / 2 + 0.02,
        "text": theme.plain(label),
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "bottom",
        "bgcolor": theme.PAPER,
        "font": {"size": 14, "color": theme.INK},
    }
