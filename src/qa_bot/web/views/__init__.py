"""Pure functions from answers and reports to HTML; everything a report or a reader wrote is escaped."""
