"""Clients that combine are described on whole protected groups, and no combination of numbers gives a few away."""

import numpy as np
import pytest
from scipy import stats

from tests.attack.test_selections import THRESHOLD, atoms, isolated, published_sets
from tests.metrics import oracle
from tests.metrics.test_oracle import filled
from tests.tables import engine_of, engine_of_rows
from tweeluik.filters import Filters, from_query
from tweeluik.metrics import clients
from tweeluik.metrics.intervals import effective_n


def programme(folder, sizes: dict[str, int], open_to: str):
    """In-company editions, one a client, with so many forms; the clients of `open_to` sit in an open edition too."""
    people = [f"I{client} | {client}{n} | {client}" for client, size in sizes.items() for n in range(size)]
    people += [f"O | {client}0 | {client}" for client in open_to]
    forms = [f"R{client}{n} | I{client}" for client, size in sizes.items() for n in range(size)]
    answers = [
        f"R{client}{n} | overall | {4 if client in open_to else 2}" for client in sizes for n in range(sizes[client])
    ]
    return engine_of(
        folder,
        organisations="organisation_id | sector\n" + "\n".join(f"{client} | Q" for client in sizes),
        trainings="training_id | training_title | theme\nT | T | Data",
        editions="edition_id | training_id | training_format | starts_on\nO | T | open | 2024-05-01\n"
        + "\n".join(f"I{client} | T | in_company | 2024-0{place}-01" for place, client in enumerate(sizes, start=1)),
        enrolments="edition_id | participant_id | organisation_id\n" + "\n".join(people),
        responses="response_id | edition_id\n" + "\n".join(forms),
        answers="response_id | question_id | score\n" + "\n".join(answers),
        questions="question_id | construct | higher_is_better\noverall | overall | yes",
    )  # fmt: skip


def means(engine, **query) -> dict[str, tuple]:
    frame = clients.satisfaction_by_clients(engine, from_query(query)[0])
    known = frame[frame["mean"].notna()]
    return {row["clients"]: (row["mean"], row["n"], row["editions"]) for _, row in known.iterrows()}


def test_editions_of_clients_that_combine_stand_apart(tmp_path):
    engine = programme(tmp_path, {"A": 6, "B": 7}, open_to="A")
    assert means(engine) == {"combines": (4, 6, 1), "in_company_only": (2, 7, 1)}


def test_small_editions_of_both_kinds_stay_together(tmp_path):
    engine = programme(tmp_path, {"A": 3, "B": 4, "C": 6}, open_to="A")
    assert means(engine) == {"in_company_only": (2, 6, 1), "mixed": (pytest.approx(20 / 7), 7, 2)}


def test_combining_is_judged_within_the_selection(tmp_path):
    engine = programme(tmp_path, {"A": 6, "B": 7}, open_to="A")
    assert means(engine, to=["2024-04-30"]) == {"in_company_only": (pytest.approx(38 / 13), 13, 2)}


@pytest.fixture(scope="module", params=[THRESHOLD, 1], ids=["protected", "unprotected"])
def attacked(request, tmp_path_factory):
    engine = engine_of_rows(tmp_path_factory.mktemp("clients"), request.param, **filled(oracle.programme(11)))
    return engine, request.param


def selections() -> list[dict]:
    themes = [{}, {"theme": ["Data"]}, {"theme": ["Care"]}]
    modes = [{}, {"mode": ["on_site"]}, {"mode": ["online"]}]
    periods = [{}, *({"from": [f"{year}-09-01"]} for year in (2022, 2023, 2024)), {"to": ["2024-08-31"]}]
    sectors = [{}, *({"sector": [sector]} for sector in ("C", "F", "Q", "K"))]
    return [a | b | c | d for a in themes for b in modes for c in periods for d in sectors]


def by_clients(engine) -> list[np.ndarray]:
    """The answers under each published mean of a kind of client, for every selection."""
    answers = engine._connection.execute("select * from reader.answer_facts where question_id = 'overall'").df()
    found = set()
    for selection in selections():
        filters, _ = from_query(selection)
        parameters = filters.parameters()
        kinds = engine.query("clients_by_group", **parameters).set_index("group_key")["clients"]
        groups = engine.query("satisfaction_by_group", **parameters)["group_key"]
        kind_of = answers["group_key"].map(kinds).where(answers["group_key"].isin(groups))
        for kind in clients.CLIENTS:
            under = (kind_of == kind).to_numpy()
            if under.sum() >= THRESHOLD:
                found.add(under.tobytes())
    return [np.frombuffer(each, dtype=bool) for each in sorted(found)]


