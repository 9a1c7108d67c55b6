"""What the build says while it works: one line a step, and on a terminal a line that moves."""

import sys
import time


class Progress:
    """Numbered steps on standard error, so that standard output holds findings alone."""

    def __init__(self, steps: int = 0, stream=None):
        self.stream = stream or sys.stderr
        self.live = self.stream.isatty()
        self.steps, self.number, self.started = steps, 0, time.monotonic()

    def step(self, what: str) -> None:
        """Starts a step: on a terminal it is shown at once, elsewhere when it is done."""
        self.number, self.started, self.what = self.number + 1, time.monotonic(), what
        self.show("…")

    def done(self, counts: str) -> None:
        """Ends a step with what it counted."""
        self.clear()
        seconds = time.monotonic() - self.started
        self.say(f"[{self.number}/{self.steps}] {self.what}: {counts} ({seconds:.1f} s)")

    def show(self, detail: str) -> None:
        """Replaces the moving line; says nothing where nobody is watching."""
        if self.live:
            import shutil

            head = f"[{self.number}/{self.steps}] {self.what}: " if self.number else ""
            self.stream.write("\r\033[K" + (head + detail)[: shutil.get_terminal_size().columns - 1])
            self.stream.flush()

    def clear(self) -> None:
        """Takes the moving line away."""
        if self.live:
            self.stream.write("\r\033[K")
            self.stream.flush()

    def say(self, sentence: str) -> None:
        """A line that stays."""
        self.clear()
        print(sentence, file=self.stream, flush=True)
