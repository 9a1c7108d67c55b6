"""The picture on each stage is made of the real numbers: its lengths, places and words against what the models compute."""

import re

import pytest

from tests.conftest import slow_but
from tests.demos.stage import stage

RECTS = "all => all.map(one => ['x', 'width', 'height'].map(key => Number(one.getAttribute(key))))"


def numbers(page, script: str):
    """What a model of the open page computes; `end` runs a generator."""
    return page.evaluate(
        f"(() => {{ const end = (work) => {{ for (;;) {{ const one = work.next(); if (one.done) return one.value; }} }}; return {script}; }})()"
    )


STATES = ["#odds;n=50", "#odds;t=0;n=50", "#odds;t=2;p=0.6;n=200", "#odds;s=7;n=1000"]


@pytest.mark.parametrize("state", slow_but(STATES[2:3], STATES))
def test_odds(page, tmp_path, state):
    """The strip is divided by the odds, each bin holds as many balls as were drawn, and the dashes stand at what is expected."""
    stage(page, tmp_path, "odds", state=state)
    rows = page.locator(".demo-result tbody tr").evaluate_all(
        "all => all.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    width = page.locator(".demo-stage").evaluate("one => one.clientWidth")
    # the strip keeps 8 pixels from each edge
    shares = [one[1] / (width - 16) for one in page.locator(".demo-stage rect").evaluate_all(RECTS)]
    assert sum(shares) == pytest.approx(1)
    for share, (_, odds, *_rest) in zip(shares, rows, strict=True):
        assert share == pytest.approx(0 if odds == "cut off" else float(re.sub("[^0-9.]", "", odds)) / 100, abs=0.0006)
    balls = page.locator(".demo-stage circle").evaluate_all("all => all.map(one => Number(one.getAttribute('cx')))")
    bins = [sum(at * width / len(rows) <= x < (at + 1) * width / len(rows) for x in balls) for at in range(len(rows))]
    assert bins == [int(drawn) for *_, drawn in rows]


@pytest.mark.slow  # it trains a network
def test_labels(page, tmp_path):
    """Each mark stands where its model's odds say."""
    stage(page, tmp_path, "labels")
    odds = numbers(
        page,
        "((lists) => [Labels.border(end(Labels.learnBorder(lists)), 'chatgpt'), Labels.shapes(Labels.learnShapes(lists), 'chatgpt')])([Names.dinosaur, Names.element])",
    )
    width = page.locator(".demo-stage").evaluate("one => one.clientWidth")
    places = page.locator(".demo-stage circle").evaluate_all("all => all.map(one => Number(one.getAttribute('cx')))")
    assert [(x - 16) / (width - 32) for x in places] == pytest.approx(odds, abs=1e-6)


def test_search(page, tmp_path):
    """Each bar is as high as its passage's score; the one that fits is the one that is quoted."""
    stage(page, tmp_path, "search", state="#search;q=What%20is%20the%20capital%20of%20France%3F")
    scores = numbers(
        page,
        "((list) => list.map((_, at) => Search.rank('What is the capital of France?', list).find((one) => one.number === at)?.score ?? 0))(Search.passages(document.querySelector('textarea').value))",
    )
    heights = page.locator(".demo-passages > b").evaluate_all("all => all.map(one => parseFloat(one.style.blockSize))")
    assert heights == pytest.approx([score / max(scores) * 100 for score in scores], abs=0.01)
    assert page.locator(".demo-passages > b").evaluate_all(
        "all => all.map((one, at) => one.className.includes('is-fit') ? at : -1).filter(at => at >= 0)"
    ) == [0]
    assert "Paris is the capital of France." in page.locator(".demo-lane").first.inner_text()


@pytest.mark.parametrize("merges", slow_but([0, 6], [0, 3, 6, 60]))
def test_merges(page, tmp_path, merges):
    """The letters close up into exactly the tokens of the text; the bars are as long as the pairs are counted."""
    stage(page, tmp_path, "merges", state=f"#merges;k={merges}")
    found = page.evaluate("""() => {
      const tokens = [];
      for (const one of document.querySelectorAll(".demo-letters > span > span")) {
        if (one.classList.contains("is-start")) tokens.push("");
        tokens[tokens.length - 1] += one.textContent;
      }
      return tokens;
    }""")
    assert found == page.locator(".demo-result .demo-text .demo-token").all_text_contents()
    bars = page.locator(".demo-pair:visible > b").evaluate_all(
        "all => all.map(one => parseFloat(one.style.inlineSize))"
    )
    counts = [
        int(one) for one in page.locator(".demo-result table").first.locator("td:nth-child(2)").all_text_contents()
    ]
    assert bars == pytest.approx([count / 15 * 60 for count in counts], abs=0.01)
