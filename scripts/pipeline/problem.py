"""What goes wrong for a person, said in one sentence."""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO


class Problem(Exception):
    """A fault the person at the keyboard can mend; its text is the sentence that is shown.

    `code` is the exit code: 1 when the site has findings, 2 when the build could not work at all.
    """

    def __init__(self, sentence: str, code: int = 2):
        super().__init__(sentence)
        self.code = code


class Terminated(BaseException):
    """The system asked this command to end, which is no failure of what it was doing."""


def from_os_error(error: OSError) -> Problem:
    """The sentence for a disk that is full, a folder that is read-only, or whatever else the system said."""
    place = f"{error.filename}" if error.filename else "the project"
    if error.errno == errno.ENOSPC:
        return Problem(f"The disk is full: nothing was changed. Free some space and run this again ({place}).")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        what = "written" if error.errno == errno.EROFS else "read or written"
        return Problem(f"{place} cannot be {what}: copy the project to a folder of your own and run this there.")
    return Problem(f"{place}: {error.strerror or error}. Nothing was changed.")


def exit_code(work: Callable[[], int], stopped: str) -> int:
    """Returns what `work` returns, or tells in one sentence what kept it from ending and returns another code than 0.

    Ctrl-C prints `stopped`. When nobody reads the output any more, as after `| head`, only the code says so.
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
    """Takes the place of an output that the caller has closed, for which Python has none."""
    return Path(os.devnull).open("w", encoding="utf-8")
