"""Files as people write them, in a folder of the test, and what the loader makes of them."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pyarrow.parquet as pq

from tweeluik.findings import ERROR
from tweeluik.ingest.mapping import Mapping, Options, from_dict
from tweeluik.ingest.parts import Part
from tweeluik.ingest.prepare import prepare
from tweeluik.store.prepared import Prepared

HEADER = "edition_id,participant,enrolment_status"


def written(folder: Path, content: str | bytes, name: str = "file.csv") -> Path:
    """A file with this content, its lines as they stand in the test."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def prepared(folder: Path, content: str | bytes | Path, name: str = "file.csv", **options) -> Prepared:
    """What a file becomes, after `earlier` ones with these mappings; `mapping` may be plain data."""
    path = content if isinstance(content, Path) else written(folder, content, name)
    mapping, earlier = options.pop("mapping", Mapping()), options.pop("earlier", ())
    options["mapping"] = from_dict(mapping) if isinstance(mapping, dict) else mapping
    work = folder / f"work-{len(list(folder.iterdir()))}"
    work.mkdir()
    return prepare(Part(path, Options(**options), path.name), work, earlier)


def found(of: Prepared, code: str) -> list[tuple]:
    """Column, rows and quotation of the findings with a code."""
    return [(each.column, each.rows, each.found) for each in of.findings if each.code == code]


def codes(of: Prepared) -> list[str]:
    """The codes of all findings, most serious first."""
    return [finding.code for finding in of.findings]


def errors(of: Prepared) -> list[str]:
    """The codes of the errors."""
    return [finding.code for finding in of.findings if finding.severity == ERROR]


def column(of: Prepared, table: str, name: str) -> list:
    """The values of one column of a table, in file order."""
    return pq.read_table(of.tables[table]).column(name).to_pylist()


def cells(of: Prepared, table: str, *names: str) -> list[tuple]:
    """The values of some columns of a table, a tuple a row, in file order."""
    return list(zip(*(column(of, table, name) for name in names), strict=True))


# ---- workbooks, written by hand: the project reads them and never writes them

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_STYLES = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def day(serial: int) -> tuple:
    """A cell formatted as a date."""
    return ("date", serial)


def formula(words: str, value: float) -> tuple:
    """A cell with a formula and the value that it had when the workbook was saved."""
    return ("formula", words, value)


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _cell(place: str, value: object) -> str:
    match value:
        case None:
            return ""
        case ("date", serial):
            return f'<c r="{place}" s="1"><v>{serial}</v></c>'
        case ("formula", words, result):
            return f'<c r="{place}"><f>{escape(words)}</f><v>{result}</v></c>'
        case bool():
            return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
        case str() if value.startswith("#"):
            return f'<c r="{place}" t="e"><v>{value}</v></c>'
        case str():
            return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def _sheet(rows: dict[int, list]) -> str:
    lines = (
        f'<row r="{number}">'
        + "".join(_cell(f"{_letters(place)}{number}", value) for place, value in enumerate(row, 1))
        + "</row>"
        for number, row in rows.items()
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def workbook(folder: Path, hidden: tuple[str, ...] = (), name: str = "book.xlsx", **sheets: dict[int, list]) -> Path:
    """A workbook with these sheets: row number -> the values from column A on."""
    path = folder / name
    states = {sheet: ' state="hidden"' if sheet in hidden else "" for sheet in sheets}
    listed = "".join(
        f'<sheet name="{sheet}" sheetId="{number}"{states[sheet]} r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, 1)
    )
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    packaged = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": f'<Relationships xmlns="{packaged}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{packaged}">{related}<Relationship Id="rId999" '
        f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": _STYLES,
    }
    for number, rows in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(rows)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return path
