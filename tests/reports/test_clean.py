"""Navigation is told from content by vocabulary, shape and repetition; what only resembles it stays."""

from qa_bot.reports.clean import Cleaned, clean
from qa_bot.reports.readers.text import source_lines

SENTENCE = "全年新建学校3所，新增学位2400个，各项工作取得成效，群众满意度持续提升，位居全市前列，圆满完成全年目标。"


def cleaned(*lines: str) -> Cleaned:
    return clean(list(source_lines("\n".join(lines))))


def kept(*lines: str) -> list[str]:
    return [line.text for line in cleaned(*lines).lines]


def test_a_repeated_paragraph_is_no_second_copy() -> None:
    others = [f"{SENTENCE}第{number}项。" for number in range(6)]
    lines = [SENTENCE, *others[:2], SENTENCE, *others[2:4], SENTENCE, *others[4:], SENTENCE]
    assert kept(*lines) == lines


def test_a_short_line_said_twice_stays() -> None:
    lines = ["一、工作情况", "全年完成投资3亿元，同比增长5%。", "全年完成投资3亿元，同比增长5%。"]
    assert kept(*lines) == lines


def test_short_lines_without_site_vocabulary_are_no_menu() -> None:
    cells = ["序号", "项目名称", "投资", "1", "学校", "3亿元", "2", "医院", "5亿元"]
    assert kept(SENTENCE, *cells, SENTENCE + "续。") == [SENTENCE, *cells, SENTENCE + "续。"]


def test_page_numbers_between_lines_of_prose_go() -> None:
    found = cleaned(SENTENCE, "1", SENTENCE + "甲", "2", SENTENCE + "乙", "3", SENTENCE + "丙")
    assert found.dropped == ["1", "2", "3"]


def test_numbers_that_do_not_count_up_are_no_page_numbers() -> None:
    lines = [SENTENCE, "120", SENTENCE + "甲", "35", SENTENCE + "乙"]
    assert kept(*lines) == lines


def test_a_signature_and_date_after_the_last_sentence_stay() -> None:
    lines = [SENTENCE, "青河区教育局", "2023年2月21日"]
    assert kept(*lines) == lines


def test_notes_after_the_close_stay_and_the_menu_after_them_goes() -> None:
    found = cleaned(SENTENCE, "名词解释", f"[1]甲：{SENTENCE}", "相关文章", "02-03", "白山县2023年政府工作报告")
    assert [line.text for line in found.lines] == [SENTENCE, "名词解释", f"[1]甲：{SENTENCE}"]
    assert found.dropped == ["相关文章", "02-03", "白山县2023年政府工作报告"]


def test_header_fields_are_noted_and_end_where_the_report_begins() -> None:
    found = cleaned(
        "发文单位：青河市人民政府",
        "成文日期：2023-01-05",
        "文号：青政〔2023〕1号",
        "正文：",
        "各位代表：",
        "来源：税收。",
    )
    assert found.fields == {"issuer": "青河市人民政府", "date": "2023-01-05", "document_number": "青政〔2023〕1号"}
    assert [line.text for line in found.lines] == ["各位代表：", "来源：税收。"]


def test_several_fields_on_one_line_are_all_noted() -> None:
    found = cleaned("时间：2023-02-03????\t作者：某网????\t来源：政府官网????\t阅读：", "601", "评论：", "0", SENTENCE)
    assert found.fields == {"published": "2023-02-03", "publisher": "政府官网"}
    assert [line.text for line in found.lines] == [SENTENCE]


def test_a_teaser_goes_only_where_the_text_follows() -> None:
    teaser = "全年新建学校3所，新增学位2400个，各项工作取得成效，群众满意度......"
    assert kept(teaser, SENTENCE) == [SENTENCE]
    assert kept(teaser, "别的内容。") == [teaser, "别的内容。"]
