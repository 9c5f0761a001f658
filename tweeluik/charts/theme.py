"""Which colour, shape and pattern belongs to which format, and what do all charts share?

Colours are slots: the app replaces `#000001` to `#000010` by the ten categorical colours of the reader's theme, light
or dark (`.streamlit/config.toml`). That is a convention of the app's chart element, so a browser test holds it.
"""

from html import escape

from tweeluik.charts import drawn
from tweeluik.config import IN_COMPANY, OPEN

TEAL, AMBER, GREY, MUTED, GRID = "#000001", "#000002", "#000003", "#000004", "#000005"
TEAL_LIGHT, AMBER_LIGHT, INK, PAPER, GREY_LIGHT = "#000006", "#000007", "#000008", "#000009", "#000010"

COLOURS = {IN_COMPANY: TEAL, OPEN: AMBER}
LIGHT = {IN_COMPANY: TEAL_LIGHT, OPEN: AMBER_LIGHT}
# The second sign, for print and for those who see no difference in hue.
SYMBOLS = {IN_COMPANY: "circle", OPEN: "diamond"}
PATTERNS = {IN_COMPANY: "", OPEN: "/"}

# The line at zero from which bars go to both sides.
SPINE = {
    "type": "line",
    "x0": 0,
    "x1": 0,
    "y0": 0,
    "y1": 1,
    "yref": "paper",
    "line": {"color": GREY_LIGHT, "width": 1},
}

# Decimal and thousands mark for the numbers that the chart itself writes.
_SEPARATORS = {"nl": ",.", "en": ".,"}
# Names at the left edge of a chart whose values stand close.
SMALL = {"xref": "paper", "font": {"size": 13, "color": INK}}


def axis(**more: object) -> dict:
    """An axis with few lines and muted labels."""
    plain = {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
        "automargin": False,
        "gridcolor": GRID,
        "tickfont": {"color": MUTED, "size": drawn.TEXT},
        "title": {"font": {"color": MUTED, "size": drawn.TEXT}},
    }
    title = more.pop("title", None)
    return plain | ({"title": {"text": title, **plain["title"], "standoff": drawn.STANDOFF}} if title else {}) | more


def bar(training_format: str, **more: object) -> dict:
    """How the bars of a format look: its hue, and stripes for open."""
    pattern = {
        "shape": PATTERNS[training_format],
        "fillmode": "overlay",
        "fgcolor": PAPER,
        "fgopacity": 0.45,
        "size": 7,
        "solidity": 0.25,
    }
    return {"color": COLOURS[training_format], "pattern": pattern, "line": {"width": 0}} | more


def plain(text: str) -> str:
    """Text of the data as a label: charts read a few tags, and these must show as they were written."""
    return escape(text, quote=False)


def name(text: str, x: float, y: float, **more: object) -> dict:
    """The name of a row, standing on top of it from `x` on; it hides the lines of the grid behind it."""
    return {
        "x": x,
        "y": y,
        "text": plain(text),
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "bottom",
        "bgcolor": PAPER,
        "font": {"size": 14, "color": INK},
    } | more


def figure(traces: list[dict], language: str, height: int, above: int = 0, **layout: object) -> drawn.Drawn:
    """A figure from plain dicts: express and attribute objects cost ten times as much a chart.

    `above` is room over the plot beside what its axes need, part of `height` [px].
    """
    room = drawn.margin(layout.get("xaxis", {}), layout.get("yaxis", {}), language)
    shared = {
        "height": height,
        "margin": room | {"t": room["t"] + above, "pad": 4},
        "showlegend": False,
        "separators": _SEPARATORS[language],
        "hoverlabel": {"align": "left"},
        "dragmode": False,
        "bargap": 0.3,
    }
    return drawn.Drawn(traces, shared | layout)
