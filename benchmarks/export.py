"""An export of enrolments as large as one likes, as a Belgian system writes it; nothing in it is real.

    python benchmarks/export.py FILE ROWS       150 bytes a row, with the columns of edition, training and organisation

The same numbers always make the same file.
"""

import sys
from datetime import date, timedelta
from pathlib import Path

HEADER = (
    "Inschrijvingsnummer;Editiecode;Opleidingscode;Opleiding;Thema;Vorm;Leervorm;Startdatum;Einddatum;Contacturen;"
    "Capaciteit;E-mail deelnemer;Organisatiecode;Organisatie;Sector;Postcode;Status inschrijving;Gevolgde uren"
)
SEATS, TRAININGS, ORGANISATIONS, PEOPLE_SHARE = 15, 400, 4000, 4
STATUSES = ("voltooid", "Voltooid", "aanwezig", "deels aanwezig", "no show", "geannuleerd")
SECTORS = ("C", "F", "G", "K", "L", "Q", "R")


def write(path: Path, rows: int) -> None:
    """Write an export of that many rows."""
    with path.open("w", encoding="windows-1252", newline="\r\n") as file:
        file.write(HEADER + "\n")
        for seat in range(rows):
            file.write(_row(seat, rows) + "\n")


def _row(seat: int, rows: int) -> str:
    edition = seat // SEATS
    training = edition * 7919 % TRAININGS
    starts_on = date(2020, 9, 14) + timedelta(days=edition * 1800 // (rows // SEATS + 1))
    day = starts_on.strftime("%d/%m/%Y")
    in_company = edition % 5 < 2
    organisation = (edition if in_company else seat) * 104_729 % ORGANISATIONS
    status = STATUSES[seat * 31 % 6]
    cells = (
        f"N{seat:08d}",
        f"E{edition:07d}",
        f"T{training:04d}",
        f"Opleiding één {training}",
        f"Thema {training % 12}",
        "maatwerk" if in_company else "open",
        "online" if edition % 3 == 0 else "op locatie",
        day,
        day,
        "6,5",
        "20",
        f"persoon{seat * 7 % (rows // PEOPLE_SHARE + 1)}@example.be",
        f"O{organisation:05d}",
        f"Bedrijf {organisation}",
        f"{organisation % 90 + 1:02d}",
        str(1000 + organisation % 8999),
        status,
        "6,5" if status.lower() == "voltooid" else "",
    )
    return ";".join(cells)


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
