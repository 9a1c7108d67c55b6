"""The two lessons of the small transformer, for the tests that compare its trainers."""

import hashlib
import struct

from tiny_model import trainer

from .stage import DEMOS

SENTENCES = {"width": 28, "heads": 4, "hidden": 56, "context": 40}
SUMS = {"width": 28, "heads": 4, "hidden": 56, "context": 8}
SCRIPTS = "dice.js", "trainer/trainer.js"

# Trains in a browser and gives the losses and every weight; JSON carries each number whole.
TRAIN = """([shape, rows, from, steps, batch]) => {
  const { create, learn } = makeTrainer(Dice.roll), model = create(shape), losses = [];
  const next = Dice.roll(shape.seed + 1);
  for (let step = 0; step < steps; step++) {
    const drawn = Array.from({ length: batch }, () => rows[Math.floor(next() * rows.length)]);
    losses.push(learn(model, drawn, from, 0.01 * (1 - step / steps)));
  }
  return [losses, [...model.weights]];
}"""

# What TRAIN takes for the whole lessons, as the pages give them with their own seeds, and the SHA-256
# of the weights at their end, noted once.
WHOLE_SCRIPTS = *SCRIPTS, "learn/text.js", "learn/model.js", "sums/model.js"
TAKEN = "(({ shape, rows, from, steps, batch }) => [shape, rows, from, steps, batch])"
WHOLE = {
    "sentences": (
        f"{TAKEN}(Learning.lesson(Learning.read(LearnText), 2, [], []))",
        "0f9076a198aef6eb7d6f8a328f0d69c29f57ceb894762730e025f05db7d6c9b0",
    ),
    "sums": (
        f"{TAKEN}(Sums.lesson(Sums.split(3, 500), 3))",
        "3b6cf9be7f786f72ff0cb88ef789bf822768c2e94131ef589a0845f994a5b8a9",
    ),
}


def mark(weights: list[float]) -> str:
    """The SHA-256 of some weights, each as the eight bytes of its number."""
    return hashlib.sha256(struct.pack(f"<{len(weights)}d", *weights)).hexdigest()


def sentences(seed: int, steps: int):
    """What TRAIN takes to learn the first forty sentences of the demonstration."""
    text = (DEMOS / "learn" / "text.js").read_text(encoding="utf-8").split("`")[1].strip()
    letters = sorted(set(text))
    rows = [[letters.index(letter) for letter in f"\n{line}\n"] for line in text.split("\n")[:40]]
    return [{**SENTENCES, "vocabulary": -(-len(letters) // 4) * 4, "seed": seed}, rows, 0, steps, 8]


def sums(seed: int, steps: int):
    """What TRAIN takes to learn some sums."""
    lines = [f"{a}+{b}={a + b:03}" for a in range(10, 30) for b in range(10, 100, 7)]
    rows = [["0123456789+=".index(letter) for letter in line] for line in lines]
    return [{**SUMS, "vocabulary": 12, "seed": seed}, rows, 5, steps, 32]


def in_python(shape, rows, start, steps, batch):
    """The losses and every weight, by the trainer in Python."""
    model = trainer.Model(**shape)
    losses = list(trainer.train(model, rows, start, steps, 0.01, batch))
    return [losses, model.weights.tolist()]
