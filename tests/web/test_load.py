"""The load benchmark counts what it should: every answer, every failure, percentiles by nearest rank."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from qa_bot.web.load_benchmark import Asked, Load, measure


def measured(*asked, **wanted):
    """Measure in a thread of its own: Playwright's event loop stays in this one for the whole run."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(measure(*asked, **wanted))).result()


def test_the_percentile_is_the_nearest_rank():
    together = tuple(Asked(float(number)) for number in range(1, 51))
    load = Load((Asked(0.5), Asked(1.0), Asked(2.0)), together)
    assert load.p95 == 48.0  # ceil(0.95 * 50) = 48th of 50
    assert load.single == 1.0
    assert load.report()["p95_over_alone"] == 48.0


def test_fifty_people_who_ask_at_once_are_all_answered(serve, fake_bot):
    questions = [f"第{number}个雨量站建了几座？" for number in range(50)]
    load = measured(serve(fake_bot), questions)
    assert load.failures == ()
    assert len(load.together) == 50


@pytest.mark.parametrize("question", ["长" * 101, "让程序崩溃"])
def test_an_answer_that_is_none_is_a_failure(serve, fake_bot, question):
    load = measured(serve(fake_bot), [question], people=2)
    assert len(load.failures) >= 2
