"""Readers' own words: what means the same is covered more than what is near by its words and says another thing."""

import json
from pathlib import Path

import pytest

from qa_bot.answers.matching import TermMatcher
from qa_bot.questions.understand import understand

LINES = (Path(__file__).parent / "paraphrases.jsonl").read_text(encoding="utf-8").splitlines()
PAIRS = [json.loads(line) for line in LINES]


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["id"] for pair in PAIRS])
def test_what_means_the_same_is_covered_more_than_a_near_miss(pair):
    matcher = TermMatcher.for_terms(understand(pair["question"]).terms, lambda term: 0.0, 100)
    assert matcher.coverage(pair["same"]) > matcher.coverage(pair["miss"])


def test_there_are_forty_two_pairs_and_no_sentence_twice():
    sentences = [pair[side] for pair in PAIRS for side in ("same", "miss")]
    assert len(sentences) == len(set(sentences)) == 84
