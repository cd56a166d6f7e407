"""Pages of facts as text: every format from the same rows, nothing printed here."""
