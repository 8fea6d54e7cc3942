"""The spans of a sentence that may be what a question asks to name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from qa_bot.answers.asked_kind import endings, has_endings, names_open_kind, nouns_of_kind
from qa_bot.answers.beside import places
from qa_bot.answers.moments import date_spans
from qa_bot.answers.nameable import is_label, may_name
from qa_bot.answers.trimming import without_known_end, without_leading, without_subject
from qa_bot.questions.deeds import deeds, is_verb
from qa_bot.questions.model import Question
from qa_bot.questions.wanted import Wanted
from qa_bot.text.durations import duration_spans
from qa_bot.text.names import (
    begins_word,
    body_spans,
    is_personal_name,
    name_spans,
    ordinal_spans,
    partner_spans,
    person_spans,
    phones_together,
    place_spans,
    quoted_spans,
    tagged,
)
from qa_bot.text.phrases import named_after_dash, phrase_after, phrase_before, phrases_ending_in, without_leading_verbs
from qa_bot.text.pieces import Piece, pieces
from qa_bot.text.places import place_names
from qa_bot.text.reasons import reason_spans
from qa_bot.text.span import Span

_SHORT = 6
"""Characters a phrase has at most to be taken for a place though the tagger does not."""
_LONGEST = 45
"""Characters a name has at most."""
_OFFICES = frozenset(("室", "处", "科", "院", "所", "站", "中心", "办", "办公室"))
"""Words for an office, before which a verb may stand in a name."""
_BREAK = re.compile(r"[，。；、]")
_COUNT = re.compile(r"[\d一二两三四五六七八九十百千万几]+[\u4e00-\u9fff]")
_BOTH = re.compile(r"谁[跟和与同]谁")
_REASONS = ("原因", "理由", "缘由", "缘故")
_WHY = re.compile(r"为什么|为何|为啥|何故")
_NAMING = frozenset(("noun", "nominal", "enclosed"))
"""What a phrase must hold to name anything."""
_FINDERS: dict[str, Callable[[str], list[Span]]] = {
    "person": person_spans,
    "partner": partner_spans,
    "ordinal": ordinal_spans,
    "phone": phones_together,
    "duration": duration_spans,
}


def candidates(text: str, question: Question, wanted: Wanted) -> list[Span]:
    """Return the spans of the sentence `text` that are of the type `question` asks for, each once."""
    if question.target == "person":
        persons = (span for span in person_spans(text) if is_personal_name(span.of(text)) or "·" in span.of(text))
        found = [*persons, *_persons_beside(text, wanted)]
    elif question.target == "date":
        found = date_spans(text, question.text)
    elif asks_reason(question.text, wanted.noun):
        found = reason_spans(text)
    elif question.target == "partner" and _BOTH.search(question.text):
        found = [_with_subject(span, text) for span in partner_spans(text)]
    elif question.target in _FINDERS:
        found = _FINDERS[question.target](text)
    elif question.target == "place":
        found = [*places_named(text), *body_spans(text), *_sites(text, wanted)]
    else:
        found = [*quoted_spans(text), *_named(text, wanted, beside_nouns=not names_open_kind(wanted.noun))]
    found = [without_leading(span, text) for span in found if not is_label(span, text, wanted.noun)]
    found = [without_subject(span, text, question.text) for span in found]
    found += [] if wanted.noun else [cut for span in found if (cut := without_known_end(span, text, question.text))]
    bare = nouns_of_kind(wanted.noun)
    named = [
        span for span in found if 2 <= len(span) <= _LONGEST and may_name(span.of(text)) and span.of(text) not in bare
    ]
    return list(dict.fromkeys(named))


def places_named(text: str) -> list[Span]:
    """Return the places a text names, by the tagger and, outside quotations, by the gazetteer.

    The tagger takes 石家庄 for a person.
    """
    tagged_so = place_spans(text)
    taken = [*tagged_so, *quoted_spans(text)]
    known = (place for place in place_names(text) if not any(span.covers(place) for span in taken))
    return sorted([*tagged_so, *known])


def _with_subject(span: Span, text: str) -> Span:
    """Return those something was done with, with who did it before them: 甲院联合乙中心 for 谁跟谁."""
    clause = max(text.rfind(mark, 0, span.start) for mark in "，；。：")
    return Span(clause + 1, span.end)


def asks_reason(question: str, noun: str) -> bool:
    """Tell whether a question asks why something is as it is."""
    return noun in _REASONS or bool(_WHY.search(question))


def _counts(said: str) -> bool:
    return bool(_COUNT.fullmatch(said))


def _named(text: str, wanted: Wanted, *, beside_nouns: bool) -> Iterator[Span]:
    """Yield the phrases that end in the noun asked for, and those beside the words the question has beside it.

    Beside a noun there stands a name of its own only where its kind is known; else it is the rest of a longer one.
    """
    ended = _ending_as_asked(text, wanted.noun)
    yield from (_without_known(span, text, wanted) for span in ended)
    yield from named_after_dash(text, wanted.noun)
    yield from _between(text, wanted)
    for place, number in (*places(text, wanted.before), *places(text, wanted.after)):
        if is_verb(place.of(text)) or (number == 0 and beside_nouns):
            noun = wanted.noun.endswith(place.of(text))
            beside = (span for span in _both_sides(text, place, noun=noun) if not _is_rest(span, place, text, ended))
            beside = (span for span in beside if not any(_is_of_office(span, name, text) for name in ended))
            yield from (_without_known(span, text, wanted) for span in beside)


def _is_rest(span: Span, place: Span, text: str, ended: list[Span]) -> bool:
    """Tell whether a phrase is only the rest of a name that a word of the question stands in: 进口|博览会."""
    inside = place.of(text) not in deeds()
    return inside and any(name.end == span.end and name.start < place.start < span.start for name in ended)


def _ending_as_asked(text: str, noun: str) -> list[Span]:
    """Return the phrases that end as names of the kind do, whole; one that ends in the noun itself is whole."""
    ended = {span for ending in _endings(noun, text) for span in phrases_ending_in(text, ending)}
    exact = [span for span in ended if noun and span.of(text).endswith(noun)]
    others = [span for span in ended if span not in exact]
    return sorted(
        [
            *exact,
            *(
                span
                for span in others
                if not any(_begins(span, other, text) for other in ended)
                and not any(_begins(one, span, text) for one in exact)
            ),
        ]
    )


def _begins(span: Span, other: Span, text: str) -> bool:
    """Tell whether a name only begins another: 青河质量奖 of 青河质量奖创新奖; no deed and no joint parts them."""
    rest = _rest(span, other, text)
    naming = bool(rest) and all(piece.part in _NAMING for piece in rest)
    return span.start == other.start and (naming or _is_of_office(span, other, text))


def _is_of_office(span: Span, other: Span, text: str) -> bool:
    """Tell whether another name is of an office of what `span` names: 县政府|督查室, not 省审计厅|部署."""
    rest = _rest(span, other, text)
    return span.start == other.start and bool(rest) and rest[-1].span.of(text) in _OFFICES


def _rest(span: Span, other: Span, text: str) -> list[Piece]:
    return [piece for piece in pieces(text) if span.end <= piece.span.start < other.end]


def _endings(noun: str, text: str) -> Iterator[str]:
    """Yield what a name of the kind may end in in `text`: its noun, the last word of it, what ends such names.

    Of a kind that is not known it is the noun's last character; a name may go on after the noun (马拉松赛).
    """
    if noun:
        last = [span.of(noun) for span, _ in tagged(noun, guess=False)][-1]
        known = endings(noun)
        more = (*known, *(f"{last}{ending}" for ending in known)) if has_endings(noun) else (last[-1],)
        yield from dict.fromkeys((noun, last, *(ending for ending in more if ending in text)))


def _sites(text: str, wanted: Wanted) -> list[Span]:
    """Return the phrases that may name a place: short ones, and longer ones that begin with one (沧州候鸟栖息地)."""
    starts = {place.start for place in place_spans(text)}
    found = (_without_after(span, text, wanted) for span in _named(text, wanted, beside_nouns=True))
    return [span for span in found if wanted.noun or span.start in starts or len(span) <= _SHORT]


def _without_after(span: Span, text: str, wanted: Wanted) -> Span:
    """Return a phrase without the word the question has right after the place it asks at: 任务 of 驰援哪里的任务."""
    last = wanted.after[0] if wanted.after else ""
    return Span(span.start, span.end - len(last)) if last and span.of(text).endswith(last) else span


def _both_sides(text: str, place: Span, *, noun: bool) -> Iterator[Span]:
    """Yield the phrases before and after a word of the question.

    The `noun` asked for ends the name before it, unless that is quoted, and what is done by it is no name.
    """
    before, after = phrase_before(text, place.start), phrase_after(text, place.end)
    if before is not None and noun and text[before.end - 1] not in "”》」）":
        before = None
    if after is not None and not is_verb(place.of(text)):
        after = without_leading_verbs(text, after)
    for span in (before, after):
        if span is not None and not _counts(span.of(text)) and _names_something(text, span):
            yield span


def _between(text: str, wanted: Wanted) -> Iterator[Span]:
    """Yield what stands between the words nearest on either side: 和静县 of 与和静县签订 for 与哪个县签订."""
    lefts = [place for place, number in places(text, wanted.before) if number == 0]
    rights = [place for place, number in places(text, wanted.after) if number == 0]
    for left in lefts:
        for right in rights:
            if 2 <= right.start - left.end <= _LONGEST and not _BREAK.search(text[left.end : right.start]):
                span = phrase_before(text, right.start)
                if span is not None and span.end > left.end:
                    yield Span(max(span.start, left.end), span.end)


def _names_something(text: str, span: Span) -> bool:
    return any(piece.part in _NAMING and span.covers(piece.span) for piece in pieces(text))


def _without_known(span: Span, text: str, wanted: Wanted) -> Span:
    """Return a phrase without the quotation it begins with, where that is what the question speaks of."""
    first = next((piece for piece in pieces(text) if piece.span.start == span.start), None)
    if first is None or first.part != "enclosed" or first.span.end >= span.end:
        return span
    said = sum(word in first.span.of(text) for word in (*wanted.before, *wanted.after))
    return Span(first.span.end, span.end) if said > 1 else span


def _persons_beside(text: str, wanted: Wanted) -> Iterator[Span]:
    """Yield the personal names that end right before, or begin right after, a word the question has beside the person.

    The tagger cuts names short (孙奇 and 逢), so up to four characters to the word are taken from where a surname is.
    """
    for place, _ in (*places(text, wanted.before), *places(text, wanted.after)):
        after = place.end + (text[place.end : place.end + 1] == "”")  # “人民楷模”王有德
        yield from (name for name in name_spans(text) if name.start == after)
        for length in (4, 3, 2):
            name = Span(max(0, place.start - length), place.start)
            if is_personal_name(name.of(text)) and begins_word(text, name.start):
                yield name
                break
