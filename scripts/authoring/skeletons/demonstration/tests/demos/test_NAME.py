"""@title: the model against an independent reference."""

import pytest

from tests.demos.stage import models


@pytest.fixture(scope="module")
def model(browser):
    """Calls a function of the model in the browser."""
    with models(browser, "dice.js", "@name/model.js") as page:
        yield lambda name, *arguments: page.evaluate(f"all => @object.{name}(...all)", list(arguments))


def test_half_of_the_throws_are_heads(model):
    """Of ten thousand throws, within four standard deviations; TODO: what must hold of this model."""
    heads = model("heads", 10_000, 42)
    assert len(heads) == 10_001
    assert abs(heads[-1] - 5_000) < 4 * 50
