"""Pages of a PDF that are pictures, read by optical character recognition where the extra `qa-bot[ocr]` is installed.

The engine is RapidOCR: PaddleOCR's models on ONNX Runtime; its package carries their weights, so that nothing is
downloaded. It takes some seconds a page and misreads signs now and then: what it read is always told. A stretch that it
sees and cannot read leaves `UNREAD` in the text, so that what stands before and after is not taken for one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from qa_bot.reports.model import UNREAD
from qa_bot.reports.readers.ocr_tables import take_tables
from qa_bot.reports.readers.pdf_page import PageContent, in_columns, text_lines

if TYPE_CHECKING:
    import numpy as np

PACKAGE = "rapidocr"
PAGE_SECONDS = 120.0
"""After which a page is given up."""

_POINTS, _DPI, _LONGEST_SIDE = 72, 200, 3000
_SAME_SIZE = 0.3
_WIDE = 5
_LEAST_SCORE, _SHORTEST_UNREAD = 0.5, 2
_CHINESE, _WIDE_BRACKETS = re.compile(r"[\u4e00-\u9fff]"), str.maketrans("()", "（）")
_PER_MILLE = re.compile(r"(?<=[0-9])[%％][0oO](?![0-9.])")
_T = TypeVar("_T")

Box = tuple[list[list[float]], str, float]
"""Four corners in pixels from the upper left one clockwise, the text between them, how sure of it the engine is."""
Engine = Callable[["np.ndarray"], list[Box]]
"""From a picture (height, width, 3) to what stands in it."""


@dataclass(frozen=True, slots=True)
class Recognized:
    """The pages of a document, pictures among them as read; the numbers of those, and why others could not be."""

    pages: list[PageContent]
    read: tuple[int, ...] = ()
    failed: tuple[tuple[int, str], ...] = ()


def is_installed() -> bool:
    """Tell whether pictures can be read here."""
    return find_spec(PACKAGE) is not None


def recognize(path: Path, pages: list[PageContent]) -> Recognized:
    """Read those pages that have no text; a page that fails is named with the reason, and stays as it is."""
    wanted = {page.number for page in pages if page.is_picture or not (page.lines or page.tables or page.is_turned)}
    words, failed = dict[int, list[dict[str, Any]]](), dict[int, str]()
    for number in sorted(wanted):
        try:
            words[number] = _words(path, number)
        except Exception as error:  # noqa: BLE001 - whatever a library stumbles over on one page must not lose the others
            failed[number] = str(error) or type(error).__name__
    read = tuple(number for number in words if words[number])
    found = [new for page in pages for new in (_as_read(page, words[page.number]) if page.number in read else [page])]
    return Recognized(found, read, tuple(failed.items()))


def _as_read(page: PageContent, words: list[dict[str, Any]]) -> Iterator[PageContent]:
    """Yield a page as its words say it, one for each of its columns."""
    words, tables = take_tables(words)
    columns = in_columns(words)
    for place, column in enumerate(columns, 1):
        more = place < len(columns)
        yield replace(
            page,
            lines=tuple(text_lines(column)),
            tables=tuple(tables) if place == 1 else (),
            is_picture=False,
            has_columns=more,
        )


def _words(path: Path, number: int) -> list[dict[str, Any]]:
    """Return the stretches of text on a page, in points from its left and top, in the form pdfplumber gives words."""
    picture, scale = _picture(path, number)
    engine = _engine()
    boxes = within(PAGE_SECONDS, lambda: engine(picture))
    found = [(box[0], text) for box in boxes if (text := _text(box))]
    slope = _slope([corners for corners, _ in found])
    words = [_word([_level(point, slope) for point in corners], text, scale) for corners, text in found]
    usual = median(word["size"] for word in words for _ in word["text"]) if words else 0.0
    # A box hugs its signs: that of a line with 《 is higher than that of a line of digits set in the same size.
    return [{**word, "size": usual} if abs(word["size"] - usual) <= _SAME_SIZE * usual else word for word in words]


def _text(box: Box) -> str:
    """Return what a box says, `UNREAD` where that could not be read, nothing where it is but a speck."""
    ((left, top), (right, _), (_, bottom), _), text, score = box
    if text.strip() and score >= _LEAST_SCORE:
        text = _PER_MILLE.sub("‰", text.strip())
        # One bracket of a pair is now and then taken for the narrow one: （GDP) in a Chinese line.
        return text.translate(_WIDE_BRACKETS) if _CHINESE.search(text) else text
    return UNREAD if right - left >= _SHORTEST_UNREAD * (bottom - top) else ""


def _slope(boxes: list[list[list[float]]]) -> float:
    """Return how far the lines of a page fall, in pixels a pixel to the right: a sheet lies askew in many a scanner."""
    wide = [((x1, y1), (x0, y0)) for (x0, y0), (x1, y1), _, (_, y3) in boxes if x1 - x0 > _WIDE * abs(y3 - y0)]
    return median((end[1] - start[1]) / (end[0] - start[0]) for end, start in wide) if wide else 0.0


def _level(point: list[float], slope: float) -> list[float]:
    """Return a point where it would be, had the page not been turned by `slope`."""
    x, y = point
    return [x + slope * y, y - slope * x]


def _word(corners: list[list[float]], text: str, scale: float) -> dict[str, Any]:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    top, bottom = (y0 + y1) / 2 / scale, (y2 + y3) / 2 / scale
    return {
        "text": text,
        "x0": min(x0, x3) / scale,
        "x1": max(x1, x2) / scale,
        "top": top,
        "bottom": bottom,
        "size": bottom - top,
    }


def _picture(path: Path, number: int) -> tuple[np.ndarray, float]:
    """Return a page drawn (blue, green, red), and how many pixels a point is."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        page = document[number - 1]
        scale = min(_DPI / _POINTS, _LONGEST_SIDE / max(page.get_size()))
        return page.render(scale=scale).to_numpy().copy(), scale


@cache
def _engine() -> Engine:
    from rapidocr import RapidOCR

    # Lines are not tried upside down (`use_cls`): now and then one that is upright is taken for turned, and lost.
    told = {"text_score": 0.0, "use_cls": False, "max_side_len": _LONGEST_SIDE, "log_level": "critical"}
    reader = RapidOCR(params={f"Global.{name}": value for name, value in told.items()})

    def read(picture: np.ndarray) -> list[Box]:
        found = reader(picture)
        if found.boxes is None:
            return []
        return list(zip(found.boxes.tolist(), found.txts, map(float, found.scores), strict=True))

    return read


def within(seconds: float, work: Callable[[], _T]) -> _T:
    """Return what `work` returns; raises what it raises, `TimeoutError` where it takes longer (it is left alone)."""
    outcome: Future[_T] = Future()

    def run() -> None:
        try:
            outcome.set_result(work())
        except Exception as error:  # noqa: BLE001 - raised again by who waits
            outcome.set_exception(error)

    Thread(target=run, name="ocr", daemon=True).start()
    try:
        return outcome.result(seconds)
    except TimeoutError:
        raise TimeoutError(f"超过 {seconds:g} 秒") from None
