"""What does a sheet of a workbook (xlsx, xls, ods) hold, as a table of text?

Typed cells keep what they say: dates become ISO dates, numbers a text that needs no decimal mark, errors are missing.
A workbook is unpacked in memory, so it is measured first.
"""

import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import chain
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from tweeluik.config import LARGEST_WORKBOOK, MOST_CELLS, MOST_INFLATION
from tweeluik.errors import FileRefused
from tweeluik.ingest.encoding import refuse
from tweeluik.ingest.extent import extent
from tweeluik.ingest.numbers import TYPED

_EXPECTED_PARTS = {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}
# Parts up to this size [bytes] may unpack as they like: a table of one repeated value does.
_SMALL_PART = 20_000_000


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse a zip whose directory says that it is no workbook, or a zip bomb."""
    if not _EXPECTED_PARTS & {part.filename for part in parts}:
        raise refuse("not_a_table", "zip")
    total = sum(part.file_size for part in parts)
    swollen = [
        part.file_size for part in parts if part.file_size > max(_SMALL_PART, MOST_INFLATION * part.compress_size)
    ]
    if total > LARGEST_WORKBOOK or swollen:
        limit = LARGEST_WORKBOOK if total > LARGEST_WORKBOOK else _SMALL_PART
        raise refuse("workbook_too_large", f"{max([total, *swollen]) / 1e6:.0f} MB", f"{limit / 1e6:.0f} MB")


def _measure(path: Path, wholly: bool = True) -> None:
    """Refuse a zip that is no workbook, or that holds more than memory should.

    The directory of the zip says how large its parts are (reading fails where it lies); a sheet of two cells can still
    span seventeen billion, so the corners of each sheet are looked up too when it is measured `wholly`.
    """
    if not _is_zipped(path):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            _check_parts(archive.infolist())
            for part in archive.infolist() if wholly else ():
                with archive.open(part) as member:
                    rows, columns = extent(member)
                if rows * columns > MOST_CELLS:
                    raise refuse("workbook_too_large", f"{rows} × {columns}", str(MOST_CELLS))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, OSError, EOFError) as error:
        raise refuse("workbook_unreadable", type(error).__name__) from error


def _text(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{TYPED}{cell!r}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time(0) else cell.isoformat(" ", "seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell) if isinstance(cell, int | timedelta) else ""


def _has_data(sheet: CalamineSheet) -> bool:
    return sheet.height > 1 or (sheet.height == 1 and sheet.width > 1)


def _chosen(workbook: CalamineWorkbook, asked: str | None) -> CalamineSheet:
    if asked is not None:
        named = {name.casefold().strip(): name for name in workbook.sheet_names}
        if asked.casefold().strip() not in named:
            raise refuse("sheet_unknown", asked, ", ".join(workbook.sheet_names))
        return workbook.get_sheet_by_name(named[asked.casefold().strip()])
    visible = [sheet.name for sheet in workbook.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
    filled = [sheet for name in visible if _has_data(sheet := workbook.get_sheet_by_name(name))]
    if len(filled) > 1:
        raise refuse("sheet_not_chosen", str(len(filled)), ", ".join(sheet.name for sheet in filled))
    if not filled:
        raise refuse("file_empty")
    return filled[0]


def open_sheet(path: Path, asked: str | None) -> CalamineSheet:
    """The sheet asked for, or the only visible one with data. Raises FileRefused when there is no such sheet."""
    _measure(path)
    try:
        with CalamineWorkbook.from_path(path) as workbook:
            return _chosen(workbook, asked)
    except (CalamineError, OSError, ValueError) as error:
        raise refuse("workbook_unreadable", type(error).__name__) from error


def sheets(path: Path) -> tuple[str, ...]:
    """The names of the visible sheets, in their order; none for a file that is no workbook that can be read."""
    try:
        _measure(path, wholly=False)
        with CalamineWorkbook.from_path(path) as workbook:
            return tuple(s.name for s in workbook.sheets_metadata if s.visible == SheetVisibleEnum.Visible)
    except (CalamineError, FileRefused, OSError, ValueError):
        return ()


def _is_zipped(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"PK"


def records(sheet: CalamineSheet) -> Iterator[list[str]]:
    """The rows of a sheet as text, from row 1 and column A on, each as wide as the sheet."""
    top, left = sheet.start or (0, 0)
    margin = [""] * left
    rows = iter(sheet.iter_rows())
    first = next(rows, [])
    # The first row of the filled area holds something; where iteration starts with nothing, the margin is included.
    if any(cell != "" for cell in first):
        yield from ([] for _ in range(top))
    for row in chain([first], rows):
        yield margin + [_text(cell) for cell in row]
