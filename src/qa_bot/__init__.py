"""问报告: cited answers to questions about Chinese government reports.

>>> from qa_bot import QABot
>>> bot = QABot.load("index")
>>> answer = bot.ask("2022年首次认定高新技术企业多少家？")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qa_bot.bot import QABot

__all__ = ["QABot"]


def __getattr__(name: str) -> Any:
    """Import `QABot` when it is first asked for, so that `import qa_bot.text` stays light."""
    if name == "QABot":
        from qa_bot.bot import QABot

        return QABot
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
