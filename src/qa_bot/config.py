"""One frozen configuration; unknown keys are refused."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from qa_bot.errors import ConfigError

_OPERATING = ("kept_indexes", "workers", "read_seconds")
"""Settings of how the machine is used: a change of them makes no index stale."""


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of building and asking.

    Units: `chunk_chars` and `chunk_max_chars` count characters; `dense_weight` is the dense share of the convex
    fusion (0 = lexical only, 1 = dense only); `candidates` hits are taken from each index before fusion; `bm25_k1`
    and `bm25_b` are the constants of Robertson & Zaragoza 2009, set as Anserini sets them. `kept_indexes` indexes are
    kept beside the one that serves, to go back to; reading runs in `workers` processes (0: one a processor where
    there is much to read), and a file that takes more than `read_seconds` there is given up.
    """

    chunk_chars: int = 200
    chunk_max_chars: int = 320
    dense_weight: float = 0.5
    candidates: int = 200
    bm25_k1: float = 0.9
    bm25_b: float = 0.4
    top_k: int = 12
    kept_indexes: int = 2
    workers: int = 0
    read_seconds: int = 600

    def __post_init__(self) -> None:
        if not 20 <= self.chunk_chars <= self.chunk_max_chars <= 1000:
            raise ConfigError(
                "chunk sizes must satisfy 20 <= chunk_chars <= chunk_max_chars <= 1000, "
                f"got chunk_chars={self.chunk_chars} and chunk_max_chars={self.chunk_max_chars}; "
                "correct the configuration."
            )
        if not 0.0 <= self.dense_weight <= 1.0:
            raise ConfigError(f"dense_weight must lie in [0, 1], got {self.dense_weight}; correct the configuration.")
        if min(self.kept_indexes, self.workers) < 0:
            raise ConfigError(
                f"kept_indexes and workers must not be negative, got {self.kept_indexes} and {self.workers}; "
                "correct the configuration."
            )
        if self.read_seconds < 1:
            raise ConfigError(f"read_seconds must be at least 1, got {self.read_seconds}; correct the configuration.")
        if min(self.candidates, self.top_k) < 1:
            raise ConfigError(
                f"candidates and top_k must be at least 1, got {self.candidates} and {self.top_k}; "
                "correct the configuration."
            )

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Config:
        """Build a configuration from plain values; raise `ConfigError` for a key that is not a setting."""
        known = {field.name for field in fields(cls)}
        unknown = sorted(set(values) - known)
        if unknown:
            raise ConfigError(f"unknown setting {', '.join(unknown)}; known settings are {', '.join(sorted(known))}.")
        return cls(**values)

    @classmethod
    def from_file(cls, path: Path) -> Config:
        """Read a TOML file of settings; raise `ConfigError` where it is not TOML or holds an unknown key."""
        try:
            return cls.from_dict(tomllib.loads(path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ConfigError(
                f"cannot read the configuration {path}: {error}; correct the file or leave it out."
            ) from error

    def to_dict(self) -> dict[str, Any]:
        """Return the settings that shape an index and its answers as plain values, in the order of declaration."""
        return {name: value for name, value in asdict(self).items() if name not in _OPERATING}
