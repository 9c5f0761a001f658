"""Where does what a reader takes along come from: which selection, what day, how many people, which uploads?"""

from datetime import date

import pandas as pd

from tweeluik.components import periods, stale
from tweeluik.components.lookup import row_of
from tweeluik.components.page import Page
from tweeluik.components.wording import counted
from tweeluik.document import Column, Stamp, Table
from tweeluik.filters import BOTH
from tweeluik.i18n import day, number
from tweeluik.metrics import options, participation, satisfaction

# Uploads that the line names; all of them stand in the table of the stamp.
_NAMED = 3
_SEPARATOR = " · "


def of(page: Page, where: str = "", people: bool = True) -> Stamp:
    """The stamp of everything that is made of this selection of this version of the data, today.

    `where`: the address at which the same numbers stand. `people`: whether different people are counted too, which
    takes seconds over millions of enrolments.
    """
    uploads = page.look_up(options.uploads)
    facts = {
        "data": page.text("frame.demo") if page.dataset["is_demo"] else "",
        "made": day(date.today(), page.language),
        "selection": selection(page),
        "left_out": " ".join(stale.sentences(page)),
        "basis": _basis(page, people),
        "threshold": page.text("report.stamp.fewer", threshold=page.engine.threshold),
        "uploads": _named(page, uploads),
        "address": where,
    }
    said = tuple((page.text(f"report.stamp.{name}"), fact) for name, fact in facts.items() if fact)
    line = [fact for name, fact in facts.items() if fact and name not in ("address", "made")]
    made = page.text("report.stamp.made_on", day=facts["made"])
    return Stamp(said, _SEPARATOR.join([page.text("frame.brand"), made, *line]), _uploads(page, uploads))


def column(page: Page) -> tuple[str, str]:
    """Heading and text of the last column of a CSV."""
    return page.text("report.stamp.heading"), of(page).line


def selection(page: Page) -> str:
    """The filters in words, also when there are none."""
    parts = [periods.said(page.filters, page.periods, page.language) if page.periods else ""]
    for dimension, values in page.filters.active().items():
        labels = ", ".join(page.label(dimension, value) for value in values)
        parts.append(f"{page.text(f'frame.dimension.{dimension}')}: {labels}")
    if page.filters.lens != BOTH:
        parts.append(page.text("report.stamp.only", training_format=page.text(f"sentences.format.{page.filters.lens}")))
    elif not page.filters.active():
        parts.append(page.text("report.stamp.everything"))
    return _SEPARATOR.join(part for part in parts if part)


def _basis(page: Page, people: bool) -> str:
    """How many enrolments, people, filled-in evaluations and editions the selection holds."""
    left = page.scope.loc[list(page.formats)].sum()
    coverage = page.ask(satisfaction.coverage)
    of_forms = coverage[coverage["question_id"].isna() & coverage["training_format"].isin(page.formats)]
    forms = int(of_forms["people"].sum())
    counts = [
        counted(left["enrolments"], "enrolments", page.language),
        _people(page) if people else "",
        counted(forms, "forms", page.language) if not 0 < forms < page.engine.threshold else "",
        counted(left["editions"], "editions", page.language),
    ]
    return ", ".join(count for count in counts if count)


def _people(page: Page) -> str:
    key = page.formats[0] if len(page.formats) == 1 else None
    row = row_of(page.ask(participation.by_format), "participation.participants", key)
    return "" if row is None else counted(row["value"], "learners", page.language)


def _named(page: Page, uploads: pd.DataFrame) -> str:
    """The uploads in short."""
    names = zip(uploads["file_name"], uploads["upload_id"], strict=True)
    files = [f"{name} ({upload_id})" for name, upload_id in names]
    more = len(files) - _NAMED
    rest = [page.text("report.stamp.more", n=more)] if more > 0 else []
    return ", ".join(files[:_NAMED] + rest)


def _uploads(page: Page, uploads: pd.DataFrame) -> Table:
    """Every upload that the data come from: id, file, day and number of rows."""
    names = ("upload", "file", "loaded", "file_rows")
    columns = [page.text(f"frame.proof.{name}") for name in names]
    rows, said = [], []
    for each in uploads.itertuples():
        days = (each.loaded_at.date(), day(each.loaded_at.date(), page.language))
        rows.append((each.upload_id, each.file_name, days[0], int(each.row_count)))
        said.append((each.upload_id, each.file_name, days[1], number(int(each.row_count), page.language)))
    units = ("", "", "date", "count")
    return Table(tuple(map(Column, columns, units)), tuple(rows), tuple(said))