def test_means_by_client_and_all_others_together_isolate_nobody(attacked):
    engine, threshold = attacked
    extra = by_clients(engine)
    assert len(extra) > 5
    published = np.array([*published_sets(engine), *extra])
    smallest = min(isolated(published))
    assert (smallest >= THRESHOLD) == (threshold == THRESHOLD)
    if threshold == THRESHOLD:
        assert min(atoms(published)) >= THRESHOLD


def test_a_selection_without_in_company_has_no_kind_of_client(tmp_path):
    engine = programme(tmp_path, {"A": 6, "B": 7}, open_to="A")
    assert means(engine, theme=["nowhere"]) == {}
    assert clients.satisfaction_by_clients(engine, Filters())["clients"].unique().tolist() == list(clients.CLIENTS)


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Twelve clients that combine, six that do not and three of which nobody knows, with five or six forms each."""
    letters = "ABCDEFGHIJKLMNOPQR"
    sizes = {letter: 5 + place % 2 for place, letter in enumerate(letters)}
    chance = np.random.default_rng(4)
    rated = {client: chance.integers(1, 6, size).tolist() for client, size in sizes.items()}
    people = [f"I{client} | {client}{n} | {client}" for client in letters for n in range(sizes[client])]
    people += [f"O | {client}0 | {client}" for client in letters[:12]]
    engine = engine_of(
        tmp_path_factory.mktemp("many"),
        organisations="organisation_id | sector\n" + "\n".join(f"{client} | Q" for client in letters),
        trainings="training_id | training_title | theme\nT | T | Data",
        editions="edition_id | training_id | training_format | starts_on\nO | T | open | 2024-05-01\n"
        + "\n".join(f"I{each} | T | in_company | 2024-01-{place:02d}" for place, each in enumerate(letters, start=1)),
        enrolments="edition_id | participant_id | organisation_id\n" + "\n".join(people),
        responses="response_id | edition_id\n"
        + "\n".join(f"R{client}{n} | I{client}" for client in letters for n in range(sizes[client])),
        answers="response_id | question_id | score\n"
        + "\n".join(f"R{client}{n} | overall | {score}" for client in letters for n, score in enumerate(rated[client])),
        questions="question_id | construct | higher_is_better\noverall | overall | yes",
    )  # fmt: skip
    frame = clients.satisfaction_by_clients(engine, Filters()).set_index("clients")
    return frame, [rated[client] for client in letters[:12]], [rated[client] for client in letters[12:]]


def test_from_ten_groups_on_the_interval_counts_answers_at_their_effective_number(many):
    frame, combining, _ = many
    scores, row = np.concatenate(combining), frame.loc["combines"]
    sums = [np.array([part(each) for each in combining], float) for part in (len, sum, lambda s: sum(x * x for x in s))]
    worth, by_groups = effective_n(*sums)
    wanted = stats.t.interval(0.95, worth - 1, scores.mean(), scores.std(ddof=1) / np.sqrt(worth))
    assert by_groups
    assert (row["mean"], row["low"], row["high"]) == pytest.approx((scores.mean(), *wanted))
    assert (row["groups"], row["note"]) == (12, "")


def test_from_five_to_nine_groups_the_interval_is_that_of_their_means(many):
    frame, _, others = many
    means, row = [np.mean(each) for each in others], frame.loc["in_company_only"]
    wanted = stats.t.interval(0.95, 5, np.mean(means), stats.sem(means))
    assert (row["low"], row["high"]) == pytest.approx(wanted)


def test_under_five_groups_there_is_no_interval_and_a_reason(tmp_path):
    frame = clients.satisfaction_by_clients(programme(tmp_path, {"A": 6, "B": 12}, open_to="A"), Filters())
    frame = frame.set_index("clients")
    assert frame.loc[["combines", "in_company_only"], ["low", "high"]].isna().all(axis=None)
    assert frame["note"].tolist() == [
        "too_few_editions indicative", "too_few_editions", "fewer_than_threshold", "fewer_than_threshold"
    ]  # fmt: skip
