"""A bot that answers from a script, over one small report."""

from __future__ import annotations

from dataclasses import replace

from qa_bot.config import Config
from qa_bot.indexing.chunking import chunk_report
from qa_bot.reports.plain import plain_report
from qa_bot.retrieval.search import Hit
from tests.evaluation.making import REPORT

TEXT = """全年认定高新技术企业258家，其中首次认定76家。
引进安博通、链网信息等30余家网络安全企业。
8月海纳小镇正式挂牌。"""


class _Manifest:
    settings = Config().to_dict()


class ScriptedBot:
    """Answers each question by id as it is told to; its search returns the chunks in reading order."""

    fingerprint = "f" * 12
    manifest = _Manifest()

    def __init__(self, answers):
        self._answers = answers
        self.reports = {REPORT: plain_report(REPORT, TEXT)}
        self.asked = []

    def ask(self, question, *, history=(), scope=(), question_id=""):
        self.asked.append((question, tuple(history), tuple(scope)))
        return replace(self._answers[question_id], id=question_id, question=question, resolved_question=question)

    def search(self, query, *, scope=(), k=None):
        chunks = chunk_report(self.reports[REPORT], Config())
        return [Hit(n, chunk, 1.0 - n / 10, 0.5, 0.5) for n, chunk in enumerate(chunks)][:k]
