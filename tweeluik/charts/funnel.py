"""Which trainings stand further from the mean of their format than chance makes them, one panel a format?"""

import numpy as np
import pandas as pd

from tweeluik.charts import theme
from tweeluik.charts.drawn import Drawn
from tweeluik.config import FORMATS
from tweeluik.i18n import number, t
from tweeluik.metrics.pooling import INNER_Z, OUTER_Z

HEIGHT = 380
_TICKS = (5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)
# Names that are written beside their point, of those furthest outside; more would cover each other.
_NAMED, _LONGEST_NAME = 3, 26
# How wide and high such a name is, as a share of its panel.
_WIDTH, _ROW = 0.5, 0.07
_POINTS_OF_A_LIMIT = 40
_LOOKS = ((INNER_Z, "dot"), (OUTER_Z, "solid"))


def panels(frame: pd.DataFrame, language: str) -> dict[str, Drawn]:
    """A point a training: its mean against what its answers are worth, within limits around the mean of its format.

    `frame`: label, value (for clicks), training_format, mean, n, worth, outside (0, 1, 2 with sign; missing = no
    evaluations of its own), target and deviation. Both panels share their axes; what lies outside is larger and ringed.
    """
    shown = frame[frame["mean"].notna()]
    across, up = _across(shown), _up(shown)
    return {each: _panel(shown[shown["training_format"] == each], each, across, up, language) for each in FORMATS}


def _across(frame: pd.DataFrame) -> tuple[float, float]:
    if frame.empty:
        return 5.0, 100.0
    return float(frame["worth"].min()) / 1.25, float(frame["worth"].max()) * 1.25


def _up(frame: pd.DataFrame) -> list[float]:
    """A range that holds every mean, with some room; the limits of very few answers may leave it."""
    if frame.empty:
        return [0.0, 1.0]
    low, high = float(frame["mean"].min()), float(frame["mean"].max())
    room = 0.15 * (high - low or 1.0)
    return [low - room, high + room]


def _panel(
    rows: pd.DataFrame, training_format: str, across: tuple[float, float], up: list[float], language: str
) -> Drawn:
    traces = [*_limits(rows, across), _points(rows, training_format, language)] if len(rows) else []
    ticks = [tick for tick in _TICKS if across[0] <= tick <= across[1]]
    return theme.figure(
        traces,
        language,
        HEIGHT,
        xaxis=theme.axis(
            type="log",
            range=[float(np.log10(end)) for end in across],
            tickvals=ticks,
            ticktext=[number(tick, language) for tick in ticks],
            title=t("trainings.worth", language),
        ),
        yaxis=theme.axis(range=up, tickformat=",.1f", nticks=6),
        annotations=_names(rows, across, up),
        clickmode="event+select",
        dragmode="pan",
        hovermode="closest",
    )


def _limits(rows: pd.DataFrame, across: tuple[float, float]) -> list[dict]:
    """The mean of the format, the limits of 95 % (dotted) and of 99.8 %."""
    target, deviation = float(rows["target"].iloc[0]), float(rows["deviation"].iloc[0])
    worth = np.geomspace(*across, _POINTS_OF_A_LIMIT)
    error = deviation / np.sqrt(worth)
    lines = [(0.0, "solid", 1)] + [(z * side, dash, 1.5) for z, dash in _LOOKS for side in (-1, 1)]
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": worth.tolist(),
            "y": (target + z * error).tolist(),
            "line": {"color": theme.GREY, "width": width, "dash": dash},
            "hoverinfo": "skip",
        }
        for z, dash, width in lines
    ]


def _points(rows: pd.DataFrame, training_format: str, language: str) -> dict:
    # Arrays, not lists: thousands of points are then taken over as they are.
    far = rows["outside"].abs().to_numpy()
    # The chart writes the numbers itself: to write them here would take longer than all queries of the page.
    is_shrunk = rows["shrunk"].notna().all()
    said = t("trainings.point", language) + (t("trainings.point_shrunk", language) if is_shrunk else "")
    return {
        "type": "scatter",
        "mode": "markers",
        "x": rows["worth"].to_numpy(),
        "y": rows["mean"].to_numpy(),
        "customdata": rows[["value", "n", "shrunk"]].to_numpy(object),
        "hovertext": np.array([theme.plain(label) for label in rows["label"]]),
        "hovertemplate": f"%{{hovertext}}<br>{said}<extra></extra>",
        "marker": {
            "symbol": theme.SYMBOLS[training_format],
            # Lighter rather than see-through: points over each other would look as dark as one that lies outside.
            "color": np.where(far > 0, theme.COLOURS[training_format], theme.LIGHT[training_format]),
            "opacity": 1.0,
            "size": 7 + 2 * far,
            "line": {"color": np.where(far < 2, theme.PAPER, theme.INK), "width": np.where(far < 2, 0.5, 1.5)},
        },
        "unselected": {"marker": {"opacity": 0.5}},
    }


def _names(rows: pd.DataFrame, across: tuple[float, float], up: list[float]) -> list[dict]:
    """The names of the trainings furthest outside the outer limits; one that would cover another is left out."""
    distance = ((rows["mean"] - rows["target"]) * np.sqrt(rows["worth"]) / rows["deviation"]).abs()
    placed = rows.assign(distance=distance).sort_values("distance", ascending=False)
    furthest = placed[placed["outside"].abs() == 2]
    start, end = np.log10(across)
    named: list[dict] = []
    for worth, mean, label, outside in furthest[["worth", "mean", "label", "outside"]].itertuples(index=False):
        name = _name(label, float(np.log10(worth)), float(mean), outside > 0, worth > 10 ** ((start + end) / 2))
        covers = any(
            abs(name["x"] - other["x"]) < _WIDTH * (end - start) and abs(mean - other["y"]) < _ROW * (up[1] - up[0])
            for other in named
        )
        if not covers and len(named) < _NAMED:
            named.append(name)
    return named


def _name(label: str, x: float, y: float, is_above: bool, is_right: bool) -> dict:
    return {
        "x": x,
        "y": y,
        "text": theme.plain(label if len(label) <= _LONGEST_NAME else f"{label[: _LONGEST_NAME - 1]}…"),
        "showarrow": False,
        "xanchor": "right" if is_right else "left",
        "yanchor": "bottom" if is_above else "top",
        "yshift": 6 if is_above else -6,
        "font": {"size": 13, "color": theme.INK},
    }
