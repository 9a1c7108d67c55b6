"""Problems that a command reports in one sentence, and its exit codes."""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO


class Problem(Exception):
    """Something that the person at the keyboard can put right; its text is the sentence that is printed.

    `code` is the exit code: 1 when the site has findings, 2 when the build could not work at all.
    """

    def __init__(self, sentence: str, code: int = 2):
        super().__init__(sentence)
        self.code = code


class Terminated(BaseException):
    """The system asked this command to end, by the signal SIGTERM."""


def from_os_error(error: OSError) -> Problem:
    """The problem behind an error of the system, such as a full disk or a read-only folder."""
    place = f"{error.filename}" if error.filename else "the project"
    if error.errno == errno.ENOSPC:
        return Problem(f"The disk is full: nothing was changed. Free some space and run this again ({place}).")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        what = "written" if error.errno == errno.EROFS else "read or written"
        return Problem(f"{place} cannot be {what}: copy the project to a folder of your own and run this there.")
    return Problem(f"{place}: {error.strerror or error}. Nothing was changed.")


def exit_code(work: Callable[[], int], stopped: str) -> int:
    """Returns what `work` returns; or prints in one sentence what stopped it, and returns a code that is not 0.

    Ctrl-C prints `stopped`. A closed pipe, as after `| head`, returns 141 without a message.
    """
    sys.stdout, sys.stderr = sys.stdout or nowhere(), sys.stderr or nowhere()
    try:
        code = work()
        sys.stdout.flush()
        return code
    except Problem as problem:
        print(problem, file=sys.stderr)
        return problem.code
    except KeyboardInterrupt:
        print(f"\n{stopped}", file=sys.stderr)
        return 130
    except Terminated:
        return 143
    except BrokenPipeError:
        return 141
    except OSError as error:
        print(from_os_error(error), file=sys.stderr)
        return 2


def nowhere() -> TextIO:
    """A stream in place of an output that the caller has closed, for which Python has None."""
    return Path(os.devnull).open("w", encoding="utf-8")
