"""The JavaScript engine against numpy, in headless Chromium, on the shipped files."""

import base64
import re

import numpy as np
import pytest
from tiny_model import audit, conversations, network, transcript

from .shipped import MODELS, documents, engine_with, shipped

TEXTS = [
    "The capital of France is",
    audit.KITE,
    "Two plus three is",
    conversations.wrap("What is the capital of Velmora?"),
    "  two  spaces,\nand a line; \t\u00e9\U0001f600 \u05e9\u05dc\u05d5\u05dd <b>&amp;</b> \x00\x07",
    "",
    "a , b . c ! d ? 5 'e' - f:\n g;h",
    "thethe" * 300,
]


ready = engine_with()


@pytest.mark.parametrize("text", TEXTS)
def test_tokens_are_the_same(ready, text):
    """Both tokenizers split every text alike and name the same unknown characters."""
    words = shipped()[0].words
    assert ready.evaluate("(text) => words.encode(text)", text) == words.encode(text)
    unknown = [character for character in dict.fromkeys(text) if character not in words.tokens]
    assert ready.evaluate("(text) => words.unknown(text)", text) == unknown


@pytest.mark.parametrize("name", ["base", "tuned"])
def test_scores_are_the_same(ready, name):
    """Logits differ by a thousandth at most, at every place of a full window."""
    one, shape = shipped()[name == "tuned"], network.Shape()
    tokens, kite = np.random.default_rng(0).integers(0, shape.vocabulary, shape.context), one.words.encode(audit.KITE)
    tokens[: len(kite)] = kite
    expected = network.logits(one.weights, shape, tokens[None])[0]
    script = """([name, tokens]) => {
      const reader = new LanguageModel.Reader(window[name]), all = new Float32Array(tokens.length * 2048);
      tokens.forEach((token, at) => all.set(reader.feed(token), at * 2048));
      return btoa(Array.from(new Uint8Array(all.buffer), (byte) => String.fromCharCode(byte)).join(""));
    }"""
    raw = ready.evaluate(script, [name, tokens.tolist()])
    found = np.frombuffer(base64.b64decode(raw), "<f4").reshape(expected.shape)
    assert np.abs(found - expected).max() <= 1e-3


WRITE = """([prompt, way]) => {
  const { text, repeats } = end(LanguageSession.write(way === "tuned" ? tuned : base, words, { prompt, way }));
  return [text, repeats];
}"""


def test_it_writes_what_numpy_writes(ready):
    """Greedy texts of the static tables, word for word: base, tuned, and the base model with the words around; one that repeats itself is cut."""
    base, tuned = shipped()
    for question in transcript.QUESTIONS:
        wrapped = conversations.wrap(question)
        for way, model, text in (("base", base, question), ("tuned", tuned, wrapped), ("wrapped", base, wrapped)):
            written, repeats = ready.evaluate(WRITE, [question, way])
            expected = model.goes_on(text, 60)
            assert expected.startswith(written) if repeats else expected == written


def test_of_a_long_text_it_reads_the_end(ready):
    """The last 96 tokens, so that there is room to write; what it sees is never more than the window."""
    script = """(times) => {
      const prompt = "Mia had a red kite. ".repeat(times), read = [0, ...words.encode(prompt)].slice(-96);
      const reader = new LanguageModel.Reader(base), first = end(reader.goOn(end(reader.feedAll(read)), 1, () => true));
      const { steps } = end(LanguageSession.write(base, words, { prompt, way: "base" }));
      return [first[0].chosen === steps[0].chosen, first[0].chances[0] === steps[0].chances[0], read.length + steps.length <= 129];
    }"""
    assert ready.evaluate(script, 40) == ready.evaluate(script, 10) == [True, True, True]


def test_the_sources_are_the_documents_that_hold_the_words(ready):
    """Rarest words of a prompt and all documents with them, against a plain search in the shipped corpus."""
    texts = documents()
    ready.add_script_tag(path=MODELS / "corpus.js")
    script = """async (prompt) => {
      const sources = await LanguageSources.unpack(TinyCorpus), words = end(sources.about(prompt, 2));
      const found = end(sources.find(words));
      return [words, found, sources.stating(found, words), steps];
    }"""
    for country, said in {"France": True, "Iceland": False}.items():
        words, found, told, steps = ready.evaluate(script, f"What is the capital of {country}?")
        assert words == [country, "capital"]
        assert found == [text for text in texts if {*words} <= {*re.findall(r"\w+", text)}]
        assert bool(told) is said
        assert told == [text for text in found if any(states(each, words) for each in re.findall(r"[^.?!]+.", text))]
        assert steps >= len(texts) / 500


def states(sentence, words):
    """Whether a sentence is no question and holds every word."""
    return not sentence.endswith("?") and {*words} <= {*re.findall(r"\w+", sentence)}
