"""Which sectors sit in the room, and how mixed is a single edition?"""

from math import exp, nan

import pandas as pd

from tweeluik.config import FORMATS
from tweeluik.engine import Engine
from tweeluik.filters import Filters
from tweeluik.metrics import diversity
from tweeluik.metrics.frames import figure, figures, missing, per_format, ratio

# Points of a rarefaction curve.
_STEPS = 40
WHOLE, BY_DEFINITION = "whole_editions_only", "by_definition"


def by_format(engine: Engine, filters: Filters) -> pd.DataFrame:
    """Headline figures `sectors.*` (long frame of `frames.py`); likeness of the two mixes has no format.

    Source: queries/sectors_by_format.sql, diversity_by_format.sql, organisations_by_format.sql.
    """
    counts = _counts(engine, filters)
    rooms = per_format(engine.query("diversity_by_format", **filters.parameters()))
    organisations = per_format(engine.query("organisations_by_format", **filters.parameters()))
    rows: list[dict] = []
    smaller = min(sum(each) for each in counts.values())
    for training_format in FORMATS:
        rows += _pooled(training_format, counts[training_format])
        expected = diversity.rarefied(counts[training_format], smaller)
        rows.append(figure("sectors.rarefied", training_format, expected, smaller))
        rows += _within(training_format, counts[training_format], rooms[training_format], filters)
        rows += _concentration(training_format, organisations[training_format])
    one, other = counts.values()
    for name in ("total_variation", "morisita_horn", "jensen_shannon"):
        rows.append(figure(f"sectors.{name}", None, getattr(diversity, name)(one, other), sum(one) + sum(other)))
    return figures(rows)


def _counts(engine: Engine, filters: Filters) -> dict[str, list[int]]:
    """Attendances per known sector for each format, over the same sectors in the same order."""
    frame = engine.query("sectors_by_format", **filters.parameters())
    known = frame[frame["sector"].notna()]
    return {f: known.loc[known["training_format"] == f, "participations"].astype(int).tolist() for f in FORMATS}


def _pooled(training_format: str, counts: list[int]) -> list[dict]:
    values = {
        "effective": diversity.effective_number(counts),
        "effective_order2": diversity.effective_number(counts, order=2),
        "chance_different": diversity.chance_different(counts),
        "pooled": diversity.gini_simpson(counts),
    }
    return [figure(f"sectors.{name}", training_format, value, sum(counts)) for name, value in values.items()]


def _within(training_format: str, counts: list[int], room: pd.Series, filters: Filters) -> list[dict]:
    """Diversity inside an edition, and what remains of the pooled value between editions.

    A filter on who takes part would cut rooms in half, so these figures are then unknown.
    """
    names = ("within", "between", "within_effective")
    if filters.splits_editions:
        return [figure(f"sectors.{name}", training_format, nan, note=WHOLE) for name in names]
    entropy = room["within_entropy"]
    values = (
        room["within"],
        diversity.gini_simpson(counts) - room["within"],
        nan if missing(entropy) else exp(entropy),
    )
    note = BY_DEFINITION if training_format == "in_company" else ""
    return [
        figure(f"sectors.{name}", training_format, value, room["participations"], room["editions"], note=note)
        for name, value in zip(names, values, strict=True)
    ]


def _concentration(training_format: str, row: pd.Series) -> list[dict]:
    herfindahl = ratio(row["sum_of_squares"], float(row["participations"]) ** 2)
    n = row["participations"]
    return [
        figure("sectors.organisation_concentration", training_format, herfindahl, n),
        figure("sectors.effective_organisations", training_format, ratio(1, herfindahl), n),
    ]


def rarefaction(engine: Engine, filters: Filters) -> pd.DataFrame:
    """How many sectors are expected among so many attendances of a format: size (1 up to all of the smaller format),
    training_format, expected; no rows when a format has nobody of a known sector.

    Some forty sizes, each a constant factor above the one before. Source: queries/sectors_by_format.sql.
    """
    counts = _counts(engine, filters)
    sizes = _steps(min(sum(each) for each in counts.values()))
    rows = [(size, each, diversity.rarefied(counts[each], size)) for size in sizes for each in FORMATS]
    return pd.DataFrame(rows, columns=["size", "training_format", "expected"])


def _steps(last: int) -> list[int]:
    """Whole numbers from 1 to the last, evenly spread as ratios."""
    return sorted({round(last ** (step / _STEPS)) for step in range(_STEPS + 1)}) if last else []


def mix(engine: Engine, filters: Filters) -> pd.DataFrame:
    """Attendances per sector: sector (missing = unknown), training_format, participations, share (of the known ones).

    Source: queries/sectors_by_format.sql.
    """
    return _with_share(engine.query("sectors_by_format", **filters.parameters()), ["training_format"])


def mix_by_year(engine: Engine, filters: Filters) -> pd.DataFrame:
    """Attendances per academic_year, sector (missing = unknown) and training_format, with share of the known ones.

    Source: queries/sectors_by_year.sql.
    """
    return _with_share(engine.query("sectors_by_year", **filters.parameters()), ["academic_year", "training_format"])


def _with_share(frame: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    known = frame["participations"].where(frame["sector"].notna())
    total = known.groupby([frame[column] for column in by]).transform("sum")
    return frame.assign(share=known / total.where(total > 0))


def unknown(engine: Engine, filters: Filters) -> pd.DataFrame:
    """Share of attendances without a known sector: training_format, participations, share (missing for nobody).

    Source: queries/sectors_by_format.sql.
    """
    frame = engine.query("sectors_by_format", **filters.parameters())
    rows = []
    for training_format in FORMATS:
        of_format = frame[frame["training_format"] == training_format]
        total = int(of_format["participations"].sum())
        nameless = int(of_format.loc[of_format["sector"].isna(), "participations"].sum())
        rows.append({"training_format": training_format, "participations": total, "share": ratio(nameless, total)})
    return pd.DataFrame(rows)
