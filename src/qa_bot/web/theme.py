"""The Gradio theme: fonts that are on the reader's machine, colours that come from `assets/tokens.css`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradio.themes import Base

SANS = (
    "system-ui",
    "PingFang SC",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "sans-serif",
)
MONO = ("ui-monospace", "Consolas", "monospace")


def theme() -> Base:
    """Return the theme; plain font names (no GoogleFont), so the page never asks a font server for anything."""
    from gradio.themes import Base, Color
    from gradio.themes.utils.fonts import Font

    pine = Color(
        "#eef6f4", "#d5ebe6", "#a9d5cc", "#78bbaf", "#479d8f", "#1f7f72", "#0f665b", "#0c5149", "#0a413b", "#07302b",
        "#041f1c",
    )  # fmt: skip
    ash = Color(
        "#fbfaf7", "#f1f2ee", "#dfe0da", "#c5cac5", "#a6b0ab", "#6d7872", "#56605b", "#343c38", "#262d2a", "#1e2421",
        "#151917",
    )  # fmt: skip
    return Base(primary_hue=pine, neutral_hue=ash, font=[Font(n) for n in SANS], font_mono=[Font(n) for n in MONO])
