"""The words of the interface, brought from docs/data/words.yml to templates, scripts and what the build adds.

The file holds one language.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from .mistakes import Mistake

FILE = Path(__file__).resolve().parent.parent.parent / "docs" / "data" / "words.yml"
TEMPLATE, SCRIPT = "overrides/partials/words.html", "words.js"
ADDED = ("later", "lists")  # folders of scripts that not every page loads
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
    """The phrase of this name that the build adds to pages, with `values` in place of the names in braces."""
    return load()["made"][name].format(**values)


@cache
def load() -> dict:
    """Reads the words of this guide, once."""
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def mistakes(words: dict) -> Iterator[Mistake]:
    """The mistakes in words.yml, each part of which must map names to texts."""
    for part in PARTS:
        if not isinstance(words.get(part), dict):
            yield Mistake((), f"this has no {part}, a mapping of names to words; add it")
            continue
        for name, text in words[part].items():
            if not isinstance(text, str):
                yield Mistake((part, name), f"{name} must be text; put it in quotation marks")


def template(words: dict) -> str:
    """The template that gives the other templates their words."""
    return f"{{#- What the templates say; {MADE} -#}}\n{{%- set words = {{\n{rows(words['templates'])}}} %}}\n"


def script(words: dict) -> str:
    """The script with the words of the scripts that every page loads, and the function that looks them up."""
    head = f"/** What the scripts say; {MADE} Publishes `Words`. */\nwindow.Words = (() => {{\n  const SAID = {{\n"
    return f"{head}{rows(words['scripts'], '  ')}  }};\n{FUNCTIONS}"


def added(part: str, words: dict) -> str:
    """The script with the words of one folder of scripts that not every page loads."""
    return f"/** What the scripts of this folder say; {MADE} */\nwindow.Words.add({{\n{rows(words[part])}}});\n"


def rows(words: dict[str, str], indent: str = "") -> str:
    """The names and their words as the lines of an object."""
    lines = (f"{json.dumps(name)}: {json.dumps(text, ensure_ascii=False)}" for name, text in words.items())
    return "".join(f"{indent}  {line},\n" for line in lines)
