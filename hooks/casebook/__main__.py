"""``python -m casebook``: the command line."""

import os
import sys

from casebook.cli import main
from casebook.commands.outcome import PROBLEMS


def run() -> int:
    """Run the command; a reader such as ``head`` that stops early is no mistake to trace."""
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEMS
    return status


if __name__ == "__main__":
    sys.exit(run())
