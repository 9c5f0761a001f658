"""A report as a file, from a terminal: the same sections from the same questions as the page Report."""

import argparse
import sys
from pathlib import Path

from tweeluik import export as files
from tweeluik.components.address import Address
from tweeluik.components.page import Page
from tweeluik.components.report import build
from tweeluik.errors import UsageError
from tweeluik.i18n import number, t
from tweeluik.store import Store
from tweeluik.terminal import DONE, NOT_DONE
from tweeluik.terminal.arguments import pairs
from tweeluik.terminal.asking import engine_of, filters_of
from tweeluik.terminal.completing import write


def export(asked: argparse.Namespace, store: Store, language: str) -> int:
    """Write the report, or for a CSV the table of one section, to a file."""
    wanted = _sections(asked)
    engine = engine_of(store)
    filters = filters_of(pairs(asked.filter), engine)
    page = Page("report", Address(language, filters, _choices(asked), ()), engine)
    if not page.scope["enrolments"].sum():
        print(t("report.nothing_left" if page.dataset["enrolments"] else "frame.no_data", language), file=sys.stderr)
        return NOT_DONE
    file = files.File(asked.kind, build.document(page, list(build.sections(page, wanted))))
    target = Path(asked.out)
    if target.is_dir():
        target /= file.name
    data = file.data()
    write(target, data)
    print(t("report.written", language, file=target, kilobytes=number(len(data) / 1000, language)))
    return DONE


def _sections(asked: argparse.Namespace) -> list[str]:
    """The sections that are named, else all; a CSV has room for one."""
    known = ", ".join(build.SECTIONS)
    for name in asked.section:
        if name not in build.SECTIONS:
            raise UsageError("unknown_value", name="section", value=name, known=known)
    if asked.kind == "csv" and len(asked.section) != 1:
        raise UsageError("one_section", known=known)
    return asked.section or list(build.SECTIONS)


def _choices(asked: argparse.Namespace) -> dict[str, str]:
    return {"sections": ",".join(asked.section)} if asked.section else {}
