"""Every demonstration works in Firefox, on its own page and under the site's policy."""

import json
import re

import pytest
from tiny_model import conversations

from tests.demos.model import shipped
from tests.demos.stage import HEAVY, HOMES
from tests.demos.test_every_demo import STRANGE

from .test_first_look import LIVE, guess, opened

pytestmark = pytest.mark.slow  # the default run tries the same in Chromium

MODEL = "see-for-yourself/a-real-language-model.html"
# Demonstrations without the usual guess, each with its page; they have tests of their own below.
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
    """Any input gets an answer, creates no element and logs no error."""
    demo = opened(tab, site, HOMES[name].replace(".md", ".html"), name)
    guess(tab, demo, name)
    for text in STRANGE.values():
        sound = re.sub("[\ud800-\udfff]", "\ufffd", text)
        assert tab.evaluate(f"({ENTER})({demo}, {json.dumps(sound)})"), text[:40]
        assert tab.evaluate(f"{demo}.querySelectorAll('.demo-result :is(img, script)').length") == 0


def test_a_link_to_a_state_restores_it(tab, site):
    """The link brings back the same settings and the same result."""
    demo = opened(tab, site, HOMES["odds"].replace(".md", ".html"), "odds")
    result = f"{demo}.querySelector('.demo-result').innerHTML"
    guess(tab, demo, "odds")
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
    """The same shipped weights give the same text in the page and in Python."""
    demo, model = opened(tab, site, MODEL, "language-model"), shipped()
    guess(tab, demo, "language-model")
    written = f"[...{demo}.querySelectorAll('.demo-written')].map(token => token.textContent).join('')"
    asked = conversations.wrap("What is the capital of Iceland?")
    assert tab.evaluate(written) == model.goes_on(model.tuned, asked, 60)


def test_the_rewarding_demonstration_computes_its_static_table(tab, site):
    """The odds computed in the page equal those in the static result."""
    demo = opened(tab, site, HEAVY["preference"].replace(".md", ".html"), "preference")
    guess(tab, demo, "preference")
    cells = "table => [...table.rows].map(row => [...row.cells].map(cell => cell.textContent))"
    live, static = tab.evaluate(f"[...{demo}.querySelectorAll('table')].map({cells})")
    assert live == static


@pytest.mark.parametrize("name", ["learn", "sums"])
def test_a_training_begins_with_the_guess(tab, site, name):
    """A guess starts the training, and its first steps are shown while it runs."""
    demo = opened(tab, site, OTHERS[name], name)
    tab.click(f"live-demo[name={name}] .demo-guess button")
    tab.until(f"/Step [1-9]/.test({demo}.textContent)", 60)


def test_the_home_page_model_answers_after_a_press(tab, site):
    """A press loads the model, which writes the same answer that the page shows without it."""
    tab.goto(f"{site.as_uri()}/{OTHERS['opening']}")
    place = "document.querySelector('live-demo[name=opening]')"
    written = f"[...{place}.querySelectorAll('.demo-written')].map(token => token.textContent).join('')"
    before = tab.evaluate(written)
    assert before.strip()
    tab.click("live-demo[name=opening] > .demo-bar button")
    tab.until(f"{place}.querySelector('.demo-live')?.textContent.startsWith('It chose')", 60)
    assert tab.evaluate(written) == before


def test_every_demonstration_is_tried_here(site):
    """No page has a demonstration that the tests in this file leave out."""
    text = "".join(page.read_text(encoding="utf-8") for page in sorted(site.rglob("*.html")))
    assert set(re.findall(r'<live-demo name="([^"]+)"', text)) == {*HOMES, *HEAVY, *OTHERS}
