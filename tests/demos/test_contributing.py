"""The demonstration that `author.py new` writes, against the tests that each demonstration gets."""

import inspect
import shutil

import pytest
from authoring import new

from tests.demos import stage, test_bets, test_every_demo

TESTS = (
    test_bets.test_a_bet_is_for_everyone_and_survives_its_link,
    test_every_demo.test_a_bad_state_gives_the_defaults_and_says_so,
    test_every_demo.test_a_failed_load_says_so_and_can_be_tried_again,
)


def skeleton(file: str) -> str:
    fields = new.fields_of("demonstration", "coin")
    return new.fill("demonstration", f"docs/{file}", fields)


@pytest.fixture
def coin(tmp_path, monkeypatch):
    """The two scripts beside the shared ones, its block as a page, as an author gets it."""
    assets = stage.DEMOS.parents[1]
    shutil.copytree(assets, tmp_path / "assets", ignore=shutil.ignore_patterns("models", "figures", "images"))
    demos = tmp_path / stage.DEMOS.relative_to(assets.parent)
    (demos / "coin").mkdir()
    for file in ("model", "element"):
        (demos / "coin" / f"{file}.js").write_text(
            skeleton(f"assets/javascripts/demos/NAME/{file}.js"), encoding="utf-8"
        )
    (tmp_path / "coin.md").write_text(skeleton("includes/demos/NAME.md"), encoding="utf-8")
    monkeypatch.setattr(stage, "DEMOS", demos)
    monkeypatch.setattr(stage, "BLOCKS", tmp_path)
    return "coin"


@pytest.mark.parametrize("test", TESTS, ids=lambda test: test.__name__)
def test_the_example_holds_what_every_demonstration_holds(coin, page, tmp_path, test):
    """What an author sees first: that it runs for everyone, is reached by its link, and bears damage."""
    given = {"name": coin, "page": page, "tmp_path": tmp_path, "file": "model", "damage": "("}
    test(**{name: given[name] for name in inspect.signature(test).parameters})
