"""How do the two formats compare now?"""

from tweeluik.charts import trend
from tweeluik.components import changes, diptych, frame, limits, lookup, panel
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

page = frame.open_page("overview")
figures = lookup.together(page.ask(subject.by_format) for subject in (satisfaction, sectors, meeting, participation))
years = page.timeline("enrolments")

diptych.show(page, "headlines", figures, HEADLINES)
panel.show(
    page,
    "enrolments",
    sentences.trend(page, years, "enrolments"),
    trend.panels(years, "enrolments", page.language),
    years,
)
changes.show(page)
limits.show(page)
