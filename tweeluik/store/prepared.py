"""What does one file bring, once it is read, matched and converted, and before it is loaded?"""

from dataclasses import dataclass, field
from pathlib import Path

from tweeluik.findings import Finding


@dataclass(frozen=True)
class Prepared:
    """One file, ready to be staged.

    `tables` maps a table of `schema.TABLES` to a Parquet file with exactly its canonical columns (typed as there) plus
    `source_row` (bigint, the row as the spreadsheet shows it, header = 1), one row per key, in file order.
    `rows` counts the data rows of the file; `rejected` and `repeated` are those row numbers that were refused, and that
    said again what an earlier row of the same file said. `secret_mark` tells which secret made the pseudonyms.
    `understood` says what each written value of a listed field became (`tweeluik.ingest.understood`).
    """

    file_name: str
    sha256: str
    kind: str
    rows: int
    tables: dict[str, Path]
    mapping: dict = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    rejected: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()
    findings: tuple[Finding, ...] = ()
    secret_mark: str = ""
    understood: tuple = ()
