"""Times the engine, and its inner loop against plain alternatives, in the browser that the tests use.

    .venv/bin/python scripts/tiny_model/benchmark.py

One token costs about a million multiplications, nearly all of them a matrix times a
vector; so that one function decides the speed. Prints milliseconds per million, then
how many tokens a second the whole engine writes.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipeline import browser
from playwright.sync_api import sync_playwright

from tiny_model import shipped

DEMOS = shipped.FOLDER.parent / "javascripts" / "demos"
LOOPS = {
    "float32, four sums": (
        "floats",
        "for (let row = 0, at = 0; row < rows; row++) { let a = 0, b = 0, c = 0, d = 0;"
        " for (let k = 0; k < columns; k += 4, at += 4) { a += m[at] * x[k]; b += m[at + 1] * x[k + 1];"
        " c += m[at + 2] * x[k + 2]; d += m[at + 3] * x[k + 3]; } out[row] = a + b + c + d; }",
    ),
    "float32, one sum": ("floats", "ONE"),
    "float32, a view per row": (
        "views",
        "for (let row = 0; row < rows; row++) { const v = m[row]; let sum = 0;"
        " for (let k = 0; k < v.length; k++) sum += v[k] * x[k]; out[row] = sum; }",
    ),
    "nested arrays, one sum": (
        "nested",
        "for (let row = 0; row < rows; row++) { const v = m[row]; let sum = 0;"
        " for (let k = 0; k < v.length; k++) sum += v[k] * x[k]; out[row] = sum; }",
    ),
    "int8, one sum": ("bytes", "ONE"),
    "plain array, one sum": ("plain", "ONE"),
    "float32, column by column": (
        "floats",
        "for (let k = 0; k < columns; k++)"
        " for (let row = 0; row < rows; row++) out[row] += m[row * columns + k] * x[k];",
    ),
    "nested arrays and reduce": (
        "nested",
        "m.forEach((values, row) => { out[row] = values.reduce((sum, value, k) => sum + value * x[k], 0); });",
    ),
}
ONE = (
    "for (let row = 0, at = 0; row < rows; row++) { let sum = 0;"
    " for (let k = 0; k < columns; k++) sum += m[at++] * x[k]; out[row] = sum; }"
)
# Each way is a function of its own, so that no compiler shares what it learned from another.
SCRIPT = """(loops) => {
  const rows = 2048, columns = 128, x = Float32Array.from({ length: columns }, Math.random);
  const floats = Float32Array.from({ length: rows * columns }, Math.random), plain = Array.from(floats);
  const bytes = Int8Array.from(floats, (value) => value * 127);
  const nested = Array.from({ length: rows }, (_, row) => plain.slice(row * columns, (row + 1) * columns));
  const views = nested.map((_, row) => floats.subarray(row * columns, (row + 1) * columns));
  const data = { floats, views, bytes, plain, nested };
  return Object.entries(loops).map(([name, [kind, body]]) => {
    const way = new Function("m", "x", "rows", "columns", `const out = new Float32Array(rows); ${body} return out;`);
    const time = () => {
      const start = performance.now();
      for (let run = 0; run < 10; run++) way(data[kind], x, rows, columns);
      return performance.now() - start;
    };
    const best = Math.min(...Array.from({ length: 81 }, time));
    return [name, best / ((10 * rows * columns) / 1e6)];
  });
}"""
ENGINE = [*(DEMOS / "language-model" / f"{name}.js" for name in ("model", "tokenizer", "session"))]
DECODE = """() => {
  const end = (work) => { for (;;) { const step = work.next(); if (step.done) return step.value; } };
  const words = new LanguageTokenizer(TinyTokenizer), base = end(LanguageModel.unpack(TinyBase.parts));
  const time = () => {
    const session = new LanguageSession(base, words, { prompt: "Mia had", way: "base", pick: "top" });
    end(session.next());
    const start = performance.now();
    for (let token = 0; token < 100; token++) end(session.next());
    return performance.now() - start;
  };
  return 100000 / Math.min(...Array.from({ length: 21 }, time));
}"""


def main() -> int:
    """Prints one line per way, the best of 81 runs, which other programs disturb least."""
    loops = {name: [kind, ONE if body == "ONE" else body] for name, (kind, body) in LOOPS.items()}
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browser.installed(), args=["--no-sandbox"])
        for name, milliseconds in started.new_page().evaluate(SCRIPT, loops):
            print(f"{milliseconds:8.2f} ms  {name}")
        print(f"{decode(started.new_page()):8.0f} tokens a second, the shipped engine, a hundred tokens, best of 21")
        started.close()
    return 0


def decode(page) -> float:
    """Tokens a second of the engine with the shipped weights, nothing drawn."""
    for path in (*ENGINE, *(shipped.FOLDER / f"{name}.js" for name in ("tokenizer", "base"))):
        page.add_script_tag(path=path)
    return page.evaluate(DECODE)


if __name__ == "__main__":
    sys.exit(main())
