"""The exception tree. Every message is one sentence that names the remedy.

```
QABotError
├── ConfigError            a configuration key or value that is not understood
├── ReportError            a report that cannot be read
│   ├── UnsupportedFormat  no reader for this file ending
│   └── UnreadableReport   the file is empty, damaged, locked, scanned, or in no known encoding
├── IndexFolderError       the index folder cannot be used
│   ├── IndexMissing       nothing has been built there yet
│   ├── IndexCorrupt       a file of the index is damaged, missing or foreign
│   └── EncoderMismatch    the index was built with another encoder
├── EncoderError           the encoder cannot be loaded
└── QuestionError          a question (or a line of a question file) that cannot be taken
```
"""

from __future__ import annotations


class QABotError(Exception):
    """Base of everything this package raises on purpose; `str(error)` is fit to be shown to a user."""


class ConfigError(QABotError):
    """A configuration key or value that is not understood."""


class ReportError(QABotError):
    """A report that cannot be read."""


class UnsupportedFormat(ReportError):
    """No reader for this file ending."""


class UnreadableReport(ReportError):
    """The file is empty, damaged, locked, scanned, or in no known encoding."""


class IndexFolderError(QABotError):
    """The index folder cannot be used."""


class IndexMissing(IndexFolderError):
    """Nothing has been built there yet."""


class IndexCorrupt(IndexFolderError):
    """A file of the index is damaged, missing or foreign."""


class EncoderMismatch(IndexFolderError):
    """The index was built with another encoder than the one asked for."""


class EncoderError(QABotError):
    """The encoder cannot be loaded."""


class QuestionError(QABotError):
    """A question, or a line of a question file, that cannot be taken."""
