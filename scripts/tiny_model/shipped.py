"""Writes and reads the model's files, which readers' browsers load.

Each is a classic script that sets one global variable, because a page opened from disk can load data in no other form.
A matrix is stored as int8 with one scale per row, a vector as float32. Reading what was written gives the rounded ones.
"""

import base64
import json
import zlib
from pathlib import Path

import numpy as np

from .network import Weights
from .tokenizer import Tokenizer

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "assets" / "models"


def round_rows(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rounds a matrix to int8 values with one float32 scale per row; a row's largest magnitude becomes 127."""
    scale = (np.abs(matrix).max(1, keepdims=True) / 127 + 1e-12).astype(np.float32)
    return np.rint(matrix / scale).astype(np.int8), scale


def write_weights(path: Path, name: str, weights: Weights) -> None:
    """Writes weights to the global `name`, each as [name, rows, columns, bytes, scales]; a vector has 0 columns."""
    parts = [_pack(key, value) for key, value in weights.items()]
    _write(path, name, {"parts": parts})


def read_weights(path: Path) -> Weights:
    """Reads weights from a file, as float32."""
    return {part[0]: _unpack(*part[1:]) for part in _read(path)["parts"]}


def write_tokenizer(path: Path, tokenizer: Tokenizer) -> None:
    """Writes the tokens and the merges, in the order learned."""
    _write(path, "TinyTokenizer", {"tokens": tokenizer.tokens, "merges": tokenizer.merges})


def read_tokenizer(path: Path) -> Tokenizer:
    """Reads a tokenizer from a file."""
    data = _read(path)
    return Tokenizer(tuple(data["tokens"]), tuple(tuple(pair) for pair in data["merges"]))


def write_corpus(path: Path, texts: list[str]) -> None:
    """Writes the training documents, separated by empty lines, as zlib in base64."""
    packed = zlib.compress("\n\n".join(texts).encode(), 9)
    _write(path, "TinyCorpus", {"documents": len(texts), "zlib": base64.b64encode(packed).decode()})


def _pack(name, value):
    if value.ndim == 1:
        return [name, value.size, 0, _base64(value.astype("<f4")), ""]
    rounded, scale = round_rows(value)
    return [name, *value.shape, _base64(rounded), _base64(scale.astype("<f4"))]


def _unpack(rows, columns, values, scales):
    raw = base64.b64decode(values)
    if not columns:
        return np.frombuffer(raw, "<f4").copy()
    scale = np.frombuffer(base64.b64decode(scales), "<f4")
    return np.frombuffer(raw, np.int8).reshape(rows, columns) * scale[:, None]


def _base64(array):
    return base64.b64encode(array.tobytes()).decode()


def _write(path, name, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"window.{name} = {json.dumps(data, separators=(',', ':'))};\n", encoding="ascii")


def _read(path):
    return json.loads(path.read_text(encoding="ascii").partition(" = ")[2].rstrip(";\n"))
