"""Makes the demo data: five invented years of a programme, written as a Belgian registration system exports them.

    python data/demo/make.py [FOLDER]

writes four CSV files next to this file (or in FOLDER), the same bytes each time. What they hold and why: README.md.
"""

import csv
import sys
import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from random import Random

from attendance import Attendance
from opinions import QUESTIONS, Form, make_forms
from organisations import Organisation, make_organisations
from programme import IN_COMPANY, LENGTHS, OPEN, Edition, Programme, make_trainings
from seats import Seat
from slips import make_slips

HERE = Path(__file__).resolve().parent
SEED = "tweeluik 2021-2026"
ORGANISATIONS = 900

Cell = str | int | float | date | None


def belgian(cell: Cell) -> str:
    """A cell as Belgian software writes it: 03/04/2025, 3,5, empty for what is not known."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return str(cell).replace(".", ",") if isinstance(cell, float) else str(cell)


def euro(amount: float | None) -> str:
    """An amount with its cents: 1250,00."""
    return "" if amount is None else f"{amount:.2f}".replace(".", ",")


def write(path: Path, rows: Iterable[dict[str, Cell]]) -> None:
    """Write rows under the header of the first, with `;` and a byte order mark."""
    rows = list(rows)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(rows[0])
        writer.writerows([belgian(cell) for cell in row.values()] for row in rows)


def organisation_row(organisation: Organisation) -> dict[str, Cell]:
    return {
        "Organisatienummer": organisation.number,
        "Naam organisatie": organisation.name,
        "Ondernemingsnummer": organisation.enterprise_number,
        "NACE-code": organisation.nace_code,
        "Sectorrevisie": "NACE-BEL 2025" if organisation.nace_code else "",
        "Grootteklasse": organisation.size,
        "Eigendom": organisation.ownership,
        "Postcode": organisation.postcode,
    }


def edition_row(edition: Edition) -> dict[str, Cell]:
    training = edition.training
    _, certificate, credits_, _ = LENGTHS[training.hours]
    return {
        "Editiecode": edition.code,
        "Opleidingscode": training.code,
        "Opleiding": training.title,
        "Attest": certificate,
        "Studiepunten": credits_,
        "Vorm": edition.training_format,
        "Klantnummer": edition.client.number if edition.client else "",
        "Traject": edition.trajectory,
        "Startdatum": edition.starts_on,
        "Einddatum": edition.ends_on,
        "Capaciteit": edition.capacity,
        "Status editie": edition.status,
        "Catalogusprijs": euro(training.list_price if edition.training_format == OPEN else None),
        "Contractprijs": euro(edition.contract_price if edition.training_format == IN_COMPANY else None),
        "Postcode leslocatie": edition.location,
        "Lesgever": edition.trainer,
    }


def enrolment_row(seat: Seat) -> dict[str, Cell]:
    edition, training, organisation = seat.edition, seat.edition.training, seat.organisation
    return {
        "Inschrijvingsnummer": seat.number,
        "Inschrijvingsdatum": seat.enrolled_on,
        "Editiecode": edition.code,
        "Opleidingscode": training.code,
        "Opleiding": training.title,
        "Thema": training.theme,
        "Aanbieder": training.institution,
        "Vorm": edition.training_format,
        "Lesvorm": edition.mode,
        "Startdatum": edition.starts_on,
        "Contacturen": training.hours,
        "Voornaam": seat.person.first_name,
        "E-mail deelnemer": seat.person.email,
        "Functie": seat.person.function,
        "Organisatienummer": organisation.number if organisation else "",
        "Bedrijf": organisation.name if organisation else "",
        "Status": seat.status,
        "Annulatiedatum": seat.cancelled_on,
        "Gevolgde uren": seat.attended_hours,
        "Resultaat": seat.result,
        "Betaalde prijs": euro(seat.price_paid),
        "Betaler": seat.payer,
        "Herkomst": seat.channel,
    }


def form_row(form: Form) -> dict[str, Cell]:
    scores = ["n.v.t." if score is None else score for score in form.scores]
    return {
        "Evaluatienummer": form.number,
        "Editiecode": form.edition.code,
        "Ingevuld op": form.submitted_on,
        **dict(zip([question.header for question in QUESTIONS], scores, strict=True)),
        "Opmerkingen": form.comment,
    }


def numbered(items: list, day: str, prefix: str) -> list:
    """The items in the order in which the system saw them, numbered."""
    items = sorted(items, key=lambda item: (getattr(item, day), item.edition.code))
    for serial, item in enumerate(items, start=1):
        item.number = f"{prefix}{serial:05d}"
    return items


def make(folder: Path) -> None:
    """Invent the programme and write its four files; each part has its own seeded stream."""
    words = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))
    organisations = make_organisations(Random(f"{SEED} organisations"), words, ORGANISATIONS)
    trainings = make_trainings(Random(f"{SEED} trainings"), words)
    editions = Programme(Random(f"{SEED} editions"), words, trainings, organisations).editions()
    attendance = Attendance(Random(f"{SEED} attendance"), words, organisations)
    for edition in editions:
        attendance.fill(edition)
    opinions = Random(f"{SEED} opinions")
    forms = [form for edition in editions for form in make_forms(opinions, words, edition)]
    make_slips(Random(f"{SEED} slips"), organisations, editions, forms)
    seats = [seat for edition in editions for seat in edition.seats]
    write(folder / "organisaties.csv", map(organisation_row, organisations))
    write(folder / "edities.csv", map(edition_row, editions))
    write(folder / "inschrijvingen.csv", map(enrolment_row, numbered(seats, "enrolled_on", "I")))
    write(folder / "evaluaties.csv", map(form_row, numbered(forms, "submitted_on", "F")))


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
