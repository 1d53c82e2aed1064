"""The command line, `rounds`: commands that answer, and commands about knowledge files.

Standard output carries answers only; progress and problems go to standard error.
Exit status: 0 answer, 1 fault, 2 usage, 3 choices, 4 no match, 5 notice, 130 Ctrl-C.
"""

from __future__ import annotations

import sys

from bot.garbage import settling

_INTERRUPTED = 130  # as shells count it: 128 and the number of SIGINT


def main() -> None:
    """Run the command line; Ctrl-C ends it without a traceback, also while it is loaded."""
    try:
        with settling():
            from bot.cli.app import run  # noqa: PLC0415  # takes half a second
        run()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
