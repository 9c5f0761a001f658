"""How does a table become a file that a European spreadsheet opens without harm, and that says where it comes from?"""

import pandas as pd

# A cell that begins with one of these may be run as a formula; an apostrophe in front makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv(frame: pd.DataFrame, plain: bool = False, stamp: tuple[str, str] | None = None) -> bytes:
    """The frame as CSV: `;`, decimal comma, UTF-8 with BOM; `plain` is the kind that programs read (`,` and point).

    Text that would act as a formula is made harmless in both kinds. Missing values are empty cells. `stamp` is the
    heading and the text of a last column that says in each row where it comes from: lines above or below the table
    would break what reads it, and a row that is sorted, copied or put under another export keeps its stamp.
    """
    safe = {harmless(str(name)): [harmless(cell) for cell in frame[name]] for name in frame.columns}
    if stamp:
        heading, said = stamp
        while heading in safe:
            heading += "_"
        safe[heading] = [harmless(said)] * len(frame)
    text = pd.DataFrame(safe).to_csv(
        index=False, sep="," if plain else ";", decimal="." if plain else ",", lineterminator="\r\n"
    )
    return text.encode("utf-8" if plain else "utf-8-sig")


def harmless(cell: object) -> object:
    """Text that a spreadsheet shows instead of running; numbers and dates stay what they are."""
    if isinstance(cell, str) and runs(cell):
        return "'" + cell
    return cell


def runs(text: str) -> bool:
    """Whether a spreadsheet that reads this text from a file may run it as a formula."""
    return text.lstrip(" \u00a0").startswith(_FORMULA)
