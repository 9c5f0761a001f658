"""Which sectors sit in the room, and do they meet?"""

from tweeluik.charts import butterfly, dots, multiples
from tweeluik.components import diptych, frame, lookup, measures, panel, rows
from tweeluik.components.sentences import sectors as sentences
from tweeluik.config import OPEN
from tweeluik.metrics import meeting, sectors

PAIRS = (
    "sectors.within_effective",
    "sectors.within",
    "meeting.contacts_per_participant",
    "sectors.effective",
    "sectors.rarefied",
    "sectors.effective_organisations",
)
LIKENESS = ("sectors.total_variation", "sectors.morisita_horn", "sectors.jensen_shannon")

page = frame.open_page("sectors")
figures = lookup.together(page.ask(subject.by_format) for subject in (sectors, meeting))
mix = rows.mix(page, page.ask(sectors.mix))
sizes = rows.contacts(page, page.ask(meeting.by_group_size))
years = rows.shift(page, page.ask(sectors.mix_by_year))
unknown, is_high = sentences.unknown(page, page.ask(sectors.unknown))

panel.lead(page, sentences.mixed(page, figures))
diptych.show(page, "pairs", figures, PAIRS)
panel.note(page, unknown, warning=is_high)

bars = butterfly.figure(mix, page.language, page.formats, unit="rate")
panel.show(page, "mix", sentences.mix(page, mix), bars, mix, clicks="sector")
panel.note(page, sentences.absent(page, mix))
measures.show(page, "likeness", figures, LIKENESS)

if OPEN in page.formats:
    dotted = dots.figure(sizes, page.language)
    panel.show(page, "contacts", sentences.contacts(page, figures), dotted, sizes, formats=[OPEN])

panel.grid(page, "shift", sentences.shift(page, years), multiples.figures(years, page.language, page.formats), years)
