"""Which figures are there, in what unit, and which query do they come from?

The id names the texts too: `figures.<id>.label`, `.question` and `.definition`; figures of a question use
`figures.satisfaction.<kind>`. What is said alike of several figures has its texts once (`text`).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One kind of figure.

    `unit`: count, rate (0 to 1), rate_difference, hours, score (the question's own scale), score_difference, nps,
    nps_difference, effective (number of equal sectors or organisations), probability (0 to 1), p, index, contacts,
    verdict (a word).
    `queries` are the named queries behind it, the first the one that says most; `text` names texts it shares.
    """

    id: str
    unit: str
    queries: tuple[str, ...]
    text: str = ""

    @property
    def key(self) -> str:
        """The stem of its texts."""
        return f"figures.{self.text or self.id}"


_SEATS = ("participation_by_format",)
_ATTENDED = ("attendance_by_format",)
_RATE_GAP = ("participation_by_edition",)
_FORMS = ("response_by_group",)
_MIX = ("sectors_by_format",)
_ROOM = ("diversity_by_format", "sectors_by_format")
_SCORES = ("satisfaction_by_score", "satisfaction_by_group")
_GAP = ("satisfaction_by_group",)
_ALIKE = ("satisfaction_by_stratum",)
_PATTERN = ("together_by_pattern",)


def _likeness(id_: str, queries: tuple[str, ...]) -> tuple[Figure, Figure]:
    """How alike people of one edition are in a figure, and what that costs."""
    names = ("icc", "design_effect")
    return tuple(Figure(f"{id_}.{name}", "index", queries, f"likeness.{name}") for name in names)


def _alike(kind: str, unit: str) -> tuple[Figure, ...]:
    """A mean, share or score like for like, its difference, the other parts of the raw one, and what it covers."""
    stem = f"satisfaction.{kind}like_for_like"
    parts = [Figure(f"{stem}.{name}", f"{unit}_difference", _ALIKE, f"alike.{name}") for name in ("outside", "mix")]
    return (
        Figure(stem, unit, _ALIKE),
        Figure(f"{stem}.difference", f"{unit}_difference", _ALIKE, "alike.difference"),
        *parts,
        Figure(f"{stem}.coverage", "rate", _ALIKE, "alike.coverage"),
    )


