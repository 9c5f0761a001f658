"""An invented programme with many small editions, and its twin in which answers changed places within protected groups.

In the twin people of one group have exchanged scores and comments, and small editions their forms: every group holds
the same answers, hardly any edition does. Who sees a difference between the two sees into a group. The groups are those
of `tests/store/plain_groups.py`, so that an error of the product's own grouping can't hide itself.
"""

import random
from collections import Counter, defaultdict
from datetime import date, timedelta

from tests.metrics.test_oracle import filled
from tests.store.plain_groups import EditionCount, protected_groups

THRESHOLD = 5
EDITIONS, TRAININGS = 90, 6
# Question -> its scale; scores are multiples of 1/1024, so that sums are exact and nobody gives the same one twice.
SCALES = {"overall": (1, 5), "recommend": (0, 10), "networking": (1, 5), "pace": (1, 5)}
_STEPS = 1024


def programme(seed: int = 7) -> dict[str, list[dict]]:
    """Rows per table: editions of two themes, institutions and modes with mostly one to four forms."""
    chance = random.Random(seed)
    organisations = [
        {
            "organisation_id": f"o{number}",
            "sector": chance.choice(["C", "F", "Q", None]),
            "size_class": chance.choice(["1-9", "50-249"]),
            "postcode": chance.choice(["9000", "2000", "3000"]),
        }
        for number in range(10)
    ]
    trainings = [
        {
            "training_id": f"t{number}",
            "training_title": f"Training {number}",
            "theme": ("Data", "Care")[number % 2],
            "institution": chance.choice(["school", "college"]),
        }
        for number in range(TRAININGS)
    ]
    data = {"organisations": organisations, "trainings": trainings, "questions": _questions()}
    data |= {"editions": [], "enrolments": [], "responses": [], "answers": []}
    scores = {question: iter(_scores(chance, *scale)) for question, scale in SCALES.items()}
    for number in range(EDITIONS):
        _edition(data, chance, f"e{number:02d}", scores)
    return filled(data)


def _questions() -> list[dict]:
    return [
        {"question_id": question, "construct": question, "scale_min": low, "scale_max": high}
        | {"higher_is_better": None if question == "pace" else True}
        for question, (low, high) in SCALES.items()
    ]


def _scores(chance: random.Random, low: int, high: int) -> list[float]:
    """Every score of a scale once, in an order of chance."""
    return chance.sample([low + step / _STEPS for step in range(_STEPS * (high - low) + 1)], 1000)


def _edition(data: dict, chance: random.Random, edition_id: str, scores: dict) -> None:
    training_format, client = chance.choice(["in_company", "open"]), f"o{chance.randrange(10)}"
    edition = {
        "edition_id": edition_id,
        "training_id": f"t{chance.randrange(TRAININGS)}",
        "training_format": training_format,
        "client_organisation_id": client if training_format == "in_company" else None,
        "delivery_mode": chance.choice(["on_site", "on_site", "online"]),
        "starts_on": date(2022, 9, 1) + timedelta(days=chance.randrange(1000)),
        "contact_hours": chance.choice([3.0, 7.0, None]),
        "edition_status": "held",
    }
    data["editions"].append(edition)
    forms = chance.choice([0, 1, 2, 2, 3, 3, 4, 6, 8])
    for person in chance.sample(range(80), 8 + chance.randrange(4)):
        enrolment = {"enrolment_id": f"{edition_id}-{person}", "edition_id": edition_id, "participant_id": f"p{person}"}
        # Some clients send nobody to open editions.
        organisation = client if training_format == "in_company" else f"o{person % 6}"
        data["enrolments"].append(enrolment | {"organisation_id": organisation, "enrolment_status": "completed"})
    for number in range(forms):
        response_id = f"{edition_id}-r{number}"
        comment = f"comment {response_id}" if chance.random() < 0.7 else None
        data["responses"].append({"response_id": response_id, "edition_id": edition_id, "comment": comment})
        for question, given in scores.items():
            if chance.random() < 0.9:
                data["answers"].append({"response_id": response_id, "question_id": question, "score": next(given)})


def groups(data: dict, question: str | None) -> list[list[str]]:
    """The protected groups of a question, or of the forms, each as its editions in order."""
    people = Counter(row["edition_id"] for row in data["responses"])
    if question:
        of = {row["response_id"]: row["edition_id"] for row in data["responses"]}
        people = Counter(of[row["response_id"]] for row in data["answers"] if row["question_id"] == question)
    trainings = {row["training_id"]: row for row in data["trainings"]}
    counted = [
        EditionCount(
            row["edition_id"],
            people[row["edition_id"]],
            row["training_format"],
            row["training_id"],
            row["delivery_mode"],
            trainings[row["training_id"]]["institution"],
            trainings[row["training_id"]]["theme"],
            row["starts_on"],
        )
        for row in data["editions"]
        if people[row["edition_id"]] or not question
    ]
    return sorted(sorted(edition.edition_id for edition in group) for group in protected_groups(counted, THRESHOLD))


def every_group(data: dict) -> dict[str | None, list[list[str]]]:
    """The groups of the forms (None) and of each question."""
    return {question: groups(data, question) for question in (None, *SCALES)}


def twin(data: dict[str, list[dict]], seed: int = 3) -> dict[str, list[dict]]:
    """The same programme after its people exchanged forms, scores and comments within their protected groups."""
    chance = random.Random(seed)
    moved = _forms_exchanged(data)
    assert every_group(moved) == every_group(data)
    return _scores_exchanged(moved, chance)


def _forms_exchanged(data: dict) -> dict:
    """All forms of one edition for all those of another, wherever the groups and who answered what stay the same."""
    before, forms = every_group(data), Counter(row["edition_id"] for row in data["responses"])
    asked, done = _asked(data), set()
    for group in before[None]:
        for one, other in ((one, other) for one in group for other in group if forms[one] < forms[other]):
            alike = all(any({one, other} <= set(g) for g in before[q]) for q in asked[one] | asked[other])
            if done & {one, other} or not alike or asked[one] != asked[other]:
                continue
            exchange = {one: other, other: one}
            rows = [
                row | {"edition_id": exchange.get(row["edition_id"], row["edition_id"])} for row in data["responses"]
            ]
            if every_group(data | {"responses": rows}) == before:
                data, done = data | {"responses": rows}, done | {one, other}
    assert len(done) >= 6, "some editions can exchange their forms"
    return data


def _asked(data: dict) -> dict[str, set[str]]:
    """Edition -> the questions that somebody answered in it."""
    of, found = {row["response_id"]: row["edition_id"] for row in data["responses"]}, defaultdict(set)
    for row in data["answers"]:
        found[of[row["response_id"]]].add(row["question_id"])
    return found


def _scores_exchanged(data: dict, chance: random.Random) -> dict:
    edition_of = {row["response_id"]: row["edition_id"] for row in data["responses"]}
    answers, responses = [dict(row) for row in data["answers"]], [dict(row) for row in data["responses"]]
    for question in SCALES:
        of_question = [row for row in answers if row["question_id"] == question]
        _shuffle(of_question, "score", groups(data, question), edition_of, chance)
    _shuffle(responses, "comment", groups(data, None), edition_of, chance)
    return data | {"answers": answers, "responses": responses}


def _shuffle(rows: list[dict], field: str, groups: list[list[str]], edition_of: dict, chance: random.Random) -> None:
    for group in groups:
        of_group = [row for row in rows if edition_of[row["response_id"]] in group]
        values = [row[field] for row in of_group]
        chance.shuffle(values)
        for row, value in zip(of_group, values, strict=True):
            row[field] = value
