"""Which sectors sit in the room, and do they meet?"""

from tweeluik.charts import butterfly, cloud, curve, dots, multiples, ratios
from tweeluik.components import beside, diptych, frame, lookup, measures, pairs, panel, rooms, rows
from tweeluik.components.sentences import rooms as about_rooms
from tweeluik.components.sentences import sectors as sentences
from tweeluik.config import OPEN
from tweeluik.metrics import meeting, sectors

LIKENESS = ("sectors.total_variation", "sectors.morisita_horn", "sectors.jensen_shannon")

page = frame.open_page("sectors")
figures = lookup.together(page.ask(subject.by_format) for subject in (sectors, meeting))
mix = rows.mix(page, page.ask(sectors.mix))
by_size = page.ask(meeting.by_group_size)
sizes, years = rows.contacts(page, by_size), rows.shift(page, page.ask(sectors.mix_by_year))
unknown, is_high = sentences.unknown(page, page.ask(sectors.unknown))

panel.lead(page, sentences.mixed(page, figures))
diptych.show(page, "pairs", figures, pairs.MET)
panel.note(page, unknown, warning=is_high)

rooms.inside(page, figures)
rooms.rarefied(page, figures, curve.figure)

bars = butterfly.figure(mix, page.language, page.formats, unit="rate")
panel.show(page, "mix", sentences.mix(page, mix), bars, mix, clicks="sector")
panel.note(page, sentences.absent(page, mix))
measures.show(page, "likeness", figures, LIKENESS)
beside.show(page, ratios.figure)

if OPEN in page.formats:
    dotted = dots.figure(sizes, page.language)
    panel.show(page, "contacts", sentences.contacts(page, figures), dotted, sizes, formats=[OPEN], clicks="mode")
    panel.note(page, about_rooms.by_mode(page, by_size))
rooms.felt(page, cloud.figure)
small = multiples.figures(years, page.language, page.formats)
panel.show(page, "shift", sentences.shift(page, years), small, years, clicks=("sector", "year"))
