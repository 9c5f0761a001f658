"""What does a report hold, before anything knows whether it becomes a page, a workbook, slides or a CSV?

Whoever fills it has passed the gate for small groups and has put everything in the reader's language; whoever writes it
to a file adds no number and no finding. A number is kept twice: as it is, and as it is read.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

Cell = str | int | float | date | None


@dataclass(frozen=True)
class Column:
    """A column of a table; `unit` is one of `metrics.catalogue`, `date`, empty for text, `row`: that of its row, or
    `gap`: that of a difference in it. Columns of one measure are headed together: `over` is the measure,
    `training_format` the format of the column.
    """

    heading: str
    unit: str = ""
    over: str = ""
    training_format: str = ""


@dataclass(frozen=True)
class Table:
    """Rows as they are (missing and hidden = None) and, cell by cell, as they are read.

    `units`: the unit of each row, where rows are of several.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    said: tuple[tuple[str, ...], ...]
    units: tuple[str, ...] = ()

    def unit(self, row: int, column: int) -> str:
        """The unit of a cell."""
        unit = self.columns[column].unit
        if unit in ("row", "gap"):
            return self.units[row] if unit == "row" else f"{self.units[row]}_difference"
        return unit

    def frame(self) -> pd.DataFrame:
        """The rows as they are, under their headings."""
        cells = zip(*self.rows, strict=True) if self.rows else ([] for _ in self.columns)
        return pd.DataFrame(
            {column.heading: _typed(column, of_column) for column, of_column in zip(self.columns, cells, strict=True)}
        )

    def read(self) -> pd.DataFrame:
        """The rows as they are read, under their headings."""
        return pd.DataFrame(list(self.said), columns=[column.heading for column in self.columns])


def _typed(column: Column, cells: Iterable[Cell]) -> object:
    """Whole counts stay whole where some are missing."""
    cells = list(cells)
    if column.unit in ("", "date"):
        return pd.Series(cells, dtype=object)
    whole = all(cell is None or float(cell).is_integer() for cell in cells)
    return pd.array(cells, dtype="Int64") if column.unit == "count" and whole else pd.Series(cells, dtype=float)


@dataclass(frozen=True)
class Series:
    """The values of one format, or of a part of both when `training_format` is empty; `said` stands at each mark.

    `low` and `high` are the ends of the intervals, empty when there are none.
    """

    name: str
    training_format: str
    values: tuple[float | None, ...]
    said: tuple[str, ...]
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()


@dataclass(frozen=True)
class Chart:
    """`kind`: bars (a pair of bars a category), lines (through time), parts (a bar a category, cut in shares of it).

    `unit` is one of `metrics.catalogue`, `axis` the title of the axis of the values with its unit; `span` the ends of
    that axis where a scale has them.
    """

    kind: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    axis: str
    span: tuple[float, float] | None = None


@dataclass(frozen=True)
class Side:
    """One panel of a diptych: the value as it is and as it is read, and the lines under it."""

    value: float | None
    said: str
    under: tuple[str, ...]


@dataclass(frozen=True)
class Hinge:
    """What stands between two panels: the difference, its interval (None when there is none), and the verdict.

    `reach`: how far the axis of the interval goes to both sides of zero.
    """

    said: str
    verdict: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    interval: str = ""
    reach: float = 1.0


@dataclass(frozen=True)
class Pair:
    """One figure as a diptych; of one format alone there is no hinge."""

    id: str
    title: str
    sides: Mapping[str, Side]
    hinge: Hinge | None


@dataclass(frozen=True)
class Section:
    """One part of a report: its finding in a sentence, and what that stands on.

    `name` is what the part is called in a list, `notes` the sentences that temper or add, `figures` the ids to define.
    """

    key: str
    name: str
    finding: str
    caption: str = ""
    pairs: tuple[Pair, ...] = ()
    table: Table | None = None
    chart: Chart | None = None
    notes: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stamp:
    """Where everything in a file comes from: label and text of each fact, the same in one line, and the uploads."""

    facts: tuple[tuple[str, str], ...]
    line: str
    uploads: Table


@dataclass(frozen=True)
class Definition:
    """What a figure means, and the id under which the terminal prints it."""

    label: str
    text: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Document:
    """A whole report. `names` are the formats as they are written; `figures` gives every headline figure when a kind of
    file wants them; `name` is the stem of the file.
    """

    title: str
    name: str
    language: str
    names: Mapping[str, str]
    stamp: Stamp
    sections: tuple[Section, ...]
    definitions: tuple[Definition, ...]
    figures: Callable[[], Table]
