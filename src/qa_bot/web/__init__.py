"""The web face: a Gradio chat in Chinese, every answer beside the passage of the report it rests on.

- `app`: builds the Blocks and serves them; the only module that imports gradio, and only inside its functions
- `turns`: a conversation as a value, and the step that adds a turn to it
- `views`: pure functions from answers and reports to HTML
- `assets/`: templates, style sheets and scripts, all local
"""
