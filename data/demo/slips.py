"""Which contradictions does a real register hold, so that the checks have something to report?

Each is a warning: the files load, and the checks say what it means for the figures. How many of each: `SLIPS`.
"""

from collections.abc import Callable
from datetime import timedelta
from random import Random

from opinions import Form
from organisations import Organisation
from programme import IN_COMPANY, OPEN, Edition
from seats import ATTENDED, CANCELLED, COMPLETED, SUBSTITUTED, WAITLISTED, Seat

SLIPS = {
    "more_seats_than_capacity": 3,
    "completed_with_0_hours": 5,
    "enrolled_after_the_start": 4,
    "evaluation_before_the_start": 3,
    "enterprise_number_fails": 4,
    "two_editions_at_once": 3,
    "in_company_outsider": 4,
}


def make_slips(random: Random, organisations: list[Organisation], editions: list[Edition], forms: list[Form]) -> None:
    """Put every slip of `SLIPS` in a place of its own."""
    held = [edition for edition in editions if edition.status == "Doorgegaan"]
    seats = [seat for edition in held for seat in edition.seats]
    attended = [seat for seat in seats if seat.status == COMPLETED]
    _more_seats_than_capacity(random, held)
    for seat in random.sample(attended, SLIPS["completed_with_0_hours"]):
        seat.attended_hours = 0.0
    late = [seat for seat in attended if seat.edition.ends_on > seat.edition.starts_on]
    for seat in random.sample(late, SLIPS["enrolled_after_the_start"]):
        seat.enrolled_on = seat.edition.starts_on + timedelta(days=random.randrange(1, 4))
    for form in random.sample(forms, SLIPS["evaluation_before_the_start"]):
        form.submitted_on = form.edition.starts_on - timedelta(days=random.randrange(2, 20))
    numbered = [organisation for organisation in organisations if organisation.enterprise_number]
    for organisation in random.sample(numbered, SLIPS["enterprise_number_fails"]):
        number = organisation.enterprise_number
        organisation.enterprise_number = number[:-1] + str((int(number[-1]) + 1) % 10)
    _two_editions_at_once(random, held)
    _outsiders(random, held, organisations)


def _more_seats_than_capacity(random: Random, held: list[Edition]) -> None:
    large = [edition for edition in held if len(edition.seats) >= 12]
    for edition in random.sample(large, SLIPS["more_seats_than_capacity"]):
        taken = [seat for seat in edition.seats if seat.status not in (CANCELLED, SUBSTITUTED, WAITLISTED)]
        edition.capacity = len(taken) - random.randrange(1, 4)


def _attending(edition: Edition, suits: Callable[[Seat], bool]) -> list[Seat]:
    return [seat for seat in edition.seats if seat.status in ATTENDED and suits(seat)]


def _two_editions_at_once(random: Random, held: list[Edition]) -> None:
    """Somebody who attends one edition is also listed in another of the same days, in the seat of a colleague."""
    done = 0
    for edition in random.sample(held, len(held)):
        for other in held:
            together = edition.starts_on <= other.ends_on and other.starts_on <= edition.ends_on
            if other.training is edition.training or not together or edition.training_format != OPEN:
                continue
            pairs = [
                (seat, double)
                for seat in _attending(edition, lambda seat: seat.organisation is not None)
                for double in _attending(other, lambda seat: seat.organisation is not None)
                if seat.organisation is double.organisation
                and all(seat.person is not taken.person for taken in other.seats)
            ]
            if pairs:
                seat, double = pairs[0]
                double.person = seat.person
                done += 1
                break
        if done == SLIPS["two_editions_at_once"]:
            return


def _outsiders(random: Random, held: list[Edition], organisations: list[Organisation]) -> None:
    """In an in-company edition sits somebody of another organisation (a person who is seen nowhere else)."""
    in_company = [edition for edition in held if edition.training_format == IN_COMPANY]
    newcomers = [_attending(edition, lambda seat: len(seat.person.busy) == 1) for edition in in_company]
    for seats in random.sample([seats for seats in newcomers if seats], SLIPS["in_company_outsider"]):
        seat = random.choice(seats)
        others = [organisation for organisation in organisations if organisation is not seat.edition.client]
        seat.organisation = random.choice(others)
