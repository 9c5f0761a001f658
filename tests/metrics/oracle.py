"""The same figures by the slowest and plainest road: loops over rows, no SQL, nothing of the product's own formulas."""

import random
from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import combinations
from math import comb, exp, log

FORMATS = ("in_company", "open")
SEATLESS = ("waitlisted", "substituted", "edition_cancelled")
STATUSES = ("completed",) * 6 + ("partial", "no_show", "cancelled", "enrolled", *SEATLESS)


def programme(seed: int) -> dict[str, list[dict]]:
    """An invented programme of some forty editions, as rows per table, with gaps of every kind."""
    chance = random.Random(seed)
    organisations = [
        {"organisation_id": f"o{i}", "sector": chance.choice(["C", "F", "Q", "K", None])} for i in range(12)
    ]
    trainings = [{"training_id": f"t{i}", "theme": chance.choice(["Data", "Care"])} for i in range(4)]
    editions, enrolments, responses, answers = [], [], [], []
    for number in range(40):
        edition = {
            "edition_id": f"e{number:02d}",
            "training_id": chance.choice(trainings)["training_id"],
            "training_format": chance.choice(["in_company", "open", "open", "in_company", "other"]),
            "delivery_mode": chance.choice(["on_site", "online"]),
            "starts_on": date(2022, 9, 1) + timedelta(days=chance.randrange(1000)),
            "capacity": chance.choice([None, 10, 14]),
            "contact_hours": chance.choice([None, 4.0, 7.5]),
            "edition_status": chance.choice([None, "held", "held", "planned", "cancelled"]),
        }
        editions.append(edition)
        home = chance.choice(organisations)["organisation_id"]
        people = chance.sample(range(60), chance.randrange(0, 14))
        for person in people:
            mixed = chance.choice(organisations)["organisation_id"]
            enrolments.append(
                {
                    "enrolment_id": f"{edition['edition_id']}-{person}",
                    "edition_id": edition["edition_id"],
                    "participant_id": f"p{person}",
                    "organisation_id": chance.choice(
                        [home if edition["training_format"] == "in_company" else mixed, None]
                    )
                    if chance.random() < 0.2
                    else (home if edition["training_format"] == "in_company" else mixed),
                    "enrolment_status": chance.choice(STATUSES),
                    "attended_hours": chance.choice([None, None, 3.0]),
                }
            )
        for form in range(chance.choice([0, 0, 2, 4, 7])):
            response_id = f"{edition['edition_id']}-r{form}"
            responses.append({"response_id": response_id, "edition_id": edition["edition_id"]})
            for question, high in (("overall", 5), ("recommend", 10)):
                score = chance.choice([None, *range(1, high + 1), high, high - 1])
                answers.append({"response_id": response_id, "question_id": question, "score": score})
    questions = [
        {"question_id": "overall", "construct": "overall", "scale_min": 1, "scale_max": 5, "higher_is_better": True},
        {
            "question_id": "recommend",
            "construct": "recommend",
            "scale_min": 0,
            "scale_max": 10,
            "higher_is_better": True,
        },
    ]
    return {
        "organisations": organisations,
        "trainings": trainings,
        "editions": editions,
        "enrolments": enrolments,
        "responses": responses,
        "answers": answers,
        "questions": questions,
    }


