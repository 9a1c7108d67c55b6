"""Prints the progress of a command: one line for each step, and on a terminal a line that changes."""

import sys
import time


class Progress:
    """Prints numbered steps to standard error, so that standard output holds nothing but findings."""

    def __init__(self, steps: int = 0, stream=None):
        self.stream = stream or sys.stderr
        self.live = self.stream.isatty()
        self.steps, self.number, self.started = steps, 0, time.monotonic()

    def step(self, what: str) -> None:
        """Starts a step, which a terminal shows at once."""
        self.number, self.started, self.what = self.number + 1, time.monotonic(), what
        self.show("…")

    def done(self, counts: str) -> None:
        """Ends a step, and prints its counts and seconds."""
        self.clear()
        seconds = time.monotonic() - self.started
        self.say(f"[{self.number}/{self.steps}] {self.what}: {counts} ({seconds:.1f} s)")

    def show(self, detail: str) -> None:
        """Replaces the changing line; prints nothing when the output is no terminal."""
        if self.live:
            import shutil

            head = f"[{self.number}/{self.steps}] {self.what}: " if self.number else ""
            self.stream.write("\r\033[K" + (head + detail)[: shutil.get_terminal_size().columns - 1])
            self.stream.flush()

    def clear(self) -> None:
        """Clears the changing line."""
        if self.live:
            self.stream.write("\r\033[K")
            self.stream.flush()

    def say(self, sentence: str) -> None:
        """Prints a line that stays."""
        self.clear()
        print(sentence, file=self.stream, flush=True)
