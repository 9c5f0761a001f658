"""What came after the first training: from where members began, to the left, to where they went next?"""

import pandas as pd

from tweeluik.charts import theme
from tweeluik.charts.drawn import Drawn
from tweeluik.config import FORMATS
from tweeluik.i18n import t

HEIGHT = 380
# Where each node stands from top to bottom: in-company above open, as the panels stand on a phone.
_PLACES = {"in_company": 0.0, "open": 1.0, "both": 2.0, "none": 3.0}


def figure(frame: pd.DataFrame, language: str) -> Drawn:
    """Bands from the format of the first day to what came next, as wide as they have members.

    Bands have the light hue of where they begin, and grey for nothing yet; the names stand at both ends.

    `frame`: training_format (of the first day), then_format (none = nothing more yet), members, first_label,
    then_label, said (the text on hovering).
    """
    frame = frame[frame["members"] > 0]
    begun = _nodes(frame, "training_format", "first_label")
    ended = _nodes(frame, "then_format", "then_label")
    places = {("from", name): place for place, name in enumerate(begun)}
    places |= {("to", name): place + len(begun) for place, name in enumerate(ended)}
    hues = [theme.COLOURS.get(name, theme.GREY) for name in (*begun, *ended)]
    pairs = list(zip(frame["training_format"], frame["then_format"], strict=True))
    trace = {
        "type": "sankey",
        "arrangement": "fixed",
        "textfont": {"color": theme.INK, "size": 14, "shadow": "none"},
        "node": {
            "label": [theme.plain(label) for label in (*begun.values(), *ended.values())],
            "color": hues,
            "x": [0.001] * len(begun) + [0.999] * len(ended),
            "y": [*_heights(frame, "training_format", begun), *_heights(frame, "then_format", ended)],
            "pad": 26,
            "thickness": 14,
            "line": {"width": 0},
            "hovertemplate": "%{label}<extra></extra>",
        },
        "link": {
            "source": [places["from", first] for first, _ in pairs],
            "target": [places["to", then] for _, then in pairs],
            "value": frame["members"].tolist(),
            "color": [_hue(first, then) for first, then in pairs],
            "customdata": [theme.plain(said) for said in frame["said"]],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
    }
    ends = [_end(name, place, language) for place, name in enumerate(("first_step", "next_step"))]
    margin = {"l": 4, "r": 4, "t": 44, "b": 16, "pad": 0}
    return theme.figure([trace], language, HEIGHT, margin=margin, annotations=ends)


def _end(name: str, place: int, language: str) -> dict:
    """What stands above the left (0) or the right (1) side."""
    return {
        "x": place,
        "y": 1,
        "xref": "paper",
        "yref": "paper",
        "yshift": 18,
        "text": t(f"together.{name}", language),
        "showarrow": False,
        "xanchor": "right" if place else "left",
        "yanchor": "bottom",
        "font": {"size": 13, "color": theme.MUTED},
    }


def _hue(first: str, then: str) -> str:
    return theme.LIGHT[first] if first in FORMATS and then != "none" else theme.GREY_LIGHT


def _nodes(frame: pd.DataFrame, column: str, label: str) -> dict[str, str]:
    """The nodes of one side with their labels, from top to bottom."""
    found = dict(zip(frame[column], frame[label], strict=True))
    return dict(sorted(found.items(), key=lambda node: _PLACES[node[0]]))


def _heights(frame: pd.DataFrame, column: str, nodes: dict[str, str]) -> list[float]:
    """The middle of each node, 0 (top) to 1, so that they never change places."""
    sizes = frame.groupby(column)["members"].sum()
    total, above, middles = max(1, int(sizes.sum())), 0.0, []
    for name in nodes:
        middles.append(min(0.999, max(0.001, (above + sizes[name] / 2) / total)))
        above += sizes[name]
    return middles
