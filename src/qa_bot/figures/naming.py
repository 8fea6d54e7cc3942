"""What a figure counts, as the noun phrase a person would put in a table's first column.

The words before or after a number name it: 软件业实现营收|713亿元 is 软件业营收, 新增|6项|自管事项 is 自管事项（新增）.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa_bot.figures.words import ends_with, tokens, without_lead, without_tail, word_set

_LONGEST = 40
# What stands for the metric of a figure that nothing around it names.
UNNAMED = "（未指明）"
_CONNECTED = re.compile(r"^(?:[、，和与及]|以及|并|左右|以上|以下|以内|的|人民币|等)")
_PREPOSITIONS = frozenset(
    ["在", "通过", "对", "向", "从", "按照", "围绕", "针对", "依托",
     "由", "经", "于", "为", "将", "把", "使", "与", "用于"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A metric's parts: the noun phrase, the verb that says more about it (or ""), and the subject in front (or "")."""

    noun: str
    verb: str = ""
    subject: str = ""
    acting: bool = False

    @property
    def text(self) -> str:
        """Return the metric as it is shown: `5G室外基站（累计开通）`."""
        return f"{self.noun}（{self.verb}）" if self.verb and self.verb not in self.noun else self.noun


def ends_in_verb(words: str) -> bool:
    """Tell whether `words` end in a verb or a word that points forward, so that the name must follow the number."""
    if not words or words.endswith(("等", "的", "了", "区内", "以内", "境内", "辖区", "首批")):
        return True
    last = tokens(words)[-1]
    return last in word_set("metric", "verbs") or last in word_set("metric", "light") or last in _PREPOSITIONS


def name_before(words: str) -> Name | None:
    """Return the name in the words before a number, None where they name nothing."""
    whole = without_lead(without_tail(words))[-_LONGEST:]
    if not whole.strip("“”"):
        return None
    parts = list(tokens(whole))
    if parts[0] in _PREPOSITIONS:
        parts = _after_adverbial(parts)
    first = _main_verb(parts)
    if first is None:
        return Name("".join(parts))
    last = first
    while last + 1 < len(parts) and (_is_verb(parts[last + 1]) or parts[last + 1] in ("了", "过", "和", "、")):
        last += 1
    while parts[last] in ("和", "、"):
        last -= 1
    subject, verbs, noun = "".join(parts[:first]), parts[first : last + 1], "".join(parts[last + 1 :])
    return _compose(subject, verbs, noun)


def _main_verb(parts: list[str]) -> int | None:
    """Return where the verb of the clause stands: a light one between two nouns (产业|实现|营收) before any other."""
    splitting = [i for i in range(2, len(parts) - 1) if parts[i] in word_set("metric", "splitting")]
    if splitting:
        return splitting[-1]
    light = [i for i, part in enumerate(parts) if i and part in word_set("metric", "light") and i + 1 < len(parts)]
    if light and not _is_verb(parts[0]):
        return light[-1]
    return next((i for i, part in enumerate(parts) if _is_verb(part) and not _is_compound(parts, i)), None)


def _is_compound(parts: list[str], index: int) -> bool:
    """Tell whether a verb only begins a noun (审查|率, 培训|人数)."""
    return index + 1 < len(parts) and parts[index + 1] in _SUFFIXES


_SUFFIXES = frozenset(
    ["率", "数", "量", "额", "费", "期", "性", "区", "员",
     "者", "值", "度", "点", "类", "型", "率和", "期满", "强度", "密度"]
)  # fmt: skip


def _compose(subject: str, verbs: list[str], noun: str) -> Name:
    verb = "".join(part for part in verbs if part not in word_set("metric", "light") and part not in ("了", "过"))
    noun = noun.removeprefix("的")
    if not noun:
        return Name(subject + verb, subject=subject) if subject + verb else Name("".join(verbs))
    if verb and subject in word_set("metric", "adverbs"):
        verb, subject = subject + verb, ""
    if verb and subject.endswith(("和", "、", "与", "及")):
        return Name(subject + verb + noun, subject=subject[:-1])
    subject = without_tail(without_lead(subject))
    if not verb:
        return Name(subject + noun, subject=subject)
    if not subject and verb in word_set("metric", "nominal"):
        return Name(verb + noun)
    if subject and len(subject) <= 12:
        return Name(subject + verb + noun, subject=subject)
    if noun in word_set("metric", "heads"):
        return Name(verb + noun, subject=subject)
    return Name(noun, verb, subject)


def name_after(words: str, before: str, carried: str = "") -> Name | None:
    """Return the name in the words after a number, with the verb in the words before it; None where there is none."""
    words = words.strip(" ")
    if not words or _CONNECTED.match(words):
        return None
    noun, rest = split_predicate(words)
    verb = verbs_at_end(before)
    if not noun:
        return None
    noun = without_tail(noun)
    return Name(noun, verb or rest[:32] or carried) if noun else None


def split_predicate(words: str) -> tuple[str, str]:
    """Split the words after a number where the counted thing begins to act: 企业|获评先进单位."""
    noun, predicates = "", word_set("metric", "predicates")
    for part in tokens(words[:_LONGEST]):
        if part in predicates and (noun or not part.startswith(("全部",))):
            return noun, words[len(noun) :]
        noun += part
    return noun, ""


