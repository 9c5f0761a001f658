"""How do dated notes stand in a trend: a thin grey line on their day, and their text above the plot?"""

from dataclasses import dataclass, field

import pandas as pd

from tweeluik.charts import theme

# Height of a line of text, and how wide a letter is on the narrowest screen that shows a panel whole [px].
_LINE, _LETTER, _NARROWEST = 18, 6.5, 330
# Notes close together stand above each other, in so many lines at most; longer texts are cut, and whole on hovering.
_MOST_LINES, _LONGEST = 3, 30
# Height of the plot itself, to let a line reach its text [px].
_PLOT = 240


@dataclass(frozen=True)
class Marks:
    """The shapes and annotations of one panel, and the room above the plot that they need [px]."""

    lines: list[dict] = field(default_factory=list)
    texts: list[dict] = field(default_factory=list)
    room: int = 0


def marks(rows: pd.DataFrame, reach: list[float]) -> Marks:
    """The notes of one format. `rows`: a row a period in order, `noted` and `noted_place` when there are notes at all;
    `reach`: the first and last place on the axis that is shown, where a period is 1 wide around its number.
    """
    if "noted" not in rows:
        return Marks()
    lines, texts, taken = [], [], [reach[0] - 1] * _MOST_LINES
    letter = (reach[1] - reach[0]) * _LETTER / _NARROWEST
    for number, (note, place) in enumerate(zip(rows["noted"], rows["noted_place"], strict=True)):
        if pd.isna(note) or not note:
            continue
        at = min(max(number - 0.5 + float(place), reach[0]), reach[1])
        short = note if len(note) <= _LONGEST else f"{note[: _LONGEST - 1].rstrip()}…"
        goes_left = at > sum(reach) / 2
        begins = at - letter * len(short) if goes_left else at
        level = next((each for each, end in enumerate(taken) if end <= begins), _MOST_LINES - 1)
        taken[level] = begins + letter * len(short)
        lines.append(_line(at, level))
        texts.append(_text(at, level, short, note, goes_left))
    return Marks(lines, texts, _LINE * (1 + max((_level(text) for text in texts), default=-1)))


def _line(at: float, level: int) -> dict:
    return {
        "type": "line",
        "x0": at,
        "x1": at,
        "y0": 0,
        "y1": 1 + level * _LINE / _PLOT,
        "yref": "paper",
        "layer": "below",
        "line": {"color": theme.GREY, "width": 1},
    }


def _text(at: float, level: int, short: str, note: str, goes_left: bool) -> dict:
    return {
        "x": at,
        "y": 1,
        "yref": "paper",
        "yshift": level * _LINE,
        "xanchor": "right" if goes_left else "left",
        "yanchor": "bottom",
        "text": theme.plain(short),
        "hovertext": theme.plain(note),
        "showarrow": False,
        "borderpad": 0,
        "font": {"color": theme.MUTED, "size": 12},
    }


def _level(text: dict) -> int:
    return text["yshift"] // _LINE
