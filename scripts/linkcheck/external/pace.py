"""When each host may be asked next: one request after the other, and no sooner than it wishes."""

import time
from math import inf
from threading import Lock
from urllib.parse import urlsplit

PAUSE, LONGEST = 1.0, 60.0


def host(url: str) -> str:
    """The host of an address, whichever scheme and port lead to it."""
    return urlsplit(url).hostname or ""


class Pace:
    """The pace of every host, whichever thread asks it, and whichever redirect leads there."""

    def __init__(self) -> None:
        self.lock, self.pauses, self.last = Lock(), {}, {}

    def wish(self, url: str, pause: float) -> None:
        """Notes how long the host wants to be left alone between two requests."""
        self.pauses[host(url)] = min(max(pause, PAUSE), LONGEST)

    def wait(self, url: str) -> None:
        """Waits for the next turn at the host of an address, and takes it."""
        name = host(url)
        with self.lock:
            now = time.monotonic()
            turn = self.last[name] = max(now, self.last.get(name, -inf) + self.pauses.get(name, PAUSE))
        time.sleep(turn - now)
