"""Every demonstration lives in Firefox, on its own page, under the site's own policy."""

import json
import re

import pytest
from tiny_model import conversations

from tests.demos.model import shipped
from tests.demos.stage import HEAVY, HOMES
from tests.demos.test_every_demo import STRANGE

from .test_first_look import LIVE, guessed, opened

pytestmark = pytest.mark.slow  # the default run tries the same in Chromium

MODEL = "see-for-yourself/a-real-language-model.html"
# Those that answer in a way of their own, each with its page; that they live and say something is tried here.
OTHERS = {
    "opening": "index.html",
    "learn": "see-for-yourself/watch-it-learn.html",
    "sums": "see-for-yourself/sums.html",
}
ENTER = """(demo, text) => {
  for (const field of demo.querySelectorAll('.demo-controls :is(textarea, input[type=text])')) {
    field.value = text;
    field.dispatchEvent(new Event('change'));
  }
  for (const button of demo.querySelectorAll('.demo-controls .demo-bar button:enabled')) button.click();
  return demo.querySelector('.demo-live').textContent;
}"""


@pytest.mark.parametrize("name", HOMES)
def test_strange_text_is_shown_as_text_and_answered(tab, site, name):
    """Whatever is typed, there is an answer, nothing becomes an element, and the log stays empty."""
    demo = opened(tab, site, HOMES[name].replace(".md", ".html"), name)
    guessed(tab, demo, name)
    for text in STRANGE.values():
        sound = re.sub("[\ud800-\udfff]", "\ufffd", text)
        assert tab.evaluate(f"({ENTER})({demo}, {json.dumps(sound)})"), text[:40]
        assert tab.evaluate(f"{demo}.querySelectorAll('.demo-result :is(img, script)').length") == 0


def test_a_state_is_copied_and_comes_back(tab, site):
    """The link brings the same settings and the same result."""
    demo = opened(tab, site, HOMES["odds"].replace(".md", ".html"), "odds")
    result = f"{demo}.querySelector('.demo-result').innerHTML"
    guessed(tab, demo, "odds")
    tab.click("live-demo[name=odds] .demo-controls .demo-first")
    shown = tab.evaluate(result)
    tab.click("live-demo[name=odds] .demo-end-bar button:nth-child(2)")
    tab.until(f"{demo}.querySelector('.demo-live').textContent === 'Link copied.'")
    address = tab.evaluate("location.href")
    assert "#odds;" in address
    tab.goto("about:blank").goto(address)
    tab.until(f"{LIVE.format('odds')} !== null")
    tab.until(f"{result} === {shown!r}")


def test_the_language_model_writes_what_numpy_writes(tab, site):
    """From the shipped weights, far from any network."""
    demo, model = opened(tab, site, MODEL, "language-model"), shipped()
    guessed(tab, demo, "language-model")
    written = f"[...{demo}.querySelectorAll('.demo-written')].map(one => one.textContent).join('')"
    asked = conversations.wrap("What is the capital of Iceland?")
    assert tab.evaluate(written) == model.goes_on(model.tuned, asked, 60)


def test_the_rewarding_demonstration_gives_the_numbers_of_its_table(tab, site):
    """Computed in the page, with the odds that stand in the static table."""
    demo = opened(tab, site, HEAVY["preference"].replace(".md", ".html"), "preference")
    guessed(tab, demo, "preference")
    cells = "table => [...table.rows].map(row => [...row.cells].map(cell => cell.textContent))"
    live, static = tab.evaluate(f"[...{demo}.querySelectorAll('table')].map({cells})")
    assert live == static


@pytest.mark.parametrize("name", ["learn", "sums"])
def test_a_training_begins_with_the_guess(tab, site, name):
    """Its first steps are told while it goes on, and leaving the page ends it."""
    demo = opened(tab, site, OTHERS[name], name)
    tab.click(f"live-demo[name={name}] .demo-guess button")
    tab.until(f"/Step [1-9]/.test({demo}.textContent)", 60)


def test_the_opening_answers_when_it_is_asked(tab, site):
    """On the home page the model is loaded by a press, and writes what stands there without it."""
    tab.goto(f"{site.as_uri()}/{OTHERS['opening']}")
    place = "document.querySelector('live-demo[name=opening]')"
    written = f"[...{place}.querySelectorAll('.demo-written')].map(one => one.textContent).join('')"
    before = tab.evaluate(written)
    assert before.strip()
    tab.click("live-demo[name=opening] > .demo-bar button")
    tab.until(f"{place}.querySelector('.demo-live')?.textContent.startsWith('It chose')", 60)
    assert tab.evaluate(written) == before


def test_every_demonstration_is_tried_here(site):
    """A page with a demonstration that no test of this file opens would be a gap."""
    text = "".join(page.read_text(encoding="utf-8") for page in sorted(site.rglob("*.html")))
    assert set(re.findall(r'<live-demo name="([^"]+)"', text)) == {*HOMES, *HEAVY, *OTHERS}
