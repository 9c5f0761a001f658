"""How do the two formats compare now?"""

from tweeluik.charts import trend
from tweeluik.components import changes, diptych, frame, limits, lookup, panel
from tweeluik.components.sentences import clauses
from tweeluik.components.sentences import participation as sentences
from tweeluik.metrics import meeting, participation, satisfaction, sectors

HEADLINES = (
    "satisfaction.overall.mean",
    "sectors.within_effective",
    "meeting.contacts_per_participant",
    "participation.completion_rate",
    "participation.participants",
    "satisfaction.recommend.nps",
)

# The questions among the headlines; the others wait for their own page.
RATED = ("overall", "recommend")

page = frame.open_page("overview")
rated = page.ask(satisfaction.by_format, RATED)
counted = [page.ask(subject.by_format) for subject in (sectors, meeting, participation)]
figures = lookup.together([rated, *counted])
years = page.timeline("enrolments")

panel.lead(page, clauses.compared(page, figures, "satisfaction.overall.mean", "sentences.satisfied"))
diptych.show(page, "headlines", figures, HEADLINES)
panel.show(
    page,
    "enrolments",
    sentences.trend(page, years, "enrolments"),
    trend.panels(years, "enrolments", page.language),
    years,
    clicks="year",
)
changes.show(page)
limits.show(page)
