"""What of a question asks: without who is asking and why, politeness, and what it says it does not mean."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qa_bot.questions.deeds import is_verb
from qa_bot.text.dates import to_year
from qa_bot.text.names import tagged

_CLAUSE = re.compile(r"[^，,。；;！!？?（()）]+[，,。；;！!？?（()）]*")
_ASKS = re.compile(r"多[少大高长远快久重]|几|哪|谁|什么|啥|何|怎|如何|吗|么|是不是|是否|有没有|呢|[？?]")
_WHO_ASKS = re.compile(r"我|咱|本人|俺|听说|写稿|写材料|参考|谢谢|麻烦|打扰|您好|你好")
_POLITE = re.compile(
    r"(?:您好|你好)|^听(?:人|邻居|朋友|同事|别人|家里人|人家|村里人?)说|(?:我|我们)?(?:想|要)(?:知道|了解|问|查|请教|核对|核实|确认|打听|弄清楚?)(?:一下|下)?|请问(?:一下|下)?|麻烦(?:您|你)?(?:问|查|告诉我?|帮忙)?(?:一下|下)?"
    r"|(?:请|能不能|能否|可以)?(?:(?:帮我|帮忙|给我|告诉我)(?:查|看|找|问|算|列)?|帮(?:查|看|找|问|算|列))(?:一下|下)?|问一下|查一下"
)
_SAID_AFTER = re.compile(r"^(?P<asked>[^?？]+[?？])(?P<after>[^?？]{2,20})$")
_DATED_AFTER = re.compile(
    r"^(?P<asked>[^?？，,]*(?:没有?|吗|么|多少[\u4e00-\u9fff]{0,3}|几[\u4e00-\u9fff]{1,2}|什么|谁|哪[\u4e00-\u9fff]{1,4})[，,])"
    r"(?P<after>(?:19|20)\d{2}年[^?？，,]{0,12}|[^?？，,]{2,10}(?:19|20)\d{2}年?)[?？。]?$"
)
"""What year, and of whom, is named last: 企业数达标没，2022年科委."""
_REQUEST = re.compile(
    r"(?<=[，,。；;！!])(?:所以|就|还是|想|要)*(?:(?:请问|麻烦|请教)(?:您|你|大家)?(?:一下|下)?)?"
    r"(?:(?:帮|给|替)我(?:查|看|找|问|算|核对|核实)?(?:一下|下)?|(?:查|看|找|问|算|核对|核实|确认|打听)(?:一下|下)|(?<=请问)|(?<=请教)|(?<=一下))"
    r"[:：，, ]?"
)
"""What asks to be told, after a comma: 别的先不管，麻烦帮我查一下."""
NAMED = 4
"""Characters after 这 that name a thing again when they were said before."""
_POINTS_BACK = re.compile(
    r"[这那][\d一二两三四五六七八九十几些]|[这那该][个家位名所座条款项支种类处只件批次份]|它|他|她|其(?!他|它|余|中)"
)
_NOT_MEANT = re.compile(
    r"(?:不管|不论|无论|不看|(?<!要)不要|(?<!用)不用|不必|(?<!含)不含|(?<!包)不包括|(?<!算)不算|(?<!是)不是|不光是?|不只是?|不仅仅?是?|^(?:含|包括|包含)(?=[^，,多几哪什谁]{1,8}的[）)])|别管|别算|先不说|除外|就?不用[说管提]了?)"
)
_REST = re.compile(r"剩|余下|其余|其他|还有")
"""What is left is asked for by what it is not (剩下不是首次认定的)."""
_WITHIN = re.compile(r"(?:[里中]|里面|里头)[，,]$")
"""After these a clause asks for the others of what it names: 孤儿里，不是社会散居的有多少."""
_HOW = re.compile(
    r"^(?:请|可以)?(?:根据|按照?|用|照|由|以|靠|拿)?.{0,28}(?:推算|[倒反逆]推|[倒反逆]算|往回[推算]|来算|来推|的数推|速推|说法推)"
)
_HEDGE = re.compile(r"大约|大概|差不多|大致|粗略|(?<![节公条合特预制])约(?=是|为|有|多少|几)")
_LEFT_OPEN = re.compile(r"[（(](?![^（()）]*[）)])")
"""A bracket whose clause was taken out."""
_TAG = re.compile(
    r"[，,]\s*(?:是这样|是真的|真的|属实|对|没错|正确|准确|有这回事|是这么回事"
    r"|[^，,?？]{0,12}?就?是(?:这么|这样|如此)(?:定|说|写|讲|提|要求|规定|安排|承诺)?)(?:的|吗|吧|么|不|不对|嘛)*[?？]?$"
)
_ASKED_WHETHER = re.compile(r"[吗吧么嘛没][?？。]?$|(?:对不对|是不是)[?？]?$")
"""What ends a clause that asks whether it is so: then 不用花钱 is what is asked."""
_WITH_SOURCES = re.compile(
    r"[，,；;](?:要|请|并且?|最好|记得)*(?:带上?|附上?|给出|写上|写明|注明|标明|列出)(?:具体|准确)?的?(?:数字|数据|出处|来源|原文)[。.!！]?$"
)
"""What asks for what every answer brings along: …，带上具体数字."""
_LIGHT = frozenset(
    ["完成", "达到", "实现", "做", "做到", "说", "就说", "看", "是", "有", "问", "想", "要", "到", "达", "为"]
)
"""Verbs that say nothing of what a question is about."""
_TAKEN_BACK = re.compile(
    r"(?<=[^，,…。])[，,…。.—-]+(?:哦|啊|呃|哎|唉)?[，,]?(?:不对|不是|我?[说写打]错了?|错了)[，,]+(?:我说的|应该|要问的?)?是(?=[^，,不]{2})"
)
_SAYS_WHEN = re.compile(r"[上前去今本当]一?年[末底度]?|同期|同年|年")
_TOLD_FIRST = re.compile(
    r"^(?P<head>.*?)有(?:一)?(?P<measure>[家个位名所座条款项支])(?P<told>[^。；;？?]{4,60}[，,])"
    r"(?:请问|那么?|它|他|她|这)?(?:是|(?P<calls>叫)|指)?(?:的)?(?:哪一?(?P=measure)|谁|什么(?:名字)?|啥(?:名字)?)(?:呢|啊|来着)?[?？。]?$"
)
_NOUN_LAST = re.compile(r"的[\u4e00-\u9fff]{1,6}[，,]$")
"""What is told of a thing before its noun: 国内首座燕尾式的悬索桥."""
_FIRST_OF = re.compile(r"(?:全[国省市区县州球]|国内|省内|市内|我[国省市区县])?(?:首|唯一)")
_COUNTED_FIRST = re.compile(
    r"^(?P<head>.*?)(?:(?:一共|总共|共|都)?有)?(?<![第这那])几(?P<measure>[家个位名所座条款项支种类处只件])(?P<told>[^。；;？?多几哪谁]{2,40}?)[，,？?]"
    r"(?:请问|那么?|它们|他们|这些|这几(?P=measure))?(?:分别|都|各自?|具体)*(?:是|叫|指的?是?)"
    r"(?:哪些|哪几?(?P=measure)|谁|什么(?:名字)?|啥(?:名字)?)(?:呢|啊|来着)?[?？。]?$"
)
"""有几家单位被撤销，分别叫什么: who they are tells how many there are."""
_CHOSEN = re.compile(r"[评选当]上(?=[国省市区县]级|全[国省市区县])")
"""评上市级基地: the segmenter takes 上市 for the word."""
_FASTER = re.compile(r"(?P<who>谁家?|哪一?[个家市县区省年边])的?(?:增长?|涨|长)得(?P<more>[更最]?)快(?:些|一些|一点)?")
"""投资谁增得快 asks 投资增速谁高."""
_PARTED = re.compile(r"(?P<verb>[住出入看结离])(?:了|过)?(?P<count>[一两几\d]{1,3}[次回趟])(?P<noun>[院病婚])")
_SCALED = re.compile(r"(?<=[\d一二两三四五六七八九十百千几])个(?P<scale>[万亿](?!人次|元(?:及|和)?以[上下]))")
_SHORT_YEAR = re.compile(r"(?<![\d近过这第十续着])(?P<year>[012]\d)(?=年(?!来|以来|间|内|前|后|了|多|的时间|时间))")
_SPELT_YEAR = re.compile(r"(?<![零〇○一二三四五六七八九])[一二][零〇○九][零〇○一二三四五六七八九]{2}(?=年)")


@dataclass(frozen=True, slots=True)
class Focus:
    """A question taken apart: the text that asks, and what it says it does not ask for ("" where it says nothing)."""

    text: str
    excluded: str


def as_meant(text: str) -> str:
    """Return a question (normalised) as it is meant: slips taken back, years and verbs whole, asked where it stands."""
    return asked_where_it_stands(with_whole_verbs(as_reports_say(with_whole_years(corrected(text)))))


def asked_where_it_stands(text: str) -> str:
    """Return `text` with 哪家 where its thing is told: 有家公司上市，刷新了纪录，是哪家 asks 哪家公司上市.

    What is told of a thing before its noun stays there: 有座国内首座燕尾式的悬索桥，叫什么. Where it is asked how many
    there are and which, the question is which.
    """
    counted = _COUNTED_FIRST.sub(lambda m: f"{m['head']}哪几{m['measure']}{m['told']}", text)
    return _TOLD_FIRST.sub(lambda m: _asked_at_once(m), counted)


def _asked_at_once(told: re.Match[str]) -> str:
    said = told["told"].rstrip(" ")
    done = any(is_verb(span.of(said)) for span, _ in tagged(said, guess=False))
    if (_NOUN_LAST.search(said) and (told["calls"] or not done)) or (_FIRST_OF.match(said) and not done):
        return f"{told['head']}{said.rstrip('，,')}叫什么"
    return f"{told['head']}哪{told['measure']}{said.rstrip('，, ')}"


def corrected(text: str) -> str:
    """Return a question without the word its asker takes back: 亩产…不对，是每平米产出多少 is 每平米产出多少."""
    match = _TAKEN_BACK.search(text)
    if match is None:
        return text
    before = text[: match.start()]
    last = max((span.start for span, _ in tagged(before, guess=False)), default=0)
    return before[:last] + text[match.end() :]


def as_reports_say(text: str) -> str:
    """Return `text` with what people say otherwise: 10个亿 is 10亿, 平米 平方米, 评上市级 获评市级, 平均每人 人均."""
    text = re.sub(r"(?<!方)平米", "平方米", _CHOSEN.sub("获评", text))
    text = _FASTER.sub(r"增速\g<who>\g<more>高", _SCALED.sub(r"\g<scale>", text))
    return re.sub(r"平均每人(?!次)|每人平均|平均每个人", "人均", text)


def with_whole_verbs(text: str) -> str:
    """Return `text` with the verbs that a count parts put together: 住一次院 is 住院一次."""
    return _PARTED.sub(lambda match: f"{match['verb']}{match['noun']}{match['count']}", text)


def with_whole_years(text: str) -> str:
    """Return `text` with years in digits, all four: 21年度 and 二〇二一年度 are 2021年度; 20年来 is a time."""
    text = _SPELT_YEAR.sub(lambda match: str(to_year(match.group())), text)
    return _SHORT_YEAR.sub(lambda match: f"20{match['year']}", text)


def focus_of(text: str) -> Focus:
    """Return what of a question (normalised) asks, all of it where no clause would be left.

    Words that only hedge (大概) are left out, and a question hung on (…，对吗) is one with 吗.
    """
    text = _after_request(_said_first(_WITH_SOURCES.sub("", _TAG.sub("吗?", text))))
    kept: list[str] = []
    excluded: list[str] = []
    clauses = _CLAUSE.findall(text)
    for clause in clauses:
        if len(clauses) > 1 and _HOW.match(clause):
            continue
        if (
            _NOT_MEANT.search(clause)
            and not _REST.match(clause)
            and not (kept and _WITHIN.search(kept[-1]))
            and not (_ASKED_WHETHER.search(clause) and not _is_aside(clause))
            and (not _ASKS.search(_said(clause)) or _is_aside(clause))
            and len(clauses) > 1
        ):
            excluded.append("" if _is_aside(clause) else _NOT_MEANT.sub(" ", clause))
        elif _ASKS.search(clause) or not _WHO_ASKS.search(clause) or len(clauses) == 1:
            kept.append(_POLITE.sub("", clause))
    found = _LEFT_OPEN.sub("", _HEDGE.sub("", "".join(kept))).strip("，,。；; ")
    if not _names_subject(found):
        return Focus(_HEDGE.sub("", text), "")
    return Focus(found, " ".join(excluded))


def without_how(text: str) -> str:
    """Return a question without how its answer is worked out: 上一年是多少 of 按成交额的增速倒推，上一年是多少."""
    clauses = _CLAUSE.findall(text)
    left = "".join(clause for clause in clauses if not _HOW.match(clause))
    return left if len(clauses) > 1 and _ASKS.search(left) else text


def _said_first(text: str) -> str:
    """Return a question with what is said after its mark before it: 民营医院比公立医院多吗？2024年全国."""
    match = _SAID_AFTER.match(text) or _DATED_AFTER.match(text)
    if match is None or _ASKS.search(match["after"]) or _NOT_MEANT.search(match["after"]):
        return text
    return f"{match['after'].strip('。.（）()')}，{match['asked'].rstrip('，,')}"


def _after_request(text: str) -> str:
    """Return what follows the last request (…，麻烦帮我查一下…) where it names a subject: before it stands why.

    What points back (请问这三座桥叫什么) is told before the request, unless it is named again (这“三件难事”).
    """
    request = next(reversed(list(_REQUEST.finditer(text))), None)
    if request is None:
        return text
    rest = text[request.end() :]
    if _POINTS_BACK.match(rest) and rest[1 : 1 + NAMED] not in text[: request.start()]:
        return text
    return rest if _ASKS.search(rest) and _names_subject(rest) else text


def _names_subject(text: str) -> bool:
    """Tell whether a text says what it is about: it has a noun, or a deed that tells more than 完成."""
    words = tagged(text, guess=False)
    said = ((span.of(text), tag) for span, tag in words)
    return any(
        tag[0] in "njlev" and word not in _LIGHT and not word[0].isdigit() and not _SAYS_WHEN.fullmatch(word)
        for word, tag in said
    )


def _said(clause: str) -> str:
    """Return a clause without what is denied by a question of its own (不管是不是第一次)."""
    return _NOT_MEANT.split(clause)[0] if _NOT_MEANT.search(clause) else clause


def _is_aside(clause: str) -> bool:
    """Tell whether a clause only says what is not meant (排全市第几不用管)."""
    return bool(re.search(r"(?:不用|不必|不要|别)[说管提看]", clause))
