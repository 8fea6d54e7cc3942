"""An English question as the Chinese one the rest of the bot understands.

Rules, no model: the frame tells what is asked for (how many, by what percentage, which …), the glossary what about, and
names in pinyin become the places and names of the reports. What stays English is a word no report can hold, so that a
question half understood is refused rather than answered for something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from qa_bot.questions.english_values import take_times, with_chinese_amounts
from qa_bot.questions.glossary import Word, chosen, read_words
from qa_bot.questions.romanized import NameReader, place_kinds
from qa_bot.resources import load_toml

_LATIN = re.compile(r"[A-Za-z]{2,}")
_GLUED = re.compile(r"(?<=[a-z]{2})(?=\d)")
"""Where normalising took the gap between a word and a number: end of2022."""
_OF_MANY = re.compile(r"(?<=[a-z]s)'(?=[a-z])")
"""Where normalising took the gap after the owners: residents'income."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_ASIDE = re.compile(r"^(?:and|but|so|then|also|what about|how about|and what about)?$", re.IGNORECASE)
_ANOTHER = re.compile(r",?\s+and\s+(?=(?:by )?(?:how|what|when|where|who|which)\b)", re.IGNORECASE)
_DOCUMENT = re.compile(
    r",?\s+(?:according to|as per|per|as (?:stated|reported|told|given|shown) in|based on) (?:the |this )?"
    r"(?P<document>[^,?]*?\b(?:report|bulletin|communique|summary|document|notice|statistics))\s*$",
    re.IGNORECASE,
)
"""The document named last: …, per the civil affairs bulletin; in Chinese it comes first."""
_COUNT = re.compile(
    r"(?<!document )(?<!reference )\b(?:the )?(?:total )?(?:number|count) of\s+(?:the )?", re.IGNORECASE
)
_NOUNS = ("noun", "unknown", "chinese")


def is_english(text: str) -> bool:
    """Tell whether a question is English: three words of it at least (two without Chinese), more than Chinese ones."""
    words, characters = len(_LATIN.findall(text)), len(_HAN.findall(text))
    return words >= (3 if characters else 2) and words > characters / 2


@dataclass(frozen=True, slots=True)
class _Frame:
    match: re.Pattern[str]
    unless: re.Pattern[str] | None
    reading: str


