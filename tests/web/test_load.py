"""The load benchmark counts what it should: every answer, every failure, percentiles by nearest rank."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from qa_bot.web.load_benchmark import ROUNDS, Asked, Load, Rebuilt, measure, measure_while, percentile


def run(measuring):
    """Measure in a thread of its own: Playwright's event loop stays in this one for the whole run."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(measuring())).result()


def measured(*asked, **wanted):
    return run(lambda: measure(*asked, **wanted))


def test_the_percentile_is_the_nearest_rank():
    together = tuple(Asked(float(number)) for number in range(1, 51))
    load = Load((Asked(0.5), Asked(1.0), Asked(2.0)), together)
    assert load.p95 == 48.0  # ceil(0.95 * 50) = 48th of 50
    assert load.single == 1.0
    assert load.report()["p95_over_alone"] == 48.0


def test_a_rebuild_is_told_by_how_many_times_as_long_the_percentile_is():
    quiet = Load((Asked(0.1), Asked(0.2)), (Asked(2.0), Asked(4.0)))
    slow = Load((Asked(0.3),), (Asked(5.0),)), Load((Asked(0.5),), (Asked(6.0, "no answer"),))
    told = Rebuilt(quiet, (("读取", slow[0]), ("编码", slow[1]))).report()["rebuilding"]
    assert told["rounds"] == {"读取": 1, "编码": 1}
    assert (told["alone_p95_times"], told["together_p95_times"]) == (2.5, 1.5)  # 0.5 / 0.2 and 6 / 4
    assert told["failures"] == ["no answer"]
    assert Rebuilt(quiet, ()).report().keys() == {"quiet"}


def test_percentiles_are_by_nearest_rank():
    assert percentile([Asked(3.0), Asked(1.0), Asked(2.0)], 50) == 2.0


def test_each_phase_of_a_rebuild_is_measured_and_no_more_than_that(serve, fake_bot):
    said = iter(["读取"] * (ROUNDS + 1) + ["编码"])
    rounds = run(lambda: measure_while(lambda: next(said, ""), serve(fake_bot), ["雨量站建了几座？"], people=2))
    assert [phase for phase, _ in rounds] == ["读取"] * ROUNDS + ["编码"]
    assert sum((load for _, load in rounds), Load()).failures == ()


def test_measuring_a_rebuild_ends_in_time(serve, fake_bot):
    rounds = run(lambda: measure_while(lambda: "读取", serve(fake_bot), ["雨量站？"], people=2, seconds=2.0))
    assert len(rounds) <= ROUNDS


def test_fifty_people_who_ask_at_once_are_all_answered(serve, fake_bot):
    questions = [f"第{number}个雨量站建了几座？" for number in range(50)]
    load = measured(serve(fake_bot), questions)
    assert load.failures == ()
    assert len(load.together) == 50


@pytest.mark.parametrize("question", ["长" * 101, "让程序崩溃"])
def test_an_answer_that_is_none_is_a_failure(serve, fake_bot, question):
    load = measured(serve(fake_bot), [question], people=2)
    assert len(load.failures) >= 2
