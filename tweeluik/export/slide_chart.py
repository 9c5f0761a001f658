"""The native chart of a slide, with the workbook inside it that opens when somebody edits its data."""

from io import BytesIO

import xlsxwriter
from pptx.chart.chart import Chart as Native
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Emu, Pt

from tweeluik.config import OPEN
from tweeluik.document import Chart, Series
from tweeluik.export import look

_KINDS = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "lines": XL_CHART_TYPE.LINE_MARKERS,
    "parts": XL_CHART_TYPE.BAR_STACKED_100,
}


def add(slide: Slide, chart: Chart, place: tuple[Emu, Emu, Emu, Emu], said: str) -> None:
    """The chart at a place (left, top, width, height); `said` is its text alternative."""
    data = CategoryChartData(number_format=look.number_format(chart.unit))
    data.categories = chart.categories
    for series in chart.series:
        data.add_series(series.name, series.values)
    shape = slide.shapes.add_chart(_KINDS[chart.kind], *place, data)
    shape._element.nvGraphicFramePr.cNvPr.set("descr", said)
    native = shape.chart
    native.part.chart_workbook.update_from_xlsx_blob(_inside(chart))
    native.has_title, native.has_legend = False, len(chart.series) > 1
    _font(native, 12)
    if native.has_legend:
        native.legend.position, native.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    for series, drawn in zip(chart.series, native.plots[0].series, strict=True):
        _looks(chart, series, drawn)
    _labels(chart, native)
    _axes(chart, native)


def _inside(chart: Chart) -> bytes:
    """The workbook inside a chart: its numbers and nothing else, in which no name acts as a formula or a link."""
    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Sheet1")
    quoted = book.add_format({"quote_prefix": True})
    numbers = book.add_format({"num_format": look.number_format(chart.unit)})
    for row, category in enumerate(chart.categories, start=1):
        sheet.write_string(row, 0, category, quoted)
    for column, series in enumerate(chart.series, start=1):
        sheet.write_string(0, column, series.name)
        for row, value in enumerate(series.values, start=1):
            if value is not None:
                sheet.write_number(row, column, value, numbers)
    book.close()
    return made.getvalue()


def _looks(chart: Chart, series: Series, drawn) -> None:
    """The hue of a format and its second sign: stripes or a diamond for open."""
    hue, is_open = _colour(look.HUES[series.training_format]), series.training_format == OPEN
    if chart.kind == "lines":
        drawn.smooth = False
        drawn.format.line.color.rgb, drawn.format.line.width = hue, Pt(3)
        drawn.marker.style = XL_MARKER_STYLE.DIAMOND if is_open else XL_MARKER_STYLE.CIRCLE
        drawn.marker.size = 9
        drawn.marker.format.fill.solid()
        drawn.marker.format.fill.fore_color.rgb = hue
        return
    drawn.invert_if_negative = False
    fill = drawn.format.fill
    if is_open:
        fill.patterned()
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        fill.fore_color.rgb, fill.back_color.rgb = hue, _colour(look.PAPER)
        drawn.format.line.color.rgb = hue
    else:
        fill.solid()
        fill.fore_color.rgb = hue
    _whiskers(chart, series, drawn)


def _whiskers(chart: Chart, series: Series, drawn) -> None:
    """The intervals around the ends of the bars, which python-pptx has no words for."""
    found = look.whiskers(series) if chart.kind == "bars" else None
    if not found:
        return
    sides = "".join(
        f"<c:{side}><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val='{len(reach)}'/>"
        + "".join(f"<c:pt idx='{place}'><c:v>{value!r}</c:v></c:pt>" for place, value in enumerate(reach))
        + f"</c:numLit></c:{side}>"
        for side, reach in zip(("plus", "minus"), found, strict=True)
    )
    line = f"<c:spPr><a:ln w='12700'><a:solidFill><a:srgbClr val='{look.INK[1:]}'/></a:solidFill></a:ln></c:spPr>"
    bars = (
        f"<c:errBars {nsdecls('c', 'a')}><c:errBarType val='both'/><c:errValType val='cust'/><c:noEndCap val='1'/>"
        f"{sides}{line}</c:errBars>"
    )
    drawn._element.find(qn("c:cat")).addprevious(parse_xml(bars))


def _labels(chart: Chart, native: Native) -> None:
    plot = native.plots[0]
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = look.number_format(chart.unit), False
    labels.show_value = True
    labels.font.size, labels.font.color.rgb = Pt(12), _colour(look.INK)
    if chart.kind == "parts":
        for series, drawn in zip(chart.series, plot.series, strict=True):
            drawn.data_labels.show_value = True
            drawn.data_labels.font.size = Pt(12)
            drawn.data_labels.font.color.rgb = _colour(look.inside(series))
    if chart.kind == "bars":
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
    elif chart.kind == "lines":
        labels.position = XL_LABEL_POSITION.ABOVE
    if chart.kind != "lines":
        plot.gap_width = 60
    if chart.kind == "bars":
        plot.overlap = 0


def _axes(chart: Chart, native: Native) -> None:
    values, categories = native.value_axis, native.category_axis
    values.has_title = True
    values.axis_title.text_frame.text = chart.axis
    run = values.axis_title.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold, run.font.color.rgb = Pt(12), False, _colour(look.MUTED)
    values.minimum_scale, values.maximum_scale = chart.span or (0, None)
    values.major_gridlines.format.line.color.rgb = _colour(look.LINE)
    values.format.line.fill.background()
    share = chart.unit == "rate" or chart.kind == "parts"
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = "0%" if share else "General", False
    categories.format.line.color.rgb = _colour(look.LINE)
    if chart.kind != "lines":
        # From top to bottom, as a table; the axis of the values stays below.
        categories.reverse_order = True
        values.tick_label_position = XL_TICK_LABEL_POSITION.HIGH


def _font(native: Native, size: int) -> None:
    native.font.size, native.font.name, native.font.color.rgb = Pt(size), look.SANS, _colour(look.MUTED)


def _colour(hue: str) -> RGBColor:
    return RGBColor.from_string(hue.removeprefix("#"))
