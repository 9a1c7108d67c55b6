"""How a command speaks: what is going on, a problem in one sentence, and an exit code for each way to end."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path


class Problem(Exception):
    """Something that the person at the keyboard can put right; its text is the sentence that is printed."""


def stop(number: int, _: object) -> None:
    """Ends the command by an exception, so that it cleans up, at Ctrl-C and at `kill` alike."""
    raise KeyboardInterrupt(number)


def exit_code(work: Callable[[], int], stopped: str) -> int:
    """Returns what `work` returns; or prints in one sentence what stopped it, and returns a code that is not 0.

    Ctrl-C and `kill` print `stopped`, also where the signal was ignored when the command began, as in the background
    of a shell. A reader that closes the pipe, as `| head` does, ends it without a word.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (for an output that the caller has closed)
    sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    try:
        code = work()
        sys.stdout.flush()
        return code
    except Problem as problem:
        sentence, code = str(problem), 2
    except KeyboardInterrupt as request:
        sentence, code = f"\n{stopped}", 128 + (request.args or (signal.SIGINT,))[0]
    except BrokenPipeError:
        for stream in (sys.stdout, sys.stderr):  # Python writes what is left when it ends, and must not fail then
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return 141
    except OSError as error:
        sentence, code = str(from_os_error(error)), 2
    tell(sentence)
    return code


def from_os_error(error: OSError) -> Problem:
    """The problem behind an error of the system, such as a full disk or a read-only folder, in the system's words."""
    return Problem(f"{error.filename or 'The project'}: {error.strerror or error}. Nothing was changed.")


def tell(step: str) -> None:
    """Says what is going on, on standard error, so that standard output holds nothing but findings."""
    print(step, file=sys.stderr, flush=True)
