"""How does this training do?"""

from tweeluik.charts import butterfly, funnel, trend
from tweeluik.components import comments, edition, frame, panel, questions, rows, states, trail
from tweeluik.components import training as one
from tweeluik.components import trainings as every
from tweeluik.components.sentences import participation as counted
from tweeluik.components.sentences import sectors as mixed
from tweeluik.components.sentences import trainings as sentences
from tweeluik.metrics import sectors, trainings

page = frame.open_page("trainings")
asked = questions.scored(page)
question, question_id = questions.chosen_if_any(page, asked)
training, held = trail.training(page), trail.edition(page)
trail.show(page)

if held is not None:
    edition.facts(page, held)
    room, formats = edition.room(page, held), (held["training_format"],)
    bars = butterfly.figure(room, page.language, formats)
    panel.show(page, "room", sentences.room(page, room), bars, room, formats=formats)
    edition.evaluations(page, held, asked)
    comments.show(page, edition.forms(page, held))
elif training:
    years, mix = page.timeline("enrolments"), rows.mix(page, page.ask(sectors.mix))
    one.standing(page, training, question_id)
    lines = trend.panels(years, "enrolments", page.language)
    panel.show(page, "enrolments", counted.trend(page, years, "enrolments"), lines, years, clicks="year")
    one.editions(page)
    bars = butterfly.figure(mix, page.language, page.formats, unit="rate")
    panel.show(page, "mix", mixed.mix(page, mix), bars, mix, clicks="sector")
    one.against_theme(page, training, asked, question)
    comments.show(page)
else:
    found = every.named(page, page.ask(trainings.by_training, question_id))
    every.lead(page, found)
    every.show(page, found)
    states.no_answers(page, asked)
    points, said = every.funnel(page, found, question)
    panel.show(page, "funnel", said, funnel.panels(points, page.language), points, clicks="training")
    panel.note(page, sentences.caveat(page, found))
