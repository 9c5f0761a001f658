"""Which part uses only in-company, both formats, or only open: one bar a row, both in the middle?"""

import pandas as pd

from tweeluik.charts import theme
from tweeluik.charts.drawn import Drawn
from tweeluik.config import IN_COMPANY, OPEN
from tweeluik.i18n import t

ROW = 48
_BAR = 0.38
# From left to right, as the two panels stand, and where each has its text.
ORDER = ("in_company_only", "both", "open_only")


def figure(frame: pd.DataFrame, language: str) -> Drawn:
    """Bars of a full width, in the order of the frame, with the part that uses both said at the right.

    `frame`: label, in_company_only, both, open_only (counts), said (the text at the right).
    """
    labels = frame["label"].tolist()
    total = frame[list(ORDER)].sum(axis=1)
    shares = frame[list(ORDER)].div(total.where(total > 0), axis=0).fillna(0.0)
    return theme.figure(
        [_segment(frame, shares, pattern, language) for pattern in ORDER],
        language,
        ROW * len(labels) + 64,
        barmode="stack",
        showlegend=True,
        legend={
            "orientation": "h",
            "x": 0,
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "traceorder": "normal",
            "itemclick": False,
            "itemdoubleclick": False,
            "font": {"color": theme.MUTED, "size": 13},
        },
        above=28,
        xaxis=theme.axis(range=[0, 1], showticklabels=False),
        yaxis=theme.axis(range=[0.6 - len(labels), 0.85], showticklabels=False),
        annotations=[
            _note(text, place, left)
            for place, row in enumerate(zip(labels, frame["said"], strict=True))
            for left, text in zip((True, False), row, strict=True)
        ],
        clickmode="event+select",
        dragmode="pan",
    )


def _note(text: str, place: int, left: bool) -> dict:
    return {
        "x": 0 if left else 1,
        "y": -place + _BAR / 2 + 0.02,
        "text": theme.plain(text),
        "showarrow": False,
        "xanchor": "left" if left else "right",
        "yanchor": "bottom",
        "font": {"size": 14, "color": theme.INK},
    }


def _segment(frame: pd.DataFrame, shares: pd.DataFrame, pattern: str, language: str) -> dict:
    name = t(f"together.patterns.{pattern}", language)
    marker = {
        "in_company_only": theme.bar(IN_COMPANY),
        "both": theme.bar(IN_COMPANY, color=theme.GREY),
        "open_only": theme.bar(OPEN),
    }[pattern]
    values = frame.get("value", pd.Series(None, index=frame.index, dtype=object))
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": [-place for place in range(len(frame))],
        "x": shares[pattern].tolist(),
        "width": _BAR,
        "marker": marker | {"line": {"color": theme.PAPER, "width": 1}},
        "customdata": [None if pd.isna(value) else value for value in values],
        "hovertext": [
            f"{theme.plain(label)}, {name}: <b>{count}</b>"
            for label, count in zip(frame["label"], frame[f"{pattern}_said"], strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
