"""Plain text in any encoding Chinese offices use."""

from __future__ import annotations

from pathlib import Path

from charset_normalizer import from_bytes

from qa_bot.errors import UnreadableReport
from qa_bot.reports.readers.base import Reader, Source, SourceLine

_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# How files begin that are met under the name of a text.
_OTHER_FORMS = {b"%PDF-": ".pdf", b"PK\x03\x04": ".docx", b"\xd0\xcf\x11\xe0": ".doc", b"{\\rtf": ".rtf"}
_CHINESE_ENCODINGS = ["utf_8", "gb18030", "big5", "big5hkscs", "utf_16_le", "utf_16_be"]


def read_text(path: Path) -> Source:
    """Read a plain-text report; raises `UnreadableReport` where it is empty, binary or in no known encoding."""
    data = path.read_bytes()
    other = next((ending for mark, ending in _OTHER_FORMS.items() if data.startswith(mark)), "")
    if other:
        raise UnreadableReport(f"{path.name} 其实是 {other} 文件，请把扩展名改为 {other} 后重试。")
    text, warnings = decode(data, path.name)
    lines = source_lines(text)
    if not lines:
        raise UnreadableReport(f"{path.name} 是空文件，请放入有内容的报告，或把它移出报告文件夹。")
    return Source(lines, warnings)


def source_lines(text: str) -> tuple[SourceLine, ...]:
    """Cut `text` into its lines that are not blank, each knowing how many blank lines stand before it."""
    lines: list[SourceLine] = []
    blank = 0
    for line in text.splitlines():
        if line.strip():
            lines.append(SourceLine(line, blank))
            blank = 0
        else:
            blank += 1
    return tuple(lines)


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of `data` and warnings: byte-order mark, strict UTF-8, strict GB18030, then detection.

    Detection comes last and only breaks the tie where GB18030 yields something that is hardly Chinese (Big5, UTF-16
    without a mark): on short texts it guesses worse than strict decoding does.
    """
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return _strict(data, encoding, name), ()
    decoded = _try(data, "utf-8")
    if decoded is not None and "\0" not in decoded:
        return decoded, ()
    return _detect(data, name)


def _detect(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    candidates = {encoding: _try(data, encoding) for encoding in ("gb18030", "big5", "utf-16-le", "utf-16-be")}
    readable = {encoding: text for encoding, text in candidates.items() if text and chinese_share(text) > 0.5}
    if "gb18030" in readable:
        return readable["gb18030"], ()
    guess = from_bytes(data, cp_isolation=_CHINESE_ENCODINGS).best()
    if guess is not None and chinese_share(str(guess)) > 0.5:
        return str(guess), (f"{name} 的编码按 {guess.encoding} 识别，如有乱码请另存为 UTF-8。",)
    if readable:
        encoding, text = max(readable.items(), key=lambda item: chinese_share(item[1]))
        return text, (f"{name} 的编码按 {encoding} 识别，如有乱码请另存为 UTF-8。",)
    raise UnreadableReport(f"{name} 不是可识别的文本（可能是二进制文件或编码损坏），请另存为 UTF-8 的 .txt 后重试。")


def chinese_share(text: str) -> float:
    """Return the share of common Chinese characters and punctuation among all that are not ASCII, 0..1.

    It is 0 where control characters betray a binary file, and 1 for plain ASCII.
    """
    sample = text[:20000]
    if any(ord(character) < 32 and character not in "\t\n\v\f\r" for character in sample):
        return 0.0
    foreign = [character for character in sample if not character.isascii()]
    return sum(map(_is_common, foreign)) / len(foreign) if foreign else 1.0


def _is_common(character: str) -> bool:
    # Wrongly decoded Chinese lands on rare ideographs; GB2312's level 1 is what real text is made of.
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return 0xA1 <= code[0] <= 0xA3 or 0xB0 <= code[0] <= 0xD7


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableReport(f"{name} 按其编码标记应为 {encoding}，但内容已损坏，请重新保存为 UTF-8。") from error


READER = Reader((".txt",), read_text)
