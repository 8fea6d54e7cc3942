"""Run by test_kill: asks the index that serves until it is told to stop, and writes each answer as a line."""

import json
import select
import sys
from pathlib import Path

from qa_bot.serving import LiveBot

index, output, question = sys.argv[1:]
live = LiveBot.load(Path(index), every=0.02)
with open(output, "w", encoding="utf-8") as lines:
    while not select.select([sys.stdin], [], [], 0.02)[0]:
        bot = live.bot
        answer = bot.ask(question)
        cited = [(bot.reports[c.report].text[c.start : c.end], c.quote) for c in answer.citations]
        row = {"short": answer.short, "index": answer.index, "cited": cited, "problem": live.problem}
        print(json.dumps(row, ensure_ascii=False), file=lines, flush=True)
