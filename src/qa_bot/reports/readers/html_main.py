"""Which part of a web page is its report: told by how the text and the links are spread, never by a site's names.

What is not shown and what HTML itself calls navigation goes first, then lists of links. The main part is then found by
going down from the body, as long as one element holds nearly all the prose that its parent has.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa_bot.reports.furniture import is_sentence, squeeze
from qa_bot.reports.readers.base import SourceLine
from qa_bot.reports.readers.html_lines import page_lines

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NOT_SHOWN = ("script", "style", "noscript", "template", "iframe", "object", "svg", "select", "button", "textarea")
_FURNITURE = ("nav", "footer", "aside", "header", "menu")
_FURNITURE_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# A report's own table of contents, and the annexes that a page offers to load down.
_WITHIN_PAGE = re.compile(r"#\w")
_ANNEXES = re.compile(r"附[件表录]")
_LISTS = frozenset({"ul", "ol", "dl", "div", "table", "section", "td", "p", "h1", "h2", "h3", "h4", "h5", "h6"})
_CONTAINERS = frozenset({"body", "div", "section", "article", "main", "center", "form", "table", "tbody", "tr", "td"})
_FEWEST_LINKS = 3
_LINK_SHARE = 0.6
_MAIN_SHARE = 0.6
_PROSE_OUTSIDE = 0.1


@dataclass(frozen=True, slots=True)
class PageParts:
    """The lines of a page before its main part, of it, and after it."""

    before: list[SourceLine]
    main: list[SourceLine]
    after: list[SourceLine]


def page_parts(root: HtmlElement) -> PageParts:
    """Return the lines of a page; changes `root`."""
    body = root.find("body")
    body = root if body is None else body
    _drop_unseen(body)
    # What was taken away is kept, so that the report can say what it left out.
    taken = _drop_furniture(body)
    before, main, after = page_lines(body, _main_element(body))
    return PageParts([*taken, *before], main, after)


def _drop_unseen(body: HtmlElement) -> None:
    for element in _outermost(body, _is_unseen):
        element.drop_tree()


def _drop_furniture(body: HtmlElement) -> list[SourceLine]:
    """Take navigation and lists of links out of `body` and return what they said."""
    taken: list[SourceLine] = []
    for element in _outermost(body, lambda item: _is_furniture(item) or _is_link_list(item)):
        taken.append(SourceLine(" ".join("".join(element.itertext()).split()), 1))
        element.drop_tree()
    return [line for line in taken if line.text]


def _outermost(element: HtmlElement, wanted: Callable[[HtmlElement], bool]) -> list[HtmlElement]:
    """Return the `wanted` elements inside `element`, but none that stands inside another of them."""
    found: list[HtmlElement] = []
    for child in element:
        if isinstance(child.tag, str):
            found += [child] if wanted(child) else _outermost(child, wanted)
    return found


def _is_unseen(element: HtmlElement) -> bool:
    return element.tag in _NOT_SHOWN or "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style") or ""))


def _is_furniture(element: HtmlElement) -> bool:
    if (element.get("role") or "") in _FURNITURE_ROLES:
        return True
    in_article = any(True for _ in element.iterancestors("article", "main"))
    return element.tag in _FURNITURE and not in_article


def _is_link_list(element: HtmlElement) -> bool:
    """Tell whether an element is hardly anything but links, several of them."""
    links = [link for link in element.iter("a") if not _WITHIN_PAGE.match(link.get("href") or "")]
    if element.tag not in _LISTS or len(links) < _FEWEST_LINKS:
        return False
    linked = sum(len(squeeze("".join(link.itertext()))) for link in links)
    whole = squeeze("".join(element.itertext()))
    return linked >= _LINK_SHARE * len(whole) and "。" not in whole and not _ANNEXES.match(whole)


def _main_element(body: HtmlElement) -> HtmlElement:
    """Go down from `body` while one container holds most of the text and hardly a sentence stands outside it."""
    current = body
    while True:
        inner = [child for child in current if child.tag in _CONTAINERS]
        heaviest = max(inner, key=_weight, default=None)
        if heaviest is None or not _holds_main(heaviest, current):
            return current
        current = heaviest


def _holds_main(child: HtmlElement, parent: HtmlElement) -> bool:
    outside = [item for item in parent if item is not child]
    prose = sum(len(text) for item in outside for text in _sentences(item))
    return _weight(child) >= _MAIN_SHARE * _weight(parent) and prose <= _PROSE_OUTSIDE * _weight(child)


def _weight(element: HtmlElement) -> int:
    """Return how much text an element has that is no link."""
    linked = sum(len(squeeze("".join(link.itertext()))) for link in element.iter("a"))
    return len(squeeze("".join(element.itertext()))) - linked


def _sentences(element: HtmlElement) -> list[str]:
    texts = [squeeze("".join(item.itertext())) for item in element.iter("p", "div", "td", "li", "span")]
    return [text for text in texts[:1] if is_sentence(text)]
