"""Run-in headings: the bold or short sentence that opens a paragraph, or a stretch of it, and names its subject."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from qa_bot.reports.headings import has_figure, marker_style
from qa_bot.reports.reflow import Paragraph
from qa_bot.resources import load_toml
from qa_bot.text.sentences import split_sentences
from qa_bot.text.span import Span

_LONGEST_BARE = 25
_LONGEST_MARKED = 45
_DASH = re.compile(r"^(?:—|-|―|─){2,4}\s*")


def run_in_headings(
    text: str, paragraphs: list[Paragraph], spans: list[Span], owners: list[int], front: int, headed: set[int]
) -> dict[int, list[Span]]:
    """Return the run-in headings of each paragraph that has any, by the paragraph's index, in order.

    A sentence is one where the file has it in bold, where a marker (一是, ——) opens it, or where it opens a paragraph,
    is short and states no figure, and the paragraph's other run-ins are bold or its neighbours open the same way.
    """
    found: dict[int, list[Span]] = {}
    short: dict[int, dict[int, Span]] = defaultdict(dict)
    longer: dict[int, dict[int, Span]] = defaultdict(dict)
    prose: Counter[int] = Counter()
    for index in range(front, len(paragraphs)):
        if paragraphs[index].kind != "line":
            continue
        sentences = _enumerated(text, split_sentences(text, spans[index]))
        prose[owners[index]] += len(sentences) > 1
        marked = _marked(text, paragraphs[index], spans[index], sentences)
        opening = None if index in headed else _opening(text, sentences)
        if marked:
            names = opening is not None and opening not in marked and _names(opening.of(text), _LONGEST_BARE)
            found[index] = [opening, *marked] if opening is not None and names else marked
        elif opening is not None:
            longer[owners[index]][index] = opening
            if _names(opening.of(text), _LONGEST_BARE) and "是" not in opening.of(text):
                short[owners[index]][index] = opening
    for section in longer:
        marked_here = sum(1 for index in found if owners[index] == section)
        found |= _parallel(longer[section], text) | _habitual(short[section], marked_here, prose[section])
    return found


def _enumerated(text: str, sentences: list[Span]) -> list[Span]:
    """Set the first item of a list apart from what introduces it: 主要目标：一是… is followed by a sentence 二是…."""
    if not any(text.startswith("二是", sentence.start) for sentence in sentences):
        return sentences
    split: list[Span] = []
    for sentence in sentences:
        colon = sentence.of(text).find("：一是")
        if colon > 0:
            middle = sentence.start + colon + 1
            split += [Span(sentence.start, middle), Span(middle, sentence.end)]
        else:
            split.append(sentence)
    return split


def _bold_spans(paragraph: Paragraph, span: Span) -> list[Span]:
    return [Span(span.start + bold.start, span.start + bold.end) for bold in paragraph.bold]


def _marked(text: str, paragraph: Paragraph, span: Span, sentences: list[Span]) -> list[Span]:
    """Return the sentences that are bold from their first character on, or opened by a marker, and head others."""
    bold_starts = {bold.start for bold in _bold_spans(paragraph, span)}
    bold = {place for place, sentence in enumerate(sentences) if sentence.start in bold_starts}
    marked = [place for place, sentence in enumerate(sentences) if place not in bold and _has_marker(sentence.of(text))]
    listed = set(marked) if _have_bodies(marked, len(sentences)) else set()
    return [
        sentence
        for place, sentence in enumerate(sentences[:-1])
        if place in bold | listed and _names(sentence.of(text), _LONGEST_MARKED)
    ]


def _have_bodies(places: list[int], count: int) -> bool:
    """Tell whether the sentences at `places` head others, rather than being the items of a list one after the other."""
    bodies = [after - before > 1 for before, after in zip(places, [*places[1:], count], strict=False)]
    inner = bodies[:-1] or bodies
    return bool(inner) and sum(inner) * 2 > len(inner)


def _has_marker(sentence: str) -> bool:
    return bool(re.match(load_toml("headings.toml")["run_in"]["marker"], sentence) or _DASH.match(sentence))


def _opening(text: str, sentences: list[Span]) -> Span | None:
    """Return the first sentence of a paragraph of several, where it has the shape of a heading of any length."""
    if len(sentences) < 2:
        return None
    sentence = sentences[0].of(text)
    shaped = sentence.endswith("。") and len(sentence) <= _LONGEST_MARKED and not has_figure(sentence)
    return sentences[0] if shaped and "；" not in sentence and marker_style(sentence) is None else None


def _names(sentence: str, longest: int) -> bool:
    """Tell whether a sentence can name what follows it: short, ending in 。, no figure, not addressed to anyone."""
    stem = sentence.rstrip("。”")
    if not sentence.endswith("。") or len(stem) > longest or has_figure(stem) or "；" in stem:
        return False
    return not re.match(load_toml("headings.toml")["run_in"]["not_from"], stem)


def _habitual(openings: dict[int, Span], marked: int, prose: int) -> dict[int, list[Span]]:
    """Keep the un-bold openings that are a habit of their section, not a chance: most of its paragraphs open so."""
    if len(openings) + marked >= 2 and (len(openings) + marked) * 2 >= prose:
        return {index: [span] for index, span in openings.items()}
    return {}


def _parallel(openings: dict[int, Span], text: str) -> dict[int, list[Span]]:
    """Keep the openings of a section that begin with the same words, three or more of them."""
    groups: dict[str, list[int]] = defaultdict(list)
    for index, span in openings.items():
        groups[span.of(text)[:3]].append(index)
    alike = {index for group in groups.values() if len(group) >= 3 for index in group}
    return {index: [openings[index]] for index in sorted(alike)}
