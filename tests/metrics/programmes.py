"""Invented programmes of which the truth is known, added up as the queries of what stands out add them up."""

import numpy as np
import pandas as pd

from benchmarks.simulate import liking_of
from tweeluik.config import FORMATS

# Of each format: editions, and the names they are spread over; a training has some ten editions.
EDITIONS, TRAININGS = 200, 20
NAMES = {
    "everything": ["all"],
    "theme": ["Care", "Data", "Language", "Law", "Safety", "Sales"],
    "institution": ["East", "North", "West"],
    "mode": ["hybrid", "on_site", "online"],
    "year": ["2022", "2023", "2024", "2025"],
}
_LIKING, _EDITION = liking_of(4.3), np.sqrt(0.115)


def programme(chance: np.random.Generator) -> dict[str, list[dict]]:
    """Per format a row an edition: its scores, completed and kept seats, cell of each dimension and training."""
    return {each: [_edition(chance) for _ in range(EDITIONS)] for each in FORMATS}


def _edition(chance: np.random.Generator) -> dict:
    own = chance.normal(_LIKING, _EDITION)
    likings = own + chance.normal(0, np.sqrt(1 - _EDITION**2), chance.integers(5, 21))
    kept = int(chance.integers(5, 21))
    completed = chance.binomial(kept, chance.beta(0.93 * 19, 0.07 * 19))
    cells = {dimension: names[chance.integers(len(names))] for dimension, names in NAMES.items()}
    scores = np.clip(np.floor(likings + 0.5), 1, 5)
    return cells | {"scores": scores, "kept": kept, "completed": completed, "training": chance.integers(TRAININGS)}


def rated(data: dict[str, list[dict]]) -> pd.DataFrame:
    """The rows of queries/rated_by_cell.sql."""
    return _cells(
        data, lambda edition: (edition["scores"].sum(), len(edition["scores"]), (edition["scores"] ** 2).sum())
    )


def completed(data: dict[str, list[dict]]) -> pd.DataFrame:
    """The rows of queries/completed_by_cell.sql."""
    return _cells(data, lambda edition: (edition["completed"], edition["kept"], edition["completed"]))


def _cells(data: dict[str, list[dict]], sums_of) -> pd.DataFrame:
    rows = []
    for training_format, editions in data.items():
        sums = np.array([sums_of(edition) for edition in editions], dtype=float)
        for dimension, names in NAMES.items():
            for name in names:
                part, whole, squares = sums[[edition[dimension] == name for edition in editions]].T
                added = {"groups": len(part), "part": part.sum(), "whole": whole.sum(), "squares": squares.sum()}
                added |= {"part_squares": (part**2).sum(), "products": part @ whole, "whole_squares": (whole**2).sum()}
                rows.append({"dimension": dimension, "value": name, "training_format": training_format} | added)
    return pd.DataFrame(rows)


def by_training(editions: list[dict], training_format: str) -> pd.DataFrame:
    """The rows of queries/satisfaction_by_training.sql of one format."""
    rows = []
    for training in range(TRAININGS):
        scores = [edition["scores"] for edition in editions if edition["training"] == training]
        if scores:
            totals, answers = np.array([s.sum() for s in scores]), np.array([len(s) for s in scores])
            row = {"training_id": f"T{training}", "training_format": training_format, "groups": len(scores)}
            row |= {"editions": len(scores), "answers": answers.sum(), "total": totals.sum()}
            row |= {"total_squares": sum((s**2).sum() for s in scores), "squared_answers": (answers**2).sum()}
            row |= {"between": (totals**2 / answers).sum(), "mean_total": (totals / answers).sum()}
            rows.append(row | {"mean_squares": ((totals / answers) ** 2).sum()})
    return pd.DataFrame(rows)