_KNOWN = [
    Figure("participation.enrolments", "count", _SEATS),
    Figure("participation.participants", "count", _SEATS),
    Figure("participation.organisations", "count", _SEATS),
    Figure("participation.organisations_attended", "count", _ATTENDED),
    Figure("participation.cancellation_rate", "rate", _SEATS),
    Figure("participation.no_show_rate", "rate", _SEATS),
    Figure("participation.completion_rate", "rate", _SEATS),
    Figure("participation.hours", "hours", _ATTENDED),
    Figure("participation.hours_per_attendee", "hours", _ATTENDED),
    Figure("participation.repeat_rate", "rate", _ATTENDED),
    Figure("participation.solo_share", "rate", _ATTENDED),
    Figure("participation.fill_rate", "rate", ("capacity_by_format",)),
    Figure("participation.response_rate", "rate", ("response_by_format",)),
    Figure("participation.cancellation_rate.difference", "rate_difference", _RATE_GAP),
    Figure("participation.no_show_rate.difference", "rate_difference", _RATE_GAP),
    Figure("participation.completion_rate.difference", "rate_difference", _RATE_GAP),
    Figure("participation.fill_rate.difference", "rate_difference", ("capacity_by_edition",)),
    Figure("participation.response_rate.difference", "rate_difference", _FORMS),
    *_likeness("participation.cancellation_rate", _RATE_GAP),
    *_likeness("participation.no_show_rate", _RATE_GAP),
    *_likeness("participation.completion_rate", _RATE_GAP),
    *_likeness("participation.response_rate", _FORMS),
    Figure("sectors.effective", "effective", _MIX),
    Figure("sectors.effective_order2", "effective", _MIX),
    Figure("sectors.rarefied", "effective", _MIX),
    Figure("sectors.chance_different", "probability", _MIX),
    Figure("sectors.pooled", "probability", _MIX),
    Figure("sectors.within", "probability", _ROOM),
    Figure("sectors.between", "probability", _ROOM),
    Figure("sectors.within_effective", "effective", _ROOM),
    Figure("sectors.total_variation", "index", _MIX),
    Figure("sectors.morisita_horn", "index", _MIX),
    Figure("sectors.jensen_shannon", "index", _MIX),
    Figure("sectors.organisation_concentration", "index", ("organisations_by_format",)),
    Figure("sectors.effective_organisations", "effective", ("organisations_by_format",)),
    Figure("meeting.pairs", "count", ("meeting_by_format",)),
    Figure("meeting.cross_organisation_pairs", "count", ("meeting_by_format",)),
    Figure("meeting.cross_sector_pairs", "count", ("meeting_by_format",)),
    Figure("meeting.contacts_per_participant", "contacts", ("contacts_by_format",)),
    Figure("satisfaction.mean", "score", _SCORES),
    Figure("satisfaction.top_two", "rate", _SCORES),
    Figure("satisfaction.nps", "nps", _SCORES),
    Figure("satisfaction.difference", "score_difference", _GAP),
    Figure("satisfaction.top_two.difference", "rate_difference", _GAP),
    Figure("satisfaction.nps.difference", "nps_difference", _GAP),
    Figure("satisfaction.cliffs_delta", "index", _SCORES),
    Figure("satisfaction.superiority", "probability", _SCORES),
    Figure("satisfaction.hedges_g", "index", _SCORES),
    Figure("satisfaction.p", "p", _GAP),
    Figure("satisfaction.nps.p", "p", _GAP, "satisfaction.p"),
    Figure("satisfaction.holm_p", "p", _GAP),
    Figure("satisfaction.weighted", "score", _GAP),
    Figure("satisfaction.weighted_n", "count", _GAP),
    Figure("satisfaction.weighted.difference", "score_difference", _GAP),
    Figure("satisfaction.what_if", "score_difference", _GAP),
    Figure("satisfaction.sectors_rho", "index", ("diversity_by_group", "satisfaction_by_group")),
    *_alike("", "score"),
    *_alike("top_two.", "rate"),
    *_alike("nps.", "nps"),
    *_likeness("satisfaction", _GAP),
    *_likeness("satisfaction.top_two", _GAP),
    *_likeness("satisfaction.nps", _GAP),
    Figure("trainings.offered", "count", ("trainings_by_format",)),
    Figure("trainings.editions_each", "effective", ("trainings_by_format",)),
    Figure("trainings.mean", "score", ("satisfaction_by_training", "evaluated_by_training")),
    Figure("trainings.shrunk", "score", ("satisfaction_by_training",)),
    Figure("trainings.funnel", "score", ("satisfaction_by_training",)),
    Figure("trainings.against_theme", "score_difference", ("satisfaction_by_group",)),
    *(
        Figure(f"together.{kind}.{name}", unit, queries)
        for kind in ("organisations", "learners")
        for name, unit, queries in (
            ("in_company_only", "count", _PATTERN),
            ("open_only", "count", _PATTERN),
            ("both", "count", _PATTERN),
            ("jaccard", "index", _PATTERN),
            ("overlap", "index", _PATTERN),
            ("also_other", "rate", _PATTERN),
            ("within_year", "rate", ("together_by_follow_up",)),
        )
    ),
    Figure("claims.independence", "verdict", ("satisfaction_by_group", *_ALIKE, *_ATTENDED)),
    Figure("claims.network", "verdict", ("satisfaction_by_group", *_ALIKE, "contacts_by_format")),
    Figure("claims.cross_sector", "verdict", ("satisfaction_by_group", *_ALIKE, *_ROOM)),
    Figure("claims.quality", "verdict", ("satisfaction_by_group", *_ALIKE)),
    Figure("claims.complementarity", "verdict", ("together_by_pattern", "satisfaction_by_group", *_ALIKE)),
]

# In the order of the pages; figures of a question stand here once, without the question.
FIGURES = {figure.id: figure for figure in _KNOWN}


def figure(id_: str) -> Figure:
    """The kind of a figure: `satisfaction.overall.mean` is of kind `satisfaction.mean`. KeyError for an unknown id."""
    if id_ in FIGURES:
        return FIGURES[id_]
    subject, _, rest = id_.partition(".")
    return FIGURES[f"{subject}.{rest.partition('.')[2]}"]
