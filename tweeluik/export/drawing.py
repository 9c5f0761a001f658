"""The charts of a page that needs no program to be read: drawings in the page itself, sharp on paper, without a script.

In the same order and with the same signs as in the app: in-company to the left of the spine, open to the right and
striped; two panels on one scale through time; the parts of a whole in a bar.
"""

from collections.abc import Iterable
from html import escape

from tweeluik.config import FORMATS, IN_COMPANY, OPEN
from tweeluik.document import Chart, Series
from tweeluik.export import look

_WIDTH, _ROW, _BAR, _GAP = 720, 46, 18, 8
_PANEL, _GUTTER, _HEIGHT = 340, 40, 190
# Room for what stands at the end of the longest bar, and for a character of a label.
_ROOM, _CHARACTER = 86, 6.6
_STRIPES = (
    f'<defs><pattern id="stripes" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="7" height="7" fill="{look.HUES[OPEN]}"/><rect width="2" height="7" fill="#fff" opacity="0.5"/>'
    f"</pattern></defs>"
)


def svg(chart: Chart, said: str) -> str:
    """The chart as markup; `said` is its text alternative."""
    draw = {"bars": _bars, "lines": _lines, "parts": _parts}[chart.kind]
    height, marks = draw(chart)
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height:.0f}" role="img" aria-label="{escape(said)}">'
        f"{_STRIPES}{''.join(marks)}</svg>"
    )


def _bars(chart: Chart) -> tuple[float, Iterable[str]]:
    """A pair of bars a category, mirrored around the spine; of one format alone from the left edge."""
    mirrored = len(chart.series) == len(FORMATS)
    spine = _WIDTH / 2 if mirrored else 0
    start, end = chart.span or (0.0, _furthest(chart))
    scale = ((_WIDTH / 2 if mirrored else _WIDTH) - _ROOM) / ((end - start) or 1)
    height = 30 + len(chart.categories) * _ROW
    marks = [_legend(chart.series), _line(spine, 30, spine, height, look.MUTED)]
    for place, category in enumerate(chart.categories):
        top = 30 + place * _ROW
        marks.append(_text(spine, top + 12, category, anchor="middle" if mirrored else "start", over=True))
        for series in chart.series:
            side = -1 if mirrored and series.training_format == IN_COMPANY else 1
            marks += _bar(series, place, spine, top + 18, side, start, scale)
    marks.append(_text(_WIDTH / 2, height + 18, chart.axis, anchor="middle", fill=look.MUTED, size=12))
    return height + 26, marks


def _bar(series: Series, place: int, spine: float, top: float, side: int, start: float, scale: float) -> list[str]:
    """One bar, its interval, and its value at the end."""
    value, said = series.values[place], series.said[place]
    length = 0.0 if value is None else max(0.0, value - start) * scale
    left = spine - length if side < 0 else spine
    fill = "url(#stripes)" if series.training_format == OPEN else look.HUES[series.training_format]
    marks = [
        f'<rect x="{left:.1f}" y="{top}" width="{length:.1f}" height="{_BAR}" fill="{fill}"><title>'
        f"{escape(f'{series.name}: {said}')}</title></rect>"
    ]
    furthest = length
    if series.low and series.low[place] is not None and series.high[place] is not None:
        ends = [max(0.0, end - start) * scale for end in (series.low[place], series.high[place])]
        furthest, middle = max(length, ends[1]), top + _BAR / 2
        marks.append(_line(spine + side * ends[0], middle, spine + side * ends[1], middle, look.INK, 1.6))
    anchor = "end" if side < 0 else "start"
    return [*marks, _text(spine + side * (furthest + 6), top + 14, said, anchor=anchor)]


def _lines(chart: Chart) -> tuple[float, Iterable[str]]:
    """A panel a format on one scale, each point with its value."""
    span, marks = chart.span or (0.0, _furthest(chart)), []
    for number, series in enumerate(chart.series):
        left = number * (_PANEL + _GUTTER)
        marks.append(_name(series, left, 16))
        marks.append(_line(left, 30 + _HEIGHT, left + _PANEL, 30 + _HEIGHT, look.LINE))
        marks += _panel(chart, series, left, span)
    marks.append(_text(0, _HEIGHT + 74, chart.axis, fill=look.MUTED, size=12))
    return _HEIGHT + 82, marks


