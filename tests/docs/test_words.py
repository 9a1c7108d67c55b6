"""The words of the interface stand in docs/data/words.yml alone: templates and scripts name them, and hold none."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPTS, OVERRIDES = ROOT / "docs" / "assets" / "javascripts", ROOT / "overrides"
WORDS = yaml.safe_load((ROOT / "docs" / "data" / "words.yml").read_text(encoding="utf-8"))
TEMPLATES = [path for path in sorted(OVERRIDES.rglob("*.html")) if path.name != "words.html"]
# What speaks about its own subject keeps its words, and so do the scripts by which search understands English.
OWN = ("learning/beliefs/", "learning/drill/", "learning/scale.js", "learning/tally.js", "search-model.js")
NAMES = {path.relative_to(SCRIPTS).as_posix(): path for path in sorted(SCRIPTS.rglob("*.js"))}
SHELL = [
    one for one in NAMES if not (re.match(r"demos/[\w-]+/", one) or one.endswith("words.js") or one.startswith(OWN))
]

UNSAID = re.compile(r"/\*.*?\*/|(?<![:'\"`])//[^\n]*|className = \"[^\"]*\"", re.DOTALL)
LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`')
FILLED = re.compile(r"\$\{(?:[^{}]|\{[^{}]*\})*\}")
SAID = re.compile(r"(?:^|[\s“(])[A-Z][a-z]+(?:$|[\s….,:?!])|[a-z]{2,} [a-z]{2,} [a-z]{2,}|[a-z]{3,}[.?!…]$")
KEYS = {"Escape", "Enter", "Tab", "Ctrl"}  # as events and keyboards call them

TAGS = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<(script|kbd)\b.*?</\1>", re.DOTALL)
ATTRIBUTE = re.compile(r'\b(?:aria-label|title|alt|placeholder)="([^"]*)"')


def spoken(text: str) -> list[str]:
    """The texts of a script that read like words for a reader."""
    literals = (FILLED.sub("…", one[0][1:-1]) for one in LITERAL.finditer(UNSAID.sub("", text)))
    return [
        one for one in literals if SAID.search(one) and one not in KEYS and not re.search(r"[#.=\[]\w|-\w+ \w+-", one)
    ]


@pytest.mark.parametrize("name", SHELL)
def test_scripts_hold_no_words_of_their_own(name):
    """A script of the frame asks for its words by name."""
    assert spoken(NAMES[name].read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "said", ['say("Copied.")', "b(`Copy ${what} as Markdown`)", 'x("Try again")', "`Wrong: ${title}`"]
)
def test_words_in_a_script_are_noticed(said):
    """What the test above looks for is what a reader would see or hear."""
    assert spoken(said)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_words_of_their_own(path):
    """A template holds no text and no label; the names of keys are the same everywhere."""
    text = TAGS.sub("", path.read_text(encoding="utf-8"))
    shown = re.sub(r"<[^>]*>", " ", re.sub(r"<!DOCTYPE[^>]*>", "", text)) + " ".join(ATTRIBUTE.findall(text))
    assert not re.search(r"[A-Za-z]{2}", shown), shown.split()


def test_each_word_is_used_and_each_use_has_its_word():
    """Nothing is asked for that is not there, and nothing is there that nobody asks for."""
    scripts = {name: path.read_text(encoding="utf-8") for name, path in NAMES.items() if not name.endswith("/words.js")}
    templates = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    assert set(re.findall(r"(?<![/-])\bwords\.(\w+)", templates)) == set(WORDS["templates"])
    asked = {one for text in scripts.values() for one in re.findall(r"Words\.of\(\s*\"(\w+)\"", text)}
    known = {**WORDS["scripts"], **WORDS["later"], **WORDS["lists"]}
    assert asked <= set(known)
    every = "".join(scripts.values())
    assert [name for name in known if f'"{name}"' not in every] == []


def test_what_every_page_loads_says_nothing_that_comes_later():
    """The scripts of the first view ask only for words of the first view, which are loaded before them."""
    first = re.findall(r"path: assets/javascripts/([\w-]+\.js)", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert first[0] == "words.js"
    asked = {one for name in first for one in re.findall(r"Words\.of\(\s*\"(\w+)\"", NAMES[name].read_text("utf-8"))}
    assert asked <= set(WORDS["scripts"])
