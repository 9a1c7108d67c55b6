"""The picture on each stage is made of the real numbers: its lengths, places and words against what the models compute."""

import re

import pytest

from tests.conftest import slow_but
from tests.demos.stage import guessed, stage

RECTS = "all => all.map(one => ['x', 'width', 'height'].map(key => Number(one.getAttribute(key))))"


def numbers(page, script: str):
    """What a model of the open page computes; `end` runs a generator."""
    return page.evaluate(
        f"(() => {{ const end = (work) => {{ for (;;) {{ const one = work.next(); if (one.done) return one.value; }} }}; return {script}; }})()"
    )


@pytest.mark.parametrize("width", [390, 1280])
def test_every_word_on_the_strip_has_a_name(page, tmp_path, width):
    """In its own segment, or, where that is too narrow, in the line below the strip; the line fits."""
    page.set_viewport_size({"width": width, "height": 844})
    stage(page, tmp_path, "odds", guess=False)
    words = page.locator(".demo-stage text[opacity='1']").all_text_contents()
    line = page.locator(".demo-stage text", has_text="no room for: ")
    words += line.text_content().removeprefix("no room for: ").split(", ")
    assert words == ["sunny", "cloudy", "wet", "windy", "cold", "warm", "dry", "purple"]
    box = line.bounding_box()
    assert page.locator(".demo-stage").bounding_box()["x"] <= box["x"]


STATES = ["", "#odds;t=0", "#odds;t=2;p=0.6;n=200", "#odds;s=7;n=1000"]


@pytest.mark.parametrize("state", slow_but(STATES[2:3], STATES))
def test_odds(page, tmp_path, state):
    """The strip is divided by the odds, each bin holds as many balls as were drawn, and the dashes stand at what is expected."""
    stage(page, tmp_path, "odds", state=state)
    rows = page.locator(".demo-result tbody tr").evaluate_all(
        "all => all.map(row => [...row.cells].map(cell => cell.textContent))"
    )
    width = page.locator(".demo-stage").evaluate("one => one.clientWidth")
    shares = [one[1] / width for one in page.locator(".demo-stage rect").evaluate_all(RECTS)]
    assert sum(shares) == pytest.approx(1)
    for share, (_, odds, *_rest) in zip(shares, rows, strict=True):
        assert share == pytest.approx(0 if odds == "cut off" else float(re.sub("[^0-9.]", "", odds)) / 100, abs=0.0006)
    balls = page.locator(".demo-stage circle").evaluate_all("all => all.map(one => Number(one.getAttribute('cx')))")
    bins = [sum(at * width / len(rows) <= x < (at + 1) * width / len(rows) for x in balls) for at in range(len(rows))]
    assert bins == [int(drawn) for *_, drawn in rows]


def test_a_ball_falls_from_its_place_on_the_strip(page, tmp_path):
    """The number that the dice threw is the place where the ball starts, and it lies in the segment of its word."""
    stage(page, tmp_path, "odds", guess=False, film=True)
    found = numbers(
        page,
        """(() => {
      const odds = Odds.shape([3, 2.3, 1.2, 0.9, 0.4, 0, -0.5, -3], 1, 1), next = Dice.roll(42), drawn = Odds.draw(odds, 50, 42);
      const ends = odds.map((_, at) => odds.slice(0, at + 1).reduce((a, b) => a + b, 0));
      return drawn.map((word) => { const thrown = next(); return [word, ends.findIndex((end) => thrown < end)]; });
    })()""",
    )
    assert all(word == segment for word, segment in found)


@pytest.mark.parametrize("size", slow_but([58, 100], [8, 47, 58, 74, 100]))
def test_window(page, tmp_path, size):
    """As many tokens are struck through as are out of the window, and the frame begins with the first that is in."""
    stage(page, tmp_path, "window", state=f"#window;w={size}")
    out = page.locator(".demo-stage .demo-out").count()
    assert out == max(0, 77 - size)
    tops = page.evaluate("""() => { const spans = [...document.querySelectorAll(".demo-stage > span")];
      const first = spans.find((one) => one.className !== "demo-out"), frame = document.querySelector(".demo-window");
      return [first.offsetTop - frame.offsetTop, frame.offsetTop + frame.offsetHeight - spans.at(-1).offsetTop - spans.at(-1).offsetHeight]; }""")
    assert tops == pytest.approx([5, 5], abs=2)
    assert page.locator(".demo-stage > span").count() == 78


def test_sentences(page, tmp_path):
    """The pieces stand so in the sentences they come from, and joined they are what was written, with its true stamp."""
    stage(page, tmp_path, "sentences")
    told = set()
    for seed in range(6):
        page.evaluate(
            "hash => new Promise(done => { onhashchange = done; location.hash = hash; })", f"sentences;s={seed}"
        )
        guessed(page, "sentences")
        written = page.locator(".demo-result bdi").first.text_content()
        pieces = page.locator(".demo-made .demo-piece").all_text_contents()
        assert "".join(pieces) == written
        told.add(written)
        copied = "(in the text)" in page.locator(".demo-result").text_content()
        assert page.locator(".demo-stamp").inner_text() == ("copied" if copied else "not true")
        for row in page.locator(".demo-stage > p:not(.demo-made)").all():
            used = row.locator(".demo-used")
            assert used.count() == 0 or used.inner_text().strip() in written
    assert len(told) > 3


def test_pictures_before_the_guess(page, tmp_path):
    """Both views show the same noise, that of the seed, with which the film begins."""
    stage(page, tmp_path, "pictures", guess=False)
    noise = numbers(page, "[...Pictures.noise(Dice.roll(42))]")
    shown = page.evaluate(
        "[...document.querySelectorAll('.demo-stage svg > rect')].slice(8 * 65).map((one) => Number(one.getAttribute('fill-opacity')))"
    )
    ink = pytest.approx([max(0, min(1, (value + 1) / 2)) for value in noise], abs=0.001)
    assert (len(shown), shown[1:65], shown[66:]) == (130, ink, ink)


@pytest.mark.slow  # it trains a network
def test_pictures(page, tmp_path):
    """Each square is as opaque as its number says, at the start and at the end."""
    stage(page, tmp_path, "pictures")
    script = "end(Pictures.draw(Pictures.learn(Pictures.parse(document.querySelector('textarea').value), {}), Dice.roll(42)))"
    for at, reach in enumerate((0, 1)):
        stages = [
            list(one.values()) if isinstance(one, dict) else one
            for one in numbers(page, f"{script.format(reach)}.map((one) => [...one])")
        ]
        shown = page.evaluate(
            f"[...document.querySelectorAll('.demo-stage svg > rect:not(.is-source)')].slice({8 * 65 + at * 65 + 1}).slice(0, 64).map((one) => Number(one.getAttribute('fill-opacity')))"
        )
        assert shown == pytest.approx([max(0, min(1, (value + 1) / 2)) for value in stages[-1]], abs=0.001)


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
