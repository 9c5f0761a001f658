"""Which chart of a report shows what: values by format in bars, through time, or the parts of a whole?"""

from collections.abc import Sequence

import pandas as pd

from tweeluik.components import lookup, wording
from tweeluik.components.page import Page
from tweeluik.document import Chart, Series

# Categories that a page of paper and a slide have room for; the table has them all.
_MOST = 12


def by_label(
    page: Page, frame: pd.DataFrame, measure: str, unit: str, axis: str, kind: str = "bars", interval: bool = False
) -> Chart:
    """One series a format over the labels of a chart's frame (label, training_format, `measure`), in their order.

    `interval`: whether its columns low and high are the interval of the measure.
    """
    labels = list(dict.fromkeys(frame["label"]))
    labels = labels if kind == "lines" else labels[:_MOST]
    series = []
    for each in page.formats:
        rows = frame[frame["training_format"] == each].drop_duplicates("label").set_index("label")
        columns = (measure, "low", "high") if interval else (measure,)
        values, *ends = ([_known(value) for value in rows[name].reindex(labels)] for name in columns)
        series.append(_series(page, each, values, unit, *ends))
    return Chart(kind, tuple(labels), tuple(series), unit, axis)


def by_figure(page: Page, figures: pd.DataFrame, titles: dict[str, str], unit: str, axis: str) -> Chart:
    """One series a format over figures of one unit; `titles`: id -> category."""
    series = []
    for each in page.formats:
        rows = [lookup.row_of(figures, id_, each) for id_ in titles]
        cells = [[None if row is None else row[name] for row in rows] for name in ("value", "low", "high")]
        values, *ends = (tuple(map(_known, of_name)) for of_name in cells)
        ends = ends if any(end is not None for end in ends[0]) else [(), ()]
        series.append(_series(page, each, values, unit, *ends))
    return Chart("bars", tuple(titles.values()), tuple(series), unit, axis)


def parts(page: Page, frame: pd.DataFrame, names: Sequence[tuple[str, str, str]], axis: str) -> Chart:
    """A bar a row of the frame (label), cut in its parts: column, name, and the format it is of or empty."""
    labels = tuple(frame["label"])
    series = []
    for column, name, training_format in names:
        values = tuple(map(_known, frame[column]))
        said = tuple(wording.amount(value, "count", page.language) for value in values)
        series.append(Series(name, training_format, values, said))
    return Chart("parts", labels, tuple(series), "count", axis)


def _series(page: Page, each: str, values: Sequence, unit: str, low: Sequence = (), high: Sequence = ()) -> Series:
    said = tuple(wording.amount(value, unit, page.language) for value in values)
    return Series(page.text(f"frame.format.{each}"), each, tuple(values), said, tuple(low), tuple(high))


def _known(value: object) -> float | None:
    return None if value is None or pd.isna(value) else float(value)
