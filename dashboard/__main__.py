"""The `targeted-ce` command as a process; `python -m dashboard` where scripts are not on the path."""

import os
import sys
from typing import NoReturn

from dashboard.cli import main


def run() -> NoReturn:
    """Runs the command of the process's arguments, and ends the process with its status.

    At once: what is open is closed by then, and taking down every module as well would be a tenth of
    the time of an answer.
    """
    status: object = None
    try:
        main()
    except SystemExit as end:
        status = end.code
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        # The reader of our output has gone.
        status = None
    os._exit(status if isinstance(status, int) else 0)


if __name__ == "__main__":
    run()
