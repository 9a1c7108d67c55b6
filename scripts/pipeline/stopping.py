"""Ctrl-C and the system's request to end, raised until they are heard.

Python drops an exception that is raised while it clears an object away, so that a single one can get lost.
"""

import signal
from collections.abc import Callable

AGAIN = 1.0  # seconds that what cleans up has, before the exception is raised once more


def on(number: int, error: Callable[[], BaseException]) -> None:
    """Lets a signal raise an error, again and again until `heard` is called."""

    def stop(*_: object) -> None:
        if hasattr(signal, "setitimer"):  # not on Windows
            signal.signal(signal.SIGALRM, stop)
            signal.setitimer(signal.ITIMER_REAL, AGAIN)
        raise error()

    signal.signal(number, stop)


def heard() -> None:
    """Ends the raising."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)
