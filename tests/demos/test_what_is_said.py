"""The sentence that each demonstration says after a press, and the words in its tables that depend on the state."""

import functools
import re

import pytest

from tests.conftest import slow_but
from tests.demos.stage import HOMES, living, stage

OPEN = """([name, state]) => new Promise((done) => {
  history.replaceState(null, "", location.pathname);
  addEventListener("hashchange", () => done(), { once: true });
  const { defaults, guess } = Demos.find(name), g = guess ? { g: Object.keys(guess)[0] } : {};
  location.hash = DemoState.write(name, { ...defaults, ...g, ...state });
})"""
# These train a network for each answer, for which the default run does not wait.
TRAINING = ("labels", "pictures")


@pytest.fixture(scope="module")
def ask(browser, tmp_path_factory):
    """Opens a state and presses a button, on one page with several; gives the sentence and the result's text."""
    context = browser.new_context()

    @functools.cache
    def page_with(*names: str):
        return stage(context.new_page(), tmp_path_factory.mktemp("said"), *names)

    def press(name: str, state: dict, button: str):
        page = page_with(*(one for one in HOMES if (one in TRAINING) == (name in TRAINING)))
        page.evaluate(OPEN, [name, state])
        demo = page.locator(f'live-demo[name="{name}"]')
        living(page, name)
        demo.locator(".demo-controls").get_by_role("button", name=button, exact=True).click()
        living(page, name)
        return demo.locator(".demo-live").inner_text(), demo.locator(".demo-result").text_content()

    yield press
    context.close()


def quick(cases: list[tuple]) -> list[tuple]:
    """Those of the cases that wait for no training."""
    return [case for case in cases if case[0] not in TRAINING]


SAID = [
    (
        "odds",
        {"t": "0"},
        "Draw 50 from the start",
        "50 draws, always “sunny”; 1 of 8 words can be drawn. The same as before, word for word.",
    ),
    ("odds", {"n": "0", "t": "0.1"}, "Draw 1 more", "1 draw, always “sunny”; 5 of 8 words can be drawn."),
    ("odds", {"p": "0.75", "n": "200"}, "Next seed", "200 draws, 2 different words; 2 of 8 words can be drawn."),
    ("odds", {"n": "1000"}, "Draw 1 more", "1000 draws, "),
    (
        "odds",
        {"w": "red 1\nnone\nblue\n"},
        "Next seed",
        " Not read as word and score: line 2, 3.",
    ),
    ("odds", {"w": " "}, "Next seed", "There is no word to draw."),
    ("search", {"q": "What is the capital of France?"}, "Ask", "Search finds passage 1. The generator writes “"),
    ("search", {"q": "Which planet is the largest?"}, "Ask", "Search finds passage 7. "),
    ("search", {}, "Ask", "” Both together stay silent."),
    ("search", {"c": " "}, "Ask", "There is no passage to search or to learn from."),
    ("sentences", {"c": "One cat.", "o": "1"}, "Write a sentence", "It writes, in the text: “One cat.”"),
    (
        "sentences",
        {"c": "a b c\nx b d", "o": "1", "s": "4"},
        "Write a sentence",
        "It writes, not in your text: “x b c”.",
    ),
    ("sentences", {"c": " "}, "Write a sentence", "There is no sentence to learn from."),
    (
        "labels",
        {"w": "rex", "a": "rex", "b": "iron"},
        "Label the word",
        "says dinosaur, the generator says dinosaur; 0 of 12",
    ),
    ("labels", {"w": "argon"}, "Label the word", "says element, the generator says element; "),
    ("labels", {"a": " "}, "Label the word", "A list is empty; there is nothing to learn from."),
    ("boxes", {"w": "llm,gen,llm,none,gen,reads,none,none"}, "Eight other names", "Eight other names."),
    ("boxes", {}, "Skip this name", "The next name is Stable Diffusion."),
    (
        "pictures",
        {},
        "Draw another",
        "Drawing 2 of 12: by the view of whole pictures a copy, by the view of pieces of 3 × 3 new.",
    ),
    ("pictures", {"c": " "}, "Draw others, next seed", "There is no picture to learn from."),
    ("window", {"w": "77"}, "Next token", "It writes “Bruno.” 1 token is out of the window and not seen."),
    ("window", {"w": "76"}, "Next token", "It writes “Bruno.” 2 tokens are out of the window and not seen."),
    ("window", {"w": "100"}, "Finish the line", "It writes “Bruno.” Everything is in the window."),
    ("window", {"c": " "}, "Next token", "It writes “ "),
    ("merges", {}, "None", "No merge: every character stands alone; your text has 38 tokens."),
    ("merges", {}, "Next merge", "Merge 7 joins “·t” and “he”, counted 4 times; your text has "),
    ("merges", {"k": "60"}, "One back", "Merge 22 joins "),
    ("merges", {}, "All", " No pair comes twice any more."),
    ("merges", {"k": "0", "c": "abc", "t": "x"}, "Next merge", "your text has 1 token. No pair comes twice any more."),
]


@pytest.mark.parametrize(("name", "state", "button", "sentence"), slow_but(quick(SAID), SAID))
def test_what_is_said_after_a_press(ask, name, state, button, sentence):
    """Counts in the singular and the plural, empty texts, ends that are reached: each in its words."""
    said = ask(name, state, button)[0]
    assert sentence in said
    assert not re.search(r"[.!?…]”[.,;:]", said)


SHOWN = [
    ("search", {"q": "capital of France", "k": "3"}, "Ask", "given 1, 2, 3; "),
    ("search", {"q": "capital of France", "k": "1"}, "Ask", "also in passage 1"),
    ("search", {"q": "is it?"}, "Ask", "The question has no word to search for."),
    ("odds", {"p": "0.5"}, "Next seed", "cut off"),
    ("labels", {"a": "rex", "b": "iron"}, "Label the word", "rex (copied)"),
    ("sentences", {"c": "a a a a\nb a b a\na b b", "o": "1"}, "Write a sentence", "rarer than 1 in 5,000"),
    ("window", {"w": "77"}, "Finish the line", "Out of the window: 2 tokens, not seen"),
    ("merges", {"k": "0"}, "Next merge", "is joined next"),
    ("merges", {"k": "60"}, "All", "nothing: it comes once"),
]


@pytest.mark.parametrize(("name", "state", "button", "words"), slow_but(quick(SHOWN), SHOWN))
def test_what_is_shown_after_a_press(ask, name, state, button, words):
    """The words that stand in a table only in some states."""
    assert words in ask(name, state, button)[1]
