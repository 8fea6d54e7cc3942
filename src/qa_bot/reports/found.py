"""A piece of metadata and where it was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from qa_bot.reports.model import Where

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value, and where it was found; `where` is empty where nothing was."""

    value: T
    where: Where = ""
