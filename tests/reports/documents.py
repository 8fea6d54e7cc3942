"""Small PDF and Word files for tests, made from nothing: `python -m tests.reports.documents` writes the fixtures again.

A PDF here is written by hand, in a Chinese font that every reader knows by name, so that no font and no PDF writer is
needed. Lines are placed in points from the page's upper left corner.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.table import Table

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "reports"
WIDTH, HEIGHT, SIZE = 595, 842, 16
LEFT, INDENTED, RIGHT = 90, 122, 506
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True)
class Text:
    """A line of text on a page."""

    text: str
    left: float
    top: float
    size: float = SIZE
    turned: bool = False


@dataclass(frozen=True)
class Rule:
    """A straight rule on a page."""

    left: float
    top: float
    right: float
    bottom: float


Page = Sequence[Text | Rule]


def pdf_bytes(pages: Sequence[Page], *, encrypt: bool = False) -> bytes:
    """Return a PDF file; with `encrypt` it says that it is locked with a password that nobody knows."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", *_FONT]
    kids: list[str] = []
    for page in pages:
        stream = "\n".join(_drawn(item) for item in page).encode("ascii")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _file(objects, _LOCK if encrypt else "")


_FONT = [
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R /DW 1000 /W [1 95 500] "
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
    b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
    b"/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
]
_LOCK = f" /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >> /ID [<00> <00>]"


def _drawn(item: Text | Rule) -> str:
    if isinstance(item, Rule):
        return f"0.5 w {item.left} {HEIGHT - item.top} m {item.right} {HEIGHT - item.bottom} l S"
    code = item.text.encode("utf-16-be").hex()
    place = f"{item.left} {HEIGHT - item.top - item.size}"
    return f"BT /F1 {item.size} Tf {'0 1 -1 0' if item.turned else '1 0 0 1'} {place} Tm <{code}> Tj ET"


def _file(objects: list[bytes], trailer: str) -> bytes:
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R{trailer} >>\n"
    return data + end.encode() + b"startxref\n%d\n%%%%EOF\n" % len(data)


def wrapped(text: str, top: float, *, first: float = INDENTED) -> list[Text]:
    """Return a paragraph as lines filled to the right margin, the first one indented."""
    lines: list[Text] = []
    left, rest = first, text
    while rest:
        fits, width = 0, 0.0
        while fits < len(rest) and left + width + _width(rest[fits]) <= RIGHT:
            width += _width(rest[fits])
            fits += 1
        lines.append(Text(rest[:fits], left, top + 28 * len(lines)))
        left, rest = LEFT, rest[fits:]
    return lines


def _width(character: str) -> float:
    return SIZE * (0.5 if character.isascii() else 1.0)


def bulletin_pages() -> list[Page]:
    """A bulletin of two pages: a paragraph over the page's end, a table open at its sides and one of three rules."""
    head, foot = Text("青河市统计公报", 250, 36, 10), "— {} —"
    first = [
        head,
        Text("青河市2024年国民经济和社会发展统计公报", 110, 80, 18),
        Text("青河市统计局", 250, 120),
        Text("2025年3月8日", 250, 148),
        Text("一、综合", INDENTED, 190),
        *wrapped("初步核算，全年实现地区生产总值1250.6亿元，按可比价格计算，比上年增长5.8%。", 218),
        Text("表1 2024年地区生产总值", 200, 290),
        Rule(90, 320, 500, 320),
        Rule(90, 345, 500, 345),
        Rule(90, 425, 500, 425),
        Rule(250, 320, 250, 425),
        Rule(380, 320, 380, 425),
        *_row(["指标", "绝对数（亿元）", "比上年增长（%）"], [100, 260, 390], 325),
        *_row(["第一产业", "88.1", "3.2"], [100, 260, 390], 350),
        *_row(["第二产业", "502.4", "6.7"], [100, 260, 390], 375),
        *_row(["第三产业", "660.1", "5.5"], [100, 260, 390], 400),
        Text("二、人口", INDENTED, 440),
        *wrapped("年末常住人口186.5万人，比上年末增加1.2万人。", 468)[:1],
        Text(foot.format(1), 280, 790, 12),
    ]
    rest = wrapped("年末常住人口186.5万人，比上年末增加1.2万人。", 468)[1:]
    second = [
        head,
        *(Text(line.text, line.left, 80 + 28 * index) for index, line in enumerate(rest)),
        Text("表2 2024年末人口", 230, 130),
        Rule(90, 160, 500, 160),
        Rule(90, 185, 500, 185),
        Rule(90, 240, 500, 240),
        *_row(["指标", "人数（万人）", "比重（%）"], [100, 260, 400], 165),
        *_row(["城镇", "121.3", "65.0"], [100, 260, 400], 190),
        *_row(["乡村", "65.2", "35.0"], [100, 260, 400], 215),
        Text("注：本公报数据为初步统计数。", INDENTED, 260),
        Text(foot.format(2), 280, 790, 12),
    ]
    third = [
        head,
        Text("三、环境", INDENTED, 80),
        *wrapped("全年空气质量优良天数310天，森林覆盖率41.5%。", 108),
        Text(foot.format(3), 280, 790, 12),
    ]
    return [first, second, third]


