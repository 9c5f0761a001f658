"""How are the answers to each question spread around the middle of its scale, one panel a format?"""

import pandas as pd

from tweeluik.charts import theme
from tweeluik.charts.drawn import Drawn
from tweeluik.config import FORMATS
from tweeluik.i18n import number, percent, t

ROW = 44
_BAR = 0.42


def panels(frame: pd.DataFrame, language: str) -> dict[str, Drawn]:
    """Stacked bars per question: lower scores to the left in grey, higher ones to the right in the hue of the format.

    `frame`: title (the question), training_format, score, share (0 to 1), scale_min, scale_max, is_bipolar. The middle
    score straddles the spine. A bipolar question has no good side and stays grey; one without rows keeps its place.
    """
    labels = list(dict.fromkeys(frame["title"]))
    places = {label: -place for place, label in enumerate(labels)}
    left, right = _reach(frame)
    return {
        training_format: theme.figure(
            [_segments(_placed(frame[frame["training_format"] == training_format]), places, training_format, language)],
            language,
            ROW * len(labels) + 40,
            barmode="overlay",
            xaxis=theme.axis(range=[left, right], tickvals=[-0.5, 0, 0.5, 1], ticktext=_ticks(language), tickangle=0),
            yaxis=theme.axis(range=[0.4 - len(labels), 0.85], showticklabels=False),
            annotations=[theme.name(label, left, place + _BAR / 2 + 0.02) for label, place in places.items()],
            shapes=[theme.SPINE],
        )
        for training_format in FORMATS
    }


def _ticks(language: str) -> list[str]:
    return [percent(share, language) for share in (0.5, 0, 0.5, 1)]


def _position(frame: pd.DataFrame) -> pd.Series:
    """Where each score stands on its scale, -1 (lowest) to 1 (highest)."""
    return 2 * (frame["score"] - frame["scale_min"]) / (frame["scale_max"] - frame["scale_min"]) - 1


def _placed(frame: pd.DataFrame) -> pd.DataFrame:
    """Where each segment begins (share of answers, the middle of the scale at 0)."""
    if frame.empty:
        return frame.assign(position=[], start=[])
    frame = frame.assign(position=_position(frame)).sort_values(["title", "score"])
    middle, lower = frame["position"].abs() < 1e-9, frame["position"] < -1e-9
    under = frame["share"].where(lower, 0) + frame["share"].where(middle, 0) / 2
    left = under.groupby(frame["title"]).transform("sum")
    before = frame.groupby("title")["share"].cumsum() - frame["share"]
    return frame.assign(start=before - left)


def _reach(frame: pd.DataFrame) -> tuple[float, float]:
    """How far the widest bars go to either side, the same for both panels."""
    placed = pd.concat([_placed(frame[frame["training_format"] == each]) for each in FORMATS])
    if placed.empty:
        return -0.5, 1.0
    return float(min(-0.1, placed["start"].min())) - 0.02, float((placed["start"] + placed["share"]).max()) + 0.02


def _segments(frame: pd.DataFrame, places: dict[str, int], training_format: str, language: str) -> dict:
    """All segments of a panel as one trace: fifty traces of one bar each take the browser ten times as long."""
    good = (frame["position"] > 1e-9) & ~frame["is_bipolar"].astype(bool)
    said = [
        t("charts.answer", language, score=number(score, language), share=percent(share, language))
        for score, share in zip(frame["score"], frame["share"], strict=True)
    ]
    bar = theme.bar(training_format, color=[theme.COLOURS[training_format] if each else theme.GREY for each in good])
    bar["opacity"] = [0.35 + 0.65 * abs(position) for position in frame["position"]]
    bar["line"] = {"color": theme.PAPER, "width": 1}
    bar["pattern"] = bar["pattern"] | {"shape": [bar["pattern"]["shape"] if each else "" for each in good]}
    return {
        "type": "bar",
        "orientation": "h",
        "y": [places[title] for title in frame["title"]],
        "x": frame["share"].tolist(),
        "base": frame["start"].tolist(),
        "width": _BAR,
        "marker": bar,
        "hovertext": [f"{theme.plain(title)}<br>{each}" for title, each in zip(frame["title"], said, strict=True)],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
