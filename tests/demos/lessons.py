"""The two lessons of the small transformer, for the tests that compare its trainers."""

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
