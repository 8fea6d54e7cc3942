"""Run by test_kill: imports what a build needs once, forks a build for each line it reads, says when it ended."""

import os
import sys
from pathlib import Path

from qa_bot.indexing.build import build_index
from qa_bot.text.words import search_terms

data, index = map(Path, sys.argv[1:])
search_terms("预热")
for _ in sys.stdin:
    child = os.fork()
    if not child:
        build_index(data, index)
        os._exit(0)
    print(child, flush=True)
    os.waitpid(child, 0)
    print("ended", flush=True)
