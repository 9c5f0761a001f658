"""Participation shows how many and how fully, through time and by group."""

import json

from tests.pages.conftest import findings, read


def charts(app):
    return [json.loads(chart.proto.spec) for chart in app.main.get("plotly_chart") if chart.proto.alt]


def test_month_and_quarter_show_a_year_earlier_in_grey(visit, full):
    line = charts(visit(full, "participation", lang="en", grain="month", from_="2024-09-01", to="2025-08-31"))[0]
    before, now = line["data"]
    assert (before["line"]["dash"], len(now["x"]), now["x"][0]) == ("dot", 12, "Sep 2024")
    assert all(value is not None for value in before["y"])


def test_an_academic_year_needs_no_grey_line(visit, full):
    assert len(charts(visit(full, "participation", lang="en"))[0]["data"]) == 1


def test_both_panels_of_a_trend_share_one_scale(visit, full):
    in_company, open_ = charts(visit(full, "participation", lang="en"))[:2]
    assert in_company["layout"]["yaxis"]["range"] == open_["layout"]["yaxis"]["range"]


def test_a_measure_is_chosen_by_the_address(visit, full):
    assert findings(visit(full, "participation", lang="en", measure="hours"))[1].startswith(
        "Participant hours in 2025-26"
    )


def test_sizes_keep_their_own_order(visit, full):
    app = visit(full, "participation", lang="en", by="size")
    names = [note["text"] for note in charts(app)[-1]["layout"]["annotations"]]
    assert names[:4] == ["1 to 9 employees", "10 to 49 employees", "50 to 249 employees", "250 employees and more"]


def test_people_of_both_formats_count_once_in_the_total(visit, full):
    said = findings(visit(full, "participation", lang="en"))[0]
    in_company, open_, together = (int(part.split()[-1].replace(",", "")) for part in said.split(", "))
    assert max(in_company, open_) < together < in_company + open_


def test_a_click_on_a_bar_is_offered_where_it_filters(visit, full):
    assert "Click a bar or a point to filter by theme. In the table its name does the same." in [
        caption.value for caption in visit(full, "participation", lang="en").caption
    ]


def test_an_unknown_choice_in_the_address_falls_back(visit, full):
    app = visit(full, "participation", lang="en", by="colour", grain="week")
    assert not app.error
    assert "Largest group by theme" in read(app)