def _panel(chart: Chart, series: Series, left: float, span: tuple[float, float]) -> list[str]:
    def height(value: float) -> float:
        return 30 + _HEIGHT * (1 - 0.82 * (value - span[0]) / (span[1] - span[0]))

    step = (_PANEL - 50) / max(1, len(chart.categories) - 1)
    every = 1 + (len(chart.categories) - 1) // 6
    marks, points, hue = [], [], look.HUES[series.training_format]
    for place, (category, value, said) in enumerate(zip(chart.categories, series.values, series.said, strict=True)):
        x = left + 25 + place * step
        if place % every == 0:
            marks.append(_text(x, _HEIGHT + 48, category, anchor="middle", fill=look.MUTED, size=12))
        if value is not None:
            y = height(value)
            if series.low and series.low[place] is not None:
                marks.append(_line(x, height(series.low[place]), x, height(series.high[place]), hue, 2))
            points.append(f"{x:.1f},{y:.1f}")
            marks.append(_point(series, x, y, f"{category}: {said}"))
            if place % every == 0 or place == len(chart.categories) - 1:
                above = height(series.high[place]) if series.high and series.high[place] is not None else y - 4
                marks.append(_text(x, above - 7, said, anchor="middle"))
    return [f'<polyline points="{" ".join(points)}" fill="none" stroke="{hue}" stroke-width="3"/>', *marks]


def _parts(chart: Chart) -> tuple[float, Iterable[str]]:
    """A bar a category, cut in the shares of its parts."""
    marks = [_legend(chart.series, spread=False)]
    for place, category in enumerate(chart.categories):
        top, left = 30 + place * (_ROW + _GAP), 0.0
        total = sum(series.values[place] or 0 for series in chart.series)
        marks.append(_text(0, top + 12, category))
        for series in chart.series:
            width = _WIDTH * (series.values[place] or 0) / (total or 1)
            is_open = series.training_format == OPEN
            fill = "url(#stripes)" if is_open else look.HUES[series.training_format]
            said = f"{series.name}: {series.said[place]}"
            marks.append(
                f'<rect x="{left:.1f}" y="{top + 18}" width="{width:.1f}" height="24" fill="{fill}" stroke="#fff">'
                f"<title>{escape(said)}</title></rect>"
            )
            if width > len(series.said[place]) * _CHARACTER + 16:
                marks.append(_label(left + width / 2, top + 30, series.said[place]))
            left += width
    height = 30 + len(chart.categories) * (_ROW + _GAP)
    marks.append(_text(0, height + 14, chart.axis, fill=look.MUTED, size=12))
    return height + 22, marks


def _label(x: float, y: float, said: str) -> str:
    """A number on a bar, on paper of its own, so that it reads on every hue and on stripes."""
    half = len(said) * _CHARACTER / 2 + 5
    back = f'<rect x="{x - half:.1f}" y="{y - 9}" width="{2 * half:.1f}" height="18" rx="2" fill="{look.PAPER}"/>'
    return back + _text(x, y + 4.5, said, anchor="middle", size=13)


def _legend(series: Iterable[Series], spread: bool = True) -> str:
    """The names with their marks: either side of the spine, or one after the other."""
    marks, left = [], 0.0
    for number, each in enumerate(series):
        marks.append(_name(each, _WIDTH / 2 * number + (_WIDTH / 4 - 40) if spread else left, 14))
        left += len(each.name) * _CHARACTER + 40
    return "".join(marks)


def _name(series: Series, x: float, y: float) -> str:
    hue = look.TEXT[series.training_format]
    return _point(series, x + 6, y - 5) + _text(x + 18, y, series.name, fill=hue, weight=600)


def _point(series: Series, x: float, y: float, said: str = "") -> str:
    """A circle for in-company, a diamond for open, a square for both."""
    hue, title = look.HUES[series.training_format], f"<title>{escape(said)}</title>" if said else ""
    if series.training_format == IN_COMPANY:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{hue}">{title}</circle>'
    turned = f' transform="rotate(45 {x:.1f} {y:.1f})"' if series.training_format == OPEN else ""
    return f'<rect x="{x - 4.5:.1f}" y="{y - 4.5:.1f}" width="9" height="9" fill="{hue}"{turned}>{title}</rect>'


def _furthest(chart: Chart) -> float:
    """The largest value or end of an interval; 1 for nothing."""
    ends = [end for series in chart.series for end in (*series.values, *series.high) if end is not None]
    return max(ends, default=1) or 1


def _text(
    x: float,
    y: float,
    said: str,
    anchor: str = "start",
    fill: str = look.INK,
    size: int = 14,
    weight: int = 400,
    over: bool = False,
) -> str:
    """Text; `over` a line, it brings paper of its own."""
    looks = f'text-anchor="{anchor}" fill="{fill}" font-size="{size}" font-weight="{weight}"'
    looks += ' class="over"' if over else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" {looks}>{escape(said)}</text>'


def _line(x1: float, y1: float, x2: float, y2: float, stroke: str, width: float = 1) -> str:
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="{stroke}" stroke-width="{width}"/>'
