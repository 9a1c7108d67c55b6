"""Ctrl-C and the system's request to end, raised until they are heard.

Python drops an exception that is raised while it clears an object away, so that a single one can get lost. It prints
a traceback for it, which is not shown: the next one is on its way.
"""

import signal
import sys
from collections.abc import Callable
from types import SimpleNamespace

AGAIN = 1.0  # seconds that what cleans up has, before the exception is raised once more


class Ended(SystemExit):
    """The system asked this to end; it is no failure of what was at work."""


def on(number: int, error: Callable[[], BaseException]) -> None:
    """Lets a signal raise an error, again and again until `heard` is called."""

    def stop(*_: object) -> None:
        if hasattr(signal, "setitimer"):  # not on Windows
            signal.signal(signal.SIGALRM, stop)
            signal.setitimer(signal.ITIMER_REAL, AGAIN)
        raise error()

    signal.signal(number, stop)
    sys.unraisablehook = dropped


def dropped(what: SimpleNamespace) -> None:
    """Says what Python says of an exception that nothing can handle, unless it was raised to stop this."""
    if not isinstance(what.exc_value, KeyboardInterrupt | SystemExit):
        sys.__unraisablehook__(what)


def heard() -> None:
    """Ends the raising."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)
