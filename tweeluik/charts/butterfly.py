"""How do the two formats compare value by value: in-company to the left of the spine, open to the right?"""

import pandas as pd

from tweeluik.charts import theme
from tweeluik.charts.drawn import Drawn
from tweeluik.config import FORMATS, IN_COMPANY
from tweeluik.i18n import number, percent

ROW = 46
# Height of a bar as a share of its row; the rest holds the label above it.
_BAR = 0.4
# Half of a phone, and a character of a number [pixels]: what stands at the end of the longest bar must fit there too.
_HALF, _CHARACTER = 175, 7.5


def figure(frame: pd.DataFrame, language: str, formats: tuple[str, ...] = FORMATS, unit: str = "count") -> Drawn:
    """Mirrored bars in the order of the frame, each value labelled at its end and named above the pair.

    Of one format alone the bars begin at the left edge.

    `frame`: label, value (for clicks; may be missing), training_format, amount (a count or a share; missing =
    unknown or hidden) and, if wanted, `text` in place of the number and `before`: the amount in the period before,
    drawn as a grey stroke.
    """
    labels = list(dict.fromkeys(frame["label"]))
    longest = frame[[name for name in ("amount", "before") if name in frame]].astype(float).max().max()
    reach = _room(frame, unit, language) * (1 if pd.isna(longest) or longest == 0 else float(longest))
    mirrored = len(formats) == len(FORMATS)
    places = {label: -place for place, label in enumerate(labels)}
    rows = {each: frame[frame["training_format"] == each] for each in formats}
    bars = [_side(of_format, each, places, unit, language, mirrored) for each, of_format in rows.items()]
    before = [_before(of_format, each, places, mirrored) for each, of_format in rows.items() if "before" in frame]
    return theme.figure(
        [*bars, *before],
        language,
        ROW * len(labels) + 24,
        barmode="overlay",
        xaxis=theme.axis(range=[-reach if mirrored else 0, reach], showticklabels=False),
        yaxis=theme.axis(range=[0.6 - len(labels), 0.85], showticklabels=False),
        annotations=[
            theme.name(label, 0, place + _BAR / 2 + 0.02, xanchor="center" if mirrored else "left")
            for label, place in places.items()
        ],
        shapes=[theme.SPINE],
        clickmode="event+select",
        dragmode="pan",
    )


def _texts(rows: pd.DataFrame, unit: str, language: str) -> list[str]:
    """What stands at the end of each bar."""
    if "text" in rows:
        return list(rows["text"])
    said = percent if unit == "rate" else number
    return [said(amount, language) for amount in rows["amount"]]


def _room(frame: pd.DataFrame, unit: str, language: str) -> float:
    """How much longer than the longest bar each side is."""
    longest = max(map(len, _texts(frame, unit, language)), default=1)
    return _HALF / (_HALF - _CHARACTER * (longest + 1))


def _sign(training_format: str, mirrored: bool) -> int:
    """To which side of the spine the bars of a format go."""
    return -1 if mirrored and training_format == IN_COMPANY else 1


def _before(rows: pd.DataFrame, training_format: str, places: dict[str, int], mirrored: bool) -> dict:
    sign = _sign(training_format, mirrored)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [None if pd.isna(amount) else sign * float(amount) for amount in rows["before"]],
        "y": [places[label] for label in rows["label"]],
        "hoverinfo": "skip",
        "marker": {"symbol": "line-ns", "size": 22, "line": {"width": 2, "color": theme.GREY}},
        "cliponaxis": False,
    }


def _side(
    rows: pd.DataFrame, training_format: str, places: dict[str, int], unit: str, language: str, mirrored: bool
) -> dict:
    sign = _sign(training_format, mirrored)
    amounts = [0.0 if pd.isna(amount) else float(amount) for amount in rows["amount"]]
    texts = _texts(rows, unit, language)
    return {
        "type": "bar",
        "orientation": "h",
        "y": [places[label] for label in rows["label"]],
        "x": [sign * amount for amount in amounts],
        "width": _BAR,
        "marker": theme.bar(training_format),
        "text": texts,
        "textposition": "outside",
        "textangle": 0,
        "textfont": {"color": theme.INK, "size": 14},
        "cliponaxis": False,
        "customdata": [None if pd.isna(value) else value for value in rows["value"]],
        "hovertext": [f"{theme.plain(label)}: <b>{text}</b>" for label, text in zip(rows["label"], texts, strict=True)],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
