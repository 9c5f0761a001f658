"""How are in-company editions rated by clients that also send people to open editions, and by clients that do not?

A description and no more: larger clients do more of everything. Each value stands on whole protected groups; a group
counts for a kind of client only when all its editions agree, so that the gate holds here as everywhere.
"""

from math import nan

import pandas as pd

from tweeluik.engine import Engine
from tweeluik.filters import Filters
from tweeluik.metrics import pooling, satisfaction, trainings
from tweeluik.metrics.frames import missing
from tweeluik.metrics.group_sums import NOBODY, Sums, sums_by
from tweeluik.metrics.suppression import gate

CLIENTS = ("combines", "in_company_only", "mixed", "unknown")


def satisfaction_by_clients(engine: Engine, filters: Filters) -> pd.DataFrame:
    """Means of in-company editions by kind of client, a row a question and kind, through the gate.

    Columns: question_id, clients (combines, in_company_only, mixed = small editions of both kinds that stay together,
    unknown), mean, low, high [the question's own scale], n, groups, editions, note. The interval follows the ladder of
    groups (`pooling.intervals`); the note says why there is none. Questions without a better end have no rows.
    Source: queries/clients_by_group.sql, satisfaction_by_group.sql.
    """
    kinds = engine.query("clients_by_group", **filters.parameters())
    by_group = engine.query("satisfaction_by_group", **filters.parameters())
    sums = sums_by(by_group.merge(kinds, on="group_key"), ("question_id", "clients"))
    asked = [row for row in satisfaction.questions(engine).to_dict("records") if not missing(row["higher_is_better"])]
    rows = [
        {"question_id": question["question_id"], "clients": kind}
        | _rated(sums.get((question["question_id"], kind), NOBODY))
        for question in asked
        for kind in CLIENTS
    ]
    frame = pd.DataFrame(rows, columns=["question_id", "clients", *_rated(NOBODY)])
    frame[["n", "groups", "editions"]] = frame[["n", "groups", "editions"]].astype("Int64")
    return gate(frame, frame["n"], ["mean", "low", "high", "n", "groups", "editions"], engine.threshold)


def _rated(found: Sums) -> dict:
    """The mean of whole groups with its interval, and what it stands on."""
    base = {"n": found.n, "groups": len(found.answers), "editions": found.editions}
    if not found.n:
        return {"mean": nan, "low": nan, "high": nan, **base, "note": ""}
    one = pooling.of_one(*found.quantity("mean"))
    low, high = (float(end[0]) for end in pooling.intervals(one))
    note = trainings.TOO_FEW if missing(low) else ""
    return {"mean": float(one.means[0]), "low": low, "high": high, **base, "note": note}
