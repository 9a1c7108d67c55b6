"""What each training needs: documents packed into rows, and AdamW with warm-up, cosine decay and gradient clipping."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np


def pack(documents: list[list[int]], length: int, random: np.random.Generator) -> np.ndarray:
    """Packs all documents, in random order, into an array of shape (rows, length).

    A row is the end token followed by documents, with an end token after each. The last document of a row is cut;
    another pass with another order uses the rest.
    """
    finished, row = [], [0]
    for index in random.permutation(len(documents)):
        row += [*documents[index], 0]
        if len(row) >= length:
            finished.append(row[:length])
            row = [0]
    return np.array(finished)


def batches(documents: list[list[int]], count: int, length: int, seed: int) -> Iterator[np.ndarray]:
    """Yields batches of `count` rows without end; the same seed gives the same batches."""
    random = np.random.default_rng(seed)
    while True:
        epoch = pack(documents, length, random)
        for start in range(0, len(epoch) - count + 1, count):
            yield epoch[start : start + count]


@dataclass(frozen=True)
class Schedule:
    """The number of steps and the learning rate of each; `decay` is the weight decay."""

    steps: int
    rate: float
    warmup: int = 80
    decay: float = 0.05

    def at(self, step: int) -> float:
        """The rate of a step, counted from 0: a linear warm-up, then half a cosine down to a twentieth."""
        if step < self.warmup:
            return self.rate * (step + 1) / self.warmup
        done = (step - self.warmup) / max(1, self.steps - self.warmup)
        return self.rate * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * done)))


@dataclass
class Adam:
    """The optimiser's state: two running means for every weight."""

    schedule: Schedule
    means: dict[str, np.ndarray] = field(default_factory=dict)
    squares: dict[str, np.ndarray] = field(default_factory=dict)

    def step(self, number: int, weights: dict[str, np.ndarray], gradients: dict[str, np.ndarray]) -> None:
        """Updates the weights in place; `number` counts from 0."""
        rate = self.schedule.at(number)
        length = math.sqrt(sum(float((gradient.astype(np.float64) ** 2).sum()) for gradient in gradients.values()))
        factor = np.float32(min(1.0, 1.0 / (length + 1e-12)))
        for name, gradient in gradients.items():
            self._update(name, weights[name], gradient * factor, rate, number + 1)

    def _update(self, name, weight, gradient, rate, count):
        mean = self.means.setdefault(name, np.zeros_like(weight))
        square = self.squares.setdefault(name, np.zeros_like(weight))
        mean += 0.1 * (gradient - mean)
        square += 0.01 * (gradient * gradient - square)
        step = (mean / (1 - 0.9**count)) / (np.sqrt(square / (1 - 0.99**count)) + 1e-8)
        if weight.ndim == 2:
            step += self.schedule.decay * weight
        weight -= np.asarray(rate * step, weight.dtype)
