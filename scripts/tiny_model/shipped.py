"""The files readers get: classic scripts that set one global, since pages opened from a disk may load nothing else.

A matrix is stored as int8, one scale per row; a vector as float32. Writing and reading
are here together: `read(write(...))` gives the rounded weights back.
"""

from __future__ import annotations

import base64
import json
import zlib
from pathlib import Path

import numpy as np

from .network import Weights
from .tokenizer import Tokenizer

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "assets" / "models"


def round_rows(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 values and one float32 scale per row; the row's largest value becomes 127."""
    scale = (np.abs(matrix).max(1, keepdims=True) / 127 + 1e-12).astype(np.float32)
    return np.rint(matrix / scale).astype(np.int8), scale


def write_weights(path: Path, name: str, weights: Weights) -> None:
    """One global `name`: parts as [name, rows, columns, bytes, scales], a vector with zero columns."""
    parts = [_part(key, value) for key, value in weights.items()]
    _write(path, name, {"parts": parts})


def read_weights(path: Path) -> Weights:
    """The weights a shipped file holds, as float32."""
    return {part[0]: _whole(*part[1:]) for part in _read(path)["parts"]}


def write_tokenizer(path: Path, tokenizer: Tokenizer) -> None:
    """The tokens and merges, each list in its order."""
    _write(path, "TinyTokenizer", {"tokens": tokenizer.tokens, "merges": tokenizer.merges})


def read_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer a shipped file holds."""
    data = _read(path)
    return Tokenizer(tuple(data["tokens"]), tuple(tuple(pair) for pair in data["merges"]))


def write_corpus(path: Path, texts: list[str]) -> None:
    """All training documents, an empty line between two, as zlib in base64."""
    packed = zlib.compress("\n\n".join(texts).encode(), 9)
    _write(path, "TinyCorpus", {"documents": len(texts), "zlib": base64.b64encode(packed).decode()})


def read_corpus(path: Path) -> list[str]:
    """The training documents a shipped file holds."""
    return zlib.decompress(base64.b64decode(_read(path)["zlib"])).decode().split("\n\n")


def _part(name, value):
    if value.ndim == 1:
        return [name, value.size, 0, _text(value.astype("<f4")), ""]
    rounded, scale = round_rows(value)
    return [name, *value.shape, _text(rounded), _text(scale.astype("<f4"))]


def _whole(rows, columns, values, scales):
    raw = base64.b64decode(values)
    if not columns:
        return np.frombuffer(raw, "<f4").copy()
    scale = np.frombuffer(base64.b64decode(scales), "<f4")
    return np.frombuffer(raw, np.int8).reshape(rows, columns) * scale[:, None]


def _text(array):
    return base64.b64encode(array.tobytes()).decode()


def _write(path, name, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"window.{name} = {json.dumps(data, separators=(',', ':'))};\n", encoding="ascii")


def _read(path):
    return json.loads(path.read_text(encoding="ascii").partition(" = ")[2].rstrip(";\n"))
