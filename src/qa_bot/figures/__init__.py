"""From a `Report` to its figure library: every number a checked row."""
