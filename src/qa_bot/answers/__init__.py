"""From hits and figures to one answer, or an honest refusal."""
