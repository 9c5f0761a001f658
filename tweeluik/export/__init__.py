"""What a reader takes along: a page, slides, a workbook or a CSV, made of one document (`tweeluik.document`)."""

from dataclasses import dataclass
from importlib import import_module

from tweeluik import spreadsheet
from tweeluik.document import Document
from tweeluik.i18n import t

_OFFICE = "application/vnd.openxmlformats-officedocument"
# Kind -> ending of the file, its type, and the room that writes it: imported when the first one is made.
_KINDS = {
    "page": ("html", "text/html", "webpage"),
    "slides": ("pptx", f"{_OFFICE}.presentationml.presentation", "slides"),
    "workbook": ("xlsx", f"{_OFFICE}.spreadsheetml.sheet", "workbook"),
    "csv": ("csv", "text/csv", ""),
}
KINDS = tuple(_KINDS)
# The kinds that hold a whole report; a CSV holds the table of one section.
REPORTS = ("page", "slides", "workbook")


@dataclass(frozen=True)
class File:
    """A file to hand out; it is made when its data are asked for."""

    kind: str
    document: Document

    @property
    def name(self) -> str:
        return f"{self.document.name}.{_KINDS[self.kind][0]}"

    @property
    def mime(self) -> str:
        return _KINDS[self.kind][1]

    def data(self) -> bytes:
        """The bytes of the file; a CSV is about the first section with a table, and empty without one."""
        room = _KINDS[self.kind][2]
        return import_module(f"tweeluik.export.{room}").write(self.document) if room else _csv(self.document)


def _csv(document: Document) -> bytes:
    tables = [section.table for section in document.sections if section.table]
    stamp = (t("report.stamp.heading", document.language), document.stamp.line)
    return spreadsheet.csv(tables[0].frame(), stamp=stamp) if tables else b""
