"""How does a worklist read for those who mend what is in it?"""

import pandas as pd

from tweeluik.i18n import t


def in_words(rows: pd.DataFrame, language: str) -> pd.DataFrame:
    """The rows of a worklist with the names of their columns, and the reasons in them, in a language."""
    if "reason" in rows:
        rows = rows.assign(reason=[t(f"uploads.reasons.{reason}", language) for reason in rows["reason"]])
    return rows.rename(columns={name: t(f"uploads.columns.{name}", language) for name in rows.columns})
