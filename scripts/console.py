"""How a command speaks: its progress, a problem in one sentence, and an exit code for each way to end."""

import errno
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path


class Problem(Exception):
    """Something that the person at the keyboard can put right; its text is the sentence that is printed.

    `code` is the exit code: 1 when the guide has findings, 2 when the command could not work at all.
    """

    def __init__(self, sentence: str, code: int = 2) -> None:
        super().__init__(sentence)
        self.code = code


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
        return last_words(str(problem), problem.code)
    except KeyboardInterrupt as request:
        return last_words(f"\n{stopped}", 128 + (request.args or (signal.SIGINT,))[0])
    except BrokenPipeError:
        for stream in (sys.stdout, sys.stderr):  # Python writes what is left when it ends, and must not fail then
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return 141
    except OSError as error:
        return last_words(str(from_os_error(error)), 2)


def last_words(sentence: str, code: int) -> int:
    """Prints a sentence for people, and returns the exit code."""
    print(sentence, file=sys.stderr)
    return code


def from_os_error(error: OSError) -> Problem:
    """The problem behind an error of the system, such as a full disk or a read-only folder."""
    place = f"{error.filename}" if error.filename else "the project"
    if error.errno == errno.ENOSPC:
        return Problem(f"The disk is full: nothing was changed. Free some space and run this again ({place}).")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        what = "written" if error.errno == errno.EROFS else "read or written"
        return Problem(f"{place} cannot be {what}: copy the project to a folder of your own and run this there.")
    return Problem(f"{place}: {error.strerror or error}. Nothing was changed.")


class Progress:
    """Prints a line for each step to standard error, so that standard output holds nothing but findings."""

    def __init__(self, steps: int) -> None:
        self.steps, self.number, self.what, self.started = steps, 0, "", 0.0

    def step(self, what: str) -> None:
        """Starts a step, which a terminal shows at once."""
        self.number, self.started, self.what = self.number + 1, time.monotonic(), what
        if sys.stderr.isatty():
            print(f"[{self.number}/{self.steps}] {what} …", end="", file=sys.stderr, flush=True)

    def done(self, counts: str) -> None:
        """Ends a step, and prints its counts and seconds in a line that stays."""
        again = "\r\033[K" if sys.stderr.isatty() else ""
        seconds = time.monotonic() - self.started
        print(
            f"{again}[{self.number}/{self.steps}] {self.what}: {counts} ({seconds:.1f} s)", file=sys.stderr, flush=True
        )
