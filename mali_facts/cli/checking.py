"""The command that validates a knowledge base: check."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from mali_facts.cli import options
from mali_facts.cli.output import remark, show
from mali_facts.errors import KnowledgeError, Status
from mali_facts.knowledge.load import VARIABLE, bundled_file, checked, read
from mali_facts.knowledge.model import Knowledge
from mali_facts.render.formats import Format

Article = Annotated[
    Optional[str],  # noqa: UP045 - Typer 0.26 reads the annotation at run time
    typer.Option(
        "--source",
        metavar="FILE",
        help="The article's text: prove that it says what the facts claim.",
        show_default=False,
        callback=options.named_file,
    ),
]


def check(
    source: Article = None,
    form: options.Form = None,
    as_json: options.AsJson = False,
    data: options.Data = None,
) -> Status:
    """Validate the knowledge base: every problem, its place, and the mend.

    \b
    Examples:
      mali-facts check
      mali-facts check --data my-facts.json
      mali-facts check --source article.txt
      mali-facts check --json
    """
    import os

    from mali_facts.knowledge.article import prove
    from mali_facts.knowledge.lines import with_lines
    from mali_facts.knowledge.rules import rule_problems
    from mali_facts.render.listings import CheckPage

    chosen = options.chosen_format(form, as_json)
    file = data or os.environ.get(VARIABLE) or bundled_file()
    article = None if source is None else read(source)
    try:
        text = read(file)
        base = Knowledge(checked(text, file), file, text)
    except KnowledgeError as error:
        if chosen in (None, Format.table, Format.plain):
            raise
        show(CheckPage(file, error.problems, ""), chosen)
        return Status.BAD_KNOWLEDGE
    problems = rule_problems(base)
    summary = f"{file}: {len(base)} fact{'' if len(base) == 1 else 's'}, no problem"
    if article is not None:
        proof = prove(base, article)
        problems += proof.problems
        summary += f"; the article bears out all {proof.compared} pieces of evidence from it"
        if proof.fallen:
            remark([f"facts that fall: {', '.join(proof.fallen)}"])
    problems = with_lines(problems, text)
    show(CheckPage(file, problems, summary), chosen)
    return Status.BAD_KNOWLEDGE if problems else Status.OK
