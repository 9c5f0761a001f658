"""Would a test that touches what people have loaded be noticed?"""

import os
from pathlib import Path

import pytest

REAL_STORE = Path(__file__).resolve().parent.parent / "data" / "store"


def test_the_tests_have_a_store_of_their_own():
    assert not Path(os.environ["TWEELUIK_STORE"]).is_relative_to(REAL_STORE)


@pytest.mark.parametrize("name", [".", "tweeluik.duckdb", "uploads/1/upload.json"])
def test_reading_the_real_store_fails_the_test(name):
    with pytest.raises(pytest.fail.Exception, match="real store"):
        (REAL_STORE / name).open()


def test_making_the_real_store_fails_the_test():
    with pytest.raises(pytest.fail.Exception, match="real store"):
        REAL_STORE.mkdir()
