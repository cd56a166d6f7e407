"""The command line: options in, one call, a page and a status out. Only this room knows Typer."""
