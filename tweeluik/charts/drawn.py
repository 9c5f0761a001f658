"""What does the browser get of a chart, and how much room do its axes need?

Both are settled here for speed: every filter makes every chart of a page anew. Left to plotly, a chart is checked and
copied property by property on the server, and drawn twice or three times in the browser until its axes fit.
"""

import re
from functools import cached_property

import plotly.graph_objects as go
from plotly.basedatatypes import BaseFigure

from tweeluik.i18n import number, percent

# Of the text along the axes [px]; a character is at most this wide on average.
TEXT = 13
_CHARACTER, _LINE = 0.56 * TEXT, 1.6 * TEXT
# Between an axis and its title, and between the last label and the edge [px].
STANDOFF, _EDGE = 8, 4


class Drawn(BaseFigure):
    """A figure that is sent as it was written: plain dicts, as plotly.js takes them.

    `data` and `layout` are those of a checked `go.Figure`. The tests of every page check what it sends in the same way,
    so that nothing that plotly does not know gets further than there.
    """

    def __init__(self, data: list[dict], layout: dict) -> None:
        # Not those of the base, which would check and copy everything.
        self._plain = {"data": data, "layout": layout}

    def to_dict(self) -> dict:
        return self._plain

    @cached_property
    def _checked(self) -> go.Figure:
        return go.Figure(self._plain)

    @property
    def data(self) -> tuple:
        return self._checked.data

    @property
    def layout(self) -> go.Layout:
        return self._checked.layout


def margin(xaxis: dict, yaxis: dict, language: str) -> dict:
    """The margin that an axis across and one upwards need, labels and titles: `l`, `r`, `t`, `b` [px].

    An axis with `automargin` looks after itself.
    """
    room = {"l": 4, "r": 4, "t": 8, "b": 4}
    if _is_labelled(xaxis):
        room["t" if xaxis.get("side") == "top" else "b"] += _LINE + _titled(xaxis)
    if _is_labelled(yaxis):
        room["l"] += _EDGE + _CHARACTER * max(map(len, _labels(yaxis, language)), default=0) + _titled(yaxis)
    return {side: round(pixels) for side, pixels in room.items()}


def _is_labelled(axis: dict) -> bool:
    return bool(axis) and axis.get("showticklabels", True) and not axis.get("automargin")


def _titled(axis: dict) -> float:
    return STANDOFF + _LINE if "title" in axis and axis["title"].get("text") else 0


def _labels(axis: dict, language: str) -> list[str]:
    """What stands along an axis: its own words, or the ends of its range as it writes numbers."""
    if "ticktext" in axis:
        return axis["ticktext"]
    decimals = int((re.search(r"\.(\d)", axis.get("tickformat", "")) or [0, 1])[1])
    written = percent if axis.get("tickformat", "").endswith("%") else number
    return [written(end, language, decimals) for end in axis.get("range", (0, 10))]
