"""Which row of a long frame (`metrics.frames`) is the one that is asked for?"""

from collections.abc import Iterable

import pandas as pd


def together(figures: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Several long frames as one."""
    return pd.concat(list(figures), ignore_index=True)


def row_of(figures: pd.DataFrame, id_: str, training_format: str | None) -> pd.Series | None:
    """The row of a figure, or nothing when the data do not have it."""
    same = (
        figures["training_format"].isna() if training_format is None else figures["training_format"] == training_format
    )
    found = figures[(figures["id"] == id_) & same]
    return None if found.empty else found.iloc[0]


def difference_of(figures: pd.DataFrame, id_: str) -> pd.Series | None:
    """The row of the difference that belongs to a figure."""
    stem = id_.removesuffix(".mean")
    return row_of(figures, f"{stem}.difference", None)
