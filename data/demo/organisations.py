"""Which invented organisations send people, how large are they, and how eagerly do they learn?"""

from dataclasses import dataclass, field
from datetime import date
from random import Random

SIZES = ("1-9", "10-49", "50-249", "250+")
# Share of the organisations, people who may ever come, and weight in either format, by size.
SHARE = (22, 33, 28, 17)
MOST_PEOPLE = dict(zip(SIZES, (5, 18, 60, 220), strict=True))
OPEN_BY_SIZE = dict(zip(SIZES, (0.5, 0.9, 1.5, 2.6), strict=True))
IN_COMPANY_BY_SIZE = dict(zip(SIZES, (0.0, 0.2, 1.0, 2.6), strict=True))
LARGER = "DEPQR"  # sectors whose organisations are a class larger, half of the time


@dataclass(eq=False)
class Person:
    """Somebody who learns; `busy` holds the days on which an edition of theirs runs."""

    email: str
    first_name: str
    function: str
    busy: list[tuple[date, date]] = field(default_factory=list)
    followed: set[str] = field(default_factory=set)

    def is_free(self, training: str, starts_on: date, ends_on: date) -> bool:
        """Whether they have not followed the training and are in no other edition on those days."""
        clash = any(first <= ends_on and starts_on <= last for first, last in self.busy)
        return training not in self.followed and not clash


@dataclass(eq=False)
class Organisation:
    """An employer; the weights say how often it is drawn as a sender (open) and as a client (in-company)."""

    number: str
    name: str
    enterprise_number: str
    sector: str
    nace_code: str
    size: str
    ownership: str
    postcode: str
    active_from: date
    open_weight: float
    in_company_weight: float
    people: list[Person] = field(default_factory=list)


def enterprise_number(serial: int) -> str:
    """A Belgian enterprise number whose check holds, below 0200.000.000 and so never issued."""
    first_eight = 1_000_000 + serial * 997
    digits = f"{first_eight:08d}{97 - first_eight % 97:02d}"
    return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"


def apportioned(weights: dict[str, int], total: int) -> list[str]:
    """Each key as often as its weight says (largest remainders), `total` in all."""
    whole = sum(weights.values())
    counts = {key: weight * total // whole for key, weight in weights.items()}
    by_remainder = sorted(weights, key=lambda key: -(weights[key] * total % whole))
    for key in by_remainder[: total - sum(counts.values())]:
        counts[key] += 1
    return [key for key, count in counts.items() for _ in range(count)]


def _size(random: Random, sector: str, ownership: str) -> str:
    if ownership == "Zelfstandige":
        return "1-9"
    rank = random.choices(range(4), SHARE)[0]
    if sector in LARGER and random.random() < 0.5:
        rank = min(rank + 1, 3)
    return SIZES[rank]


def _weights(random: Random, size: str) -> tuple[float, float]:
    open_weight = random.lognormvariate(0, 0.9) * OPEN_BY_SIZE[size]
    in_company_weight = random.lognormvariate(0, 0.9) * IN_COMPANY_BY_SIZE[size]
    if random.random() > 0.5:
        in_company_weight = 0.0
    elif random.random() < 0.45:
        # Begins in-company, and sends people to open editions late or never.
        open_weight *= 0.1
    return open_weight, in_company_weight


def _active_from(random: Random) -> date:
    return date(2021 if random.random() < 0.6 else random.choice((2022, 2023, 2024, 2025)), 9, 1)


def make_organisations(random: Random, words: dict, total: int) -> list[Organisation]:
    """The organisations in a fixed order, one in fourteen of unknown sector, one in sixteen without number."""
    places = [first + last for first in words["places"]["first"] for last in words["places"]["last"]]
    postcodes = words["postcodes"]
    organisations, taken = [], set()
    sectors = apportioned({sector: facts["weight"] for sector, facts in words["sectors"].items()}, total)
    random.shuffle(sectors)
    for serial, sector in enumerate(sectors, start=1):
        name = None
        while name is None or name in taken:
            pattern, nace_code, ownership = random.choice(words["sectors"][sector]["names"])
            name = pattern.format(place=random.choice(places))
        taken.add(name)
        size = _size(random, sector, ownership)
        organisations.append(
            Organisation(
                f"K{serial:04d}",
                name,
                "" if random.random() < 1 / 16 else enterprise_number(serial),
                sector,
                "" if random.random() < 1 / 14 else nace_code,
                size,
                ownership,
                random.choices(list(postcodes), list(postcodes.values()))[0],
                _active_from(random),
                *_weights(random, size),
            )
        )
    return organisations
