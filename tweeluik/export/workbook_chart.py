"""The native chart of a sheet, on the numbers that stand beside it."""

from xlsxwriter.chart import Chart as Native
from xlsxwriter.workbook import Workbook

from tweeluik.config import OPEN
from tweeluik.document import Chart, Series
from tweeluik.export import look

_KINDS = {
    "bars": {"type": "bar"},
    "lines": {"type": "line"},
    "parts": {"type": "bar", "subtype": "percent_stacked"},
}
_FONT = {"name": look.SANS, "size": 10, "color": look.MUTED}
_ROW, _LEAST = 38, 300  # height of a category and of a chart [pixels]


def of(book: Workbook, sheet: str, chart: Chart, row: int, column: int) -> Native:
    """The chart of the block whose headings begin at that row and column, from 0."""
    native = book.add_chart(_KINDS[chart.kind])
    last = row + len(chart.categories)
    for place, series in enumerate(chart.series, start=1):
        native.add_series(
            {
                "name": [sheet, row, column + place],
                "categories": [sheet, row + 1, column, last, column],
                "values": [sheet, row + 1, column + place, last, column + place],
                "data_labels": _labels(chart, series),
                **_looks(chart, series),
            }
        )
    _axes(native, chart)
    native.set_legend({"position": "top", "font": _FONT})
    native.set_chartarea({"border": {"none": True}})
    native.set_size({"width": 640, "height": max(_LEAST, 110 + _ROW * len(chart.categories))})
    return native


def _labels(chart: Chart, series: Series) -> dict:
    colour = look.inside(series) if chart.kind == "parts" else look.INK
    return {"value": True, "font": _FONT | {"color": colour}, "num_format": look.number_format(chart.unit)}


def _looks(chart: Chart, series: Series) -> dict:
    """The hue of a format and its second sign: stripes or another marker for open."""
    hue, is_open = look.HUES[series.training_format], series.training_format == OPEN
    if chart.kind == "lines":
        marker = {"type": "diamond" if is_open else "circle", "size": 8, "fill": {"color": hue}}
        return {"line": {"color": hue, "width": 2.5}, "marker": marker | {"border": {"color": hue}}}
    stripes = {"pattern": "wide_upward_diagonal", "fg_color": hue, "bg_color": look.PAPER}
    fill = {"pattern": stripes, "border": {"color": hue}} if is_open else {"fill": {"color": hue}}
    found = look.whiskers(series)
    if found and chart.kind == "bars":
        above, below = found
        bars = {"type": "custom", "plus_values": above, "minus_values": below, "line": {"color": look.INK}}
        fill |= {"y_error_bars": bars}
    return fill | {"gap": 60}


def _axes(native: Native, chart: Chart) -> None:
    values = {
        "name": chart.axis,
        "name_font": _FONT | {"bold": False},
        "num_font": _FONT,
        "num_format": "0%" if chart.unit == "rate" or chart.kind == "parts" else "General",
        "major_gridlines": {"visible": True, "line": {"color": look.LINE, "width": 0.5}},
        "line": {"none": True},
        "min": chart.span[0] if chart.span else 0,
    }
    if chart.span:
        values["max"] = chart.span[1]
    categories = {"num_font": _FONT, "line": {"color": look.LINE}}
    if chart.kind == "lines":
        native.set_x_axis(categories)
        native.set_y_axis(values)
    else:
        # From top to bottom, as the table; the axis of the values stays below.
        native.set_x_axis(values | {"label_position": "high"})
        native.set_y_axis(categories | {"reverse": True})
