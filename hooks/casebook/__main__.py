"""``python -m casebook``: the command line."""

import gc
import importlib
import os
import sys

STOPPED = 1
MISSING = 2


def run() -> int:
    """Run the command; a reader such as ``head`` that stops early is no mistake to trace, and a
    library that is missing is told in a sentence.
    """
    try:
        main = importlib.import_module("casebook.cli").main
    except ModuleNotFoundError as error:
        sys.stderr.write(f"{error.name} is missing. Install it with: make check\n")
        return MISSING
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return STOPPED
    # The system frees what a command has made at once; taken apart by Python it takes a while.
    gc.freeze()
    return int(status)


if __name__ == "__main__":
    sys.exit(run())
