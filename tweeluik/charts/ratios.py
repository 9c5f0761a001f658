"""How many times more, or less, than expected does each label occur in both formats?"""

from math import log10

import pandas as pd

from tweeluik.charts import theme
from tweeluik.charts.drawn import Drawn
from tweeluik.config import FORMATS
from tweeluik.i18n import number

ROW = 40
_TIMES = "\N{MULTIPLICATION SIGN}"
# The axis holds at least a quarter to four times; what lies further stands at its end.
_LEAST, _MOST = 0.25, 4.0


def figure(frame: pd.DataFrame, language: str, formats: tuple[str, ...] = FORMATS) -> Drawn:
    """A mark a label and format on a scale of ratios around 1, in the order of the frame; what does not occur at all
    has an open mark at the left end.

    `frame`: label, value (for clicks; may be missing), training_format, ratio (missing = unknown).
    """
    labels = list(dict.fromkeys(frame["label"]))
    places = {label: -place for place, label in enumerate(labels)}
    known = frame["ratio"][frame["ratio"] > 0]
    low, high = min(_LEAST, known.min()), max(_MOST, known.max())
    ticks = [power for power in (1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8, 16) if low <= power <= high]
    return theme.figure(
        [_marks(frame[frame["training_format"] == each], each, places, low, language) for each in formats],
        language,
        ROW * len(labels) + 40,
        xaxis=theme.axis(
            type="log",
            range=[log10(low) - 0.06, log10(high) + 0.06],
            tickvals=ticks,
            ticktext=[_tick(tick, language) for tick in ticks],
            showgrid=True,
            side="top",
        ),
        yaxis=theme.axis(range=[0.45 - len(labels), 0.75], showticklabels=False),
        shapes=[theme.SPINE | {"x0": 1, "x1": 1}],
        annotations=[theme.name(label, 0, place + 0.2, **theme.SMALL) for label, place in places.items()],
        clickmode="event+select",
    )


def _tick(ratio: float, language: str) -> str:
    return (number(ratio, language) if ratio >= 1 else f"1/{number(1 / ratio, language)}") + _TIMES


def _marks(rows: pd.DataFrame, training_format: str, places: dict[str, int], least: float, language: str) -> dict:
    symbol = theme.SYMBOLS[training_format]
    absent = (rows["ratio"] == 0).tolist()
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [
            least if nobody else None if pd.isna(ratio) else float(ratio)
            for ratio, nobody in zip(rows["ratio"], absent, strict=True)
        ],
        "y": [places[label] for label in rows["label"]],
        "customdata": [None if pd.isna(value) else value for value in rows["value"]],
        "hovertext": [
            f"{theme.plain(label)}: <b>{number(ratio, language, 2)}{_TIMES}</b>"
            for label, ratio in zip(rows["label"], rows["ratio"], strict=True)
        ],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "marker": {
            "symbol": [f"{symbol}-open" if nobody else symbol for nobody in absent],
            "size": 13,
            "color": theme.COLOURS[training_format],
            "line": {"color": theme.COLOURS[training_format], "width": 2},
        },
        "cliponaxis": False,
    }