def verbs_at_end(before: str) -> str:
    """Return the verbs that `before` ends with, light ones left out: 累计引入 of 全年累计引入."""
    if before.endswith("等"):
        return _verbs_at_start(before)
    parts, verbs = list(tokens(before[-12:])), []
    while parts and (_is_verb(parts[-1]) or parts[-1] in ("了", "、", "先后", "首次")):
        verbs.append(parts.pop())
    if verbs and verbs[-1] in word_set("metric", "nominal") and any(_is_verb(part) for part in parts):
        return ""  # the verb at the end is a noun of an earlier one: 实施…健康发展|18条措施
    kept = [
        part for part in reversed(verbs) if part not in word_set("metric", "light") and part not in ("了", "、", "先后")
    ]
    return "".join(kept)


def _verbs_at_start(before: str) -> str:
    verbs = ""
    for part in tokens(without_lead(before)[:12]):
        if not _is_verb(part) or part in word_set("metric", "light"):
            break
        verbs += part
    return verbs


def _is_verb(part: str) -> bool:
    return part in word_set("metric", "verbs") or part in word_set("metric", "light")


def _after_adverbial(parts: list[str]) -> list[str]:
    """Drop a leading prepositional phrase (在市级媒体|刊发宣传稿件), if a verb comes after it."""
    following = next((i for i, part in enumerate(parts) if i > 1 and _is_verb(part)), None)
    return parts[1:] if following is None else parts[following:]


def clause_name(clause: str) -> str:
    """Return the thing a clause without figures is about: 社会消费品零售总额 of 社会消费品零售总额稳定增长."""
    clause = without_lead(clause)[:_LONGEST]
    noun = ""
    for part in tokens(clause):
        if part in word_set("roles", "growth") or (
            noun and part in ("稳定", "持续", "快速", "稳步", "平稳", "保持", "继续")
        ):
            break
        noun += part
    return noun if len(noun) >= 2 else ""


def head_of(name: str) -> str:
    """Return the measured quantity a name ends in (增加值 of 第一产业增加值), or an empty string."""
    if not name:
        return ""
    known = ends_with(name, "metric", "heads")
    if not known:
        return ""
    last = tokens(name[-12:])[-1]
    return last if last.endswith(known) and len(last) > len(known) else known


def without_head(noun: str) -> str:
    """Return whose quantity a name measures: 技术合同 of 技术合同成交金额; a name without a head is returned whole."""
    head = head_of(noun) or ends_with(noun, "metric", "bare")
    return noun.removesuffix(head) if head and len(noun) > len(head) + 1 else noun


def without_adverbs(words: str) -> str:
    """Return `words`, or an empty string where they are nothing but adverbs (全面, 基本)."""
    return "" if words and all(part in word_set("metric", "adverbs") for part in tokens(words[:8])) else words


def object_of(words: str) -> str:
    """Return what the verb that `words` begin with acts on: 科创孵化器 of 建设科创孵化器, or an empty string."""
    parts = list(tokens(words[:_LONGEST]))
    return "".join(parts[1:]).removeprefix("了") if len(parts) > 1 and _is_verb(parts[0]) else ""


def starts_with_thing(words: str) -> bool:
    """Tell whether words between two figures go straight on with a noun: 10亿元|企业|73户."""
    return bool(words) and not _CONNECTED.match(words) and not _is_verb(tokens(words)[0])


def is_bare(noun: str) -> bool:
    """Tell whether a name is a measure without its owner (成交金额), or a verb alone (开行)."""
    return noun in word_set("metric", "bare") or noun in word_set("metric", "verbs")


def is_deed(noun: str) -> bool:
    """Tell whether a name is nothing but several verbs: 改造提升, 维修加固."""
    parts = tokens(noun)
    return len(parts) > 1 and all(_is_verb(part) or part in word_set("roles", "growth") for part in parts)


def clause_measure(clause: str) -> str:
    """Return the measure a clause without figures opens with: 零售总额 of 零售总额稳定增长, or an empty string."""
    noun = ""
    for part in tokens(without_lead(clause)[:20]) if not clause.startswith("按") else ():
        noun += part
        if len(noun) >= 3 and ends_with(noun, "metric", "heads"):
            return noun
    return ""


def first_word(noun: str) -> str:
    """Return the word a name begins with: 投入 of 投入强度."""
    return tokens(noun)[0] if noun else ""


def is_part(noun: str) -> bool:
    """Tell whether a name is a grade or part without its thing (国家级, 城市)."""
    return noun in word_set("metric", "parts") or re.fullmatch(r"[^，、]{1,3}(?:〖[^〗]*〗)?级", noun) is not None


def without_grade(noun: str) -> str:
    """Return a name without the grade in front: 工程研究中心 of 省级以上工程研究中心."""
    return re.sub(r"^(?:国家|省|市|区|县|州|部|校)级(?:及?以上)?(?:〖[^〗]*〗)?", "", noun) or noun


def clause_subject(clause: str) -> str:
    """Return what a clause without figures acts on or is about: 产业联盟 of 推进产业联盟发展."""
    clause = without_lead(clause)[:_LONGEST]
    parts = list(tokens(clause))
    while parts and _is_verb(parts[0]):
        parts.pop(0)
    noun = ""
    for part in parts:
        if noun and (_is_verb(part) or part in word_set("metric", "predicates") or part in word_set("roles", "growth")):
            break
        noun += part
    return noun if 2 <= len(noun) <= 20 else ""
