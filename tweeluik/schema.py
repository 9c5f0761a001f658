"""Which tables and fields does a file bring, of what type, and which values are allowed?

One place for the loader (what to convert to), the store (what a Parquet file holds) and the build (what it reads).
"""

from dataclasses import dataclass

TEXT, INTEGER, DECIMAL, DATE, BOOLEAN = "varchar", "bigint", "double", "date", "boolean"


@dataclass(frozen=True)
class Field:
    """One field: its DuckDB type, whether a row needs it, and the values it may take (empty: any)."""

    name: str
    type: str = TEXT
    required: bool = False
    values: tuple[str, ...] = ()


def _fields(*fields: Field) -> dict[str, Field]:
    return {field.name: field for field in fields}


SIZES = ("1-9", "10-49", "50-249", "250+")
DELIVERY_MODES = ("on_site", "online", "hybrid")
# `other` is kept, counted on the completeness board and left out of comparisons.
TRAINING_FORMATS = ("in_company", "open", "other")
ENROLMENT_STATUSES = (
    "waitlisted",
    "enrolled",
    "cancelled",
    "edition_cancelled",
    "substituted",
    "no_show",
    "partial",
    "completed",
)
CONSTRUCTS = (
    "overall",
    "content",
    "relevance",
    "trainer",
    "materials",
    "organisation",
    "pace",
    "networking",
    "cross_sector",
    "free_to_ask",
    "recommend",
    "applied_on_job",
    "up_to_date",
)

# Table -> its fields. `source_row` is added to each by the loader, `upload_id` by the build.
TABLES: dict[str, dict[str, Field]] = {
    "organisations": _fields(
        Field("organisation_id", required=True),
        Field("organisation_name"),
        Field("enterprise_number"),
        Field("sector"),
        Field("sector_revision", values=("NACE-BEL 2008", "NACE-BEL 2025")),
        Field("size_class", values=SIZES),
        Field("ownership", values=("private", "public", "non_profit", "self_employed")),
        Field("postcode"),
        Field("country"),
    ),
    "trainings": _fields(
        Field("training_id", required=True),
        Field("training_title"),
        Field("theme"),
        Field("institution"),
        Field(
            "certificate",
            values=("none", "attendance", "certificate", "micro_credential", "postgraduate"),
        ),
        Field("ects", DECIMAL),
        Field("language"),
    ),
    "editions": _fields(
        Field("edition_id", required=True),
        Field("training_id"),
        Field("training_format", required=True, values=TRAINING_FORMATS),
        Field("client_organisation_id"),
        Field("trajectory_id"),
        Field("delivery_mode", values=DELIVERY_MODES),
        Field("starts_on", DATE, required=True),
        Field("ends_on", DATE),
        Field("contact_hours", DECIMAL),
        Field("capacity", INTEGER),
        Field("edition_status", values=("planned", "confirmed", "held", "cancelled")),
        Field("list_price", DECIMAL),
        Field("contract_price", DECIMAL),
        Field("location_postcode"),
        Field("lead_trainer"),
    ),
    "enrolments": _fields(
        Field("enrolment_id", required=True),
        Field("edition_id", required=True),
        Field("participant_id", required=True),
        Field("organisation_id"),
        Field("job_family"),
        Field("enrolled_on", DATE),
        Field("enrolment_status", required=True, values=ENROLMENT_STATUSES),
        Field("cancelled_on", DATE),
        Field("attended_hours", DECIMAL),
        Field("result", values=("passed", "failed", "not_assessed")),
        Field("price_paid", DECIMAL),
        Field("payer", values=("employer", "self", "subsidy", "mixed")),
        Field(
            "referred_by",
            values=("colleague", "in_company", "search", "mailing", "partner", "other"),
        ),
    ),
    "responses": _fields(
        Field("response_id", required=True),
        Field("edition_id", required=True),
        Field("participant_id"),
        Field("submitted_on", DATE),
        Field("language"),
        Field("comment"),
    ),
    "answers": _fields(
        Field("response_id", required=True),
        Field("question_id", required=True),
        # Missing means "not applicable".
        Field("score", DECIMAL),
    ),
    "questions": _fields(
        Field("question_id", required=True),
        Field("text_nl"),
        Field("text_en"),
        Field("construct", values=CONSTRUCTS),
        Field("scale_min", DECIMAL, required=True),
        Field("scale_max", DECIMAL, required=True),
        # Missing for a bipolar question (pace): shown as a distribution, never averaged.
        Field("higher_is_better", BOOLEAN),
        Field("kirkpatrick_level", INTEGER),
    ),
}

# What identifies a row; a later row with the same key replaces the earlier one.
KEYS = {
    "organisations": ("organisation_id",),
    "trainings": ("training_id",),
    "editions": ("edition_id",),
    "enrolments": ("enrolment_id",),
    "responses": ("response_id",),
    "answers": ("response_id", "question_id"),
    "questions": ("question_id",),
}

# The four files a user can load, and the tables each may bring. The first is the table whose rows it counts.
KINDS = {
    "enrolments": ("enrolments", "editions", "trainings", "organisations"),
    "evaluations": ("responses", "answers", "questions"),
    "editions": ("editions", "trainings"),
    "organisations": ("organisations",),
}
# The order in which the files of one command are read, so that a row finds what it refers to.
KIND_ORDER = ("organisations", "editions", "enrolments", "evaluations")
