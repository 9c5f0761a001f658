"""What is a seat, who pays for it, and does it come to attending?"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from organisations import Organisation, Person
from programme import CONSORTIUM, IN_COMPANY, LENGTHS, OPEN, Edition

COMPLETED, PARTIAL, NO_SHOW, CANCELLED = "Aanwezig", "Deels aanwezig", "Afwezig", "Geannuleerd"
SUBSTITUTED, WAITLISTED, EDITION_CANCELLED = "Vervangen", "Wachtlijst", "Editie geannuleerd"
ATTENDED = (COMPLETED, PARTIAL)
# Chances that a seat is cancelled, passed to a colleague, left empty, and left early.
CHANCES = {
    OPEN: (0.055, 0.010, 0.042, 0.035),
    IN_COMPANY: (0.025, 0.014, 0.040, 0.020),
    CONSORTIUM: (0.040, 0.010, 0.040, 0.025),
}
PAYERS = ("Werkgever", "Kmo-portefeuille", "Zelf", "Gemengd")
CHANNELS = ("Collega", "Zoekmachine", "Nieuwsbrief", "Partner", "Andere")


@dataclass(eq=False)
class Seat:
    """One person in one edition, with the organisation they worked for then (none: on their own account)."""

    edition: Edition
    person: Person
    organisation: Organisation | None
    enrolled_on: date
    status: str = COMPLETED
    cancelled_on: date | None = None
    attended_hours: float | None = None
    result: str = ""
    price_paid: float | None = None
    payer: str = ""
    channel: str = ""
    number: str = ""


def pay(random: Random, seat: Seat, after_in_company: bool) -> None:
    """Fill in who pays an open seat, how much, and through whom they came."""
    organisation = seat.organisation
    seat.price_paid = seat.edition.training.list_price * random.choice((1, 1, 1, 1, 0.9))
    small = organisation is not None and organisation.size in ("1-9", "10-49")
    seat.payer = random.choices(PAYERS, (80, 18 * small, 2, 3))[0] if organisation else "Zelf"
    heard = random.random()
    if after_in_company and heard < 0.25:
        seat.channel = "Via in-company"
    elif heard < 0.70:
        seat.channel = random.choices(CHANNELS, (36, 24, 22, 12, 6))[0]


def settle(random: Random, seat: Seat) -> None:
    """Decide what comes of a seat; `SUBSTITUTED` asks for a colleague in its place."""
    edition = seat.edition
    if edition.status == "Geannuleerd":
        seat.status, seat.price_paid = EDITION_CANCELLED, None
        return
    cancelled, passed_on, empty, early = CHANCES[edition.training_format]
    empty *= 1.6 if edition.mode == "Online" else 1.0
    chance = random.random()
    if chance < cancelled:
        _give_up(random, seat, CANCELLED)
    elif chance < cancelled + passed_on:
        _give_up(random, seat, SUBSTITUTED if seat.organisation else CANCELLED)
    elif chance < cancelled + passed_on + empty:
        seat.status, seat.attended_hours = NO_SHOW, 0.0
    elif chance < cancelled + passed_on + empty + early:
        most = int(edition.training.hours * 0.79 * 2) / 2
        seat.status, seat.attended_hours = PARTIAL, min(most, max(0.5, round(most * random.random() * 2) / 2))
    else:
        attend(random, seat)


def _give_up(random: Random, seat: Seat, status: str) -> None:
    days = (seat.edition.starts_on - seat.enrolled_on).days
    seat.cancelled_on = seat.edition.starts_on - timedelta(days=random.randrange(1, max(days, 2)))
    seat.status = status
    seat.price_paid = 0.0 if seat.edition.training_format == OPEN else None


def attend(random: Random, seat: Seat) -> None:
    """The person came, for all of the hours or nearly all; longer trainings end with an assessment."""
    hours = seat.edition.training.hours
    short = 0.5 * random.randrange(1, 4) if hours >= 14 and random.random() < 0.15 else 0.0
    seat.status, seat.attended_hours = COMPLETED, hours - short
    if LENGTHS[hours][1] != "Aanwezigheidsattest":
        seat.result = "Geslaagd" if random.random() < 0.94 else "Niet geslaagd"


def sector_diversity(edition: Edition) -> float:
    """Chance that two draws from those who attended fall in different sectors (0 when one sector fills the room)."""
    sectors = Counter(
        seat.organisation.sector for seat in edition.seats if seat.organisation and seat.status in ATTENDED
    )
    total = sum(sectors.values())
    return 1 - sum(count * count for count in sectors.values()) / (total * total) if total else 0.0
