"""A lock on a file, which the system releases even when its process is killed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .problem import Problem


@contextmanager
def hold(file: Path, busy: str = "") -> Iterator[None]:
    """Holds the lock; while another process does, waits for it, or raises Problem with the sentence `busy`."""
    try:
        import fcntl
    except ImportError:  # Windows has none, and two commands at once are rare there
        yield
        return
    with file.open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (fcntl.LOCK_NB if busy else 0))
        except BlockingIOError:
            raise Problem(busy) from None
        yield