def _row(texts: list[str], lefts: list[int], top: float) -> list[Text]:
    return [Text(text, left, top, 12) for text, left in zip(texts, lefts, strict=True)]


def bulletin_document() -> WordDocument:
    """A Word report: headings by style and by automatic numbers, a table with merged cells, a text box, a note."""
    document = Document()
    chinese = _numbering(document, "chineseCounting", "%1、")
    document.add_paragraph("青河市卫生健康事业发展2024年统计公报", style="Title")
    document.add_paragraph("青河市卫生健康委员会")
    document.add_paragraph("2025年3月8日")
    _numbered(document, "卫生资源", chinese, style="Heading 1")
    document.add_paragraph("（一）机构", style="Heading 2")
    paragraph = document.add_paragraph()
    paragraph.add_run("机构稳步增加。").bold = True
    paragraph.add_run("2024年末，全市医疗卫生机构1093个")
    paragraph._p.append(parse_xml(f"<w:del {_W}><w:r><w:delText>，删去的话</w:delText></w:r></w:del>"))
    _note(document, paragraph, "含村卫生室。")
    paragraph.add_run("，比上年增加22个。")
    _text_box(document, "数据来自年报。")
    _merged_table(document)
    _numbered(document, "医疗服务", chinese, style="Heading 1")
    document.add_paragraph("全年总诊疗人次达1250.4万人次，比上年增长4.1%。")
    return document


def _numbering(document: WordDocument, style: str, text: str) -> str:
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {_W} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        ),
    )
    numbering.append(parse_xml(f'<w:num {_W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    return "90"


def _numbered(document: WordDocument, text: str, numbering: str, style: str) -> None:
    properties = document.add_paragraph(text, style=style)._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {_W}><w:ilvl w:val="0"/><w:numId w:val="{numbering}"/></w:numPr>'))


def _note(document: WordDocument, paragraph: object, text: str) -> None:
    blob = f'<w:footnotes {_W}><w:footnote w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, blob.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    paragraph._p.append(parse_xml(f'<w:r {_W}><w:footnoteReference w:id="2"/></w:r>'))


def _text_box(document: WordDocument, text: str) -> None:
    box = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    compatible = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    document.add_paragraph()._p.append(
        parse_xml(
            f"<w:r {_W} {compatible}><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )


def _merged_table(document: WordDocument) -> None:
    document.add_paragraph("表1 医院床位和人员")
    rows = [
        ["类别", "机构", "床位（张）", ""],
        ["", "", "2023年", "2024年"],
        ["公立", "综合医院", "7023", "7320"],
        ["", "中医医院", "1200", "1315"],
        ["民营", "综合医院", "860", "905"],
    ]
    table: Table = document.add_table(rows=len(rows), cols=4)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    for first, last in (((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (0, 3)), ((2, 0), (3, 0))):
        merged = table.cell(*first).merge(table.cell(*last))
        merged.text = merged.text.strip()


def docx_bytes(document: WordDocument) -> bytes:
    """Return a Word document as the bytes of its file."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def main() -> None:
    """Write the fixtures."""
    (FIXTURES / "bulletin_pages.pdf").write_bytes(pdf_bytes(bulletin_pages()))
    (FIXTURES / "bulletin_word.docx").write_bytes(docx_bytes(bulletin_document()))


if __name__ == "__main__":
    main()
