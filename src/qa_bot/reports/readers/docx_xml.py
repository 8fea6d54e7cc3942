"""What is read from the XML of a Word document itself, where the library says nothing: names, switches, table cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from qa_bot.reports.readers.grid import GridCell

if TYPE_CHECKING:
    from lxml.etree import _Element

_LARGEST_SIGN = 350_000  # English Metric Units: not quite a centimetre.
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def name_of(element: _Element) -> str:
    """Return the name of an element without its namespace: "p", "tbl"."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: _Element | None, name: str) -> str:
    """Return an attribute of Word's namespace, or an empty string."""
    return "" if element is None else element.get(f"{_W}{name}") or ""


def child(element: _Element | None, *names: str) -> _Element | None:
    """Return the element at a path of names below `element`, or None."""
    for name in names:
        element = None if element is None else element.find(f"{_W}{name}")
    return element


def number(text: str, default: int = 0) -> int:
    """Return a whole number, also of 12.0 as some programs write it, or the default."""
    try:
        return int(float(text))
    except ValueError:
        return default


def is_on(switch: _Element | None) -> bool:
    """Tell whether a switch element (`<w:b/>`) is there and not turned off."""
    return switch is not None and attribute(switch, "val") not in ("0", "false", "off", "none")


def is_drawn_sign(drawing: _Element) -> bool:
    """Tell whether a drawing stands in the line and is no larger than a sign of text."""
    inline = next((item for item in drawing.iter() if name_of(item) == "inline"), None)
    extent = None if inline is None else next((item for item in inline if name_of(item) == "extent"), None)
    sizes = [] if extent is None else [number(extent.get("cx") or ""), number(extent.get("cy") or "")]
    return bool(sizes) and 0 < max(sizes) <= _LARGEST_SIGN


def table_grid(table: _Element, text_of: Callable[[_Element], str]) -> list[list[GridCell]]:
    """Return the rows of a table; a cell merged downwards says in its first row how many it covers."""
    rows: list[list[GridCell]] = []
    origins: dict[int, tuple[int, int]] = {}
    for row in _inner(table, "tr"):
        cells: list[GridCell] = []
        column = number(attribute(child(row, "trPr", "gridBefore"), "val"))
        cells += [GridCell("")] * column
        for cell in _inner(row, "tc"):
            width = number(attribute(child(cell, "tcPr", "gridSpan"), "val"), 1)
            merge = child(cell, "tcPr", "vMerge")
            if merge is not None and attribute(merge, "val") != "restart" and column in origins:
                _lengthen(rows, origins[column])
            else:
                origins.pop(column, None)
                if merge is not None:
                    origins[column] = (len(rows), len(cells))
                cells.append(GridCell(text_of(cell), 1, width))
            column += width
        rows.append(cells)
    return rows


def _lengthen(rows: list[list[GridCell]], place: tuple[int, int]) -> None:
    row, index = place
    cell = rows[row][index]
    rows[row][index] = GridCell(cell.text, cell.rows + 1, cell.columns)


def _inner(element: _Element, name: str) -> Iterator[_Element]:
    """Yield the rows of a table or the cells of a row, those inside content controls too."""
    for item in element:
        if name_of(item) == name:
            yield item
        elif name_of(item) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _inner(item, name)