class EnglishReader:
    """Translates questions over the reports of an index."""

    def __init__(self, places: Iterable[str], names: Callable[[], Iterable[str]], holds: Callable[[str], bool]) -> None:
        """Translate into the words that `holds` finds in a report, with its `places` and quoted `names`."""
        self._places = tuple(places)
        self._names = NameReader(self._places, names)
        self._holds = holds

    def read(self, question: str) -> str:
        """Return an English question in Chinese, as near as rules get."""
        asked = _OF_MANY.sub(" ", _GLUED.sub(" ", question.replace("’", "'").replace("‘", "'"))).strip(" ?？!.。")
        asked = asked.replace(" & ", " and ")
        asked = re.sub(load_toml("english_frames.toml")["polite"], "", f"{asked} ", flags=re.IGNORECASE).strip(" ,")
        if (told := _DOCUMENT.search(asked)) and told.start():
            document, asked = self._document(told["document"]), asked[: told.start()]
        else:
            document = ""
        times, asked = take_times(with_chinese_amounts(asked))
        asked = asked.strip(" ,")
        if _ASIDE.match(asked):
            return f"那{times}呢？"
        first, *others = _ANOTHER.split(_COUNT.sub("the ", asked))
        parts = [self._asked(part, times if not at else "").rstrip("？") for at, part in enumerate((first, *others))]
        return document + "，".join(parts) + "？"

    def _document(self, told: str) -> str:
        """Return a document in Chinese, ready to stand before a question: 2014年国务院政府工作报告，.

        One without year and place tells no report from another, and its words (civil affairs) would ask for figures.
        """
        times, named = take_times(told)
        said = self._phrase(self._named(read_words(named)))
        place = next((place for place in self._places if said.startswith(place)), "")
        return f"{place}{times}{said.removeprefix(place)}，" if said and (place or times) else times

    def _asked(self, asked: str, times: str) -> str:
        for frame in _frames():
            match = frame.match.search(asked.lower())
            if match and not (frame.unless and frame.unless.search(asked.lower())):
                return self._filled(frame.reading, match, asked, times)
        return asked

    def _filled(self, reading: str, match: re.Match[str], asked: str, times: str) -> str:
        parts = {name: self._part(name, asked[slice(*match.span(name))]) for name in match.groupdict() if match[name]}
        parts = {name: parts.get(name, "") for name in (*match.groupdict(), *parts)}
        if parts.get("b", "").strip().isdigit():
            parts["b"] = parts["b"].strip() + _measure(parts.get("a", ""))
        if "np" in parts and parts["np"] and parts["np"] in parts.get("a", ""):
            parts["np"] = ""
        whole = reading.format(**parts).replace("新增新", "新增")
        if whole.startswith("那"):
            return f"那{times}{whole[1:]}"
        place = next((place for place in self._places if whole.startswith(place)), "")
        return f"{place}{times}{whole.removeprefix(place)}"  # 2023年青禾 would be read as 年青

    def _part(self, name: str, text: str) -> str:
        """Return a group of a frame in Chinese, by what its name says it is."""
        if name == "number":
            return str(load_toml("english_frames.toml")["numbers"][text.lower()])
        words = self._named(read_words(text))
        if name == "clause":
            return self._said(_of_first(words))
        if name == "which":
            return self._which(words)
        said = self._phrase(words)
        return said + _asking_value(said) if name == "valued" else said

    def _which(self, words: list[Word]) -> str:
        """Return the noun asked for after 哪些 or 哪个, and the rest as a phrase after it."""
        first = next((i for i, word in enumerate(words) if word.kind not in _NOUNS), len(words))
        asks = "哪些" if words and words[first - 1].typed.lower().endswith("s") else "哪个"
        rest = _of_first([word for word in words[first:] if word.kind != "stop"])
        at = next((i for i, word in enumerate(rest) if word.kind == "before" and i), None)
        if at is None or len(rest) == at + 1 or rest[at + 1].kind == "chinese":
            return asks + self._said(words[:first]) + self._phrase(rest)
        return f"{asks}{self._said(words[:first])}在{self._phrase(rest[at + 1 :])}中{self._said(rest[:at])}"

    def _phrase(self, words: list[Word]) -> str:
        """Return words with what ties to them before them: A of B and A in B as B A, adverbs first."""
        words = _of_first([word for word in words if word.kind != "stop"])
        split = next((i for i, word in enumerate(words) if word.kind == "before"), None)
        if split is not None:
            return self._phrase(words[split + 1 :]) + self._phrase(words[:split])
        adverbs = [word for word in words if word.kind == "adverb"]
        return self._said([*adverbs, *(word for word in words if word.kind != "adverb")])

    def _said(self, words: list[Word]) -> str:
        said: list[str] = []
        for word in words:
            chinese = self._chinese(word)
            if chinese and chinese not in said[-1:]:
                said.append(chinese)
        return re.sub(r"(?<=[A-Za-z]) (?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff]) (?=[A-Za-z])", "", _joined(said)).strip(
            "和"
        )

    def _chinese(self, word: Word) -> str:
        if word.chinese:
            return chosen(word, self._holds)
        return {"and": "和", "stop": "", "plain": "", "of": "", "before": ""}.get(word.kind, word.typed)

    def _named(self, words: list[Word]) -> list[Word]:
        """Return words with names in Latin letters read: Putuo District as one name, Jing'an as one."""
        named: list[Word] = []
        position = 0
        while position < len(words):
            size, chinese = self._name_at(words, position)
            if chinese:
                named.append(
                    Word(" ".join(word.typed for word in words[position : position + size]), "chinese", (chinese,))
                )
            else:
                named.append(words[position])
            position += max(size, 1)
        return named

    def _name_at(self, words: list[Word], position: int) -> tuple[int, str]:
        for size in (3, 2, 1):
            run = words[position : position + size]
            if len(run) < size or not all(word.kind == "unknown" and word.typed[:1].isupper() for word in run):
                continue
            typed = "".join(word.typed for word in run)
            after = words[position + size].typed.lower() if position + size < len(words) else ""
            kind = place_kinds().get(after, "")
            if kind and (name := self._names.read(typed, kind)):
                return size + 1, name
            if name := self._names.read(typed):
                return size, name
        return 0, ""


def _of_first(words: list[Word]) -> list[Word]:
    """Return words with each `A of B` as `B A`, the last first, so that A of B of C is C B A."""
    words = list(words)
    for at in range(len(words) - 1, -1, -1):
        if words[at].kind != "of":
            continue
        start, end = at, at + 1
        while start > 0 and words[start - 1].kind in (*_NOUNS, "stop"):
            start -= 1
        while end < len(words) and words[end].kind in (*_NOUNS, "stop", "and"):
            end += 1
        words[start:end] = [*words[at + 1 : end], *words[start:at]]
    return words


def _joined(parts: list[str]) -> str:
    """Join words, with a gap only between two that are not Chinese."""
    text = ""
    for part in parts:
        gap = (
            " "
            if text and text[-1].isascii() and text[-1].isalnum() and part[0].isascii() and part[0].isalnum()
            else ""
        )
        text += gap + part
    return text


def _measure(said: str) -> str:
    """Return the measure word for what a phrase ends in: 家 of companies, 个 where none is known."""
    measures = load_toml("english_frames.toml")["measures"]
    return next((measure for noun, measure in measures.items() if said.endswith(noun)), "个")


def _asking_value(said: str) -> str:
    return (
        "是多少？" if re.search(rf"(?:{load_toml('english_frames.toml')['valued']})[^的]{{0,4}}$", said) else "是什么？"
    )


@cache
def _frames() -> tuple[_Frame, ...]:
    table = load_toml("english_frames.toml")
    return tuple(
        _Frame(
            re.compile(_with_verbs(frame["match"])),
            re.compile(_with_verbs(frame["unless"])) if "unless" in frame else None,
            frame["reading"],
        )
        for frame in table["frame"]
    )


def _with_verbs(pattern: str) -> str:
    table = load_toml("english_frames.toml")
    for name in ("AUX", "UP", "DOWN"):
        pattern = pattern.replace(f"{{{name}}}", table[name])
    return pattern
