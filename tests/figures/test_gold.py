"""The extractor against figures annotated by hand; the bars of the figure library."""

import pytest

from tests.figures.score_gold import GOLD, measure, metric_right

SHIPPED = "2022年普陀区科学技术委员会工作总结"
STEMS = sorted(path.stem for path in GOLD.glob("*.jsonl"))


@pytest.mark.shared
@pytest.mark.parametrize("stem", STEMS)
def test_the_extractor_meets_its_bars(stem):
    result = measure(stem)
    if result is None:
        pytest.skip(f"the report {stem} is not laid out")
    recall, precision, metric, role = (0.98, 0.98, 0.95, 0.97) if stem == SHIPPED else (0.96, 0.96, 0.90, 0.94)
    assert result.recall >= recall, result.misses
    assert result.precision >= precision, result.misses
    assert result.metric_right >= metric, result.misses.get("metric")
    assert result.role_right >= role, result.misses.get("role")


@pytest.mark.parametrize(
    ("metric", "accepted", "right"),
    [
        ("自管公服事项（新增）", ["新增自管公服事项"], True),
        ("软件信息服务业营收", ["软件信息服务业的营收"], True),
        ("营收", ["软件信息服务业营收"], False),
        ("企业", ["科技服务券申领单位"], False),
    ],
)
def test_what_the_scorer_takes_for_right(metric, accepted, right):
    assert metric_right(metric, accepted) is right
