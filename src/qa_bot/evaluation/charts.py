"""The charts of the evaluation page as inline SVG; colours and fonts are the page's, by class."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from html import escape

from qa_bot.evaluation.statistics import Bin, Rate

EDGES = (10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
"""Where the bins of the latency histogram part, in milliseconds."""
_ROW, _LABEL, _BAR = 34, 64, 330
_SIDE, _LEFT, _TOP = 240, 44, 12


def accuracy_chart(rates: Mapping[str, Rate]) -> str:
    """Return one bar a label, its length the share, with the 95% interval as a whisker and hits/total beside it."""
    rows = "".join(_bar(number, label, rate) for number, (label, rate) in enumerate(rates.items()))
    ticks = "".join(
        f'<line class="grid" x1="{x}" x2="{x}" y1="0" y2="{_ROW * len(rates)}"/>'
        f'<text class="tick" x="{x}" y="{_ROW * len(rates) + 16}" text-anchor="middle">{share}%</text>'
        for share in (0, 25, 50, 75, 100)
        for x in (_LABEL + _BAR * share / 100,)
    )
    return _svg(_LABEL + _BAR + 130, _ROW * len(rates) + 22, ticks + rows)


def calibration_chart(bins: Sequence[Bin], x_label: str, y_label: str) -> str:
    """Return the share that is right over mean confidence, one dot a bin, its area the count; the diagonal is ideal."""
    most = max((found.count for found in bins), default=1)
    points = [(_x(found.confidence), _y(found.accuracy), found) for found in bins]
    curve = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
    dots = "".join(
        f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="{3 + 9 * (found.count / most) ** 0.5:.1f}">'
        f"<title>{found.confidence:.2f} → {found.accuracy:.2f} (n={found.count})</title></circle>"
        for x, y, found in points
    )
    diagonal = f'<line class="ideal" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>'
    axes = _axes(x_label, y_label)
    return _svg(
        _LEFT + _SIDE + 24, _TOP + _SIDE + 44, f'{axes}{diagonal}<polyline class="curve" points="{curve}"/>{dots}'
    )


def latency_chart(milliseconds: Sequence[float], x_label: str) -> str:
    """Return how many answers took so long, in bins of `EDGES`."""
    counts = [0] * (len(EDGES) + 1)
    for taken in milliseconds:
        counts[bisect_right(EDGES, taken)] += 1
    width, most = (_SIDE + 90) / len(counts), max(*counts, 1)
    bars = "".join(_column(number, count, width, most) for number, count in enumerate(counts))
    names = "".join(
        f'<text class="tick" x="{_LEFT + width * (number + 1):.1f}" y="{_TOP + _SIDE + 16}" '
        f'text-anchor="middle">{_duration(edge)}</text>'
        for number, edge in enumerate(EDGES)
    )
    label = f'<text class="axis" x="{_LEFT + width * len(counts) / 2:.0f}" y="{_TOP + _SIDE + 38}" '
    return _svg(
        _LEFT + _SIDE + 110,
        _TOP + _SIDE + 44,
        f'{bars}{names}{label}text-anchor="middle">{escape(x_label)}</text>',
    )


def _bar(number: int, label: str, rate: Rate) -> str:
    top, middle = number * _ROW + 8, number * _ROW + 17
    low, high = (_LABEL + _BAR * bound for bound in rate.interval)
    share = rate.value or 0.0
    return (
        f'<text class="label" x="{_LABEL - 10}" y="{middle + 5}" text-anchor="end">{escape(label)}</text>'
        f'<rect class="track" x="{_LABEL}" y="{top}" width="{_BAR}" height="18" rx="3"/>'
        f'<rect class="bar" x="{_LABEL}" y="{top}" width="{_BAR * share:.1f}" height="18" rx="3"/>'
        f'<path class="whisker" d="M{low:.1f} {middle}H{high:.1f}M{low:.1f} {middle - 4}v8M{high:.1f} {middle - 4}v8"/>'
        f'<text class="value" x="{_LABEL + _BAR + 12}" y="{middle + 5}">{share:.1%}　{rate.hits}/{rate.total}</text>'
    )


def _column(number: int, count: int, width: float, most: int) -> str:
    height = _SIDE * count / most
    x, y = _LEFT + width * number, _TOP + _SIDE - height
    said = f'<text class="value" x="{x + width / 2:.1f}" y="{y - 4:.1f}" text-anchor="middle">{count}</text>'
    return f'<rect class="bar" x="{x + 2:.1f}" y="{y:.1f}" width="{width - 4:.1f}" height="{height:.1f}"/>' + (
        said if count else ""
    )


def _axes(x_label: str, y_label: str) -> str:
    ticks = "".join(
        f'<line class="grid" x1="{_x(share)}" x2="{_x(share)}" y1="{_y(0)}" y2="{_y(1)}"/>'
        f'<line class="grid" x1="{_x(0)}" x2="{_x(1)}" y1="{_y(share)}" y2="{_y(share)}"/>'
        f'<text class="tick" x="{_x(share)}" y="{_y(0) + 16}" text-anchor="middle">{share:g}</text>'
        f'<text class="tick" x="{_LEFT - 6}" y="{_y(share) + 4}" text-anchor="end">{share:g}</text>'
        for share in (0, 0.25, 0.5, 0.75, 1)
    )
    middle = _y(0.5)
    turned = f'transform="translate(11 {middle}) rotate(-90)"'
    return (
        f'{ticks}<text class="axis" x="{_x(0.5)}" y="{_y(0) + 38}" text-anchor="middle">{escape(x_label)}</text>'
        f'<text class="axis" {turned} text-anchor="middle">{escape(y_label)}</text>'
    )


def _x(share: float) -> float:
    return _LEFT + _SIDE * share


def _y(share: float) -> float:
    return _TOP + _SIDE * (1 - share)


def _duration(milliseconds: int) -> str:
    return f"{milliseconds}" if milliseconds < 1000 else f"{milliseconds // 1000}s"


def _svg(width: float, height: float, body: str) -> str:
    return f'<svg viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" role="img">{body}</svg>'
