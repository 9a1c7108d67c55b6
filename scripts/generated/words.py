"""The words of the interface: for templates and scripts as files of their own, for what the build adds by name.

docs/data/words.yml holds them, in one language.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from .mistakes import Mistake

FILE = Path(__file__).resolve().parent.parent.parent / "docs" / "data" / "words.yml"
TEMPLATE, SCRIPT = "overrides/partials/words.html", "words.js"
ADDED = ("later", "lists")  # each in its folder, for scripts that not every page loads
PARTS = ("templates", "scripts", *ADDED, "made")
MADE = "made from docs/data/words.yml; do not edit."
FUNCTIONS = """
  /** What has this name, with `values` in place of the names in braces. */
  function of(name, values = {}) {
    return SAID[name].replace(/\\{(\\w+)\\}/g, (_, key) => values[key]);
  }

  /** Adds the words of scripts that are loaded later. */
  function add(words) {
    Object.assign(SAID, words);
  }

  return { of, add };
})();
"""


def phrase(name: str, /, **values: str | int) -> str:
    """What the build adds to pages under this name, with `values` in place of the names in braces."""
    return load()["made"][name].format(**values)


@cache
def load() -> dict:
    """The words of this guide, read once."""
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def mistakes(words: dict) -> Iterator[Mistake]:
    """What is wrong with the data file: each of its parts says what every name in it stands for."""
    for part in PARTS:
        if not isinstance(words.get(part), dict):
            yield Mistake((), f"it holds no {part}, which are names with their words; add them")
            continue
        for name, text in words[part].items():
            if not isinstance(text, str):
                yield Mistake((part, name), f"{name} must be text; put it in quotation marks")


def template(words: dict) -> str:
    """The words that templates say, as one that they take in."""
    return f"{{#- What the templates say; {MADE} -#}}\n{{%- set words = {{\n{rows(words['templates'])}}} %}}\n"


def script(words: dict) -> str:
    """The words of the scripts that every page loads, as a classic script with the function that gives them."""
    head = f"/** What the scripts say; {MADE} Publishes `Words`. */\nwindow.Words = (() => {{\n  const SAID = {{\n"
    return f"{head}{rows(words['scripts'], '  ')}  }};\n{FUNCTIONS}"


def added(part: str, words: dict) -> str:
    """The words of scripts that not every page loads, as one that is loaded before them."""
    return f"/** What the scripts of this folder say; {MADE} */\nwindow.Words.add({{\n{rows(words[part])}}});\n"


def rows(words: dict[str, str], indent: str = "") -> str:
    """A line for each name."""
    lines = (f"{json.dumps(name)}: {json.dumps(text, ensure_ascii=False)}" for name, text in words.items())
    return "".join(f"{indent}  {line},\n" for line in lines)
