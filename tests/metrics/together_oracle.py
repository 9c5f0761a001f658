"""Who uses both formats, in what order and how soon: by loops over rows, one member at a time."""

from collections import Counter, defaultdict
from datetime import date

OTHER = {"in_company": "open", "open": "in_company"}
KEYS = {"organisations": "organisation_id", "learners": "participant_id"}


def attended(data: dict) -> list[tuple[dict, dict]]:
    """Each attendance with its edition, of the two formats that are compared."""
    editions = {row["edition_id"]: row for row in data["editions"] if row["training_format"] in OTHER}
    return [
        (row, editions[row["edition_id"]])
        for row in data["enrolments"]
        if row["edition_id"] in editions and row["enrolment_status"] in ("completed", "partial")
    ]


def visits(data: dict, kind: str) -> dict[str, dict[date, set[str]]]:
    """Member -> day -> formats."""
    found = defaultdict(lambda: defaultdict(set))
    for row, edition in attended(data):
        if row[KEYS[kind]] is not None:
            found[row[KEYS[kind]]][edition["starts_on"]].add(edition["training_format"])
    return found


def name_of(formats: set[str]) -> str:
    return "both" if len(formats) == 2 else next(iter(formats))


def steps(data: dict, kind: str) -> dict[tuple[str, str], list[int]]:
    """(format of the first day, what came next) -> days between; 0 where nothing came."""
    found = defaultdict(list)
    for days in visits(data, kind).values():
        first, *later = sorted(days)
        then = name_of(days[later[0]]) if later else "none"
        found[name_of(days[first]), then].append((later[0] - first).days if later else 0)
    return found


def crossings(data: dict, kind: str) -> dict[str, list[int]]:
    """Format of the first day -> days until the first day in the other one."""
    found = defaultdict(list)
    for days in visits(data, kind).values():
        first = min(days)
        begun = name_of(days[first])
        others = [day for day, formats in days.items() if OTHER.get(begun) in formats]
        if others:
            found[begun].append((min(others) - first).days)
    return found


def later(day: date, months: int) -> date | None:
    """The same day some months later; nothing in a month that is too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return date(year, month + 1, day.day)
    except ValueError:
        return None


def first_after(day: date, months: int) -> date:
    """The first day on which so many months have passed."""
    found = later(day, months)
    if found:
        return found
    year, month = divmod(day.year * 12 + day.month + months, 12)
    return date(year, month + 1, 1)


def follow_up(data: dict, kind: str, months: int) -> dict[str, Counter]:
    """Format of the first day -> how many members, followed so long, and crossed in that time."""
    last = max(edition["starts_on"] for _, edition in attended(data))
    found = {training_format: Counter() for training_format in OTHER}
    for days in visits(data, kind).values():
        first = min(days)
        begun = name_of(days[first])
        if begun == "both":
            continue
        closed = first_after(first, months)
        found[begun]["members"] += 1
        if closed <= last:
            found[begun]["followed"] += 1
            found[begun]["crossed"] += any(OTHER[begun] in formats for day, formats in days.items() if day < closed)
    return found


def used_both(data: dict, dimension: str) -> dict[str | None, Counter]:
    """Value of a dimension -> organisations by pattern."""
    themes = {row["training_id"]: row["theme"] for row in data["trainings"]}
    sectors = {row["organisation_id"]: row["sector"] for row in data["organisations"]}
    formats = defaultdict(set)
    for row, edition in attended(data):
        if row["organisation_id"] is not None:
            of = themes[edition["training_id"]] if dimension == "theme" else sectors[row["organisation_id"]]
            formats[of, row["organisation_id"]].add(edition["training_format"])
    found = defaultdict(Counter)
    for (value, _), used in formats.items():
        found[value]["both" if len(used) == 2 else f"{next(iter(used))}_only"] += 1
    return found


def worklist(data: dict) -> set[tuple[str, str, str, int]]:
    """(format used, theme, organisation, participants): 5 or more in the last year, nobody in the other."""
    themes = {row["training_id"]: row["theme"] for row in data["trainings"]}
    editions = {row["edition_id"]: row for row in data["editions"]}
    last = max(edition["starts_on"] for _, edition in attended(data))
    people, seats = defaultdict(set), set()
    for row, edition in attended(data):
        if edition["starts_on"] > later(last, -12):
            key = edition["training_format"], themes[edition["training_id"]], row["organisation_id"]
            people[key].add(row["participant_id"])
    for row in data["enrolments"]:
        if row["enrolment_status"] not in ("waitlisted", "substituted", "edition_cancelled", "cancelled"):
            edition = editions[row["edition_id"]]
            seats.add((edition["training_format"], themes[edition["training_id"]], row["organisation_id"]))
    return {
        (used, theme, organisation, len(who))
        for (used, theme, organisation), who in people.items()
        if organisation is not None and len(who) >= 5 and (OTHER[used], theme, organisation) not in seats
    }
