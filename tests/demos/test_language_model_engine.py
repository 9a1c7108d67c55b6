"""The JavaScript engine against numpy, in headless Chromium, on the shipped files."""

import numpy as np
import pytest
from tiny_model import audit, conversations, network, transcript

from .model import engine, shipped

TEXTS = [
    "The capital of France is",
    audit.KITE,
    "Two plus three is",
    conversations.wrap("What is the capital of Velmora?"),
    "  two  spaces,\nand a line; \t\u00e9\U0001f600 \u05e9\u05dc\u05d5\u05dd <b>&amp;</b> \x00\x07",
    "",
]


@pytest.fixture
def ready(page):
    """A page with the engine and the model."""
    return engine(page)


@pytest.mark.parametrize("text", TEXTS)
def test_tokens_are_the_same(ready, text):
    """Both tokenizers split every text alike and name the same unknown characters."""
    words = shipped().tokenizer
    assert ready.evaluate("(text) => words.encode(text)", text) == words.encode(text)
    assert ready.evaluate("(text) => words.unknown(text)", text) == words.unknown(text)


@pytest.mark.parametrize("name", ["base", "tuned"])
def test_scores_are_the_same(ready, name):
    """Logits differ by a thousandth at most, at every place of a full window."""
    weights, shape = getattr(shipped(), name), network.Shape()
    tokens = np.random.default_rng(0).integers(0, shape.vocabulary, shape.context)
    tokens[: len(shipped().prompt(audit.KITE))] = shipped().prompt(audit.KITE)
    expected = network.logits(weights, shape, tokens[None])[0]
    script = "([name, tokens]) => { const reader = new LanguageModel.Reader(window[name]);"
    found = ready.evaluate(
        script + " return tokens.map((token) => Array.from(reader.feed(token))); }", [name, tokens.tolist()]
    )
    assert np.abs(np.array(found) - expected).max() <= 1e-3


WRITE = """([prompt, way, count]) => {
  const weights = way === "tuned" ? tuned : base;
  const session = new LanguageSession(weights, words, { prompt, way, pick: "top", seed: "42" });
  while (!session.ended && session.written.length < count) run(session.next());
  return words.decode(session.written);
}"""


def test_it_writes_what_the_page_shows(ready):
    """Greedy texts of the static tables, word for word, base and tuned."""
    for question in transcript.ASKED:
        for way, weights, text in (
            ("base", shipped().base, question),
            ("tuned", shipped().tuned, conversations.wrap(question)),
        ):
            expected = shipped().goes_on(weights, text, transcript.LIMIT)
            assert ready.evaluate(WRITE, [question, way, transcript.LIMIT]) == expected


def test_a_long_text_never_ends_the_window(ready):
    """A prompt longer than the window, and 200 tokens more, still work."""
    script = """() => {
      const prompt = "Mia had a red kite. ".repeat(40);
      const session = new LanguageSession(base, words, { prompt, way: "base", pick: "draw", seed: "1" });
      for (let step = 0; step < 200; step++) run(session.next());
      return [session.reader.place <= 128, session.forgotten > 0, session.written.every((token) => token < 2048)];
    }"""
    assert ready.evaluate(script) == [True, True, True]


def test_same_seed_same_text(ready):
    """Drawing is repeated by its seed and changed by another."""
    script = """() => ["1", "1", "2"].map((seed) => {
      const session = new LanguageSession(base, words, { prompt: "", way: "base", pick: "draw", seed });
      for (let step = 0; step < 20 && !session.ended; step++) run(session.next());
      return words.decode(session.written);
    })"""
    first, again, other = ready.evaluate(script)
    assert first == again != other


def test_draws_follow_the_odds(ready):
    """Ten thousand draws from known odds: the chi-square statistic stays in its range."""
    odds = np.array([0.5, 0.3, 0.15, 0.05])
    script = """(odds) => { const dice = LanguageModel.dice(7), seen = odds.map(() => 0);
      for (let at = 0; at < 10000; at++) seen[LanguageModel.draw(odds, dice())]++; return seen; }"""
    seen = np.array(ready.evaluate(script, odds.tolist()))
    assert ((seen - odds * 10000) ** 2 / (odds * 10000)).sum() < 16.3  # 0.1 % for three degrees of freedom


def test_odds_sum_to_one(ready):
    """Softmax over the whole vocabulary, also for extreme scores."""
    script = "(scores) => Array.from(LanguageModel.odds(scores)).reduce((sum, share) => sum + share)"
    for scores in ([0.1] * 2048, [1e4, -1e4, 0], [-1e30, -1e30]):
        assert abs(ready.evaluate(script, scores) - 1) < 1e-12


def test_the_last_lens_is_the_model(ready):
    """Read after the last layer, the lens says what the model says; attention sums to one."""
    script = """() => {
      const prompt = "The capital of France is";
      const session = new LanguageSession(base, words, { prompt, way: "base", pick: "top" });
      run(session.next());
      const last = session.lens().at(-1), { chances, chosen, looked } = session.before;
      return [last.token === chosen, Math.abs(last.odds - chances[chosen]),
        Math.max(...looked.flat().map((share) => Math.abs(share.reduce((sum, part) => sum + part) - 1)))];
    }"""
    same, difference, excess = ready.evaluate(script)
    assert same
    assert difference < 1e-9
    assert excess < 1e-9


def test_speed(ready):
    """At least 100 tokens a second, the median of five runs."""
    script = """() => Array.from({ length: 5 }, () => {
      const reader = new LanguageModel.Reader(base), start = performance.now();
      for (let token = 0; token < 100; token++) reader.feed(token);
      return 100000 / (performance.now() - start);
    }).sort((a, b) => a - b)[2]"""
    assert ready.evaluate(script) >= 100
