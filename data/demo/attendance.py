"""Who takes a seat in each edition: which organisations send people, and which people come back?"""

from datetime import date, timedelta
from itertools import accumulate
from random import Random

from organisations import MOST_PEOPLE, Organisation, Person
from programme import CONSORTIUM, IN_COMPANY, OPEN, Edition
from seats import SUBSTITUTED, WAITLISTED, Seat, attend, pay, settle


class Attendance:
    """Fills editions in the order of their first day, so that people and organisations come back."""

    def __init__(self, random: Random, words: dict, organisations: list[Organisation]) -> None:
        self.random, self.words, self.organisations = random, words, organisations
        self.persons = 0
        self.trained_in_company: set[Organisation] = set()
        # Organisations that nobody came from yet: each gets its turn.
        self.waiting = [organisation for organisation in organisations if not organisation.in_company_weight]
        random.shuffle(self.waiting)
        self.draws: dict[tuple[str, int], list[float]] = {}

    def fill(self, edition: Edition) -> None:
        """Give the edition its seats, decided to the end."""
        wanted = self._wanted(edition)
        if edition.training_format == IN_COMPANY:
            self._seat(edition, edition.client, wanted)
            self.trained_in_company.add(edition.client)
        elif edition.training_format == CONSORTIUM:
            for partner in self._partners(edition):
                self._seat(edition, partner, -(-wanted // 4))
        else:
            while len(edition.seats) < wanted:
                self._seat(edition, *self._sender(edition, wanted - len(edition.seats)))
        for seat in list(edition.seats):
            settle(self.random, seat)
            if seat.status == SUBSTITUTED:
                attend(self.random, self._take(edition, seat.organisation, seat.cancelled_on))
        if edition.status == "Doorgegaan" and len(edition.seats) >= edition.capacity:
            self._waitlist(edition)

    def _wanted(self, edition: Edition) -> int:
        random = self.random
        if edition.status == "Geannuleerd":
            return random.randrange(2, 6)
        if random.random() < 0.07:
            return random.randrange(3, 7)
        filled = random.triangular(0.58, 1.05, 0.93) if edition.client else random.triangular(0.40, 1.05, 0.78)
        return min(round(edition.capacity * filled), edition.capacity)

    def _partners(self, edition: Edition) -> list[Organisation]:
        sector = self.random.choice(self.words["themes"][edition.training.theme]["drawn_to"])
        return self.random.sample([member for member in self.organisations if member.sector == sector], 4)

    def _sender(self, edition: Edition, places: int) -> tuple[Organisation | None, int]:
        """An organisation and how many people it sends: mostly one, sometimes two or three."""
        if self.random.random() < 0.015:
            return None, 1
        people = min(self.random.choices((1, 2, 3), (80, 14, 6))[0], places)
        if self.waiting and self.random.random() < 0.17:
            organisation = self.waiting.pop()
            if organisation.active_from <= edition.starts_on:
                return organisation, people
            self.waiting.insert(0, organisation)
        year = edition.starts_on.year + (edition.starts_on.month >= 9)
        return self.random.choices(self.organisations, cum_weights=self._cumulative(edition.training.theme, year))[
            0
        ], people

    def _cumulative(self, theme: str, year: int) -> list[float]:
        """Weights of the organisations for a theme; care sends more people every year, manufacturing fewer."""
        if (theme, year) not in self.draws:
            drawn_to, later = self.words["themes"][theme]["drawn_to"], year - 2022
            trend = {"R": 0.85 + 0.15 * later, "C": 1.15 - 0.06 * later}
            self.draws[theme, year] = list(
                accumulate(
                    (member.active_from.year < year)
                    * member.open_weight
                    * (3.0 if member.sector in drawn_to else 1.0)
                    * trend.get(member.sector, 1.0)
                    for member in self.organisations
                )
            )
        return self.draws[theme, year]

    def _seat(self, edition: Edition, organisation: Organisation | None, people: int) -> None:
        together = edition.starts_on - timedelta(days=self.random.randrange(12, 45))
        for _ in range(people):
            days = 4 + min(int(self.random.expovariate(1 / 32)), 150)
            alone = edition.starts_on - timedelta(days=days)
            enrolled_on = alone if edition.training_format == OPEN else together
            self._take(edition, organisation, enrolled_on)

    def _take(self, edition: Edition, organisation: Organisation | None, enrolled_on: date) -> Seat:
        person = self._known(edition, organisation) or self._new(edition, organisation)
        person.busy.append((edition.starts_on, edition.ends_on))
        person.followed.add(edition.training.code)
        seat = Seat(edition, person, organisation, enrolled_on)
        if edition.training_format == OPEN:
            pay(self.random, seat, organisation in self.trained_in_company)
        edition.seats.append(seat)
        return seat

    def _known(self, edition: Edition, organisation: Organisation | None) -> Person | None:
        people = organisation.people if organisation else []
        enough = organisation and len(people) >= MOST_PEOPLE[organisation.size]
        if not people or (not enough and self.random.random() > 0.65):
            return None
        for _ in range(6):
            person = self.random.choice(people)
            if person.is_free(edition.training.code, edition.starts_on, edition.ends_on):
                return person
        return None

    def _new(self, edition: Edition, organisation: Organisation | None) -> Person:
        """Somebody who was not there before, or who comes over from another employer."""
        random = self.random
        if organisation and random.random() < 0.03:
            former = random.choice(self.organisations)
            if former is not organisation and len(former.people) > 2:
                mover = random.choice(former.people)
                if mover.is_free(edition.training.code, edition.starts_on, edition.ends_on):
                    former.people.remove(mover)
                    organisation.people.append(mover)
                    return mover
        self.persons += 1
        person = Person(
            f"p{self.persons:05d}@example.org",
            random.choice(self.words["people"]["names"]),
            random.choice(self.words["themes"][edition.training.theme]["functions"]),
        )
        if organisation:
            organisation.people.append(person)
        return person

    def _waitlist(self, edition: Edition) -> None:
        if edition.training_format != OPEN:
            return
        for _ in range(self.random.randrange(0, 4)):
            organisation, _ = self._sender(edition, 1)
            seat = self._take(edition, organisation, edition.starts_on - timedelta(days=self.random.randrange(2, 9)))
            seat.status, seat.price_paid, seat.payer = WAITLISTED, None, ""
