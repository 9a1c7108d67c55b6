"""The shipped model for the tests, and a page that holds the demonstration's scripts without the site."""

import functools
import json
from pathlib import Path

from tiny_model import audit

from .stage import END

ROOT = Path(__file__).resolve().parents[2]
MODELS = ROOT / "docs" / "assets" / "models"
SCRIPTS = ROOT / "docs" / "assets" / "javascripts" / "demos"
PAGES = ROOT / "docs" / "see-for-yourself"


@functools.cache
def shipped() -> audit.Model:
    """The files readers get, read once."""
    return audit.load(MODELS)


@functools.cache
def log() -> dict:
    """What the training wrote down."""
    return json.loads((MODELS / "training-log.json").read_text(encoding="utf-8"))


def add(page, *names: str):
    """Adds scripts of the demonstrations to an empty page, in order."""
    for name in names:
        page.add_script_tag(path=SCRIPTS / name)
    return page


UNPACK = """() => {
  window.base = end(LanguageModel.unpack(TinyBase.parts));
  window.tuned = end(LanguageModel.tune(base, end(LanguageModel.unpack(TinyAdapter.parts))));
  window.words = new LanguageTokenizer(TinyTokenizer);
}"""


def engine(page):
    """An empty page with engine and model, ready as `base`, `tuned` and `words`, and with `end`."""
    page.evaluate(END)
    add(page, "dice.js", *(f"language-model/{name}.js" for name in ("model", "tokenizer", "session", "sources")))
    for name in ("tokenizer", "base", "adapter"):
        page.add_script_tag(path=MODELS / f"{name}.js")
    page.evaluate(UNPACK)
    return page
