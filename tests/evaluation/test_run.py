"""From questions to outcomes to scores, over a bot that answers from a script."""

from dataclasses import replace

import pytest

from qa_bot.errors import QuestionError
from qa_bot.evaluation.run import evaluate
from qa_bot.evaluation.scores import by_kind, score
from qa_bot.evaluation.statistics import Rate
from tests.evaluation.fakes import TEXT, ScriptedBot
from tests.evaluation.making import answer, citation, question, refusal

FIRST = "全年认定高新技术企业258家，其中首次认定76家。"
SECOND = "引进安博通、链网信息等30余家网络安全企业。"


def citing(short, *quotes, **more):
    cited = tuple(citation(quote, start=TEXT.index(quote)) for quote in quotes)
    return replace(answer(short, **more), citations=cited)


QUESTIONS = [
    question("figure", "76家", evidence=("其中首次认定76家",), name="right"),
    question("figure", "258家", evidence=("认定高新技术企业258家",), name="cited second"),
    question("list", ("安博通", "链网信息"), evidence=("引进安博通、链网信息",), name="refused"),
    question("none", name="hopeless"),
    question("none", name="answered"),
]
SCRIPT = {
    "right": citing("76家", FIRST, confidence=0.9, elapsed_ms=10.0),
    "cited second": citing("257家", SECOND, FIRST, confidence=0.9, elapsed_ms=20.0),
    "refused": refusal(confidence=0.3, elapsed_ms=30.0),
    "hopeless": refusal(confidence=0.1, elapsed_ms=40.0),
    "answered": citing("30余家", SECOND, confidence=0.6, elapsed_ms=50.0),
}


@pytest.fixture
def outcomes():
    return evaluate(ScriptedBot(SCRIPT), QUESTIONS)


def test_each_question_is_judged_on_its_answer_and_on_its_citations(outcomes):
    assert [outcome.verdict.right for outcome in outcomes] == [True, False, False, True, False]
    assert [outcome.cited for outcome in outcomes] == [(True, True), (False, True), None, None, None]
    assert [outcome.precise for outcome in outcomes] == [(True,), (False, True), (), (), ()]


def test_exact_match_and_f1_are_of_kinds_whose_gold_is_the_answer(outcomes):
    # 257 | 家 against 258 | 家: a run of one of two units either way
    assert [(o.exact_match, o.f1) for o in outcomes] == [(1, 1), (0, 0.5), (0, 0), (None, None), (None, None)]


def test_the_measures_over_all(outcomes):
    found = score(outcomes)
    assert found.accuracy == Rate(2, 5)
    assert found.answered == Rate(3, 5)
    assert (found.citation_hit_1, found.citation_hit_3) == (Rate(1, 2), Rate(2, 2))
    assert found.citation_precision == Rate(2, 3)
    assert (found.refusal_precision, found.refusal_recall) == (Rate(1, 2), Rate(1, 2))
    # answerable 0.9 0.9 0.3 against 0.1 0.6: five of six pairs the right way round
    assert found.auroc == pytest.approx(5 / 6)
    # 0.9, 0.9: one of two right, |0.5 - 0.9| · 2/3; 0.6: wrong, 0.6 · 1/3
    assert found.ece == pytest.approx(0.4 * 2 / 3 + 0.6 / 3)
    assert (found.latency_p50, found.latency_p95) == (30.0, 50.0)
    assert (found.hit_1, found.recall_10, found.mrr) == (1.0, 1.0, 1.0)  # one chunk holds the whole small report


def test_the_measures_by_kind_in_the_order_of_the_design(outcomes):
    kinds = by_kind(outcomes)
    assert list(kinds) == ["figure", "list", "none"]
    assert [scores.accuracy for scores in kinds.values()] == [Rate(1, 2), Rate(0, 1), Rate(1, 2)]
    assert kinds["none"].mrr is None
    assert kinds["list"].refusal_precision == Rate(0, 0)  # means nothing where all questions are of one sort


def test_progress_is_told_and_history_and_scope_are_passed_on():
    bot, told = ScriptedBot(SCRIPT), []
    asked = replace(QUESTIONS[0], history=("前一问",), scope=(next(iter(bot.reports)),))
    evaluate(bot, [asked], told.append)
    assert (bot.asked, told) == ([(asked.question, asked.history, asked.scope)], [1])


def test_questions_on_reports_that_are_not_there_are_refused_before_any_is_asked():
    bot = ScriptedBot(SCRIPT)
    with pytest.raises(QuestionError, match=r"1 questions \(hopeless first\) .*: 乙县\.txt; build the index"):
        evaluate(bot, [QUESTIONS[0], replace(QUESTIONS[3], scope=("乙县.txt",))])
    assert bot.asked == []


def test_a_quote_that_does_not_stand_where_it_says_is_no_evidence():
    moved = replace(SCRIPT["right"], citations=(citation(FIRST, start=1),))
    (outcome,) = evaluate(ScriptedBot({"right": moved}), QUESTIONS[:1])
    assert (outcome.cited, outcome.precise) == ((False, False), (False,))


def test_the_right_sentence_with_the_wrong_span_marked_is_no_evidence():
    cited = replace(citation(FIRST), highlights=((2, 4),))
    (outcome,) = evaluate(ScriptedBot({"right": replace(SCRIPT["right"], citations=(cited,))}), QUESTIONS[:1])
    assert outcome.cited == (False, False)
