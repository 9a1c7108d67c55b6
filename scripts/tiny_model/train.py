"""Trains the small language model of the demonstrations and writes its files.

    python3 scripts/tiny_model/train.py

It takes about a quarter of an hour on one core. If numpy is missing, it installs numpy into the project's environment.
The steps: write the corpus, learn the tokenizer, train the base model, round it to int8, tune the adapter on the
rounded weights, round the adapter, write everything to docs/assets/models, audit the files, and write down what they
answer, for the pages. The exit code is 0 when all figures of the audit are within their limits, 1 otherwise.

The corpus and the tokenizer come out the same everywhere. The weights do so on one kind of processor only, since small
rounding differences grow over a thousand steps. Therefore the weights are committed, and a new training is judged by
the audit, not by equality.
"""

import argparse
import hashlib
import json
import os
import sys
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(HERE.parent))

if find_spec("numpy") is None:
    import environment
    from console import exit_code

    sys.exit(exit_code(lambda: environment.enter(environment.DEVELOP) or 0, stopped="Stopped."))

import numpy as np

from tiny_model import adapter, audit, conversations, corpus, network, shipped, tokenizer, transcript
from tiny_model.model import SHAPE, Model, load, roll
from tiny_model.shipped import FOLDER
from tiny_model.training import Adam, Schedule, batches

BASE = Schedule(steps=1500, rate=3e-3)
TUNING = Schedule(steps=600, rate=4e-3, warmup=20, decay=0.0)
BATCH = 32
LOGGED = (0, 100, 200, 300, 400, 500, 600, 800, 1000, 1200, BASE.steps)
RUN, RUN_SEED = ("France", "Iceland"), 42  # the line that goes through the guide, and the seed of its draws
RUN_STEPS = (0, 50, 200, 400, 500, BASE.steps)


def main() -> int:
    """Runs all steps in order; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--transcript", action="store_true", help="only write down anew what the model answers")
    parser.add_argument("--seed", type=int, default=1, help="choose another when the audit fails")
    options = parser.parse_args()
    if options.transcript:
        return write_transcript()
    texts = corpus.training()
    words = tokenizer.learn(texts, SHAPE.vocabulary)
    shipped.write_tokenizer(FOLDER / "tokenizer.js", words)
    shipped.write_corpus(FOLDER / "corpus.js", texts)
    weights, timeline, run = train_base(texts, words, options.seed)
    shipped.write_weights(FOLDER / "base.js", "TinyBase", weights)
    rounded = shipped.read_weights(FOLDER / "base.js")
    change = tune(rounded, words, options.seed)
    shipped.write_weights(FOLDER / "adapter.js", "TinyAdapter", change)
    return report(options.seed, weights, {"timeline": timeline, "run": run})


def train_base(texts, words, seed):
    """Trains the base model; returns its weights, and what was noted of it on the way."""
    weights, timeline, run, seen = network.create(SHAPE, seed), [], [], 0
    optimiser, model = Adam(BASE), Model(weights, words, SHAPE)
    encoded = [words.encode(text) for text in texts]
    for step, rows in zip(range(BASE.steps + 1), batches(encoded, BATCH, SHAPE.context + 1, seed), strict=False):
        if step in LOGGED:
            timeline.append({"step": step, **audit.probe(model, pieces=1)})
        if step in RUN_STEPS:
            run.append({"step": step, "seen": seen, **run_note(model)})
        if step == BASE.steps:
            break
        seen += count(rows, words.encode(" Paris")) + count(rows, words.encode("Paris"))
        loss, gradients = network.loss_and_gradients(weights, SHAPE, rows)
        optimiser.step(step, weights, gradients)
        if step % 50 == 0:
            print(f"base step {step}: loss {loss:.3f}", flush=True)
    return weights, timeline, run


def run_note(model: Model) -> dict:
    """What the model makes of the line that goes through the guide: the odds of its word, of any capital, and draws."""
    line, names = "The capital of {} is", {item.capital for item in corpus.COUNTRIES if not item.withheld}
    rolls = {country: roll(RUN_SEED) for country in RUN}
    return {
        "Paris": model.chance(line.format(RUN[0]), " Paris"),
        "capitals": sum(model.chance(line.format(RUN[0]), f" {name}") for name in sorted(names)),
        **{country: [model.draws(line.format(country), rolls[country]) for _ in range(3)] for country in RUN},
    }


def count(rows: np.ndarray, tokens: list[int]) -> int:
    """How often some tokens follow each other in the rows."""
    places = [rows[:, at : rows.shape[1] - len(tokens) + 1 + at] == token for at, token in enumerate(tokens)]
    return int(np.logical_and.reduce(places).sum())


def tune(weights, words, seed):
    """Trains the adapter on the exchanges while the base weights stay fixed."""
    change = adapter.create(SHAPE, seed)
    optimiser = Adam(TUNING)
    rows, counted = _exchanges(words)
    random = np.random.default_rng(seed)
    for step in range(TUNING.steps):
        chosen = random.choice(len(rows), BATCH, replace=False)
        loss, gradients = adapter.gradients(weights, change, SHAPE, rows[chosen], counted[chosen])
        optimiser.step(step, change, gradients)
        if step % 50 == 0:
            print(f"tuning step {step}: loss {loss:.3f}", flush=True)
    return change


def _exchanges(words):
    """The exchanges as rows of tokens, and a mask: only the answer and its end count in the loss."""
    pairs = [(conversations.wrap(question), f" {answer}") for question, answer in conversations.exchanges()]
    questions = [[0, *words.encode(question)] for question, _ in pairs]
    exchanges = [first + words.encode(answer) + [0] for first, (_, answer) in zip(questions, pairs, strict=True)]
    rows = np.zeros((len(exchanges), max(map(len, exchanges))), int)
    counted = np.zeros((len(exchanges), rows.shape[1] - 1), bool)
    for row, (tokens, first) in enumerate(zip(exchanges, questions, strict=True)):
        rows[row, : len(tokens)] = tokens
        counted[row, len(first) - 1 : len(tokens) - 1] = True
    return rows, counted


def report(seed: int, weights: network.Weights, notes: dict) -> int:
    """Audits the written files and writes a log beside them; returns 1 when a figure is beyond its limit."""
    base, tuned = load()
    figures, exact = audit.measure(base, tuned), audit.probe(Model(weights, base.words))
    figures["rounding"] = max(abs(exact[name] - figures["probes"][name]) for name in exact)
    names = ("tokenizer.js", "corpus.js", "base.js", "adapter.js")
    sums = {name: hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() for name in names}
    log = {"seed": seed, "steps": BASE.steps, **notes, "audit": figures, "sha256": sums}
    (FOLDER / "training-log.json").write_text(json.dumps(log, indent=1) + "\n", encoding="utf-8")
    write_transcript()
    failed = list(audit.failures(figures))
    print(json.dumps(figures, indent=1), *failed, sep="\n")
    return 1 if failed else 0


def write_transcript() -> int:
    """Writes down what the files answer."""
    text = json.dumps(transcript.contents(*load()), ensure_ascii=False, indent=1)
    (FOLDER / "transcript.json").write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
