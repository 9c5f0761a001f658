"""How are findings, uploads and figures put into words on a terminal?"""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from tweeluik.components import wording
from tweeluik.errors import TweeluikError
from tweeluik.findings import Finding, in_words
from tweeluik.i18n import has, number, t
from tweeluik.metrics.frames import missing

if TYPE_CHECKING:
    from tweeluik.ingest.load import LoadReport

# How many row numbers of a finding are printed; all of them are in the JSON.
_ROWS = 8


def sentence(error: TweeluikError, language: str) -> str:
    """An error in words: the text of its code with its parts filled in."""
    key = f"errors.{error.code}"
    return t(key, language, **error.parts) if has(key, language) else str(error)


def report(loaded: "LoadReport", dry_run: bool, language: str) -> str:
    """What became of a load: findings, then a line a file, then what was done."""
    parts = [finding(each, language) for each in loaded.findings]
    for file in loaded.files:
        counts = file.counts.as_dict() if file.counts else {}
        key = "terminal.load.file" if counts else "terminal.load.not_compared"
        said = {name: number(count, language) for name, count in counts.items()}
        parts.append(t(key, language, file=file.prepared.file_name, rows=number(file.prepared.rows, language), **said))
        if file.prepared.dropped:
            parts.append(t("terminal.load.dropped", language, columns=", ".join(file.prepared.dropped)))
    parts.append(t(f"terminal.load.{outcome(loaded, dry_run)}", language))
    if loaded.refused and loaded.skippable:
        parts.append(t("terminal.load.skippable", language))
    elif not loaded.refused and (skipped := sum(len(file.prepared.rejected) for file in loaded.files)):
        parts.append(t("terminal.load.skipped", language, rows=number(skipped, language)))
    return "\n".join(parts)


def outcome(loaded: "LoadReport", dry_run: bool) -> str:
    """The code of what a load came to."""
    if loaded.refused:
        return "refused"
    if loaded.published:
        return "published"
    return "dry_run" if dry_run else "nothing_new"


def finding(found: Finding, language: str) -> str:
    """A finding as a small paragraph: how serious and where, what, what to do, what it means for the figures."""
    place = [found.file, t("terminal.finding.column", language, column=found.column) if found.column else ""]
    place.append(_rows(found.rows, language))
    head = f"{t(f'terminal.finding.{found.severity}', language)}: {' · '.join(part for part in place if part)}"
    return "\n".join([head, *(f"  {sentence}" for sentence in in_words(found, language))])


def _rows(rows: Sequence[int], language: str) -> str:
    if not rows:
        return ""
    shown = ", ".join(str(row) for row in rows[:_ROWS])
    more = len(rows) - _ROWS
    if more > 0:
        return t("terminal.finding.rows_more", language, rows=shown, more=number(more, language))
    return t(f"terminal.finding.{'row' if len(rows) == 1 else 'rows'}", language, rows=shown)


def uploads(listed: list[dict], language: str) -> str:
    """One line an upload."""
    if not listed:
        return t("terminal.uploads.none", language)
    lines = []
    for upload in listed:
        state = t(f"terminal.uploads.{upload['state']}", language)
        counts = {name: number(count, language) for name, count in upload["counts"].items()}
        facts = {name: upload[name] for name in ("upload_id", "file_name", "loaded_at", "loaded_by")}
        lines.append(t("terminal.uploads.line", language, state=state, **facts, **counts))
    return "\n".join(lines)


def note(codes: str, language: str, threshold: int) -> str:
    """Codes of a figure's note as words."""
    return "; ".join(wording.words(code, language, threshold) for code in codes.split())


def figures_as_data(frame: pd.DataFrame, threshold: int) -> list[dict]:
    """Figures as plain data: unknown is null, notes and verdicts are English words."""
    rows = []
    for row in frame.to_dict("records"):
        row["value"] = wording.spoken(row["value"], "en")
        plain = {name: None if missing(value) else value for name, value in row.items()}
        rows.append(plain | {"note": note(row["note"], "en", threshold) or None})
    return rows


def figures_as_table(frame: pd.DataFrame, threshold: int, language: str) -> str:
    """Figures as aligned columns."""
    rows = [["", "", *(t(f"terminal.figures.{name}", language) for name in ("value", "n", "editions", "interval"))]]
    for row in frame.to_dict("records"):
        low, high = (_plain(row[end]) for end in ("low", "high"))
        interval = f"{low} … {high}" if low and high else ""
        cells = [
            row["id"],
            row["training_format"] or "",
            _plain(wording.spoken(row["value"], language)),
            _plain(row["n"]),
        ]
        rows.append([*cells, _plain(row["editions"]), interval, note(row["note"], language, threshold)])
    widths = [max(len(row[place]) if place < len(row) else 0 for row in rows) for place in range(6)]
    lines = []
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        lines.append("  ".join([*cells, *row[6:]]).rstrip())
    return "\n".join(lines)


def _plain(value: object) -> str:
    if missing(value) or (isinstance(value, float) and math.isnan(value)):
        return ""
    return f"{value:.4f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
