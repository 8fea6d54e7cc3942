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
_LOOK = {
    "button_primary_background_fill": "*primary_600",
    "button_primary_background_fill_hover": "*primary_700",
    "button_primary_border_color": "*primary_600",
    "button_primary_border_color_hover": "*primary_700",
    "button_primary_text_color": "#ffffff",
    "button_secondary_background_fill": "var(--qa-card)",
    "button_secondary_background_fill_hover": "var(--qa-card)",
    "button_secondary_text_color": "var(--qa-ink)",
    "button_secondary_text_color_hover": "var(--qa-pine)",
    "button_secondary_border_color": "var(--qa-line)",
    "button_secondary_border_color_hover": "var(--qa-pine)",
    "button_border_width": "1px",
    "button_small_padding": "6px 12px",
    "button_small_text_size": "*text_md",
    "checkbox_border_color": "var(--qa-edge)",
    "checkbox_label_background_fill": "var(--qa-card)",
    "checkbox_label_background_fill_hover": "var(--qa-card)",
    "checkbox_label_background_fill_selected": "var(--qa-pine-soft)",
    "checkbox_label_border_color": "var(--qa-line)",
    "checkbox_label_border_width": "1px",
    "body_text_color_subdued": "var(--qa-soft)",
    "input_placeholder_color": "var(--qa-soft)",
    "input_border_color_focus": "var(--qa-pine)",
    "input_shadow_focus": "0 0 0 2px var(--qa-pine)",
}
"""What the theme's own buttons, boxes and fields are given, in light and in dark: the look of the page's own."""
_WITHOUT_DARK = ("button_small_padding", "button_small_text_size")


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
    made = Base(primary_hue=pine, neutral_hue=ash, font=[Font(n) for n in SANS], font_mono=[Font(n) for n in MONO])
    return made.set(**_LOOK, **{f"{name}_dark": value for name, value in _LOOK.items() if name not in _WITHOUT_DARK})
