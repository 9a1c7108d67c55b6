"""Trains the small language model of the demonstrations and writes its files.

    python3 scripts/tiny_model/train.py

It takes about ten minutes on one core. If numpy is missing, it installs numpy into the
project's environment. The steps: write the corpus, learn the tokenizer, train the base
model, round it to int8, tune the adapter on the rounded weights, round the adapter,
write everything to docs/assets/models, audit the files. The exit code is 0 when all
figures of the audit are within their limits, 1 otherwise.

The corpus and the tokenizer come out the same everywhere. The weights do not: small
rounding differences between processors grow over a thousand steps. Therefore the
weights are committed, and a new training is judged by the audit, not by equality.
"""

from __future__ import annotations

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

from tiny_model import adapter, audit, batches, conversations, corpus, network, shipped, tokenizer
from tiny_model.optimiser import Adam, Schedule

SHAPE = network.Shape()
BASE = Schedule(steps=1500, rate=3e-3)
TUNING = Schedule(steps=600, rate=4e-3, warmup=20, decay=0.0)
BATCH, TUNING_BATCH = 32, 32
LOGGED = (0, 100, 200, 300, 400, 500, 600, 800, 1000, 1200)


def main(arguments: list[str] | None = None) -> int:
    """Runs all steps in order; see the module's docstring."""
    options = _parser().parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    texts = corpus.training()
    words = tokenizer.learn(texts, SHAPE.vocabulary)
    shipped.write_tokenizer(options.out / "tokenizer.js", words)
    shipped.write_corpus(options.out / "corpus.js", texts)
    weights, timeline = train_base(texts, words, options.seed, options.steps)
    shipped.write_weights(options.out / "base.js", "TinyBase", weights)
    rounded = shipped.read_weights(options.out / "base.js")
    change = tune(rounded, words, options.seed, options.tuning_steps)
    shipped.write_weights(options.out / "adapter.js", "TinyAdapter", change)
    return report(options, weights, timeline)


def train_base(texts, words, seed, steps):
    """Trains the base model; returns its weights, and the probabilities of the probes at the logged steps."""
    weights, timeline = network.create(SHAPE, seed), []
    schedule = Schedule(steps, BASE.rate)
    optimiser = Adam(schedule)
    encoded = [words.encode(text) for text in texts]
    for step, rows in zip(range(steps), batches.endless(encoded, BATCH, SHAPE.context + 1, seed), strict=False):
        if step in LOGGED:
            timeline.append(_note(step, weights, words))
        loss, gradients = network.loss_and_gradients(weights, SHAPE, rows)
        optimiser.step(step, weights, gradients)
        if step % 50 == 0:
            print(f"base step {step}: loss {loss:.3f}", flush=True)
    return weights, [*timeline, _note(steps, weights, words)]


def tune(weights, words, seed, steps):
    """Trains the adapter on the exchanges while the base weights stay fixed."""
    change = adapter.create(SHAPE, seed)
    optimiser = Adam(Schedule(steps, TUNING.rate, TUNING.warmup, TUNING.decay))
    rows, counted = _exchanges(words)
    random = np.random.default_rng(seed)
    for step in range(steps):
        chosen = random.choice(len(rows), TUNING_BATCH, replace=False)
        loss, gradients = adapter.gradients(weights, change, SHAPE, rows[chosen], counted[chosen])
        optimiser.step(step, change, gradients)
        if step % 50 == 0:
            print(f"tuning step {step}: loss {loss:.3f}", flush=True)
    return change


def _exchanges(words):
    """The exchanges as rows of tokens, and a mask: only the answer and its end count in the loss."""
    pairs = [(conversations.wrap(item.question), f" {item.answer}") for item in conversations.exchanges()]
    asked = [[0, *words.encode(question)] for question, _ in pairs]
    whole = [first + words.encode(answer) + [0] for first, (_, answer) in zip(asked, pairs, strict=True)]
    rows = np.zeros((len(whole), max(map(len, whole))), int)
    counted = np.zeros((len(whole), rows.shape[1] - 1), bool)
    for row, (tokens, first) in enumerate(zip(whole, asked, strict=True)):
        rows[row, : len(tokens)] = tokens
        counted[row, len(first) - 1 : len(tokens) - 1] = True
    return rows, counted


def _note(step, weights, words):
    model = audit.Model(weights, weights, words, SHAPE)
    note = {"step": step, **audit.probe(model, weights, pieces=1)}
    print(note, flush=True)
    return note


def report(options, weights, timeline) -> int:
    """Audits the written files and writes a log beside them; returns 1 when a figure is beyond its limit."""
    model = audit.load(options.out)
    figures = audit.measure(model)
    exact, rounded = audit.probe(audit.Model(weights, weights, model.tokenizer), weights), figures["probes"]
    figures["rounding"] = max(abs(exact[name] - rounded[name]) for name in exact)
    names = ("tokenizer.js", "corpus.js", "base.js", "adapter.js")
    sums = {name: hashlib.sha256((options.out / name).read_bytes()).hexdigest() for name in names}
    log = {"seed": options.seed, "steps": options.steps, "timeline": timeline, "audit": figures, "sha256": sums}
    (options.out / "training-log.json").write_text(json.dumps(log, indent=1) + "\n", encoding="utf-8")
    failed = list(audit.failures(figures))
    print(json.dumps(figures, indent=1), *failed, sep="\n")
    return 1 if failed else 0


def _parser():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, default=shipped.FOLDER, help="folder for the files")
    parser.add_argument("--seed", type=int, default=1, help="choose another when the audit fails")
    parser.add_argument("--steps", type=int, default=BASE.steps, help="steps for the base model")
    parser.add_argument("--tuning-steps", type=int, default=TUNING.steps, help="steps for the adapter")
    return parser


if __name__ == "__main__":
    sys.exit(main())
