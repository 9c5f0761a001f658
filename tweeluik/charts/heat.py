"""How does a measure spread over two dimensions at once, a panel a format on one scale of colour?"""

import pandas as pd

from tweeluik.charts import theme
from tweeluik.charts.drawn import Drawn
from tweeluik.charts.intervals import hovers
from tweeluik.config import FORMATS

ROW = 38
# Names of columns are broken into lines of about so many characters, and slanted when there are many.
_LINE, _MANY = 11, 4


def panels(
    frame: pd.DataFrame, language: str, formats: tuple[str, ...] = FORMATS, unit: str = "count"
) -> dict[str, Drawn]:
    """A cell a pair of values with its number in it; the deeper the hue, the more. An empty cell is unknown or hidden.

    `frame`: label and second_label (in order), value and second (for clicks), training_format, amount (missing =
    unknown or hidden), text, said, row (both names).
    """
    amounts = frame["amount"].astype(float)
    scale = (float(amounts.min()), float(amounts.max())) if amounts.notna().any() else (0.0, 1.0)
    return {each: _panel(frame[frame["training_format"] == each], each, scale, language) for each in formats}


def _panel(rows: pd.DataFrame, training_format: str, scale: tuple[float, float], language: str) -> Drawn:
    labels, seconds = (list(dict.fromkeys(rows[name])) for name in ("label", "second_label"))
    places = zip(rows["label"], rows["second_label"], strict=True)
    cells = dict(
        zip(places, zip(rows["amount"], rows["text"], hovers(rows, "row"), _clicks(rows), strict=True), strict=True)
    )
    empty = (None, "", "", None)

    def grid(part: int) -> list[list]:
        return [[cells.get((label, second), empty)[part] for second in seconds] for label in labels]

    is_many = len(seconds) > _MANY
    return theme.figure(
        [
            {
                "type": "heatmap",
                "x": list(range(len(seconds))),
                "y": list(range(len(labels))),
                "z": [[None if pd.isna(amount) else float(amount) for amount in row] for row in grid(0)],
                "zmin": scale[0],
                "zmax": scale[1] if scale[1] > scale[0] else scale[0] + 1,
                "colorscale": [[0, theme.PAPER], [1, theme.LIGHT[training_format]]],
                "showscale": False,
                "text": grid(1),
                "texttemplate": "%{text}",
                "textfont": {"color": theme.INK, "size": 12},
                "hovertext": grid(2),
                "hovertemplate": "%{hovertext}<extra></extra>",
                "customdata": grid(3),
                "xgap": 2,
                "ygap": 2,
            }
        ],
        language,
        ROW * len(labels) + (120 if is_many else 60),
        xaxis=theme.axis(
            side="top",
            tickvals=list(range(len(seconds))),
            ticktext=[theme.plain(name) if is_many else _broken(name) for name in seconds],
            tickangle=-40 if is_many else 0,
            automargin=True,
        ),
        yaxis=theme.axis(
            autorange="reversed",
            tickvals=list(range(len(labels))),
            ticktext=[_broken(name, 22) for name in labels],
            automargin=True,
        ),
        clickmode="event+select",
    )


def _clicks(rows: pd.DataFrame) -> list[list[str] | None]:
    """What a cell filters on: both its values, or nothing when one of them can't be filtered."""
    return [
        [value, second] if isinstance(value, str) and isinstance(second, str) else None
        for value, second in zip(rows["value"], rows["second"], strict=True)
    ]


def _broken(name: str, width: int = _LINE) -> str:
    """A name over several lines."""
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "<br>".join(theme.plain(line) for line in lines)
