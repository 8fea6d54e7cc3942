"""A report of one section, made from a string: what the figure tests read."""

from qa_bot.reports.model import Block, Metadata, Report, Section
from qa_bot.text.span import Span


def report_of(text: str, *, year: int | None = 2022, heading: str = "") -> Report:
    """Return a report whose paragraphs are the lines of `text`; `heading` is the title of its one section."""
    whole = Span(0, len(text))
    sections = [Section("", 0, "root", (), Span(0, 0), whole, None)]
    if heading:
        sections.append(Section(heading, 1, "heading", (heading,), Span(0, 0), whole, 0))
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block("paragraph", Span(start, start + len(line)), len(sections) - 1))
        start += len(line) + 1
    metadata = Metadata(title="测试", place="某区", year=year)
    return Report("测试", "测试.txt", "0" * 64, text, metadata, tuple(sections), tuple(blocks))
