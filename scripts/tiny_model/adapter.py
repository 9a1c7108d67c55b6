"""A low-rank adapter: a second, small set of weights that is added to the matrices of a trained network.

Each matrix of a block becomes `matrix + left.T @ right`, with `left` of shape (rank, rows) and `right` of shape (rank,
columns). Tuning trains only these two.
"""

import numpy as np

from .network import Shape, Weights, loss_and_gradients, matrices

RANK = 4


def create(shape: Shape, seed: int) -> Weights:
    """An adapter that changes nothing yet: every `left` is zero."""
    random = np.random.default_rng(seed)
    adapter = {}
    for name, (rows, columns) in matrices(shape).items():
        adapter[f"{name}.left"] = np.zeros((RANK, rows), np.float32)
        adapter[f"{name}.right"] = random.normal(0, columns**-0.5, (RANK, columns)).astype(np.float32)
    return adapter


def merge(weights: Weights, adapter: Weights) -> Weights:
    """New weights with the adapter added; the arguments stay unchanged."""
    merged = dict(weights)
    for name in {key.rpartition(".")[0] for key in adapter}:
        merged[name] = weights[name] + adapter[f"{name}.left"].T @ adapter[f"{name}.right"]
    return merged


def gradients(weights: Weights, adapter: Weights, shape: Shape, tokens: np.ndarray, counted: np.ndarray):
    """The loss of the merged network and the gradients of the adapter's weights."""
    loss, full = loss_and_gradients(merge(weights, adapter), shape, tokens, counted)
    own = {}
    for name in matrices(shape):
        own[f"{name}.left"] = adapter[f"{name}.right"] @ full[name].T
        own[f"{name}.right"] = adapter[f"{name}.left"] @ full[name]
    return loss, own
