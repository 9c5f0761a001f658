"""Do in-company and open strengthen each other?"""

from tweeluik.charts import butterfly, flow, patterns
from tweeluik.components import diptych, frame, measures, panel, questions, ratings, rows_together, worklist
from tweeluik.components.sentences import together as sentences
from tweeluik.config import FOLLOW_UP_MONTHS, FORMATS
from tweeluik.metrics import clients, paths, together, worklists

PAIRS = [f"together.{kind}.{name}" for kind in together.KINDS for name in ("also_other", "within_year")]
SHARED = [f"together.{kind}.{name}" for kind in together.KINDS for name in ("jaccard", "overlap")]

page = frame.open_page("together")
who, by = page.choice("who", together.KINDS), page.choice("by", ("sector", "theme"))
months = page.choice("months", [str(each) for each in FOLLOW_UP_MONTHS], default="12")
figures, began = page.ask(together.by_format), page.ask(paths.steps, who)
used = rows_together.patterns(page, page.ask(together.patterns))
steps, spans = rows_together.steps(page, began), rows_together.crossings(page, page.ask(paths.crossings, who))
windows = rows_together.windows(page, page.ask(paths.follow_up, who))
within = rows_together.by_dimension(page, page.ask(together.by_dimension, by), by)
rated = rows_together.ratings(page, page.ask(clients.satisfaction_by_clients), questions.asked(page))
calls = page.ask(worklists.by_organisation)

panel.lead(page, sentences.both(page, figures))
diptych.show(page, "pairs", figures, PAIRS)
if page.formats == FORMATS:
    parts = patterns.figure(used, page.language), used
    read = rows_together.read(page, used)
    panel.show(page, "patterns", sentences.patterns(page, figures), *parts, names=False, read=read)
    measures.show(page, "together", figures, SHARED)

said, bands = sentences.steps(page, steps, who), flow.figure(steps, page.language)
panel.show(page, "flow", said, bands, steps, controls=("who",), names=False)
panel.note(page, sentences.at_once(page, began, who))
said, bars = sentences.crossings(page, page.ask(paths.crossing_days, who), who), butterfly.figure
panel.show(page, "crossings", said, bars(spans, page.language, page.formats), spans)
said, lines = sentences.window(page, windows, who, months), bars(windows, page.language, page.formats, unit="rate")
panel.show(page, "windows", said, lines, windows, controls=("months",))
panel.note(page, sentences.not_yet(page, windows, who, months))

if page.formats == FORMATS:
    said, parts = sentences.by_dimension(page, within, by), patterns.figure(within, page.language)
    read = rows_together.read(page, within)
    panel.show(page, "within", said, parts, within, controls=("by",), clicks=by, names=False, read=read)
ratings.show(page, sentences.ratings(page, rated), rated)
worklist.show(page, calls, sentences.worklist)
