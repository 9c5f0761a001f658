"""Who fills in the evaluation afterwards, and what do they answer?

An answer is a latent normal number cut into the steps of the scale. It holds the theme, the training and the edition
(so that answers of one edition are alike), what the person thinks of everything, and chance.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from random import Random

from programme import IN_COMPANY, OPEN, Edition
from seats import ATTENDED, sector_diversity

# Latent values at which the next score begins: mean near 4.3 of 5, and an NPS near 45.
FIVE_STEPS = (-2.45, -1.95, -1.27, -0.04)
ELEVEN_STEPS = (-2.65, -2.50, -2.33, -2.12, -1.88, -1.60, -1.25, -0.86, -0.28, 0.47)
PERSON, CHANCE = sqrt(0.43), sqrt(0.52)


@dataclass(frozen=True)
class Question:
    """How far a question follows the edition, and what moves it; shifts in standard deviations of one answer."""

    header: str
    follows: float = 1.0
    shift: float = 0.0
    in_company: float = 0.0
    online: float = 0.0
    diversity: float = 0.0
    not_applicable: float = 0.0
    steps: tuple[float, ...] = FIVE_STEPS


QUESTIONS = (
    Question("Algemene tevredenheid"),
    Question("Inhoud", shift=0.05),
    Question("Relevantie", follows=0.8, in_company=0.38),
    Question("Lesgever", follows=0.9, shift=0.25, online=-0.05),
    Question("Organisatie", follows=0.6, in_company=0.34, not_applicable=0.02),
    Question("Netwerken", 0.6, -0.35, in_company=-0.45, online=-0.60, not_applicable=0.08),
    Question("Andere sectoren", 0.5, -0.95, online=-0.10, diversity=1.0, not_applicable=0.14),
    Question("Vrijuit vragen stellen", follows=0.7, shift=0.15),
    Question("Actualiteit", follows=0.9, shift=-0.05),
    Question("Aanbevelen", steps=ELEVEN_STEPS),
)


@dataclass(eq=False)
class Form:
    """One evaluation; a score of None is "not applicable"."""

    edition: Edition
    submitted_on: date
    scores: list[int | None]
    comment: str
    number: str = ""


def level(edition: Edition, liking_of_theme: float) -> float:
    """What the edition adds to each answer. Like for like, open editions are rated a shade lower."""
    mode = {"Online": -0.12, "Hybride": -0.03}.get(edition.mode, 0.0)
    shade = -0.02 if edition.training_format == OPEN else 0.0
    return liking_of_theme + edition.training.liking + edition.liking + mode + shade


def _score(random: Random, question: Question, form_level: float, edition: Edition, diversity: float) -> int:
    latent = question.follows * form_level + question.shift + question.diversity * diversity
    if edition.training_format == IN_COMPANY:
        latent += question.in_company
    if edition.mode == "Online":
        latent += question.online
    first = 0 if question.steps is ELEVEN_STEPS else 1
    return first + bisect_right(question.steps, latent + random.gauss(0, CHANCE))


def _comment(random: Random, overall: int, phrases: dict) -> str:
    if random.random() > 0.20:
        return ""
    tone = "glad" if overall == 5 or (overall == 4 and random.random() < 0.5) else "mixed" if overall >= 3 else "sad"
    comment = random.choice(phrases[tone])
    return f"{comment} {random.choice(phrases['more'])}" if random.random() < 0.4 else comment


def make_forms(random: Random, words: dict, edition: Edition) -> list[Form]:
    """The evaluations of one edition; how many come back differs strongly from one edition to the next."""
    willing = 0.0 if random.random() < 0.06 else random.betavariate(2.7, 2.55)
    base = level(edition, words["themes"][edition.training.theme]["liking"])
    diversity, forms = sector_diversity(edition), []
    for seat in edition.seats:
        if seat.status not in ATTENDED or random.random() > willing:
            continue
        mood = base + random.gauss(0, PERSON)
        scores: list[int | None] = [_score(random, question, mood, edition, diversity) for question in QUESTIONS]
        comment = _comment(random, scores[0], words["comments"])
        for place, question in enumerate(QUESTIONS):
            closed = 2.5 if edition.training_format == IN_COMPANY else 1.0
            if random.random() < question.not_applicable * closed:
                scores[place] = None
        submitted_on = edition.ends_on + timedelta(days=min(int(random.expovariate(1 / 4)), 30))
        forms.append(Form(edition, submitted_on, scores, comment))
    return forms
