"""What can be chosen, and what does this version of the data hold?"""

import pandas as pd

from tweeluik.engine import Engine


def by_dimension(engine: Engine) -> pd.DataFrame:
    """Every choice of the filter bar over all data: dimension, value, label_nl, label_en (missing when the value speaks
    for itself), enrolments. Source: queries/options_by_dimension.sql.
    """
    return engine.query("options_by_dimension")


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
