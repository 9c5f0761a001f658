"""A workbook: what it is, a sheet a section with real numbers and a native chart, and every figure."""

import re
from datetime import date
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from tweeluik import spreadsheet
from tweeluik.document import Cell, Chart, Document, Section, Table
from tweeluik.export import look, workbook_chart
from tweeluik.i18n import t

_NAME = 31  # characters that the name of a sheet may have
_HEADER = 4  # row of the headings, from 0; what stands above stays in sight
# Longer tables have their chart beside them, so that nobody scrolls to find it.
_BELOW = 30
_NARROWEST, _WIDEST = 13, 46
# Characters of a line of the read-me and of a name in it, and heights of a line and of the headings [points].
_LONGEST, _LONGEST_NAME, _LINE, _HEADINGS = 105, 30, 15, 62


def write(document: Document) -> bytes:
    """The workbook. Text is never a formula or a link, whatever it begins with; unknown and hidden cells are empty."""
    made = BytesIO()
    book = _Book(made, document)
    names = book.sheet_names()
    book.readme(names)
    for section, name in zip(document.sections, names, strict=False):
        book.section(section, name)
    book.figures(names[-1])
    book.close()
    return made.getvalue()


class _Book:
    """A workbook that is being written."""

    def __init__(self, target: BytesIO, document: Document) -> None:
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.book: Workbook = xlsxwriter.Workbook(target, options)
        self.document, self._formats = document, {}
        self.book.set_properties({"title": document.title, "subject": document.stamp.line})
        self.close = self.book.close

    def text(self, key: str) -> str:
        return t(f"report.{key}", self.document.language)

    def style(self, **said: object) -> Format:
        """A format, made once; no text acts as a formula when its cell is edited or saved as another kind of file."""
        key = repr(sorted(said.items()))
        if key not in self._formats:
            plain = {"font_name": look.SANS, "font_color": look.INK, "valign": "top"}
            self._formats[key] = self.book.add_format(plain | said)
        return self._formats[key]

    def sheet_names(self) -> list[str]:
        """The names of the sheets of the sections, and of the one with all figures: short, plain and each once."""
        names: list[str] = []
        for wanted in [*(section.name for section in self.document.sections), self.text("workbook.figures")]:
            name = short = re.sub(r"[\[\]:*?/\\']", " ", wanted)[:_NAME].strip()
            number = 2
            while name.casefold() in map(str.casefold, (*names, self.text("workbook.readme"))):
                name, number = f"{short[: _NAME - 4]} {number}", number + 1
            names.append(name)
        return names

    def put(self, sheet: Worksheet, row: int, column: int, cell: Cell, unit: str = "", **style: object) -> None:
        """One cell: a number as a number, a day as a day, text as text, nothing as nothing."""
        if cell is None or cell == "":
            sheet.write_blank(row, column, None, self.style(**style))
        elif isinstance(cell, str):
            quoted = {"quote_prefix": True} if spreadsheet.runs(cell) else {}
            sheet.write_string(row, column, cell, self.style(**style, **quoted))
        elif isinstance(cell, date):
            sheet.write_datetime(row, column, cell, self.style(num_format=look.number_format("date"), **style))
        else:
            sheet.write_number(row, column, cell, self.style(num_format=look.number_format(unit), **style))

    def readme(self, names: list[str]) -> None:
        """What this is: the stamp, the sheets with their findings, the uploads, the definitions."""
        sheet = self.book.add_worksheet(self.text("workbook.readme"))
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 32)
        sheet.set_column(1, 1, 100)
        self.put(sheet, 0, 0, self.document.title, font_name=look.SERIF, font_size=18, bold=True)
        rows = [*self.document.stamp.facts, ("", self.text("workbook.reading"))]
        found = [(name, section.finding) for name, section in zip(names, self.document.sections, strict=False)]
        found.append((names[-1], self.text("workbook.figures_reading")))
        defined = [(each.label, each.text) for each in self.document.definitions]
        row = self._block(sheet, 2, "", rows)
        row = self._block(sheet, row, self.text("workbook.sheets"), found)
        uploads = [(said[0], " · ".join(said[1:])) for said in self.document.stamp.uploads.said]
        row = self._block(sheet, row, self.text("workbook.uploads"), uploads)
        self._block(sheet, row, self.text("workbook.definitions"), defined)
        self._for_paper(sheet, landscape=False)

    def _block(self, sheet: Worksheet, row: int, title: str, rows: list[tuple[str, str]]) -> int:
        """Rows of a name and a text under a title; returns the next free row."""
        if title:
            self.put(sheet, row, 0, title, bold=True, font_size=12, bottom=1, bottom_color=look.LINE)
            self.put(sheet, row, 1, None, bottom=1, bottom_color=look.LINE)
            row += 1
        for name, said in rows:
            self.put(sheet, row, 0, name, font_color=look.MUTED, text_wrap=True)
            self.put(sheet, row, 1, said, text_wrap=True)
            lines = max(-(-len(said) // _LONGEST), -(-len(name) // _LONGEST_NAME), 1)
            sheet.set_row(row, _LINE * lines)
            row += 1
        return row + 1

    def section(self, section: Section, name: str) -> None:
        """A section: its finding, its table, its chart with the numbers under it, and its notes."""
        sheet = self.book.add_worksheet(name)
        self._head(sheet, section.finding, section.caption)
        row, right = _HEADER, 0
        if section.table:
            self._table(sheet, section.table)
            row, right = _HEADER + 2 + len(section.table.rows), len(section.table.columns) + 1
        for note in section.notes:
            self.put(sheet, row, 0, note, font_color=look.MUTED)
            row += 1
        if look.has_values(section.chart):
            below = not section.table or len(section.table.rows) <= _BELOW
            self._chart(sheet, name, section.chart, *((row + 1, 0) if below else (_HEADER, right)))
        self._for_paper(sheet, landscape=True)

    def figures(self, name: str) -> None:
        """Every headline figure, as the terminal prints them."""
        sheet = self.book.add_worksheet(name)
        self._head(sheet, self.text("workbook.figures"), self.text("workbook.figures_reading"))
        self._table(sheet, self.document.figures())
        self._for_paper(sheet, landscape=True)

    def _head(self, sheet: Worksheet, finding: str, caption: str) -> None:
        sheet.hide_gridlines(2)
        self.put(sheet, 0, 0, finding, font_name=look.SERIF, font_size=14, bold=True)
        self.put(sheet, 1, 0, caption, font_color=look.MUTED)
        self.put(sheet, 2, 0, self.document.stamp.line, font_color=look.MUTED, font_size=9)

    def _table(self, sheet: Worksheet, table: Table) -> None:
        """Headings that stay in sight and can be filtered, then the rows."""
        for place, column in enumerate(table.columns):
            looks = {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 1, "bottom_color": look.MUTED}
            side = {"align": "right"} if column.unit else {"indent": min(place, 1)}
            self.put(sheet, _HEADER, place, column.heading, **looks, **side)
            longest = max((len(row[place]) for row in table.said), default=0)
            sheet.set_column(place, place, min(max(longest + 2, _NARROWEST), _WIDEST))
        for place, cells in enumerate(table.rows):
            for column, cell in enumerate(cells):
                # Text behind a number stands off it.
                looks = {"indent": 1} if column and isinstance(cell, str) else {}
                self.put(sheet, _HEADER + 1 + place, column, cell, table.unit(place, column), **looks)
        sheet.set_row(_HEADER, _HEADINGS)
        sheet.freeze_panes(_HEADER + 1, 1)
        if table.rows:
            sheet.autofilter(_HEADER, 0, _HEADER + len(table.rows), len(table.columns) - 1)

    def _chart(self, sheet: Worksheet, name: str, chart: Chart, row: int, column: int) -> None:
        """The numbers of the chart, and the chart on them."""
        for place, category in enumerate(chart.categories, start=1):
            self.put(sheet, row + place, column, category)
        self.put(sheet, row, column, chart.axis, bold=True, text_wrap=True, valign="bottom")
        if row != _HEADER:
            sheet.set_row(row, 2 * _LINE)
        for place, series in enumerate(chart.series, start=1):
            self.put(sheet, row, column + place, series.name, bold=True, align="right")
            for line, value in enumerate(series.values, start=1):
                self.put(sheet, row + line, column + place, value, chart.unit)
        drawn = workbook_chart.of(self.book, name, chart, row, column)
        sheet.insert_chart(row, column + len(chart.series) + 2, drawn)

    def _for_paper(self, sheet: Worksheet, landscape: bool) -> None:
        """On A4, as wide as the paper, with the stamp under each sheet."""
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        # An ampersand begins a code in the foot of a sheet, which holds 255 characters.
        sheet.set_footer(f"&L&8{self.document.stamp.line.replace('&', '&&')[:200]}&R&8&P / &N")
        if landscape:
            sheet.set_landscape()
            sheet.repeat_rows(_HEADER)
