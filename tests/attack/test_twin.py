"""Nothing that is published tells an invented programme from its twin, in which people changed places within groups.

So whatever is published is made of whole protected groups, however it is worked out: as a mean, an interval, a sentence
or the length of a list. With the groups switched off the same look tells them apart.
"""

from itertools import product

from tests.attack import published, worlds
from tests.attack.conftest import THRESHOLD, different
from tests.store.contents import groups
from tweeluik.filters import Filters, from_query

# What is about evaluations and says nothing new of one edition even when each stands by itself, and why.
OF_ALL = {
    "clients_by_group": "what kind of client a group has, no answer",
    "comments_by_group": "asks for ten forms, which no edition of the programme has",
    "comments.by_group": "asks for ten forms, which no edition of the programme has",
    "completeness.board": "whether an edition has forms at all, over all data",
    "completeness.recent": "when files were loaded",
    "completeness.worklist": "whether an edition has forms at all, over all data",
    "dataset_by_version": "how many forms there are",
    "diversity_by_group": "who attended, no answer",
    "evaluated_by_training": "whether somebody answered in an edition, and in what kind of group that stands",
    "explore.parameters": "which values stand by themselves, no answer",
    "loads_by_kind": "when files were loaded",
    "mingling.asked": "which questions there are",
    "options.dataset": "how many forms there are",
    "questions_by_version": "how often a question was answered, over all data",
    "satisfaction.questions": "how often a question was answered, over all data",
    "unevaluated_by_edition": "whether an edition has forms at all",
    "watches.watchable": "which questions there are",
}


def selections() -> list[Filters]:
    """A value of each dimension, pairs of them, and periods that begin or end between two editions."""
    periods = [{}, {"to": ["2023-11-13"]}, {"from": ["2023-05-07"], "to": ["2024-03-02"]}]
    narrowed = [
        {},
        {"training": ["t1"]},
        {"training": ["t2", "t5"]},
        {"mode": ["online"], "institution": ["school"]},
        {"theme": ["Care"], "size": ["1-9"]},
        {"sector": ["C", "F"]},
        {"province": ["VOV"]},
    ]
    return [from_query(period | some)[0] for period, some in product(periods, narrowed)]


def test_the_groups_are_those_of_the_plainest_road(twins):
    for engine, data in zip(twins[THRESHOLD], (worlds.programme(), worlds.twin(worlds.programme())), strict=True):
        database = engine._connection.execute("select path from duckdb_databases() where path is not null").fetchone()
        for question, of_question in worlds.every_group(data).items():
            assert groups(database[0], question) == of_question


def test_protected_nothing_that_is_asked_without_filters_tells_the_twins_apart(twins):
    assert different(*twins[THRESHOLD], Filters(), view=published.every_view()) == set()


def test_protected_no_figure_of_a_selection_tells_the_twins_apart(twins, about_evaluations):
    some = from_query({"theme": ["Data"], "mode": ["on_site"], "from": ["2023-05-07"]})[0]
    assert different(*twins[THRESHOLD], some, about_evaluations) == set()


def test_protected_no_query_of_dozens_of_selections_tells_the_twins_apart(twins, about_evaluations):
    for filters in selections():
        pairs = zip(*(published.every_row(each, filters, about_evaluations) for each in twins[THRESHOLD]), strict=True)
        assert [n for (n, one), (_, other) in pairs if published.content(one) != published.content(other)] == []


def test_unprotected_everything_about_evaluations_tells_the_twins_apart(twins, about_evaluations):
    told = set()
    for said in ({}, {"training": ["t1", "t2"], "from": ["2023-05-07"], "to": ["2024-03-02"]}):
        told |= different(*twins[1], from_query(said)[0], about_evaluations - told)
    assert about_evaluations - told == OF_ALL.keys()
