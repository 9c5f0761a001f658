"""What can be chosen, and what does this version of the data hold?"""

import pandas as pd

from tweeluik.engine import Engine
from tweeluik.filters import DIMENSIONS, Filters, from_query


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
    known = by_dimension(engine)
    pairs = set(zip(known["dimension"], known["value"], strict=True))
    refused = from_query(query)[1]
    values = [value for name in query if name in DIMENSIONS for value in query[name] if (name, value) not in pairs]
    return pd.Series([*refused, *values], dtype=object)


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
