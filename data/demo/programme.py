"""Which trainings are on offer, and when, for whom and how does each edition run?"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from organisations import Organisation, apportioned

OPEN, IN_COMPANY, CONSORTIUM = "Open aanbod", "In-company", "Consortium"
LAST_DAY = date(2026, 8, 31)
# Academic year -> editions, share in-company, weights of on site, online and hybrid.
YEARS = {
    2021: (210, 0.40, (22, 52, 26)),
    2022: (225, 0.45, (50, 32, 18)),
    2023: (240, 0.47, (60, 25, 15)),
    2024: (255, 0.48, (64, 22, 14)),
    2025: (270, 0.48, (66, 19, 15)),
}
MODES = ("Ter plaatse", "Online", "Hybride")
MONTHS = {9: 9, 10: 14, 11: 14, 12: 8, 1: 9, 2: 10, 3: 13, 4: 8, 5: 10, 6: 9, 7: 2, 8: 2}
CONSORTIA_A_YEAR = 3
# Hours of a training -> days from first to last, certificate, credits, catalogue price.
LENGTHS = {
    3.5: (0, "Aanwezigheidsattest", "", 165),
    7.0: (0, "Aanwezigheidsattest", "", 295),
    14.0: (7, "Aanwezigheidsattest", "", 545),
    21.0: (14, "Certificaat", "", 795),
    42.0: (49, "Microcredential", "3", 1450),
}
LENGTH_SHARE = (12, 42, 26, 14, 6)


@dataclass(eq=False)
class Training:
    """An item of the catalogue; `liking` is in standard deviations of one answer."""

    code: str
    title: str
    theme: str
    institution: str
    hours: float
    list_price: int
    liking: float


@dataclass(eq=False)
class Edition:
    """A scheduled run of a training, with its seats once they are taken."""

    training: Training
    training_format: str
    client: Organisation | None
    mode: str
    starts_on: date
    ends_on: date
    capacity: int
    liking: float
    status: str = "Doorgegaan"
    trajectory: str = ""
    location: str = ""
    trainer: str = ""
    contract_price: int = 0
    code: str = ""
    seats: list = field(default_factory=list)


def make_trainings(random: Random, words: dict) -> list[Training]:
    """The catalogue, each training with one institution of the eight."""
    shares = {name: round(100 * share) for name, (share, _) in words["institutions"].items()}
    titles = [(theme, title) for theme, facts in words["themes"].items() for title in facts["titles"]]
    institutions = apportioned(shares, len(titles))
    random.shuffle(institutions)
    trainings = []
    for serial, ((theme, title), institution) in enumerate(zip(titles, institutions, strict=True), start=1):
        hours = random.choices(list(LENGTHS), LENGTH_SHARE)[0]
        price = LENGTHS[hours][3] + 10 * random.randrange(-3, 8)
        trainings.append(Training(f"OPL{serial:03d}", title, theme, institution, hours, price, random.gauss(0, 0.10)))
    return trainings


def _first_day(random: Random, year: int, days: int) -> date:
    month = random.choices(list(MONTHS), list(MONTHS.values()))[0]
    day = date(year + (month < 9), month, random.randrange(1, 29))
    if (day.month, day.day) >= (12, 20) or (day.month, day.day) <= (1, 5):
        day += timedelta(days=21)
    return _weekday(min(day, LAST_DAY - timedelta(days=days + 5)))


def _weekday(day: date) -> date:
    return day + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[day.weekday()])


class Programme:
    """Draws editions; the theme mix of the formats differs strongly, what people think of a theme does not."""

    def __init__(self, random: Random, words: dict, trainings: list[Training], organisations: list[Organisation]):
        self.random, self.words, self.organisations = random, words, organisations
        self.by_theme = {
            theme: [training for training in trainings if training.theme == theme] for theme in words["themes"]
        }
        # A few trainings of a theme run often, most now and then.
        self.popularity = [1 / (rank + 3) for rank in range(13)]

    def editions(self) -> list[Edition]:
        """Every edition of the five years by first day, with its code."""
        editions = [edition for year in YEARS for edition in self._year(year)]
        editions.sort(key=lambda edition: (edition.starts_on, edition.training.code))
        for serial, edition in enumerate(editions, start=1):
            edition.code = f"ED{edition.starts_on:%y}-{serial:04d}"
        self._trajectories(editions)
        return editions

    def _year(self, year: int) -> list[Edition]:
        total, in_company_share, _ = YEARS[year]
        in_company = round(total * in_company_share)
        editions = [self._edition(year, CONSORTIUM) for _ in range(CONSORTIA_A_YEAR)]
        while len(editions) < in_company + CONSORTIA_A_YEAR:
            editions += self._series(year)[: in_company + CONSORTIA_A_YEAR - len(editions)]
        return editions + [self._edition(year, OPEN) for _ in range(total - len(editions))]

    def _training(self, share: str) -> Training:
        themes = self.words["themes"]
        theme = self.random.choices(list(themes), [facts[share] for facts in themes.values()])[0]
        return self.random.choices(self.by_theme[theme], self.popularity)[0]

    def _client(self, training: Training, year: int) -> Organisation:
        drawn_to = self.words["themes"][training.theme]["drawn_to"]
        weights = [
            (organisation.active_from.year <= year)
            * organisation.in_company_weight
            * (2.5 if organisation.sector in drawn_to else 1.0)
            for organisation in self.organisations
        ]
        return self.random.choices(self.organisations, weights)[0]

    def _series(self, year: int) -> list[Edition]:
        """One training for a client, in one to four groups some weeks apart, within the academic year."""
        first = self._edition(year, IN_COMPANY)
        series, ends_before = [first], date(year + 1, 8, 20)
        for _ in range(self.random.choices((0, 1, 2, 3), (50, 27, 14, 9))[0]):
            starts_on = _weekday(series[-1].starts_on + timedelta(days=self.random.randrange(7, 40)))
            ends_on = starts_on + (first.ends_on - first.starts_on)
            if ends_on < ends_before:
                again = Edition(
                    first.training, IN_COMPANY, first.client, first.mode, starts_on, ends_on, first.capacity, 0.0
                )
                series.append(self._settled(again))
        return series

    def _edition(self, year: int, training_format: str) -> Edition:
        random = self.random
        training = self._training("open" if training_format == OPEN else "in_company")
        client = self._client(training, year) if training_format == IN_COMPANY else None
        on_site, online, hybrid = YEARS[year][2]
        mode = random.choices(MODES, (on_site * (1.4 if client else 1.0), online, hybrid))[0]
        days = LENGTHS[training.hours][0]
        starts_on = _first_day(random, year, days)
        ends_on = _weekday(starts_on + timedelta(days=days))
        capacity = random.choice((12, 14, 15, 16, 16, 18) if client else (14, 16, 16, 18, 20, 24))
        return self._settled(Edition(training, training_format, client, mode, starts_on, ends_on, capacity, 0.0))

    def _settled(self, edition: Edition) -> Edition:
        random, training = self.random, edition.training
        edition.liking = random.gauss(0, 0.20)
        edition.trainer = f"L{random.randrange(1, 121):03d}"
        if edition.client:
            edition.contract_price = 50 * round(training.hours * random.uniform(3.6, 5.2) + 12)
        if edition.mode != "Online":
            campus = self.words["institutions"][training.institution][1]
            edition.location = edition.client.postcode if edition.client else campus
        cancelled = 0.06 if edition.starts_on < date(2022, 7, 1) else 0.03
        edition.status = "Geannuleerd" if random.random() < cancelled else "Doorgegaan"
        return edition

    def _trajectories(self, editions: list[Edition]) -> None:
        """Twelve combined paths: an in-company edition followed by two open ones of its theme within the half-year."""
        path = 0
        for edition in editions:
            if path == 12 or edition.training_format != IN_COMPANY or self.random.random() > 0.05:
                continue
            until = edition.ends_on + timedelta(days=180)
            later = [
                other
                for other in editions
                if other.training_format == OPEN
                and not other.trajectory
                and other.training.theme == edition.training.theme
                and edition.ends_on < other.starts_on < until
            ]
            if len(later) >= 2:
                path += 1
                for member in (edition, *later[:2]):
                    member.trajectory = f"TR{path:02d}"
