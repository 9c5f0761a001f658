"""How do exports look: the two hues with their second sign, the greys, the type, and how a spreadsheet writes units?"""

from tweeluik.config import IN_COMPANY, OPEN
from tweeluik.document import Chart, Series

# As the app on a light screen (.streamlit/config.toml); without a format: what both share.
HUES = {IN_COMPANY: "#0b6e6e", OPEN: "#c8741a", "": "#878c90"}
# Text on paper in the hue of a format has to be a little deeper.
TEXT = {IN_COMPANY: "#0b6e6e", OPEN: "#9c560c", "": "#5a6166"}
INK, MUTED, LINE, PAPER = "#1f2428", "#5a6166", "#dcdad3", "#ffffff"
SERIF, SANS = "Georgia", "Calibri"

_SCORE, _SHARE, _WHOLE, _ONE = "0.00", "0.0%", "#,##0", "#,##0.0"
_SIGNED = "+{0};\N{MINUS SIGN}{0};{0}"
_FORMATS = {
    "count": _WHOLE,
    "rate": _SHARE,
    "rate_difference": _SIGNED.format(_SHARE),
    "hours": _ONE,
    "score_difference": _SIGNED.format(_SCORE),
    "nps": "0",
    "nps_difference": _SIGNED.format("0"),
    "effective": _ONE,
    "contacts": _ONE,
    "p": "0.000",
    "date": "dd/mm/yyyy",
}


def number_format(unit: str) -> str:
    """The format of a unit in a spreadsheet; the decimal mark is that of its reader."""
    return _FORMATS.get(unit, _SCORE)


def inside(series: Series) -> str:
    """The colour of a number on a part of its series: that of paper where the part is dark."""
    return PAPER if series.training_format == IN_COMPANY else INK


def has_values(chart: Chart | None) -> bool:
    """Whether there is anything to draw."""
    return chart is not None and any(value is not None for series in chart.series for value in series.values)


def whiskers(series: Series) -> tuple[list[float], list[float]] | None:
    """How far the intervals reach above and below the values, 0 where there is none; nothing without intervals."""
    if not any(end is not None for end in series.low):
        return None
    known = [(value, low, high) for value, low, high in zip(series.values, series.low, series.high, strict=True)]
    above = [0.0 if None in each else max(0.0, each[2] - each[0]) for each in known]
    below = [0.0 if None in each else max(0.0, each[0] - each[1]) for each in known]
    return above, below
