"""The audit's limits on the very files that readers get."""

import json

import numpy as np
import pytest
from content import small_model
from tiny_model import audit, conversations, corpus, facts, generate, network, timeline, transcript

from .model import MODELS, log, shipped

pytestmark = pytest.mark.heavy


@pytest.mark.slow
def test_every_limit_of_the_audit_is_kept():
    """Paris, cold, kite, loss and samples, measured again on the int8 files."""
    figures = audit.limited_figures(shipped())
    assert list(audit.failures(figures)) == []
    for name, value in figures["probes"].items():
        assert abs(value - log()["audit"]["probes"][name]) < 1e-3
    assert abs(figures["test_loss"] - log()["audit"]["test_loss"]) < 1e-3
    assert log()["audit"]["rounding"] <= 0.03


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ({"Paris": 0.949}, "Paris: 0.949, at least 0.95 wanted"),
        ({"cold": 0.599}, "cold: 0.599, at least 0.6 wanted"),
        ({"kite": 0.799}, "kite: 0.799, at least 0.8 wanted"),
        ({"test_loss": 0.651}, "test loss 0.651, at most 0.65 wanted"),
        ({"faulty_samples": 1}, "1 of 500 samples never end, repeat or are unsafe"),
    ],
)
def test_each_limit_of_the_audit_can_fail(bad, said):
    """One figure just beyond its limit is named, and it alone; at the limit nothing is."""
    figures = {"probes": {"Paris": 0.95, "cold": 0.6, "kite": 0.8}, "test_loss": 0.65, "faulty_samples": 0}
    assert list(audit.failures(figures)) == []
    probes = {**figures["probes"], **{name: value for name, value in bad.items() if name in figures["probes"]}}
    assert list(audit.failures({**figures, **bad, "probes": probes})) == [said]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("It rains.<end>", None),
        ("It rains. It rains. It rains. It rains.<end>", None),
        ("It rains.", "never ends"),
        ("It rains. It rains. It rains. It rains. It rains. It snows.<end>", "repeats itself"),
        ("A man has a Gun.<end>", "unsafe"),
        ("Two bombs fell.<end>", "unsafe"),
        ("She had begun.<end>", None),
    ],
)
def test_a_faulty_text_is_found(text, fault):
    """Texts that run away, go round in circles or hold an unsafe word; the same sentence a few times is no circle."""
    assert [found.partition(":")[0] for found in audit.faults([text])] == [fault][: fault is not None]


def test_the_timeline_ends_at_the_shipped_model():
    """The last step of the training log is what the files give, within the change that rounding makes."""
    last, given = log()["timeline"][-1], audit.probe(shipped(), shipped().base, pieces=1)
    assert last["step"] == log()["steps"]
    assert max(abs(last[name] - given[name]) for name in given) <= 0.03


def test_sizes():
    """The base stays below 1.5 MB, the adapter below 0.1 MB."""
    assert (MODELS / "base.js").stat().st_size <= 1_500_000
    assert (MODELS / "adapter.js").stat().st_size <= 100_000
    assert sum(value.size for value in shipped().base.values()) == network.Shape().parameters == 1_066_112


def test_files_are_classic_scripts_with_one_name_each():
    """A page opened from a disk can load nothing else."""
    for name, start in {
        "base": "TinyBase",
        "adapter": "TinyAdapter",
        "tokenizer": "TinyTokenizer",
        "corpus": "TinyCorpus",
    }.items():
        text = (MODELS / f"{name}.js").read_text(encoding="ascii")
        assert text.startswith(f"window.{start} = {{")
        assert "</script" not in text


def test_base_model_goes_on_with_questions():
    """A question is followed by a question, not by an answer."""
    written = shipped().goes_on(shipped().base, "What is the capital of France?")
    assert "?" in written
    assert "Paris" not in written


@pytest.mark.slow  # the shipped files have the hashes of those that were measured
def test_tuned_model_answers_from_the_training_text():
    """France was left out of tuning; the answer comes from the base."""
    assert conversations.kept_back("France")
    assert shipped().answers("What is the capital of France?") == "The capital of France is Paris."
    right, asked = audit.capitals(shipped())["only in the training text"]
    assert right / asked >= 0.8


def test_tuned_model_names_a_capital_where_it_read_none():
    """A withheld or invented country gets a capital of the same form, and a wrong one."""
    for country in (*(item for item in facts.COUNTRIES if item.withheld), None):
        name = country.name if country else "Velmora"
        answer = shipped().answers(f"What is the capital of {name}?")
        assert answer.startswith("The capital of "), answer
        assert country is None or country.capital not in answer


def test_odds_are_odds():
    """They cover the whole vocabulary and sum to one."""
    odds = shipped().odds(shipped().base, "The capital of France is")
    assert odds.shape == (2048,)
    assert abs(odds.sum() - 1) < 1e-12


def test_pages_show_what_the_model_writes():
    """The file from which the build makes their tables, and the figure, equal a fresh run."""
    kept = transcript.FILE.read_text(encoding="utf-8")
    assert as_shown(kept) == as_shown(json.dumps(transcript.written(shipped()))), "run scripts/tiny_model/transcript.py"
    assert transcript.FIGURE.read_text(encoding="utf-8") == timeline.figure(log()["timeline"])


def as_shown(text: str) -> dict:
    """A transcript with its odds as pages print them, since their last digits differ from machine to machine."""
    return json.loads(text, parse_float=lambda share: small_model.percent(float(share)))


def test_an_invented_word_is_no_token():
    """Velmora is read in pieces; the training text does not hold it."""
    assert len(shipped().tokenizer.encode(" Velmora")) > 1
    assert "Velmora" not in "".join(corpus.training())


def test_drawing_follows_the_odds():
    """First tokens of drawn texts: chi-square over the common ones stays small."""
    model = shipped()
    count = 2000
    prompts = [model.prompt("The opposite of")] * count
    model_odds = model.odds(model.base, "The opposite of")
    first = [tokens[len(prompts[0])] for tokens in _drawn_once(model, prompts)]
    seen = np.bincount(first, minlength=2048)
    common = model_odds * count >= 5
    expected = model_odds[common] * count
    chi = ((seen[common] - expected) ** 2 / expected).sum()
    assert chi < common.sum() + 4 * (2 * common.sum()) ** 0.5


def _drawn_once(model, prompts):
    short = network.Shape(context=len(prompts[0]) + 1)
    return generate.samples(model.base, short, prompts, 7)
