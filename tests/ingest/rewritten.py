"""The worked example as people and their systems write it: each way gives the same figures."""

import csv
import io
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tests.ingest.files import workbook

MICRO = Path(__file__).parent.parent / "micro"
NAMES = ("organisations", "editions", "enrolments", "evaluations")
NBSP = "\N{NO-BREAK SPACE}"
DUTCH_HEADERS = {
    "edition_id": "Editiecode",
    "training_id": "Opleidingscode",
    "training_title": "Opleiding",
    "theme": "Thema",
    "training_format": "Vorm",
    "client_organisation_id": "Klant",
    "starts_on": "Startdatum",
    "ends_on": "Einddatum",
    "contact_hours": "Contacturen",
    "capacity": "Capaciteit",
    "edition_status": "Status editie",
    "enrolment_id": "Inschrijvingsnummer",
    "participant": "Deelnemersnummer",
    "organisation_id": "Organisatiecode",
    "enrolment_status": "Status inschrijving",
    "organisation_name": "Organisatie",
    "sector": "Sector",
    "sector_revision": "NACE-versie",
    "response_id": "Formuliernummer",
    "overall": "Algemene tevredenheid",
    "recommend": "Zou u deze opleiding aanbevelen?",
}
DUTCH_VALUES = {
    "in_company": "maatwerk",
    "open": "Open aanbod",
    "held": "doorgegaan",
    "completed": "Aanwezig",
    "no_show": "niet opgedaagd",
    "cancelled": "Uitgeschreven",
}

Table = list[list[str]]
Rewriting = Callable[[Path], list[Path]]


def table(name: str) -> Table:
    """The header and the rows of one of the four files."""
    return list(csv.reader(io.StringIO((MICRO / f"{name}.csv").read_text(encoding="utf-8"))))


def each_cell(change: Callable[[str, str], str], name: str) -> Table:
    """A file with every cell changed by its column and value."""
    header, *rows = table(name)
    return [header, *([change(column, cell) for column, cell in zip(header, row, strict=True)] for row in rows)]


def text(rows: Table, delimiter: str = ",", ending: str = "\r\n") -> str:
    lines = io.StringIO()
    csv.writer(lines, delimiter=delimiter, lineterminator=ending).writerows(rows)
    return lines.getvalue()


def in_four_files(
    rewrite: Callable[[str], Table],
    delimiter: str = ",",
    encoding: str = "utf-8",
    before: str = "",
    ending: str = "\r\n",
) -> Rewriting:
    """Writes the four files, each made from its name."""

    def write(folder: Path) -> list[Path]:
        for name in NAMES:
            content = before + text(rewrite(name), delimiter, ending)
            (folder / f"{name}.csv").write_bytes(content.encode(encoding))
        return [folder / f"{name}.csv" for name in NAMES]

    return write


def accented(column: str, cell: str) -> str:
    return cell.replace("Organisation", "Organisatie één €") if column == "organisation_name" else cell


def with_decimal_comma(column: str, cell: str) -> str:
    return f"{cell},0" if column in ("contact_hours", "overall", "recommend") else cell


def day_first(column: str, cell: str) -> str:
    return date.fromisoformat(cell).strftime("%d/%m/%Y") if column.endswith("s_on") else cell


def with_hard_spaces(column: str, cell: str) -> str:
    spoken = {
        "in_company": f"in{NBSP}company",
        "no_show": f"no{NBSP}show",
        "Data": f"{NBSP}Data",
        "Care": f"Care{NBSP}",
    }
    return spoken.get(cell, f"Organisation{NBSP}{cell[-1]}" if column == "organisation_name" else cell)


def dutch(name: str) -> Table:
    header, *rows = table(name)
    return [[DUTCH_HEADERS[column] for column in header], *([DUTCH_VALUES.get(c, c) for c in row] for row in rows)]


def shuffled(name: str) -> Table:
    """Columns and rows in another order, and columns that mean nothing here."""
    chance = random.Random(7)
    header, *rows = table(name)
    places = [*range(len(header) + 2)]
    chance.shuffle(places)
    chance.shuffle(rows)
    wide = [[*header, "Kleur van de stoel", "E-mail coördinator"], *([*row, "blauw", "mia@example.be"] for row in rows)]
    return [[row[place] for place in places] for row in wide]


def of_survey_tool(name: str) -> Table:
    """Three header rows over the evaluations: names, question texts, import ids."""
    header, *rows = table(name)
    if name != "evaluations":
        return [header, *rows]
    texts = ["Response ID", "Edition", "How satisfied are you overall?", "How likely are you to recommend this?"]
    return [header, texts, [f'{{"ImportId":"QID{place}"}}' for place in range(len(header))], *rows]


def under_titles(name: str) -> Table:
    return [["Centrum voor levenslang leren"], [f"Export {name}, 25/11/2026"], [], *table(name)]


def serial(column: str, cell: str) -> object:
    """What a cell of a workbook holds: numbers, and dates as serial numbers."""
    if column.endswith("s_on"):
        return (date.fromisoformat(cell) - date(1899, 12, 30)).days
    return float(cell) if cell.replace(".", "").isdigit() else cell


def sheet(name: str) -> dict[int, list]:
    return dict(enumerate(each_cell(serial, name), start=1))


def in_workbooks(folder: Path) -> list[Path]:
    return [workbook(folder, name=f"{name}.xlsx", Blad1=sheet(name)) for name in NAMES]


def in_two_workbooks_of_two_sheets(folder: Path) -> list[Path]:
    note = {1: ["Lees mij"], 2: ["Dit blad bevat geen gegevens."]}
    programme = {"Organisaties": sheet("organisations"), "Edities": sheet("editions"), "Uitleg": note}
    people = {"Inschrijvingen": sheet("enrolments"), "Evaluaties": sheet("evaluations")}
    return [workbook(folder, name="programme.xlsx", **programme), workbook(folder, name="people.xlsx", **people)]


# How it is written -> what writes it, and what has to be said about reading it.
WAYS: dict[str, tuple[Rewriting, dict[str, str]]] = {
    "as it is": (in_four_files(table), {}),
    "Windows-1252": (in_four_files(lambda name: each_cell(accented, name), encoding="windows-1252"), {}),
    "UTF-16": (in_four_files(lambda name: each_cell(accented, name), encoding="utf-16"), {}),
    "UTF-8 with a mark": (in_four_files(table, encoding="utf-8-sig", ending="\n"), {}),
    "semicolons and decimal commas": (in_four_files(lambda name: each_cell(with_decimal_comma, name), ";"), {}),
    "a line sep=;": (in_four_files(table, ";", before="sep=;\r\n"), {}),
    "tabs": (in_four_files(table, "\t"), {}),
    "days first": (in_four_files(lambda name: each_cell(day_first, name), ";"), {"date_order": "dmy"}),
    "Dutch headers and values": (in_four_files(dutch, ";"), {}),
    "hard spaces in labels": (in_four_files(lambda name: each_cell(with_hard_spaces, name)), {}),
    "shuffled and extra columns": (in_four_files(shuffled, ";"), {}),
    "three header rows": (in_four_files(of_survey_tool), {}),
    "titles above the header": (in_four_files(under_titles, ";"), {}),
    "serial dates in workbooks": (in_workbooks, {}),
    "several sheets": (in_two_workbooks_of_two_sheets, {}),
}
