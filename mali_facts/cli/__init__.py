"""The command line: options in, one call, a page and a status out. Only this room knows Typer.

`app`, `options` and the modules that they name say what the commands are called and take;
`lists`, `questions` and `values` do the work, without Typer, so that a line with no option but
--data can be carried out before Typer is imported.
"""
