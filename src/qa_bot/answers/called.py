"""Whether a figure is called just what a question calls it: by all its words, or others of the genre for the same."""

from __future__ import annotations

import re
from functools import lru_cache

from qa_bot.answers.matching import variants
from qa_bot.figures.model import Figure
from qa_bot.questions.understand import content_terms, first_rule, role_rules

REST = 2
"""How many characters a figure's name may have besides the words of the question."""
_ABOUT = re.compile(
    r"全[国省市县区州]|地区|地方|国内|预计|初步|核算|全年|年末|年度|实现|完成|总[量数额值]?|新增|[的了（）()]"
)
_ADDED = re.compile(r"新[增建设]|净[增减]|累计")
_DEED = re.compile(r"（(?!新[增建设]|净[增减])[^（）]*）$")


def is_called(figure: Figure, metric: str) -> bool:
    """Tell whether `figure` goes by the name `metric`: 地区生产总值 is GDP, 单位生产总值能耗 is not."""
    bare, words = _name(metric)
    return any(_is_all(names, figure.metric.lower()) for names in ((bare,), words) if names)


def is_just_called(figure: Figure, name: str) -> bool:
    """Tell whether `figure` goes by `name` and nothing else: 医院, not 公立医院."""
    bare = _ABOUT.sub("", name.lower())
    return bool(bare) and _ABOUT.sub("", _DEED.sub("", figure.metric.lower())) == bare


def is_named_in(text: str, metric: str) -> bool:
    """Tell whether `text` names a metric in full, or by other words of the genre for the same."""
    bare, words = _name(metric)
    return any(all(any(v in text.lower() for v in _spellings(n)) for n in names) for names in ((bare,), words) if names)


def is_all_called(figure: Figure, names: tuple[str, ...]) -> bool:
    """Tell whether `figure` goes by `names` (or words for the same) together and by hardly anything else."""
    metric = _DEED.sub("", figure.metric.lower())
    return bool(names) and not _ADDED.search(metric) and _is_all(names, metric)


def _is_all(names: tuple[str, ...], text: str) -> bool:
    """Tell whether `text` holds each of `names` (or a word for the same) and hardly anything else."""
    for name in names:
        held = max((variant for variant in _spellings(name) if variant in text), key=len, default="")
        if not held:
            return False
        text = text.replace(held, "", 1)
    return len(_ABOUT.sub("", text)) <= REST


@lru_cache(maxsize=1024)
def _spellings(name: str) -> tuple[str, ...]:
    """Return the words for a name, also where only its end has another: 粮食总产 for 粮食产量."""
    ends = (name[start:] for start in range(1, len(name) - 1))
    other = (f"{name[: -len(end)]}{variant}" for end in ends for variant in variants(end) if len(variant) > 1)
    return tuple(dict.fromkeys((*variants(name), *other)))


@lru_cache(maxsize=256)
def _name(metric: str) -> tuple[str, tuple[str, ...]]:
    """Return a metric's name, and its words, without those that say which of its figures is meant (增速, 占比)."""
    terms = [term.text for term in content_terms(metric)]
    words = tuple(term for term in terms if first_rule(role_rules(), term) is None and term not in variants("增速"))
    bare = metric.lower()
    for term in terms:
        if term not in words:
            bare = bare.replace(term, "")
    return bare, words
