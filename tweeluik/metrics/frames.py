"""What does a list of figures look like, so that pages, terminal and exports read the same one?"""

from math import nan

import pandas as pd

from tweeluik.config import FORMATS

COLUMNS = ("id", "training_format", "value", "n", "editions", "low", "high", "note")


def figure(
    id_: str,
    training_format: str | None,
    value: float,
    n: float | None = None,
    editions: float | None = None,
    low: float = nan,
    high: float = nan,
    note: str = "",
) -> dict:
    """One figure as a row: its id, its format (none for both together or a difference), what it rests on, and notes."""
    values = (id_, training_format, value, n, editions, low, high, note)
    return dict(zip(COLUMNS, values, strict=True))


def figures(rows: list[dict]) -> pd.DataFrame:
    """Rows as the long frame: value, low, high as numbers (missing = unknown or hidden), n and editions as integers."""
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    frame["training_format"] = frame["training_format"].astype(object).where(frame["training_format"].notna(), None)
    for column in ("value", "low", "high"):
        frame[column] = pd.to_numeric(frame[column]).astype(float)
    for column in ("n", "editions"):
        frame[column] = pd.array([None if missing(v) else int(v) for v in frame[column]], dtype="Int64")
    frame["note"] = frame["note"].astype(object)
    return frame


def missing(value: object) -> bool:
    """Whether a cell holds nothing."""
    return value is None or value is pd.NA or value != value


def plain(value: object) -> object:
    """A value as Python itself has it; None for one that is unknown or hidden."""
    if missing(value):
        return None
    return value.item() if hasattr(value, "item") else value


def ratio(numerator: float, denominator: float) -> float:
    """A share; 0/0 is unknown, never 0."""
    return (
        nan if missing(denominator) or missing(numerator) or denominator == 0 else float(numerator) / float(denominator)
    )


def per_format(frame: pd.DataFrame) -> dict[str, pd.Series]:
    """The row of each format, in the order of the panels."""
    by_format = {row["training_format"]: row for _, row in frame.iterrows() if not missing(row["training_format"])}
    return {training_format: by_format[training_format] for training_format in FORMATS}
