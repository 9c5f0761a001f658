"""What an upload holds is counted from its own rows, whether it counts or was taken back."""

from datetime import date

from tests.store.files import ENROLMENTS, file_of, load, programme
from tweeluik.store import Store
from tweeluik.store.contents import contents

FORMS = "response_id | edition_id | participant_id\nr1 | spring | an\nr2 | spring |\nr3 | inside | an"


def held(store: Store) -> list:
    return [contents(upload, store.database) for upload in store.uploads()]


def test_rows_and_what_they_speak_of(tmp_path):
    store = Store(tmp_path / "store")
    load(store, programme(tmp_path / "files"))
    (holds,) = held(store)
    assert (holds.rows, holds.editions, holds.participants, holds.organisations) == (3, 2, 3, 0)
    assert (holds.first_on, holds.last_on) == (date(2025, 3, 1), date(2025, 3, 1))


def test_days_of_editions_that_another_file_describes(tmp_path):
    store = Store(tmp_path / "store")
    load(store, programme(tmp_path / "files"), file_of(tmp_path / "files", "evaluations", responses=FORMS))
    holds = held(store)[1]
    assert (holds.rows, holds.editions, holds.participants, holds.first_on) == (3, 2, 1, date(2025, 3, 1))


def test_an_upload_that_was_taken_back_still_says_what_it_holds(tmp_path):
    store = Store(tmp_path / "store")
    load(store, programme(tmp_path / "files"))
    before = held(store)
    store.undo(store.uploads()[0].upload_id)
    assert held(store) == before


def test_rows_that_a_later_upload_replaced_are_still_held(tmp_path):
    store = Store(tmp_path / "store")
    load(store, programme(tmp_path / "files"))
    changed = ENROLMENTS.replace("no_show", "completed")
    load(store, file_of(tmp_path / "files", "enrolments", enrolments=changed))
    assert [holds.rows for holds in held(store)] == [3, 3]


def test_organisations_of_clients_count_too(tmp_path):
    store = Store(tmp_path / "store")
    editions = """
    edition_id | training_id | training_format | starts_on  | client_organisation_id
    inside     | T1          | in_company      | 2024-01-10 | bakery
    outside    | T2          | open            | 2025-03-01 |
    """
    load(store, file_of(tmp_path / "files", "editions", editions=editions))
    (holds,) = held(store)
    assert (holds.rows, holds.trainings, holds.organisations, holds.participants) == (2, 2, 1, 0)
    assert (holds.first_on, holds.last_on) == (date(2024, 1, 10), date(2025, 3, 1))
