"""The parts of the tab 问答 that its steps read and fill."""

from __future__ import annotations

from dataclasses import dataclass

import gradio as gr
from gradio.blocks import Block


@dataclass(frozen=True)
class AskParts:
    """The components of the tab, `conversation` and `scope` the reader's own values."""

    conversation: gr.State
    scope: gr.State
    history: gr.HTML
    choice: gr.HTML
    chat: gr.HTML
    examples: gr.HTML
    chart: gr.Column
    bars: gr.BarPlot
    line: gr.LinePlot
    box: gr.Textbox
    send: gr.Button
    source: gr.HTML

    @property
    def drawn(self) -> list[Block]:
        """Return what a chart is drawn in."""
        return [self.chart, self.bars, self.line]
