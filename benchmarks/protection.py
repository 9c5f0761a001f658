"""What does it cost that evaluations are published in protected groups, on the invented programme and on real ratings?

    python benchmarks/protection.py                    a look at the invented programme, printed only
    python benchmarks/protection.py FOLDER             with InstEval in FOLDER (evaluations.csv, enrolments.csv), kept
                                                       in docs/protection.csv

The same uploads are built twice, with the groups and with each edition by itself. `share` rows are shares of answers;
`cells` are means of a question and format under one filter that at least five people stand behind when each edition is
by itself, `gone` the share of these that the groups hide, and the shifts how far the others move [points of the scale
1 to 5]. Questions on another scale, or without a better end, are left out.
"""

import argparse
import csv
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tweeluik.config import DEMO, SMALLEST_THRESHOLD  # noqa: E402
from tweeluik.engine import Engine, open_engine  # noqa: E402
from tweeluik.filters import Filters  # noqa: E402
from tweeluik.ingest import Options  # noqa: E402
from tweeluik.ingest.load import load  # noqa: E402
from tweeluik.ingest.parts import parts  # noqa: E402
from tweeluik.metrics import satisfaction  # noqa: E402
from tweeluik.store import Store  # noqa: E402
from tweeluik.store.build import build  # noqa: E402

TABLE = ROOT / "docs" / "protection.csv"
COLUMNS = ("data", "about", "figure", "value")
# Cells -> the columns of queries/satisfaction_by_stratum.sql that it narrows.
CUTS = {"all": [], "theme": ["theme"], "theme_mode": ["theme", "delivery_mode"], "year": ["academic_year"]}
QUESTION = "overall"


def engines(files: list[Path], options: Options, folder: Path) -> tuple[Engine, Engine]:
    """The files with protected groups, and with each edition by itself."""
    store = Store(folder / "store")
    report = load(parts(files, options), store)
    assert report.published
    uploads = sorted((folder / "store" / "uploads").glob("*/*/"))
    build(folder / "apart.duckdb", uploads, 1, "each edition by itself")
    return open_engine(store.database), open_engine(folder / "apart.duckdb")


def measure(protected: Engine, apart: Engine) -> Iterator[tuple[str, str, float]]:
    """What the groups change: (about, figure, value)."""
    asked = satisfaction.questions(protected)
    scored = asked["higher_is_better"].notna() & (asked["scale_min"] == 1) & (asked["scale_max"] == 5)
    kept = set(asked.loc[scored, "question_id"])
    one, other = (_groups(each, kept) for each in (protected, apart))
    answers = other["answers"].sum()
    yield "answers", "answers", answers
    yield "answers", "share_small", other.loc[other["answers"] < SMALLEST_THRESHOLD, "answers"].sum() / answers
    yield "answers", "share_joined", one.loc[one["editions"] > 1, "answers"].sum() / answers
    yield "answers", "share_left_out", 1 - one["answers"].sum() / answers
    pairs = {name: tuple(_means(each, columns) for each in (one, other)) for name, columns in CUTS.items()}
    pairs["training"] = tuple(_of_trainings(each, kept) for each in (protected, apart))
    for about, pair in pairs.items():
        yield from ((about, *said) for said in _shifts(*pair))
    for name, engine in (("protected", protected), ("apart", apart)):
        figures = satisfaction.by_format(engine, Filters(), (QUESTION,)).set_index(["id", "training_format"])
        gap = figures.loc[(f"satisfaction.{QUESTION}.difference", None)]
        yield "overall", f"icc_{name}", figures.loc[(f"satisfaction.{QUESTION}.icc", None), "value"]
        yield "overall", f"difference_{name}", gap["value"]
        yield "overall", f"low_{name}", gap["low"]
        yield "overall", f"high_{name}", gap["high"]


def _groups(engine: Engine, questions: set[str]) -> pd.DataFrame:
    frame = engine.query("satisfaction_by_stratum", **Filters().parameters())
    return frame[frame["question_id"].isin(questions)]


def _means(groups: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """A row a question, format and value of the columns; groups that are mixed in one of them are in no cell."""
    whole = groups[~groups[columns].isin(["mixed"]).any(axis=1)] if columns else groups
    by = ["question_id", "training_format", *columns]
    frame = whole.groupby(by, dropna=False)[["answers", "total"]].sum()
    return frame.assign(mean=frame["total"] / frame["answers"])


def _of_trainings(engine: Engine, questions: set[str]) -> pd.DataFrame:
    """A row a question, format and training that has groups of its own."""
    asked = {
        each: engine.query("satisfaction_by_training", **Filters().parameters(), question=each) for each in questions
    }
    frame = pd.concat(asked, names=["question_id"]).reset_index("question_id")
    return _means(frame[frame["training_id"].notna()], ["training_id"])


def _shifts(one: pd.DataFrame, other: pd.DataFrame) -> Iterator[tuple[str, float]]:
    naive = other[other["answers"] >= SMALLEST_THRESHOLD]
    shift = (one["mean"].reindex(naive.index) - naive["mean"]).abs()
    yield "cells", len(naive)
    yield "gone", shift.isna().mean()
    for name, share in (("median", 0.5), ("most", 0.95), ("largest", 1.0)):
        yield f"shift_{name}", float(np.nanquantile(shift, share))


def rows(name: str, files: list[Path], options: Options) -> list[dict]:
    """The measures of one data set, as rows of the table."""
    with tempfile.TemporaryDirectory() as folder:
        found = list(measure(*engines(files, options, Path(folder))))
    return [dict(zip(COLUMNS, (name, about, figure, round(float(v), 5)), strict=True)) for about, figure, v in found]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, help="where InstEval stands")
    asked = parser.parse_args()
    found = rows("demo", sorted(DEMO.glob("*.csv")), Options())
    if asked.folder:
        real = [asked.folder / name for name in ("evaluations.csv", "enrolments.csv")]
        found += rows("insteval", real, Options(sectors="own"))
    with TABLE.open("w", encoding="utf-8", newline="") if asked.folder else sys.stdout as file:
        file.write(f"# {date.today().isoformat()}, python benchmarks/protection.py\n")
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(found)


if __name__ == "__main__":
    main()