def share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def participation(data: dict, training_format: str) -> dict[str, float | None]:
    editions = {e["edition_id"]: e for e in data["editions"] if e["training_format"] == training_format}
    seats = [
        row for row in data["enrolments"] if row["edition_id"] in editions and row["enrolment_status"] not in SEATLESS
    ]
    attended = [row for row in seats if row["enrolment_status"] in ("completed", "partial")]
    kept = [row for row in seats if row["enrolment_status"] != "cancelled"]
    held = {
        key
        for key, edition in editions.items()
        if edition["edition_status"] == "held"
        or (edition["edition_status"] != "cancelled" and any(row["edition_id"] == key for row in attended))
    }
    hours = []
    for row in attended:
        contact = editions[row["edition_id"]]["contact_hours"]
        if row["attended_hours"] is not None:
            hours.append(row["attended_hours"])
        elif row["enrolment_status"] == "completed" and contact is not None:
            hours.append(contact)
    attendees = {row["participant_id"] for row in attended}
    completions = Counter(row["participant_id"] for row in attended if row["enrolment_status"] == "completed")
    roomy = [e for e in editions.values() if e["capacity"] is not None and e["edition_status"] != "cancelled"]
    in_roomy = [row for row in kept if row["edition_id"] in {e["edition_id"] for e in roomy}]
    known = [row for row in attended if row["organisation_id"] is not None]
    solo = [
        row
        for row in known
        if sum((o["edition_id"], o["organisation_id"]) == (row["edition_id"], row["organisation_id"]) for o in known)
        == 1
    ]
    kept_held = [row for row in kept if row["edition_id"] in held]
    return {
        "enrolments": len(seats),
        "participants": len({row["participant_id"] for row in seats}),
        "organisations": len({row["organisation_id"] for row in seats} - {None}),
        "organisations_attended": len({row["organisation_id"] for row in attended} - {None}),
        "cancellation_rate": share(len(seats) - len(kept), len(seats)),
        "no_show_rate": share(sum(row["enrolment_status"] == "no_show" for row in seats), len(kept)),
        "completion_rate": share(sum(row["enrolment_status"] == "completed" for row in kept_held), len(kept_held)),
        "fill_rate": share(len(in_roomy), sum(e["capacity"] for e in roomy)),
        "hours": sum(hours) if hours else None,
        "hours_per_attendee": share(sum(hours), len(attendees)) if hours else None,
        "repeat_rate": share(sum(times >= 2 for times in completions.values()), len(attendees)),
        "solo_share": share(len(solo), len(known)),
    }


def rooms(data: dict, training_format: str, by: str) -> dict[str, list[str]]:
    """Edition -> the organisation or sector of each attendee of whom it is known."""
    editions = {e["edition_id"] for e in data["editions"] if e["training_format"] == training_format}
    sector = {o["organisation_id"]: o["sector"] for o in data["organisations"]}
    found = defaultdict(list)
    for row in data["enrolments"]:
        if row["edition_id"] in editions and row["enrolment_status"] in ("completed", "partial"):
            value = sector.get(row["organisation_id"]) if by == "sector" else row["organisation_id"]
            if value is not None:
                found[row["edition_id"]].append(value)
    return found


def meeting(data: dict, training_format: str) -> dict[str, float | None]:
    pairs = [pair for room in rooms(data, training_format, "organisation").values() for pair in combinations(room, 2)]
    sectors = [pair for room in rooms(data, training_format, "sector").values() for pair in combinations(room, 2)]
    crossing = sum(a != b for a, b in pairs)
    people = sum(len(room) for room in rooms(data, training_format, "organisation").values())
    return {
        "pairs": len(pairs),
        "cross_organisation_pairs": crossing,
        "cross_sector_pairs": sum(a != b for a, b in sectors),
        "contacts_per_participant": share(2 * crossing, people),
    }


def sectors(data: dict, training_format: str) -> dict[str, float | None]:
    by_room = rooms(data, training_format, "sector")
    everybody = [sector for room in by_room.values() for sector in room]
    n, counts = len(everybody), Counter(everybody)
    organisations = Counter(o for room in rooms(data, training_format, "organisation").values() for o in room)
    total = sum(organisations.values())
    within = share(
        sum(
            sum(room.count(s) < 1 or s != other for s in room for other in room) / len(room)
            for room in by_room.values()
        ),
        n,
    )
    entropy = share(
        -sum(len(r) * sum(r.count(s) / len(r) * log(r.count(s) / len(r)) for s in set(r)) for r in by_room.values()), n
    )
    return {
        "effective": exp(-sum(c / n * log(c / n) for c in counts.values())) if n else None,
        "effective_order2": share(n * n, sum(c * c for c in counts.values())),
        "chance_different": share(sum(a != b for a, b in combinations(everybody, 2)), comb(n, 2)),
        "within": within,
        "within_effective": None if entropy is None else exp(entropy),
        "organisation_concentration": share(sum(c * c for c in organisations.values()), total * total),
    }


def answers(data: dict, training_format: str, question: str) -> list[float]:
    editions = {e["edition_id"] for e in data["editions"] if e["training_format"] == training_format}
    forms = {row["response_id"] for row in data["responses"] if row["edition_id"] in editions}
    return [
        row["score"]
        for row in data["answers"]
        if row["response_id"] in forms and row["question_id"] == question and row["score"] is not None
    ]
