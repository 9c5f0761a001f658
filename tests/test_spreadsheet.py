"""A download opens in a European spreadsheet, and no cell of it is run."""

import pandas as pd
import pytest

from tweeluik.spreadsheet import csv

ROWS = pd.DataFrame({"thema": ["Zorg", None], "aandeel": [0.5, -1.25], "n": pd.array([12, None], "Int64")})


def test_a_european_spreadsheet_gets_semicolons_commas_and_a_byte_order_mark():
    assert csv(ROWS) == "\ufeffthema;aandeel;n\r\nZorg;0,5;12\r\n;-1,25;\r\n".encode()


def test_the_plain_kind_is_what_programs_read():
    assert csv(ROWS, plain=True) == b"thema,aandeel,n\r\nZorg,0.5,12\r\n,-1.25,\r\n"


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+1", "-2+3", "@SUM(A1)", "\t=1", " =1"])
def test_text_that_a_spreadsheet_would_run_is_made_harmless(cell):
    assert csv(pd.DataFrame({"x": [cell]})).decode("utf-8-sig").split("\r\n")[1].strip('"') == f"'{cell}"


def test_a_negative_number_stays_a_number():
    assert csv(pd.DataFrame({"x": [-0.05]})).decode("utf-8-sig") == "x\r\n-0,05\r\n"


def test_a_heading_is_made_harmless_as_well():
    assert csv(pd.DataFrame({"=1": [1]})).decode("utf-8-sig").startswith("'=1")


def test_the_stamp_is_a_last_column_that_stays_with_each_row():
    text = csv(pd.DataFrame({"n": [1, 2]}), stamp=("herkomst", "=alle jaren"))
    assert text.decode("utf-8-sig") == "n;herkomst\r\n1;'=alle jaren\r\n2;'=alle jaren\r\n"


def test_a_stamp_never_replaces_a_column_of_the_same_name():
    text = csv(pd.DataFrame({"source": ["a"]}), plain=True, stamp=("source", "all years"))
    assert text == b"source,source_\r\na,all years\r\n"
