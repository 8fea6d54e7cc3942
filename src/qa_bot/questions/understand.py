"""From the words of a question to what it asks for; the patterns are data, in `question_patterns.toml`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from qa_bot.errors import QuestionError
from qa_bot.figures.units import units
from qa_bot.questions.deeds import kind_nouns
from qa_bot.questions.focus import Focus, as_meant, focus_of, without_how
from qa_bot.questions.model import AskedRole, Question, QuestionKind, Target, Term
from qa_bot.questions.reckoned import asking_clause, how_first, outright
from qa_bot.resources import load_lines, load_toml
from qa_bot.text.congress import without_congress
from qa_bot.text.names import tagged
from qa_bot.text.normalize import normalize_query
from qa_bot.text.places import place_names
from qa_bot.text.span import Span
from qa_bot.text.words import is_common_word

MAX_CHARS = 500
"""The longest question that is taken, in characters."""

_COUNTS = (
    r"[多余]?(?:[万亿元吨米次座台辆套位名]|个(?![人体])|家(?!庭)|人(?![均口才民力大社居工])|户(?![籍均])|项(?!目)|件(?!均)"
    r"|平方|公[里顷斤])"
)
_YEAR = re.compile(rf"(?<!\d)((?:19|20)\d{{2}})(?!\d|{_COUNTS})")
"""Four digits that count nothing: 2000元 is no year, 2021人均 has one."""
_YEAR_SAID = re.compile(rf"{_YEAR.pattern}(?:年度|年(?![末底初终均]))?")
"""A year with its 年, which makes no word with what follows: 2020年|少了, 2022年|头一回."""
_EMPHASIS = {
    "n": 1.0,
    "e": 1.0,
    "j": 1.0,
    "l": 0.8,
    "i": 0.8,
    "v": 0.4,
    "a": 0.5,
    "b": 0.5,
    "z": 0.3,
    "m": 0.3,
    "x": 0.5,
    "s": 1.0,
}
"""How much a word counts by the first letter of its part of speech (ICTCLAS letters; x: numbers and Latin words)."""
_BODY = re.compile(
    r"(?:[市区县省]|州(?!市))[^\W\d的了在和与是有到对参加]{1,5}?(?:委员会|委|(?<![格布结时开大全])局|厅|(?<![部签])署)(?![员会派])"
)
REPORT_OF_YEAR = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})年?度?的?(?:[\u4e00-\u9fff]{0,8}(?:政府|国务院|工作)|[\u4e00-\u9fff]{2,4}(?=报告))?(?:政府|总理|[省市区县]长)?的?(?:工作)?(?:报告|总结|公报)"
)
_ASKING = re.compile(
    r"有没有人(?![口才民工大])|[从自由到至打](?=什么时候|何时|哪一?[天日年月])|([会在是要能该算有可])[不没]\1|[是有为达共在了和与]?(?=多少|几|什么|啥|谁|哪|何时|怎么|如何)|(?<=多少|什么)|[?？]"
)
_LATIN_WORD = re.compile(r"(?<![A-Za-z])(?=[A-Za-z]*[a-z]{3})[A-Za-z]{4,}(?![A-Za-z])")
"""A word left in English, or a name in Latin letters; no abbreviation (GDP)."""
_ORDINAL = re.compile(
    r"第(?!一次)[一二三四五六七八九十百\d]+[届期批次轮]|[一二三四五六七八九十]期(?!间)|[一二三四五六七八九十\d]+周年"
)
_HEAD = re.compile(
    r"(?:哪|什么|啥|何)(?:一)?(?:[家个本份项款场所类种座支部位届条篇]|者)?(?:的)?"
    r"(?P<head>[\u4e00-\u9fff]{1,6}?)(?=[的了过是有在被获得拿从去到参]|[?？，。]|$)"
)
_CALLED = re.compile(
    r"的(?P<head>[\u4e00-\u9fff]{2,4}?)(?:又|也|具体|全称|名字|名称)*(?:叫|名叫|名为)(?:做|作)?(?:什么|啥)"
)
"""What is asked to be called by its name: 栏目 of 讲廉洁的栏目叫什么."""
_OFFICES = ("长", "书记", "主任", "主席", "代表", "总理", "人", "者", "员")
"""How what people are called by ends: whose office it is tells who is meant."""
_SUM_AT_END = re.compile(r"(?:多少|几)[\u4e00-\u9fff]{1,10}(?:费|款|资金|补贴|补助|救助金|奖励金)[?？。]?$")
"""What is asked for by the name of a sum of money: 花了多少工伤预防费."""
_NUMBER_OF = re.compile(r"(?P<of>[人户件家])数(?:一共|总共|共|合计)?(?:是|为|有|达到?|到)?了?(?:多少|几)")
"""A question whose measure word stands in its noun: 起诉的人数是多少."""
_CONVERTED = re.compile(r"[折换合兑](?:合|算)?[成为]?(?P<unit>美元|欧元|港元|日元)")
_RATE_ASKED = re.compile(
    r"百分之(?:几|多少)|百分比|(?:比例|(?<![汇])率)(?:已经|都)?(?:是|有|为|达)?(?:到|了)?(?:了)?多[少高大]|多[少大](?:的)?(?:比例|比重)|几成(?!立)|(?:多少|几)个?点(?![子钟])"
)
_DOCUMENT_NUMBER = re.compile(r"[〔\[（(](?:19|20)\d{2}[〕\]）)](?=第?\d+号?|号)")
_WORKED_OUT = re.compile(
    r"推算|[倒反逆][推算]|往回[推算]|[照按用].{2,20}(?:推|(?<![核预结决概计])算(?!(?:出来|下来|得)?[^，,]{0,6}的话|(?:出来|下来|得)[^，,]*\d))"
)
_LEVELS = frozenset("省市区县州镇乡村一二两三四五六七八九十百千万亿零几数多半")
"""What is left of a place's name where the segmenter cuts it (徐水|区), and numerals, tell nothing of a subject."""
_YEAR_BEFORE = re.compile(
    r"(?<![比较同于与和跟])(?:上年|去年|上一年|前一年)(?:(?:年?末|年?底|同期)?(?:是|为|有|的是)?|同期的[^，,]{2,20}?)(?:多少|几|什么)"
)
_YEARS_BACK = {"今年": 0, "本年": 0, "当年(?!的)": 0, "去年": 1, "上年": 1, "上一年": 1, "前一年": 1, "前年": 2}
"""What is of 当年的 (三线厂) may be long past."""


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    target: str
    found: re.Pattern[str]
    unless: re.Pattern[str] | None

    def takes(self, text: str) -> bool:
        return bool(self.found.search(text)) and not (self.unless and self.unless.search(text))


