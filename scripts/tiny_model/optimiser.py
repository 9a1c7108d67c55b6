"""AdamW with warm-up, cosine decay and gradient clipping."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np


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
        factor = min(1.0, 1.0 / (_length(gradients) + 1e-12))
        for name, gradient in gradients.items():
            self._update(name, weights[name], gradient * np.float32(factor), rate, number + 1)

    def _update(self, name, weight, gradient, rate, count):
        mean = self.means.setdefault(name, np.zeros_like(weight))
        square = self.squares.setdefault(name, np.zeros_like(weight))
        mean += 0.1 * (gradient - mean)
        square += 0.01 * (gradient * gradient - square)
        step = (mean / (1 - 0.9**count)) / (np.sqrt(square / (1 - 0.99**count)) + 1e-8)
        if weight.ndim == 2:
            step += self.schedule.decay * weight
        weight -= np.asarray(rate * step, weight.dtype)


def _length(gradients):
    return math.sqrt(sum(float((gradient.astype(np.float64) ** 2).sum()) for gradient in gradients.values()))
