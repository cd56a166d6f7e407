"""The program's version; pyproject.toml reads it from here.

A constant, because asking the installed package's metadata would cost 12 ms of every start.
"""

__version__ = "1.0.0"
