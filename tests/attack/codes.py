"""An invented programme whose scores say of which edition they are, so that each sum tells what it is a sum of.

Editions stand for the digits of a number, and each of their forms gives one unit of its digit: the sum 231 is of one
form of the first edition, three of the second and two of the third. On top of it each form of a format gives the same
large number, so that a sum also says of how many forms it is, and of which format.
"""

import random
from datetime import date, timedelta
from itertools import accumulate, product
from math import prod

import pandas as pd

from tests.metrics.test_oracle import filled
from tweeluik.config import FORMATS

QUESTION = "overall"
# All digits together stay below this, what a form gives on top above it, and sums of all forms exact in a double.
_DIGITS = 2**41
_FORMS = (1, 2, 3, 2, 1, 3, 2, 1, 6, 2, 3, 1, 2, 5, 1, 2, 2, 1, 3, 2, 1, 4, 1, 2, 2, 1)
_ON_TOP = dict(zip(FORMATS, (2 * _DIGITS, 3 * _DIGITS), strict=True))
# What a mean times its n may be off by.
_ROUNDING = 0.2
# Points of the scale are no figures.
_NO_FIGURE = {"score"}


def programme(seed: int) -> dict[str, list[dict]]:
    """Rows per table: in each format twenty-six editions, mostly of one to four forms."""
    chance = random.Random(seed)
    data: dict[str, list[dict]] = {"questions": [{"question_id": QUESTION, "construct": QUESTION}]}
    data["questions"][0] |= {"scale_min": 0, "scale_max": 2 * max(_ON_TOP.values()), "higher_is_better": True}
    data["organisations"] = [{"organisation_id": f"o{n}", "sector": "CFQ"[n % 3]} for n in range(6)]
    data["trainings"] = [
        {"training_id": f"t{n}", "theme": ("Data", "Care")[n % 2], "institution": ("school", "college")[n // 3]}
        for n in range(5)
    ]
    data |= {"editions": [], "enrolments": [], "responses": [], "answers": []}
    for training_format in FORMATS:
        for number, (forms, unit) in enumerate(zip(_FORMS, _units(), strict=True)):
            _edition(data, chance, training_format, f"{training_format}-{number:02d}", forms, unit)
    return filled(data)


def _units() -> list[int]:
    assert prod(forms + 1 for forms in _FORMS) < _DIGITS
    return list(accumulate((forms + 1 for forms in _FORMS[:-1]), lambda unit, radix: unit * radix, initial=1))


def _edition(data: dict, chance: random.Random, training_format: str, edition_id: str, forms: int, unit: int) -> None:
    client = f"o{chance.randrange(6)}"
    data["editions"].append(
        {
            "edition_id": edition_id,
            "training_id": f"t{chance.randrange(5)}",
            "training_format": training_format,
            "client_organisation_id": client if training_format == "in_company" else None,
            "delivery_mode": chance.choice(["on_site", "online"]),
            "starts_on": date(2022, 9, 1) + timedelta(days=chance.randrange(1000)),
            "contact_hours": chance.choice([3.0, 7.0]),
        }
    )
    for number in range(8):
        organisation = client if training_format == "in_company" else f"o{number % 6}"
        seat = {"enrolment_id": f"{edition_id}-{number}", "participant_id": f"{edition_id}-{number}"}
        seat |= {"edition_id": edition_id, "organisation_id": organisation, "enrolment_status": "completed"}
        data["enrolments"].append(seat)
    for number in range(forms):
        response_id = f"{edition_id}-r{number}"
        data["responses"].append({"response_id": response_id, "edition_id": edition_id})
        data["answers"].append(
            {"response_id": response_id, "question_id": QUESTION, "score": _ON_TOP[training_format] + unit}
        )


def forms() -> list[int]:
    """How many forms each digit has, first the editions of one format, then those of the other."""
    return [*_FORMS, *_FORMS]


def read(frame: pd.DataFrame) -> set[tuple[int, ...]]:
    """What the numbers of a published frame are about: forms per edition, for each number that is a mean or a sum.

    Whatever stands beside a number of people is tried as their mean and as their sum, and believed when it reads as
    just so many forms. What is no plain sum (an interval, a mean of means) comes from the same groups: `test_twin.py`.
    """
    counts = [name for name in ("n", "answers", "theme_n", "people") if name in frame]
    values = [name for name in frame.select_dtypes("float") if name not in {*counts, *_NO_FIGURE}]
    found: set[tuple[int, ...]] = set()
    for people, number in product(counts, values):
        known = frame[[people, number]].dropna().astype(float).drop_duplicates()
        for n, value in known.itertuples(index=False, name=None):
            for training_format, total in product(FORMATS, (value, value * n)):
                found.add(_digits(total, n, training_format))
    return found - {()}


def _digits(total: float, n: float, training_format: str) -> tuple[int, ...]:
    """The digits of a sum, in their place among both formats; nothing when it is not the sum of `n` forms of one."""
    rest = round(total) - round(n) * _ON_TOP[training_format]
    if n < 1 or n != round(n) or abs(total - round(total)) > _ROUNDING or not 0 < rest < _DIGITS:
        return ()
    digits = []
    for most in _FORMS:
        rest, digit = divmod(rest, most + 1)
        digits.append(digit)
    if rest or sum(digits) != n:
        return ()
    nothing = [0] * len(_FORMS)
    return tuple(digits + nothing if training_format == FORMATS[0] else nothing + digits)
