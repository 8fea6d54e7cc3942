"""The command line: a face without logic of its own."""

from qa_bot.cli.commands import main

__all__ = ["main"]
