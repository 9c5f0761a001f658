"""Which kind of file is this, and which columns does that kind need?

A header that only one kind knows says more than one that several share.
"""

from collections.abc import Sequence

from tweeluik.ingest.reference import columns
from tweeluik.schema import KINDS, TABLES, Field

# Weight of a header that only one kind knows, and the least that a file must show.
_TELLING, _FEWEST = 3, 2
# In a tie the narrower kind: whatever an editions or organisations file holds, an enrolments file may hold too.
_NARROW_FIRST = ("organisations", "editions", "evaluations", "enrolments")
# Formats and dates of editions may stand in another file: the checks of the store look at all that is known.
REQUIRED = {
    "organisations": ("organisation_id",),
    "editions": ("edition_id",),
    "evaluations": ("edition_id",),
    "enrolments": ("edition_id", "participant", "enrolment_status"),
}
# What may stand in for a key that a file does not have, first choice first.
STAND_INS = {
    "organisation_id": ("enterprise_number", "organisation_name"),
    "training_id": ("training_title",),
}
# Fields by which a file describes a table; with none of them it only names its rows.
DESCRIBING = {
    "organisations": [name for name in TABLES["organisations"] if name != "organisation_id"],
    "trainings": [name for name in TABLES["trainings"] if name not in ("training_id", "language")],
    "editions": [name for name in TABLES["editions"] if name != "edition_id"],
}


def fields(kind: str) -> dict[str, Field]:
    """The fields that a kind of file may bring, by the name that its columns are matched to."""
    tables = [table for table in KINDS[kind] if table != "questions"]
    found = {name: field for table in tables for name, field in TABLES[table].items()}
    found.pop("participant_id", None)
    if kind in ("enrolments", "evaluations"):
        found["participant"] = Field("participant")
    return found


def recognise(forms: Sequence[Sequence[str]]) -> str | None:
    """The kind whose columns these headers are (each given as its forms), or None when too little is known."""
    scores = dict.fromkeys(_NARROW_FIRST, 0)
    # The id and name of who filled in a form look like those of an organisation; which edition it is about doesn't.
    about_editions = any(_names_an_edition(form) for of_column in forms for form in of_column)
    possible = [kind for kind in KINDS if not (about_editions and kind == "organisations")]
    for of_column in forms:
        kinds = [kind for kind in possible if any(form in columns(kind) for form in of_column)]
        for kind in kinds:
            scores[kind] += _TELLING if len(kinds) == 1 else 1
    best = max(_NARROW_FIRST, key=lambda kind: scores[kind])
    return best if scores[best] >= _FEWEST else None


def _names_an_edition(form: str) -> bool:
    return columns("evaluations").get(form) == "edition_id" and form not in columns("organisations")
