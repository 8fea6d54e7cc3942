"""The web face: a page in the reader's language, every answer beside the passage of the report it rests on.

- `server`: serves the page on this machine
- `app`: what stands around the tabs, and which there are
- `tabs/`: one file for each tab, built on a `desk.Desk`
- `holder`: who holds the bot that answers now
- `turns`: a conversation as a value, and the step that adds a turn to it
- `views/`: pure functions from answers and reports to HTML
- `words`: what a reader reads, by language, from `resources/ui`
- `assets/`: style sheets and scripts, all local
"""

import os

# Gradio and the hub's client call home unless told otherwise, and they look when they are first imported.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
# Gradio asks its own server whether it is up, which no proxy can answer for it.
for _name in ("NO_PROXY", "no_proxy"):
    os.environ[_name] = ",".join(filter(None, (os.environ.get(_name, ""), "127.0.0.1", "localhost")))
