"""How many rows and columns does a part of a workbook span, before anything unpacks it in memory?"""

import re
from collections.abc import Iterator
from typing import IO

_CHUNK = 1 << 20
# xlsx: every cell and row says where it stands.
_CELL = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,3})')
_ROW = re.compile(rb'<(?:\w+:)?row [^>]*?\br="(\d+)"')
# ods: rows and cells say how often they are repeated.
_ODS = re.compile(rb"<table:(table-row|table-cell|covered-table-cell)\b([^>]*)>")
_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="(\d+)"')


def _chunks(member: IO[bytes]) -> Iterator[bytes]:
    """The bytes of a part in pieces that end before a tag, so that no tag is cut in two."""
    rest = b""
    while chunk := member.read(_CHUNK):
        chunk = rest + chunk
        cut = chunk.rfind(b"<")
        cut = cut if cut > 0 and len(chunk) - cut < _CHUNK else len(chunk)
        yield chunk[:cut]
        rest = chunk[cut:]
    yield rest


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


class _Ods:
    """The corner of an ods table: empty cells and rows count only once something follows them."""

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self._repeat = self._empty_rows = self._width = self._empty_cells = 0

    def read(self, chunk: bytes) -> None:
        for name, attributes in _ODS.findall(chunk):
            repeated = _REPEATED.search(attributes)
            times = int(repeated[1]) if repeated else 1
            if name == b"table-row":
                self.end_row()
                self._repeat = times
            elif b"value-type" in attributes or b"formula" in attributes:
                self._width += self._empty_cells + times
                self._empty_cells = 0
            else:
                self._empty_cells += times

    def end_row(self) -> None:
        if self._width:
            self.rows += self._empty_rows + self._repeat
            self.columns = max(self.columns, self._width)
            self._empty_rows = 0
        else:
            self._empty_rows += self._repeat
        self._width = self._empty_cells = 0


def extent(member: IO[bytes]) -> tuple[int, int]:
    """The rows and columns up to the last cell of a part; (0, 0) for a part that is no sheet. Bounded memory."""
    last_row, letters, ods = 0, set(), _Ods()
    for chunk in _chunks(member):
        letters.update(_CELL.findall(chunk))
        last_row = max([last_row, *map(int, _ROW.findall(chunk)[-1:])])
        if b"<table:" in chunk:
            ods.read(chunk)
    ods.end_row()
    columns = max(map(_column_number, letters), default=0)
    return max(last_row, ods.rows), max(columns, ods.columns)
