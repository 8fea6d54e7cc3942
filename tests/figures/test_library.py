"""The library: rows round-trip, and a query meets every condition it is given."""

import json

from qa_bot.figures.extract import extract_figures
from qa_bot.figures.library import FigureLibrary
from qa_bot.figures.model import Figure
from tests.figures.making import report_of

REPORT = report_of(
    "软件业营收713.72亿元，同比增长2.63%。科技服务业营收178.42亿元。\n2021年引进企业20余家。力争60家至70家。"
)


def test_rows_round_trip_through_json():
    for figure in extract_figures(REPORT):
        assert Figure.from_row(json.loads(json.dumps(figure.to_row(), ensure_ascii=False))) == figure


def test_a_query_meets_every_condition():
    library = FigureLibrary.from_reports([REPORT])
    assert [m.figure.text for m in library.query("科技服务业营收", role="level")][:1] == ["178.42亿元"]
    assert [m.figure.text for m in library.query("软件业营收", role="growth")][:1] == ["2.63%"]
    assert {m.figure.unit for m in library.query(unit="元")} == {"亿元"}
    assert [m.figure.text for m in library.query(period="2021")] == ["20余家"]
    assert library.query(report="另一份") == []
    assert library.query("无此词语") == []


def test_scores_fall_and_lie_between_0_and_1():
    scores = [match.score for match in FigureLibrary.from_reports([REPORT]).query("软件业营收")]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_a_library_of_rows_is_the_library():
    library = FigureLibrary.from_reports([REPORT])
    assert FigureLibrary.from_rows(library.to_rows()).figures == library.figures
