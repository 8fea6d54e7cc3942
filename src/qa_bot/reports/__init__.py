"""From a file to a `Report`: canonical text, sections, tables, metadata."""
