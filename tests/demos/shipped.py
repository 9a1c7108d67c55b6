"""The shipped model for the tests, and a page that holds the demonstration's scripts without the site."""

import base64
import functools
import json
import zlib
from pathlib import Path

import pytest
from tiny_model.model import Model, load

from .stage import END

ROOT = Path(__file__).resolve().parents[2]
MODELS = ROOT / "docs" / "assets" / "models"
SCRIPTS = ROOT / "docs" / "assets" / "javascripts" / "demos"
PAGES = ROOT / "docs" / "see-for-yourself"


@functools.cache
def shipped() -> tuple[Model, Model]:
    """The base model and the tuned one, from the files that readers get, read once."""
    return load()


@functools.cache
def log() -> dict:
    return json.loads((MODELS / "training-log.json").read_text(encoding="utf-8"))


def documents() -> list[str]:
    text = (MODELS / "corpus.js").read_text(encoding="ascii").partition(" = ")[2].rstrip(";\n")
    return zlib.decompress(base64.b64decode(json.loads(text)["zlib"])).decode().split("\n\n")


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


def engine_with(*names: str):
    """A fixture: such a page with more scripts of the demonstrations, loaded once for a whole file of tests."""

    @pytest.fixture(scope="module")
    def ready(browser):
        page = engine(browser.new_page())
        yield add(page, *names)
        page.close()

    return ready
