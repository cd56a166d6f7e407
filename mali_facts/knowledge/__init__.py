"""The facts: their model, loading, checking and selection. Knows nothing of terminals."""
