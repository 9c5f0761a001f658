"""How does an amount depend on the size of the group and the way it meets, in open editions?"""

import pandas as pd

from tweeluik.charts import theme
from tweeluik.charts.drawn import Drawn
from tweeluik.i18n import number, t

HEIGHT = 300
# Modes differ in filling, because the hue already says which format it is.
_SYMBOLS = {"on_site": "diamond", "online": "diamond-open", "hybrid": "diamond-cross-open"}
_OTHER = "diamond-dot"


def figure(frame: pd.DataFrame, language: str) -> Drawn:
    """A dot per group size and delivery mode; dots of several modes often coincide, so a legend names them.

    `frame`: group_size (in order), mode, mode_label, amount (missing = no such editions).
    """
    sizes = list(dict.fromkeys(frame["group_size"]))
    modes = list(dict.fromkeys(frame["mode"]))
    highest = frame["amount"].max()
    return theme.figure(
        [_dots(frame[frame["mode"] == mode], mode, language) for mode in modes],
        language,
        HEIGHT,
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "font": {"color": theme.MUTED, "size": 13}},
        xaxis=theme.axis(
            type="category",
            categoryorder="array",
            categoryarray=sizes,
            title=t("charts.group_size", language),
        ),
        yaxis=theme.axis(
            showgrid=True,
            range=[0, 1.15 * (highest if highest == highest and highest else 1)],
            tickformat=",.0f",
            title=t("charts.contacts", language),
        ),
        clickmode="event+select",
    )


def _dots(rows: pd.DataFrame, mode: str, language: str) -> dict:
    name = theme.plain(str(rows["mode_label"].iloc[0]))
    return {
        "type": "scatter",
        "mode": "markers+lines",
        "name": name,
        "x": rows["group_size"].tolist(),
        "y": rows["amount"].astype(float).tolist(),
        "customdata": [[mode, number(amount, language, 1)] for amount in rows["amount"]],
        "hovertemplate": "%{x}: <b>%{customdata[1]}</b><extra>%{fullData.name}</extra>",
        "line": {"color": theme.GREY_LIGHT, "width": 1},
        "marker": {
            "symbol": _SYMBOLS.get(mode, _OTHER),
            "size": 12,
            "color": theme.AMBER,
            "line": {"color": theme.AMBER, "width": 2},
        },
        "cliponaxis": False,
    }