def understand(text: str) -> Question:
    """Return what the question `text` asks for.

    Raises `QuestionError` where it is empty or longer than `MAX_CHARS`.
    """
    asked = how_first(as_meant(normalize_query(text)))
    if not asked:
        raise QuestionError("the question is empty; ask something about the reports.")
    if len(asked) > MAX_CHARS:
        raise QuestionError(f"the question has {len(asked)} characters, at most {MAX_CHARS} are taken; shorten it.")
    whole = outright(asked)
    focus = focus_of(whole)
    rule = first_rule(kind_rules(), without_congress(asked if _WORKED_OUT.search(asked) else focus.text))
    role = first_rule(role_rules(), without_how(focus.text))
    head = asked_head(focus.text)
    unit = _asked_unit(focus.text)
    return Question(
        text=asked,
        kind=cast("QuestionKind", rule.name if rule else "open"),
        target=cast("Target", rule.target if rule else ""),
        role=cast("AskedRole", role.name if role else ""),
        unit=unit,
        terms=tuple(term for term in content_terms(focus.text) if term.text not in (head, _sort_of(head), unit)),
        names=named(focus.text),
        years=_years(whole, focus),
        report_years=tuple(int(match["year"]) for match in REPORT_OF_YEAR.finditer(asked)),
        years_back=next(
            (back for word, back in _YEARS_BACK.items() if re.search(rf"(?<![比较同于]){word}", whole)), None
        ),
        focus=focus.text,
        excluded=focus.excluded,
    )


def _years(asked: str, focus: Focus) -> tuple[int, ...]:
    """Return the years a question names, without those of reports and documents and those it says it does not mean.

    The year before one it names (2023年…上年同期是多少) is the one it asks for.
    """
    denied = set(_YEAR.findall(focus.excluded)) - set(_YEAR.findall(focus.text))
    clause = asking_clause(asked)
    asked = clause if _YEAR.search(clause) else asked
    named = _YEAR.findall(_DOCUMENT_NUMBER.sub(" ", REPORT_OF_YEAR.sub(" ", asked)))
    years = tuple(int(year) for year in named if year not in denied)
    return (years[0] - 1,) if len(set(years)) == 1 and _YEAR_BEFORE.search(asked) else years


def report_year_spans(text: str) -> tuple[Span, ...]:
    """Return where `text` names a report by its year: 2014年政府工作报告."""
    return tuple(Span(*match.span()) for match in REPORT_OF_YEAR.finditer(text))


