"""Who took part, how many, how fully?"""

from tweeluik.charts import butterfly, trend
from tweeluik.components import diptych, frame, panel, rows
from tweeluik.components.sentences import participation as sentences
from tweeluik.metrics import participation

HOW_MANY = ("participants", "enrolments", "organisations", "hours")
HOW_FULLY = ("completion_rate", "no_show_rate", "cancellation_rate", "fill_rate", "hours_per_attendee")
GRAINS = ("year", "quarter", "month")
DIMENSIONS = ("theme", "institution", "mode", "size", "province")

page = frame.open_page("participation")
measure, grain = page.choice("measure", HOW_MANY), page.choice("grain", GRAINS)
by = page.choice("by", DIMENSIONS)

figures = page.ask(participation.by_format)
years, line = page.timeline(measure), page.timeline(measure, grain)
funnel = page.ask(participation.funnel)
back = page.ask(participation.returning)
values = rows.ranked(page, page.ask(participation.by_dimension, by), by)

panel.lead(page, sentences.people(page, figures))
diptych.show(page, "pairs", figures, [f"participation.{name}" for name in HOW_MANY + HOW_FULLY])

said = sentences.trend(page, years, measure)
panel.show(
    page, "trend", said, trend.panels(line, measure, page.language), line, controls=("measure", "grain"), clicks=grain
)

steps = rows.steps(page, funnel)
panel.show(page, "steps", sentences.steps(page, figures), butterfly.figure(steps, page.language, page.formats), steps)

came = rows.returning(page, back)
bars = butterfly.figure(came, page.language, page.formats)
panel.show(page, "returning", sentences.returning(page, back), bars, came, clicks="year")

said, bars = sentences.largest(page, values, by), butterfly.figure(values, page.language, page.formats)
panel.show(page, "by", said, bars, values, controls=("by",), clicks=by)
