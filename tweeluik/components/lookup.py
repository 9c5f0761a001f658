"""Which row of a long frame (`metrics.frames`) is the one that is asked for?"""

from collections.abc import Iterable

import numpy as np
import pandas as pd

# The page on which figures stand, by their subject.
_PAGES = {"meeting": "sectors"} | {
    name: name for name in ("participation", "sectors", "satisfaction", "together", "trainings")
}


def page_of(id_: str) -> str | None:
    """The page on which a figure stands, if it has one of its own."""
    return _PAGES.get(id_.partition(".")[0])


def together(figures: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Several long frames as one, with ids that are quick to look up."""
    return pd.concat(list(figures), ignore_index=True).astype({"id": object})


def row_of(figures: pd.DataFrame, id_: str, training_format: str | None) -> pd.Series | None:
    """The row of a figure, or nothing when the data do not have it."""
    for place in np.flatnonzero((figures["id"] == id_).to_numpy(bool)):
        each = figures["training_format"].iat[place]
        if each == training_format or (training_format is None and pd.isna(each)):
            return figures.iloc[place]
    return None


def difference_of(figures: pd.DataFrame, id_: str) -> pd.Series | None:
    """The row of the difference that belongs to a figure."""
    stem = id_.removesuffix(".mean")
    return row_of(figures, f"{stem}.difference", None)


def adjusted_of(figures: pd.DataFrame, id_: str) -> pd.Series | None:
    """The row with the verdict on a mean among several questions; that of its difference when it is not adjusted."""
    found = row_of(figures, f"{id_.removesuffix('.mean')}.holm_p", None)
    return difference_of(figures, id_) if found is None else found
