"""Show me this measure by that."""

from tweeluik import export
from tweeluik.charts import explored
from tweeluik.components import frame, panel
from tweeluik.components.explore import options, rows, whole
from tweeluik.components.report import explored as along
from tweeluik.components.sentences import explore as sentences
from tweeluik.metrics import explore

page = frame.open_page("explore")
chosen = options.read(page)
options.draw(page, chosen)
whole.show(page, chosen)
shown = rows.of(page, chosen)

charts = explored.figure(chosen.chart, shown, page.language, page.formats, chosen.unit, chosen.view.by)
asked = page.ask(explore.parameters, chosen.view).to_dict()
panel.show(
    page,
    "explore",
    sentences.finding(page, shown, chosen),
    charts,
    shown,
    clicks=chosen.dimensions,
    read=rows.read(page, shown, chosen),
    caption=sentences.caption(page, shown, chosen),
    sources=([chosen.view.id], [chosen.view.what.query], asked),
    proven=rows.proven(shown, chosen),
)
for said in sentences.notes(page, shown, chosen):
    panel.note(page, said)
along.show(page, shown, chosen, export.KINDS, export.File)