def content_terms(text: str) -> tuple[Term, ...]:
    """Return the words of `text` that say what it is about, in order, each once."""
    stop, light = frozenset(load_lines("stopwords.txt")), frozenset(load_lines("light_words.txt"))
    # cut where the question is asked: the segmenter would join 券 and 是 of 服务券是多少 into a word
    stated = _ASKING.sub(" ", _YEAR_SAID.sub(" ", text))
    found: dict[str, Term] = {}
    for span, tag in tagged(stated, guess=False):
        word = span.of(stated).lower()
        emphasis = _EMPHASIS.get(tag[:1], 0.0) if tag != "vn" else 1.0
        framing = word.isdigit() or word in light or (word[-1] == "数" and word[:-1] in units())  # 对数, 户数
        emphasis = min(emphasis, _EMPHASIS["m"]) if framing else emphasis
        if (
            emphasis
            and word not in stop
            and not word.startswith("几")  # 几块钱, 几比一: it asks
            and not _LEVELS.issuperset(word)
            and any(character.isalnum() for character in word)
        ):
            found.setdefault(word, Term(word, emphasis))
    return tuple(found.values())


def asked_head(text: str) -> str:
    """Return the noun a question asks to name: 博物馆 of 哪家博物馆, 称号 of 什么称号; "" where there is none."""
    called = _CALLED.search(text)
    match = called if called and not called["head"].endswith(_OFFICES) else _HEAD.search(text)
    return match["head"] if match else ""


def _sort_of(head: str) -> str:
    """Return the word of a noun asked for that says of what sort it is: 单位 of 上级单位; "" where none does."""
    return next((noun for noun in kind_nouns() if len(noun) > 1 and head.endswith(noun)), "")


def named(text: str) -> tuple[str, ...]:
    """Return what a question names outright: places, public bodies, and ordinals (第十届, 二期, 五周年)."""
    places = [span.of(text) for span in place_names(text)]
    marks = [match.group() for pattern in (_BODY, _ORDINAL, _LATIN_WORD) for match in pattern.finditer(text)]
    return tuple(dict.fromkeys((*places, *marks)))


@cache
def kind_rules() -> tuple[_Rule, ...]:
    """Return the rules for the kind of a question, in the order they are tried."""
    return tuple(_rule(entry, "kind") for entry in load_toml("question_patterns.toml")["kind"])


@cache
def role_rules() -> tuple[_Rule, ...]:
    """Return the rules for the role a question asks for, in the order they are tried."""
    return tuple(_rule(entry, "role") for entry in load_toml("question_patterns.toml")["role"])


def first_rule(rules: Sequence[_Rule], text: str) -> _Rule | None:
    """Return the first of `rules` that takes `text`."""
    return next((rule for rule in rules if rule.takes(text)), None)


def _rule(entry: dict[str, Any], key: str) -> _Rule:
    unless = "|".join(entry.get("unless", ()))
    return _Rule(
        name=entry[key],
        target=entry.get("target", ""),
        found=re.compile("|".join(entry["patterns"]), re.IGNORECASE),
        unless=re.compile(unless, re.IGNORECASE) if unless else None,
    )


def _asked_unit(text: str) -> str:
    """Return the measure word after 多少 or 几: `家`, `个` (things), `money` (any sum), `%` (a rate), "" for none."""
    rules = load_toml("question_patterns.toml")["unit"]
    match = re.search(r"(?:多少|几)(?P<rest>.{1,6})", text)
    if re.search(r"(?:多少|几)[十百千万亿]*(?:元|(?<!亿)块)", text):
        return "money"
    if converted := _CONVERTED.search(text):
        return converted["unit"]
    if _RATE_ASKED.search(text):
        return "%"
    if re.search(rules["sums"], text):
        return "money"
    if counted := _NUMBER_OF.search(text):
        return counted["of"]
    rest = match["rest"] if match else ""
    if re.match(rf"(?:{'|'.join(rules['money_nouns'])})(?!企业|项目|单位|机构|[户人家种率线])", rest):
        return "money"
    names = (*rules["money"], *rules["any"], *units())
    unit = max((name for name in names if rest.startswith(name)), key=len, default="")
    if not unit and _SUM_AT_END.search(text):
        return "money"
    if _is_of_longer_word(unit, rest):
        return ""
    if unit in rules["money"]:
        return "money"
    if unit == "个" and match and not re.match(r"个(?:[万亿人月]|小时)", match["rest"]):
        return unit
    return "" if unit in rules["any"] and unit not in ("万", "亿") else unit


def _is_of_longer_word(unit: str, text: str) -> bool:
    """Tell whether what looks like a unit only begins the word that `text` begins with: 支 of 支持, 项 of 项目."""
    if not unit or unit[0] in "十百千万亿":
        return False
    word = next((span.of(text) for span, _ in tagged(text, guess=False)), "")
    return len(word) > len(unit) and word not in units() and is_common_word(word)
