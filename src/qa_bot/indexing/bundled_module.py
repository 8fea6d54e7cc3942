"""The bundled engine as a sentence-transformers module; importing this imports torch."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules.input_module import InputModule

from qa_bot.indexing.engine import bundled_engine
from qa_bot.indexing.identity import BUNDLED


class BundledModule(InputModule):
    """Runs the engine behind the sentence-transformers interface.

    The engine prepends E5's `query: ` and `passage: ` itself, so `preprocess` only carries texts and the task along,
    and `encode_query` / `encode_document` equal the engine's own vectors exactly.
    """

    config_keys: list[str] = []  # noqa: RUF012 - the base class declares it so
    save_in_root = True

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **kwargs: Any) -> dict[str, Any]:
        """Return the features of `inputs`: the texts themselves and whether they are queries."""
        texts = [f"{prompt or ''}{text}" for text in inputs]
        return {"texts": texts, "is_query": kwargs.get("task") == "query"}

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Add `sentence_embedding`, shape (batch, 384), unit length."""
        vectors = bundled_engine().encode(features["texts"], is_query=features["is_query"])
        return {**features, "sentence_embedding": torch.from_numpy(vectors)}

    def get_embedding_dimension(self) -> int:
        """Return 384."""
        return int(bundled_engine().dim)

    def save(self, output_path: str, *args: Any, **kwargs: Any) -> None:
        """Write the (empty) configuration: the weights live in the package, not in the saved folder."""
        self.save_config(output_path)


@cache
def bundled_sentence_transformer() -> SentenceTransformer:
    """Return the process's one sentence-transformers model around the bundled engine, on the CPU."""
    model = SentenceTransformer(modules=[BundledModule()], device="cpu")
    model.model_card_data.model_name = BUNDLED
    return model
