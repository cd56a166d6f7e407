"""Questions and searches: from words to facts, or to an honest no. Knows nothing of Typer."""
