"""How do the two formats compare now?"""

from tweeluik.charts import trend
from tweeluik.components import changes, claims, diptych, frame, limits, lookup, pairs, panel, standing_out
from tweeluik.components.sentences import clauses
from tweeluik.components.sentences import participation as sentences
from tweeluik.metrics import meeting, participation, satisfaction, sectors

page = frame.open_page("overview")
subjects = (satisfaction, sectors, meeting, participation)
figures = lookup.together(page.ask(subject.by_format) for subject in subjects)
years = page.timeline("enrolments")

panel.lead(page, clauses.compared(page, figures, "satisfaction.overall.mean", "sentences.satisfied"))
diptych.show(page, "headlines", figures, pairs.HEADLINES)
panel.show(
    page,
    "enrolments",
    sentences.trend(page, years, "enrolments"),
    trend.panels(years, "enrolments", page.language),
    years,
    clicks="year",
)
claims.show(page, figures)
changes.show(page)
standing_out.show(page)
limits.show(page)
