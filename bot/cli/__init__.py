"""The command line, `rounds`: commands that answer, and commands about knowledge files.

Standard output carries answers only; progress and problems go to standard error.
Exit status: 0 answer, 1 fault, 2 usage, 3 choices, 4 no match, 5 notice, 130 Ctrl-C.
"""

from __future__ import annotations

import gc
import sys

_INTERRUPTED = 130  # as shells count it: 128 and the number of SIGINT


def main() -> None:
    """Run the command line; Ctrl-C ends it without a traceback, also while it is loaded."""
    try:
        # The 200,000 objects of modules are no garbage: to look for some among them took half as
        # long again as to load them, and once more at the end of the process.
        gc.disable()
        from bot.cli.app import run  # noqa: PLC0415  # takes half a second

        gc.freeze()
        gc.enable()
        run()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
