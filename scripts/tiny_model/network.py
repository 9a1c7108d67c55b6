"""A decoder-only transformer in numpy, with gradients derived by hand.

The weights are a plain dict of arrays. A matrix has one row per output, so that a layer is `x @ matrix.T` and each row
can later be rounded to int8 on its own scale.

Architecture: token and position embeddings; in each layer RMS norm and causal multi-head attention, then RMS norm and a
two-layer ReLU network, both added to the residual stream; a final norm; as output layer the token embedding again, or a
matrix `read` where the weights have one. It has no biases and no dropout.
"""

from dataclasses import dataclass

import numpy as np

Weights = dict[str, np.ndarray]
EPSILON = 1e-5


@dataclass(frozen=True)
class Shape:
    """The sizes of a network."""

    vocabulary: int = 2048
    width: int = 128
    layers: int = 4
    heads: int = 4
    context: int = 128


def matrices(shape: Shape) -> dict[str, tuple[int, int]]:
    """The name and (rows, columns) of every matrix inside the layers."""
    width = shape.width
    sizes = {"qkv": (3 * width, width), "out": (width, width), "up": (4 * width, width), "down": (width, 4 * width)}
    return {f"{layer}.{name}": size for layer in range(shape.layers) for name, size in sizes.items()}


def create(shape: Shape, seed: int) -> Weights:
    """Random initial weights; the same seed gives the same weights."""
    random = np.random.default_rng(seed)
    weights = {
        "token": random.normal(0, 0.04, (shape.vocabulary, shape.width)),
        "place": random.normal(0, 0.02, (shape.context, shape.width)),
        "norm": np.ones(shape.width),
    }
    for name, (rows, columns) in matrices(shape).items():
        is_residual = name.endswith(("out", "down"))  # its result is added to the stream
        scale = columns**-0.5 / ((2 * shape.layers) ** 0.5 if is_residual else 1)
        weights[name] = random.normal(0, scale, (rows, columns))
    for layer in range(shape.layers):
        weights[f"{layer}.norm1"] = np.ones(shape.width)
        weights[f"{layer}.norm2"] = np.ones(shape.width)
    return {name: value.astype(np.float32) for name, value in weights.items()}


def logits(weights: Weights, shape: Shape, tokens: np.ndarray, past: dict | None = None) -> np.ndarray:
    """The next-token scores, of shape (rows, length, vocabulary), for tokens of shape (rows, length).

    With `past`, an empty dict at first, the tokens go on from those of earlier calls, whose keys and values it keeps.
    """
    stream, _ = _forward(weights, shape, tokens, past)
    return stream @ weights.get("read", weights["token"]).T


def loss(weights: Weights, shape: Shape, tokens: np.ndarray) -> float:
    """Mean cross-entropy in nats per predicted token; `tokens` is (rows, length + 1)."""
    return _cross_entropy(logits(weights, shape, tokens[:, :-1]), tokens[:, 1:], None)[0]


def loss_and_gradients(weights: Weights, shape: Shape, tokens: np.ndarray, counted: np.ndarray | None = None):
    """Mean cross-entropy in nats per predicted token, and its gradient for every weight.

    `tokens` has shape (rows, length + 1). `counted`, of shape (rows, length), marks the
    predictions that enter the mean; by default all do.
    """
    inputs, targets = tokens[:, :-1], tokens[:, 1:]
    final, saved = _forward(weights, shape, inputs)
    last = "read" if "read" in weights else "token"
    loss, slope = _cross_entropy(final @ weights[last].T, targets, counted)
    flat = slope.reshape(-1, shape.vocabulary)
    gradients = {"token": np.zeros_like(weights["token"]), last: flat.T @ final.reshape(-1, shape.width)}
    slope = slope @ weights[last]
    for backward in reversed(saved):
        slope = backward(slope, gradients)
    return loss, gradients


