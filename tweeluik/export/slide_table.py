"""The diptych on a slide: a native table with a row a figure, in-company left, open right, the difference between."""

from collections.abc import Sequence

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Emu, Inches, Pt

from tweeluik.config import IN_COMPANY, OPEN
from tweeluik.document import Document, Hinge, Pair, Side
from tweeluik.export import look
from tweeluik.i18n import t

# A table without fill or frame of its own ("No Style, Table Grid" would draw every line).
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_HEAD, _ROW = Inches(0.4), Inches(0.72)
_WIDTHS = {"title": 3.5, IN_COMPANY: 2.6, "hinge": 3.33, OPEN: 2.6}
_SIDES = {IN_COMPANY: PP_ALIGN.RIGHT, OPEN: PP_ALIGN.LEFT}


def of_pairs(slide: Slide, document: Document, pairs: Sequence[Pair], place: tuple[Emu, Emu, Emu]) -> None:
    """The pairs as a table at a place: left, top, width."""
    shown = [name for name in _WIDTHS if name in ("title", *document.names) or (name == "hinge" and pairs[0].hinge)]
    left, top, width = place
    shape = slide.shapes.add_table(1 + len(pairs), len(shown), left, top, width, _HEAD + _ROW * len(pairs))
    shape.table.first_row, shape.table.horz_banding = True, False
    shape._element.graphic.graphicData.tbl.tblPr.find(qn("a:tableStyleId")).text = _NO_STYLE
    total = sum(_WIDTHS[name] for name in shown)
    for column, name in enumerate(shown):
        shape.table.columns[column].width = Emu(int(width * _WIDTHS[name] / total))
        _head(shape.table.cell(0, column), document, name)
        for row, pair in enumerate(pairs, start=1):
            _fill(shape.table.cell(row, column), name, pair)
    shape.table.rows[0].height = _HEAD
    for row in range(1, 1 + len(pairs)):
        shape.table.rows[row].height = _ROW


def _head(cell: _Cell, document: Document, name: str) -> None:
    if name == "title":
        said = t("report.slides.measure", document.language)
    elif name == "hinge":
        said = t("sentences.difference", document.language)
    else:
        said = document.names[name]
    _write(cell, [(said, 12, look.TEXT.get(name, look.MUTED), True)], _alignment(name))


def _fill(cell: _Cell, name: str, pair: Pair) -> None:
    if name == "title":
        lines = [(pair.title, 14, look.INK, False)]
    elif name == "hinge":
        lines = _middle(pair.hinge) if pair.hinge else []
    else:
        lines = _panel(name, pair.sides[name])
    _write(cell, lines, _alignment(name))


def _panel(training_format: str, side: Side) -> list[tuple]:
    under = " · ".join(side.under)
    return [(side.said, 18, look.TEXT[training_format], True), (under, 9, look.MUTED, False)]


def _middle(hinge: Hinge) -> list[tuple]:
    words = " · ".join(part for part in (hinge.verdict, hinge.interval) if part)
    return [(hinge.said, 16, look.INK, True), (words, 10, look.MUTED, False)]


def _alignment(name: str) -> PP_ALIGN:
    return _SIDES.get(name, PP_ALIGN.CENTER if name == "hinge" else PP_ALIGN.LEFT)


def _write(cell: _Cell, lines: list[tuple], alignment: PP_ALIGN) -> None:
    """Lines of text, size, colour and whether bold."""
    cell.vertical_anchor, frame = MSO_ANCHOR.MIDDLE, cell.text_frame
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    for number, (said, size, colour, bold) in enumerate(line for line in lines if line[0]):
        paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
        paragraph.alignment = alignment
        run = paragraph.add_run()
        run.text = said
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, look.SANS
        run.font.color.rgb = RGBColor.from_string(colour.removeprefix("#"))
