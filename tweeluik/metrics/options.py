"""What can be chosen, and what does this version of the data hold?"""

from dataclasses import replace

import pandas as pd

from tweeluik.engine import Engine
from tweeluik.filters import Filters, from_query


def by_dimension(engine: Engine) -> pd.DataFrame:
    """Every choice of the filter bar over all data: dimension, value, label_nl, label_en (missing when the value speaks
    for itself), enrolments. Source: queries/options_by_dimension.sql.
    """
    return engine.query("options_by_dimension")


def filled(engine: Engine, filters: Filters) -> pd.DataFrame:
    """The choices that have enrolments under the filters on the other dimensions: dimension, value (missing = unknown).

    Trainings are left out: there are thousands. Source: queries/filled_by_dimension.sql.
    """
    return engine.query("filled_by_dimension", **filters.parameters())


def gone(engine: Engine, query: dict[str, list[str]]) -> pd.Series:
    """The filters of an address, and the values in them, that the data no longer have."""
    filters, refused = from_query(query)
    return pd.Series([*refused, *(value for _, value in sound(by_dimension(engine), filters)[1])], dtype=object)


def sound(known: pd.DataFrame, filters: Filters) -> tuple[Filters, tuple[tuple[str, str], ...]]:
    """The filters with only the values that are known (`by_dimension`), and the (dimension, value) that were left out.

    A dimension of which no value is known is open. Where nothing at all is known, nothing is held against the filters.
    """
    pairs = set(zip(known["dimension"], known["value"], strict=True))
    asked = [(dimension, value) for dimension, values in filters.active().items() for value in values]
    stale = tuple(pair for pair in asked if pair not in pairs) if pairs else ()
    still = {
        dimension: tuple(value for value in values if (dimension, value) not in stale)
        for dimension, values in filters.active().items()
    }
    return replace(filters, **still), stale


def dataset(engine: Engine) -> pd.Series:
    """enrolments, responses, editions, other, first_on, last_on, uploads, is_demo.

    Source: queries/dataset_by_version.sql.
    """
    return engine.query("dataset_by_version").iloc[0]


def uploads(engine: Engine) -> pd.DataFrame:
    """The files this version comes from: upload_id, file_name, kind, origin, loaded_at [UTC], row_count.

    Source: queries/uploads_by_file.sql.
    """
    return engine.query("uploads_by_file")
