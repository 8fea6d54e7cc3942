"""Web pages as they are saved: the report of the page, without the site around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from qa_bot.errors import UnreadableReport
from qa_bot.reports.clean import fields_beside
from qa_bot.reports.furniture import squeeze
from qa_bot.reports.readers.base import Reader, Source, SourceLine
from qa_bot.reports.readers.text import chinese_share, decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from qa_bot.reports.readers.html_main import PageParts

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_-]+)""", re.IGNORECASE)
# Signs that no tree of elements may hold, as they are or by their number.
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
    r"|&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]));?(?![0-9a-f])",
    re.IGNORECASE,
)
_REPLACEMENT = "\ufffd"
_MOST_BROKEN = 0.005
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# What Chinese offices call GB2312 or GBK holds characters of GB18030, which contains both.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "utf8": "utf-8"}
# The names of the government web sites' standard of 2017, then those of the trade.
_FIELDS = {
    "title": ("articletitle", "og:title", "dc.title"),
    "published": ("pubdate", "article:published_time", "publishdate"),
    "publisher": ("contentsource", "source"),
    "source": ("url", "og:url"),
}
_SITE_NAME = re.compile(r"\s*[-_—|–]+\s*[^-_—|–]*$")
_NEAR_TITLE = 25
_LONGEST_FIELD = 80


def read_html(path: Path) -> Source:
    """Read a saved web page; raises `UnreadableReport` where it is empty, no text, or holds no text of its own."""
    from qa_bot.reports.readers.html_main import page_parts

    text, warnings = decode_page(path.read_bytes(), path.name)
    root = _parsed(text, path.name)
    meta = _meta_fields(root)
    title = meta.get("title") or _page_title(root)
    page = page_parts(root)
    if not page.main:
        raise UnreadableReport(f"{path.name} 中没有正文（网页可能由脚本生成），请在浏览器中另存为 .txt 后放入。")
    start = len(page.before) if _names(page.main, title) else _title_line(page.before, title)
    lines = [*page.before[start:], *page.main]
    if title and not _names(lines, title):
        lines.insert(0, SourceLine(title, 1, "heading", 1))
    dropped = [line.text for line in (*page.before[:start], *page.after)]
    return Source(tuple(lines), warnings, tuple(dropped), {**_boxed_fields(page), **meta})


def decode_page(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Return a page's text in the encoding it declares, or, where that does not fit, as plain text is decoded."""
    declared = _CHARSET.search(data[:4096])
    named = declared.group(1).decode("ascii").lower() if declared else ""
    encoding = _WIDER.get(named, named) or "utf-8"
    try:
        return data.decode(encoding), ()
    except LookupError:
        return decode(data, name)
    except UnicodeDecodeError:
        return _mended(data, encoding, name) or decode(data, name)


def _mended(data: bytes, encoding: str, name: str) -> tuple[str, tuple[str, ...]] | None:
    """Return a page of which a few bytes are broken, as browsers show it, or None where it is many."""
    text = data.decode(encoding, errors="replace")
    broken = text.count(_REPLACEMENT)
    if broken > _MOST_BROKEN * len(text) or chinese_share(text.replace(_REPLACEMENT, "")) < 0.5:
        return None
    return text, (f"{name} 中有 {broken} 处字节已损坏，请核对原文。",)


def _parsed(text: str, name: str) -> HtmlElement:
    from lxml import etree, html

    bare = _XML_DECLARATION.sub("", _CONTROL.sub("", text)).strip()
    try:
        return html.document_fromstring(bare)
    except (etree.ParserError, ValueError) as error:
        raise UnreadableReport(f"{name} 是空网页，请放入有内容的报告，或把它移出报告文件夹。") from error


def _meta_fields(root: HtmlElement) -> Mapping[str, str]:
    """Return the header fields that the page's `meta` elements give."""
    metas = {
        (meta.get("name") or meta.get("property") or "").lower(): (meta.get("content") or "").strip()
        for meta in root.iter("meta")
    }
    found = {field: next((metas[name] for name in names if metas.get(name)), "") for field, names in _FIELDS.items()}
    return {field: value for field, value in found.items() if value}


def _boxed_fields(page: PageParts) -> Mapping[str, str]:
    """Return the number, the issuer and the date that a box around the main part gives."""
    near = [*page.before[-_NEAR_TITLE:], *page.after[:_NEAR_TITLE]]
    found = fields_beside([line.text for line in near if len(line.text) <= _LONGEST_FIELD])
    named = {name: found[name] for name in ("document_number", "issuer", "date") if name in found}
    return {name: re.sub(r"[,，;；]", "、", value) for name, value in named.items()}


def _page_title(root: HtmlElement) -> str:
    """Return the page's `title` without the name of the site at its end."""
    title = " ".join((root.findtext(".//title") or "").split())
    return _SITE_NAME.sub("", title) or title


def _names(lines: list[SourceLine], title: str) -> bool:
    """Tell whether the first of `lines` say the title, on one line or broken over several."""
    return bool(title) and squeeze(title) in squeeze("".join(line.text.replace("**", "") for line in lines[:12]))


def _title_line(before: list[SourceLine], title: str) -> int:
    """Return which of the lines before the main part is the report's title, or how many there are if none is."""
    near = range(len(before) - 1, max(len(before) - _NEAR_TITLE, 0) - 1, -1)
    wanted = squeeze(title)
    exact = next((index for index in near if wanted and squeeze(before[index].text) == wanted), None)
    heading = next((index for index in near if before[index].kind == "heading" and before[index].level == 1), None)
    return next((index for index in (exact, heading) if index is not None), len(before))


READER = Reader((".html", ".htm"), read_html)