def _cross_entropy(scores, targets, counted):
    scores -= scores.max(-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(-1, keepdims=True)
    chosen = np.take_along_axis(scores, targets[..., None], -1)[..., 0]
    share = np.ones(targets.shape, scores.dtype) if counted is None else counted.astype(scores.dtype)
    share /= share.sum()
    loss = float(-(share * np.log(chosen + 1e-30)).sum())
    np.put_along_axis(scores, targets[..., None], (chosen - 1)[..., None], -1)
    scores *= share[..., None]
    return loss, scores


def _forward(weights, shape, tokens, past=None):
    """The stream after the last norm, and the backward functions of all steps, in order."""
    saved = []
    start = past[0][0].shape[2] if past else 0
    stream = weights["token"][tokens] + weights["place"][start : start + tokens.shape[1]]
    saved.append(_embedding_backward(weights, tokens))
    for layer in range(shape.layers):
        for part in (_attention, _feedforward):
            change, backward = part(weights, shape, layer, stream, past)
            stream = stream + change
            saved.append(backward)
    stream, backward = _norm(weights, "norm", stream)
    saved.append(backward)
    return stream, saved


def _embedding_backward(weights, tokens):
    def backward(slope, gradients):
        width = slope.shape[-1]
        np.add.at(gradients["token"], tokens.reshape(-1), slope.reshape(-1, width))
        gradients["place"] = np.zeros_like(weights["place"])
        gradients["place"][: tokens.shape[1]] = slope.sum(0)
        return slope

    return backward


def _norm(weights, name, x):
    """RMS norm: divides by the root mean square and multiplies by a gain per column."""
    gain = weights[name]
    scale = 1 / np.sqrt((x * x).mean(-1, keepdims=True) + EPSILON)
    unit = x * scale

    def backward(slope, gradients):
        gradients[name] = (slope * unit).reshape(-1, gain.size).sum(0)
        inner = slope * gain
        return scale * (inner - unit * (inner * unit).mean(-1, keepdims=True))

    return unit * gain, backward


def _linear(weights, name, x):
    matrix = weights[name]

    def backward(slope, gradients):
        gradients[name] = slope.reshape(-1, matrix.shape[0]).T @ x.reshape(-1, matrix.shape[1])
        return slope @ matrix

    return x @ matrix.T, backward


def _feedforward(weights, shape, layer, stream, past):
    normed, back_norm = _norm(weights, f"{layer}.norm2", stream)
    hidden, back_up = _linear(weights, f"{layer}.up", normed)
    active = np.maximum(hidden, 0)
    change, back_down = _linear(weights, f"{layer}.down", active)

    def backward(slope, gradients):
        inner = back_down(slope, gradients) * (active > 0)
        return slope + back_norm(back_up(inner, gradients), gradients)

    return change, backward


def _attention(weights, shape, layer, stream, past):
    normed, back_norm = _norm(weights, f"{layer}.norm1", stream)
    joined, back_qkv = _linear(weights, f"{layer}.qkv", normed)
    query, key, value = (_split(part, shape.heads) for part in np.split(joined, 3, -1))
    if past is not None:
        before = past.get(layer, (key[:, :, :0], value[:, :, :0]))
        key, value = past[layer] = [np.concatenate(pair, 2) for pair in zip(before, (key, value), strict=True)]
    share = _attend(query, key)
    mixed, back_out = _linear(weights, f"{layer}.out", _merge(share @ value))

    def backward(slope, gradients):
        inner = _split(back_out(slope, gradients), shape.heads)
        back = _attend_backward(inner, share, query, key, value)
        joined_slope = np.concatenate([_merge(part) for part in back], -1)
        return slope + back_norm(back_qkv(joined_slope, gradients), gradients)

    return mixed, backward


def _attend(query, key):
    """The attention weights of each position over itself and all earlier ones; every row sums to 1."""
    length, known = query.shape[2], key.shape[2]
    scores = query @ key.swapaxes(-1, -2) * query.dtype.type(query.shape[-1] ** -0.5)
    scores += np.triu(np.full((length, known), -1e9, scores.dtype), known - length + 1)
    scores -= scores.max(-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(-1, keepdims=True)
    return scores


def _attend_backward(slope, share, query, key, value):
    value_slope = share.swapaxes(-1, -2) @ slope
    share_slope = slope @ value.swapaxes(-1, -2)
    scores = share * (share_slope - (share_slope * share).sum(-1, keepdims=True))
    scores *= query.dtype.type(query.shape[-1] ** -0.5)
    return scores @ key, scores.swapaxes(-1, -2) @ query, value_slope


def _split(x, heads):
    rows, length, width = x.shape
    return np.ascontiguousarray(x.reshape(rows, length, heads, width // heads).swapaxes(1, 2))


def _merge(x):
    rows, heads, length, size = x.shape
    return x.swapaxes(1, 2).reshape(rows, length, heads * size)
