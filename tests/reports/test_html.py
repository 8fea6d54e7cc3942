"""Web pages: the report without the site, in whatever encoding and layout."""

from pathlib import Path

import pytest

from qa_bot.errors import UnreadableReport
from qa_bot.reports.catalog import read_report
from qa_bot.reports.files import find_reports
from qa_bot.reports.readers.html_lines import marked

SENTENCE = "全年新建学校3所，新增学位2400个，各项工作取得成效，群众满意度持续提升，位居全市前列，圆满完成全年目标。"
MENU = "<ul>" + "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("首页", "政务公开", "互动交流")) + "</ul>"


def page(body: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


def text_of(folder: Path, body: str, head: str = "") -> list[str]:
    path = folder / "page.html"
    path.write_text(page(body, head), encoding="utf-8")
    return read_report(path).text.split("\n")


ENCODINGS = {
    "declared-gb2312": ("gb18030", "gb2312"),
    "declared-gbk": ("gb18030", "GBK"),
    "declared-utf-8": ("utf-8", "utf-8"),
    "declared-wrongly": ("gb18030", "utf-8"),
    "declared-unknown": ("utf-8", "none-such"),
    "not-declared": ("gb18030", ""),
    "with-a-mark": ("utf-8-sig", "gb2312"),
}


@pytest.mark.parametrize(("encoding", "declared"), ENCODINGS.values(), ids=ENCODINGS)
def test_every_encoding_reads_the_same(tmp_path: Path, encoding: str, declared: str) -> None:
    path = tmp_path / "page.htm"
    head = f"<meta charset='{declared}'>" if declared else ""
    # 镕 is in GB18030 and not in GB2312, which pages declare all the same.
    path.write_bytes(page(f"<h1>2022年工作总结</h1><p>{SENTENCE}</p><p>会议由朱镕某主持。</p>", head).encode(encoding))
    assert read_report(path).text == f"2022年工作总结\n{SENTENCE}\n会议由朱镕某主持。"


@pytest.mark.parametrize(
    "furniture",
    [
        f"<nav>{MENU}</nav>",
        f"<div>{MENU}</div>",
        f"<footer><p>{SENTENCE}</p></footer>",
        f"<div style='display: none'><p>{SENTENCE}</p></div>",
        f"<div hidden><p>{SENTENCE}</p></div>",
        f"<div role='navigation'><p>{SENTENCE}</p></div>",
        "<div>上一篇：<a href='/p'>2021年工作总结</a></div>",
        "<script>document.write('不是正文。')</script>",
        "<noscript>请打开脚本。</noscript>",
        "<select><option>一月</option><option>二月</option></select>",
        "<p>——————</p>",
    ],
)
def test_furniture_goes(tmp_path: Path, furniture: str) -> None:
    body = f"<div><h1>2022年工作总结</h1><div><p>一、总体情况</p><p>本年{SENTENCE}</p></div></div>"
    expected = ["2022年工作总结", "一、总体情况", f"本年{SENTENCE}"]
    assert text_of(tmp_path, furniture + body) == expected
    assert text_of(tmp_path, body + furniture) == expected


def test_what_was_left_out_is_kept_by_the_report(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(page(f"<div>{MENU}</div><div><p>一、总则</p><p>{SENTENCE}</p></div>"), encoding="utf-8")
    assert read_report(path).dropped == ("首页政务公开互动交流",)


def test_links_in_the_text_are_text(tmp_path: Path) -> None:
    linked = "".join(f"<a href='/{number}'>第{number}号文件</a>、" for number in range(4))
    assert text_of(tmp_path, f"<p>{SENTENCE}</p><p>依据{linked}制定。</p>")[1].startswith("依据第0号文件、第1号文件、")


def test_two_halves_of_a_text_in_two_boxes_are_both_kept(tmp_path: Path) -> None:
    lines = text_of(tmp_path, f"<div><p>甲{SENTENCE}</p></div><div><p>乙{SENTENCE}</p></div>")
    assert lines == [f"甲{SENTENCE}", f"乙{SENTENCE}"]


def test_the_title_of_the_page_stands_where_the_text_has_none(tmp_path: Path) -> None:
    head = "<title>2022年青河区工作总结 - 青河区人民政府</title>"
    assert text_of(tmp_path, f"<div><p>{SENTENCE}</p></div>", head)[0] == "2022年青河区工作总结"
    titled = f"<div><p>2022年青河区</p><p>工作总结</p><p>{SENTENCE}</p></div>"
    assert text_of(tmp_path, titled, head)[:2] == ["2022年青河区", "工作总结"]


def test_what_the_page_says_of_itself_is_metadata(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    fields = {
        "ArticleTitle": "2022年青河区工作总结",
        "PubDate": "2023-02-03 10:00",
        "ContentSource": "青河区教育局官网",
    }
    head = "".join(f"<meta name='{name}' content='{value}'>" for name, value in fields.items())
    path.write_text(page(f"<p>{SENTENCE}</p>", head), encoding="utf-8")
    metadata = read_report(path).metadata
    assert (metadata.title, metadata.date, metadata.issuer) == ("2022年青河区工作总结", "2023-02-03", "青河区教育局")


def test_a_table_that_frames_the_page_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    text = f"<table><tr><td><p>一、总则</p><p>{SENTENCE}</p></td></tr></table>"
    frame = f"<table><tr><td>{MENU}</td><td>{text}</td></tr></table>"
    path.write_text(page(frame), encoding="utf-8")
    report = read_report(path)
    assert (report.text, report.tables) == (f"一、总则\n{SENTENCE}", ())


def test_list_items_that_look_like_decimals_stay_apart(tmp_path: Path) -> None:
    body = f"<p>{SENTENCE}</p><p>面向下列家庭：</p><p>1.3人户家庭；</p><p>2.2人户家庭。</p>"
    assert text_of(tmp_path, body)[2:] == ["1.3人户家庭；", "2.2人户家庭。"]


@pytest.mark.parametrize(
    ("pieces", "line"),
    [
        ([("甲", True), (" ", False), ("乙", True), ("丙", False)], "**甲 乙**丙"),
        ([("甲", False), ("乙", True)], "甲**乙**"),
        ([(" \n ", True)], ""),
    ],
)
def test_bold_marks_come_in_pairs(pieces: list[tuple[str, bool]], line: str) -> None:
    assert marked(pieces) == line


BROKEN = {
    "empty": (b"", "空网页"),
    "blank": (b" \n", "空网页"),
    "script-only": (b"<html><body><script>load()</script></body></html>", "没有正文"),
    "binary": (bytes(range(256)) * 20, "不是可识别的文本"),
}


@pytest.mark.parametrize(("data", "says"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_is_refused_with_the_remedy(tmp_path: Path, data: bytes, says: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(data)
    with pytest.raises(UnreadableReport, match=rf"page\.html.*{says}.*请"):
        read_report(path)


@pytest.mark.shared
def test_real_pages_keep_their_text_and_lose_their_site(shared: Path) -> None:
    paths = find_reports(shared / "reports" / "html")
    assert paths
    for path in paths:
        report = read_report(path)
        for word in ("网站标识码", "当前位置", "无障碍", "扫一扫", "相关附件"):
            assert word not in report.text, path.name
        assert report.metadata.title
        assert report.metadata.place in ("广州市", "广东省")
        assert len(report.sections) > 1


def test_a_broken_byte_costs_one_sign_and_is_said(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(page(f"<p>{SENTENCE * 8}</p><p>完毕", "<meta charset=utf-8>").encode() + b"\xff</p>")
    report = read_report(path)
    assert SENTENCE * 8 in report.text
    assert report.warnings == ("page.html 中有 1 处字节已损坏，请核对原文。",)


def test_signs_that_are_no_text_are_passed_over(tmp_path: Path) -> None:
    assert text_of(tmp_path, f"<div>&#1;<p>{SENTENCE}\x02</p>&#x1F;<script>1</script>&#11;</div>") == [SENTENCE]


def test_a_header_inside_the_article_is_its_own(tmp_path: Path) -> None:
    body = f"<article><header><p>青教发〔2023〕1号</p></header><p>一、总则</p><p>{SENTENCE}</p></article>"
    assert text_of(tmp_path, body) == ["青教发〔2023〕1号", "一、总则", SENTENCE]


def test_a_sentence_beside_the_larger_part_is_kept(tmp_path: Path) -> None:
    lines = text_of(tmp_path, f"<div><p>{SENTENCE * 3}</p></div><div><p>乙{SENTENCE}</p></div>")
    assert lines == [SENTENCE * 3, f"乙{SENTENCE}"]


def test_a_page_of_broken_bytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    text = page(f"<p>{SENTENCE * 8}</p>", "<meta charset=utf-8>").encode()
    path.write_bytes(b"".join(text[at : at + 40] + b"\xff" for at in range(0, len(text), 40)))
    with pytest.raises(UnreadableReport, match="不是可识别的文本"):
        read_report(path)


def test_a_name_right_above_a_table_is_its_caption(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    table = "<table><tr><td>指标</td><td>数量（所）</td></tr><tr><td>小学</td><td>12</td></tr></table>"
    above = {"学校数量": "学校数量", "（单位：所）": "", SENTENCE: "", "一、学校情况": ""}
    for line, caption in above.items():
        path.write_text(page(f"<p>{SENTENCE}</p><p>{line}</p>{table}"), encoding="utf-8")
        assert [found.caption for found in read_report(path).tables] == [caption]


@pytest.mark.parametrize(
    "list_of_links",
    [
        "<p>附件：<a href='/1'>1.学校名单</a><br><a href='/2'>2.经费表</a><br><a href='/3'>3.说明</a></p>",
        "<div><a href='#a'>一、总则</a><a href='#b'>二、学校</a><a href='#c'>三、经费</a></div>",
    ],
    ids=["annexes", "contents"],
)
def test_links_that_belong_to_the_report_stay(tmp_path: Path, list_of_links: str) -> None:
    lines = text_of(tmp_path, f"<div><p>{SENTENCE}</p>{list_of_links}</div>")
    assert len("".join(lines)) >= len(SENTENCE) + 12


def test_a_box_beside_the_text_describes_it(tmp_path: Path) -> None:
    fields = ("文 号： 青教发〔2023〕1号", "发布机关： 青河市教育局,青河市财政局", "成文日期： 2023年2月1日")
    rows = f"<ul>{''.join(f'<li>{field}</li>' for field in fields)}</ul>"
    path = tmp_path / "page.html"
    path.write_text(page(f"<div>{rows}</div><div><h1>工作总结</h1><p>{SENTENCE * 3}</p></div>"), encoding="utf-8")
    metadata = read_report(path).metadata
    assert (metadata.document_number, metadata.issuer, metadata.date) == (
        "青教发〔2023〕1号",
        "青河市教育局、青河市财政局",
        "2023-02-01",
    )


def test_two_tables_one_after_the_other_are_two(tmp_path: Path) -> None:
    one = "<table><tr><td>指标</td><td>数量（所）</td></tr><tr><td>小学</td><td>3</td></tr></table>"
    two = "<table><tr><td>镇街</td><td>人口（万人）</td></tr><tr><td>城东</td><td>5.1</td></tr></table>"
    path = tmp_path / "page.html"
    path.write_text(
        page(f"<h1>2022年青河区工作总结</h1><p>{SENTENCE}</p>{one}{two}<p>{SENTENCE}</p>"), encoding="utf-8"
    )
    assert [len(table.cells) for table in read_report(path).tables] == [4, 4]
