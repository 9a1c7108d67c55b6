"""The picture on each stage is made of the real numbers: its lengths, places and words against what the models compute."""

import pytest

from tests.demos.stage import stage


def numbers(page, script: str):
    """What a model of the open page computes; `end` runs a generator."""
    return page.evaluate(
        f"(() => {{ const end = (work) => {{ for (;;) {{ const one = work.next(); if (one.done) return one.value; }} }}; return {script}; }})()"
    )


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
