"""Which tables do the files of one load hold: one each, or one for each sheet of a workbook that means something?"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tweeluik.errors import FileRefused
from tweeluik.ingest import excel
from tweeluik.ingest.headers import known_headers
from tweeluik.ingest.mapping import Options
from tweeluik.ingest.match import match
from tweeluik.ingest.read import read_source


@dataclass(frozen=True)
class Part:
    """One table of one file, the name by which it is told apart from the others, and what is said about reading it.

    `left_out` are the sheets of its workbook that nobody asked for and that mean nothing here.
    """

    path: Path
    options: Options
    name: str
    left_out: tuple[str, ...] = ()


def parts(paths: Sequence[Path], options: Options, earlier: Sequence[dict] = ()) -> list[Part]:
    """The parts of files that are all read alike; of a workbook each sheet that is recognised, unless one is named.

    `earlier` are the mappings of earlier loads, by which a sheet may be recognised as well.
    """
    return named([part for path in paths for part in _of_file(path, options, earlier)])


def named(found: Sequence[Part]) -> list[Part]:
    """The parts with names that differ: two folders may hold files of one name."""
    seen: Counter[str] = Counter()
    names = []
    for part in found:
        seen[part.name] += 1
        names.append(part.name if seen[part.name] == 1 else f"{part.name} ({seen[part.name]})")
    return [replace(part, name=name) for part, name in zip(found, names, strict=True)]


def of_sheet(path: Path, options: Options, sheet: str | None, left_out: tuple[str, ...] = ()) -> Part:
    """The part for one sheet of a workbook; for None the file as a whole."""
    if sheet is None:
        return Part(path, options, path.name)
    return Part(path, replace(options, sheet=sheet), f"{path.name} · {sheet}", left_out)


def _of_file(path: Path, options: Options, earlier: Sequence[dict]) -> Iterator[Part]:
    sheets = excel.sheets(path) if options.complete().sheet is None else ()
    recognised = [sheet for sheet in sheets if _is_recognised(path, replace(options, sheet=sheet), earlier)]
    if len(sheets) < 2 or not recognised:
        yield of_sheet(path, options, None)
        return
    left_out = tuple(sheet for sheet in sheets if sheet not in recognised)
    for sheet in recognised:
        yield of_sheet(path, options, sheet, left_out if sheet == recognised[0] else ())


def _is_recognised(path: Path, options: Options, earlier: Sequence[dict]) -> bool:
    try:
        return bool(match(read_source(path, options, known_headers(options.mapping, earlier)), options).kind)
    except FileRefused:
        return False
