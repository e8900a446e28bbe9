"""The command line: the only place that prints and knows exit codes.

0: done. 1: a mistake in the sources, or the system, keeps an output from being made. 2: the command
itself is wrong. 70: a fault of the program. 130: Ctrl-C. Results go to stdout, everything else to
stderr.

Phases are imported where a command needs them: `--help` and `--version` must not wait for Typst.
"""

from __future__ import annotations

import click

from deckwright import __version__
from deckwright.cli.build import build, handout
from deckwright.cli.check import check, schema
from deckwright.cli.console import Commands
from deckwright.cli.decks import deck, plan, slides
from deckwright.cli.exchange import export, import_
from deckwright.cli.new_commands import BEGINNINGS, new
from deckwright.cli.outputs import clean, status
from deckwright.cli.serve import serve
from deckwright.cli.take import take
from deckwright.cli.template_commands import template

__all__ = ["main"]


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="deckwright")
def main() -> None:
    """Markdown talk notes in, native PowerPoint decks and one printable handout out.

    \b
    Examples:
      deckwright build                          every event under talks/
      deckwright deck talk.md -o talk.pptx      one talk, anywhere
      deckwright plan talk.md                   what will stand on which slide
      deckwright serve                          look at it in the browser while you write
      deckwright new template corporate.pptx    your own template
    """


for command in (build, serve, check, status, clean, schema, deck, handout, slides, plan):
    main.add_command(command)
for command in (template, new, export, import_, take):
    main.add_command(command)
for command in BEGINNINGS:
    new.add_command(command)
