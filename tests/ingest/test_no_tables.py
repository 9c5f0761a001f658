"""Bytes that are no table: a sentence, bounded memory, and the store as it was."""

import random
import resource
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ingest.files import workbook
from tweeluik.findings import ERROR
from tweeluik.i18n import has
from tweeluik.ingest.job import CHECK, Job, Request, Workplace
from tweeluik.ingest.load import LoadReport
from tweeluik.ingest.mapping import Options
from tweeluik.ingest.parts import Part

_MEGABYTE = 1 << 20
MOST_MEMORY = 1_500_000  # KiB


def random_bytes(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(3 * _MEGABYTE))


def one_endless_line(path: Path) -> None:
    with path.open("wb") as file:
        for _ in range(200):
            file.write(b"edition_id;participant;" + b"x" * _MEGABYTE)


def one_endless_cell_in_quotes(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b'edition_id;participant;enrolment_status\n"')
        for _ in range(40):
            file.write(b"line\n" * (_MEGABYTE // 5))


def columns_without_end(path: Path) -> None:
    path.write_text(";".join(f"column {number}" for number in range(20_000)) + "\n" + ";".join(["1"] * 20_000))


def bomb(path: Path, part: str, megabytes: int) -> None:
    """A small workbook with one part that unpacks to much more."""
    whole = workbook(path.parent, name="whole.xlsx", Blad1={1: ["edition_id", "training_format"], 2: ["E1", "open"]})
    with zipfile.ZipFile(whole) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name in parts.keys() - {part}:
            archive.writestr(name, parts[name])
        with archive.open(part, "w", force_zip64=True) as swollen:
            for _ in range(megabytes):
                swollen.write(b"<si><t>boom</t></si>" * (_MEGABYTE // 20))


def bomb_of_a_sheet(path: Path) -> None:
    bomb(path, "xl/worksheets/sheet1.xml", 1100)


def bomb_of_texts(path: Path) -> None:
    bomb(path, "xl/sharedStrings.xml", 600)


def cut_off_workbook(path: Path) -> None:
    whole = workbook(path.parent, name="whole.xlsx", Blad1={1: ["edition_id", "training_format"], 2: ["E1", "open"]})
    path.write_bytes(whole.read_bytes()[:-200])


def cut_off_in_a_letter(path: Path) -> None:
    path.write_bytes("edition_id;participant;enrolment_status\nE1;één".encode()[:-1])


def picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + random.Random(2).randbytes(5000))


def nothing(path: Path) -> None:
    path.touch()


def zeros(path: Path) -> None:
    path.write_bytes(b"edition_id;participant\n" + b"\0" * 5000)


# File -> what writes it, and the codes of the sentences that may be said.
BYTES: dict[str, tuple[Callable[[Path], None], set[str]]] = {
    "random.csv": (random_bytes, {"nul_bytes", "not_a_table"}),
    "line.csv": (one_endless_line, {"line_too_long"}),
    "cell.csv": (one_endless_cell_in_quotes, {"cell_too_long"}),
    "columns.csv": (columns_without_end, {"too_many_columns"}),
    "sheet.xlsx": (bomb_of_a_sheet, {"workbook_too_large"}),
    "texts.xlsx": (bomb_of_texts, {"workbook_too_large"}),
    "cut.xlsx": (cut_off_workbook, {"workbook_unreadable"}),
    "cut.csv": (cut_off_in_a_letter, {"row_ragged", "encoding_wrong"}),
    "picture.csv": (picture, {"not_a_table"}),
    "nothing.csv": (nothing, {"file_empty"}),
    "zeros.csv": (zeros, {"nul_bytes"}),
}


@pytest.fixture(scope="module")
def refused(tmp_path_factory) -> LoadReport:
    """What a job says of all of them, each in a process that ends with it."""
    folder = tmp_path_factory.mktemp("bytes")
    for name, (write, _) in BYTES.items():
        write(folder / name)
    files = tuple(Part(folder / name, Options(), name) for name in BYTES)
    job = Job(Request(CHECK, files, folder / "store", "nl", are_fresh=True), Workplace())
    while job.is_running:
        time.sleep(0.05)
    assert not (folder / "store" / "uploads").exists()
    return job.outcome().report


@pytest.mark.parametrize("name", BYTES)
def test_bytes_that_are_no_table_get_a_sentence(name, refused):
    errors = {found.code for found in refused.findings if found.file == name and found.severity == ERROR}
    assert errors
    assert errors <= BYTES[name][1]
    assert all(has(f"findings.{code}.title", language) for code in errors for language in ("nl", "en"))


def test_memory_stays_bounded_whatever_is_dropped(refused):
    assert refused.refused
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MOST_MEMORY
