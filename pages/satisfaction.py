"""How is it rated, and is the difference real?"""

from tweeluik.charts import bridge, butterfly, diverging, dumbbell, trend
from tweeluik.components import adjusted, alike, diptych, frame, measures, nonresponse, panel, questions, rows, states
from tweeluik.components.sentences import satisfaction as sentences
from tweeluik.metrics import participation, satisfaction

page = frame.open_page("satisfaction")
asked = questions.asked(page)
states.no_answers(page, asked)
question = questions.chosen(page, asked)
means = questions.means(asked)

figures = page.ask(satisfaction.by_format)
given = page.ask(satisfaction.distribution)
scores, spread = rows.scores(page, given, question), rows.spread(page, given, asked)
response = page.ask(participation.response)

questions.choose(page)
panel.lead(page, sentences.verdict(page, figures, question))
diptych.show(page, "pairs", figures, questions.figures_of(question, figures), questions.wordings(question))

bars = butterfly.figure(scores, page.language, page.formats, unit="rate")
panel.show(page, "scores", sentences.scores(page, scores, question), bars, scores)

if questions.is_scored(question):
    years = rows.rated(page, page.ask(satisfaction.trend, question["question_id"]))
    lines = trend.panels(years, "mean", page.language, decimals=2, from_zero=False)
    panel.show(page, "rated", sentences.rated(page, years), lines, years, clicks="year")
    measures.show(page, "effects", figures, questions.effects_of(question))

alike.show(page, question, bridge.figure, dumbbell.figure)

panel.heading(page, "questions", sentences.questions(page, figures, means))
diptych.show(page, "questions", figures, list(means), titles=means, compact=True)
adjusted.show(page, figures, means)

panel.show(page, "spread", sentences.spread(page), diverging.panels(spread, page.language), spread)

nonresponse.show(page, response, figures, question)
panel.note(page, sentences.joined(page, page.ask(satisfaction.coverage)))
