"""How does a table become a file that a European spreadsheet opens without harm?"""

import pandas as pd

# A cell that begins with one of these may be run as a formula; an apostrophe in front makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv(frame: pd.DataFrame, plain: bool = False) -> bytes:
    """The frame as CSV: `;`, decimal comma, UTF-8 with BOM; `plain` is the kind that programs read (`,` and point).

    Text that would act as a formula is made harmless in both kinds. Missing values are empty cells.
    """
    safe = pd.DataFrame({harmless(str(name)): [harmless(cell) for cell in frame[name]] for name in frame.columns})
    text = safe.to_csv(index=False, sep="," if plain else ";", decimal="." if plain else ",", lineterminator="\r\n")
    return text.encode("utf-8" if plain else "utf-8-sig")


def harmless(cell: object) -> object:
    """Text that a spreadsheet shows instead of running; numbers and dates stay what they are."""
    if isinstance(cell, str) and cell.lstrip(" \u00a0").startswith(_FORMULA):
        return "'" + cell
    return cell
