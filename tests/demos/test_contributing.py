"""The demonstration that `author.py new` writes, against the tests that each demonstration gets."""

import inspect
import shutil

import pytest
from authoring import new

from tests.conftest import slow_but
from tests.demos import stage, test_every_demo

GIVEN = {"name", "page", "browser", "tmp_path", "file", "damage"}
TESTS = {name: test for name, test in vars(test_every_demo).items() if name.startswith("test_")}
ALIKE = {
    name: test
    for name, test in TESTS.items()
    if "name" in (wanted := inspect.signature(test).parameters) and {*wanted} <= GIVEN
}

# What an author of a demonstration sees first: that it runs, shows what its page says, and is reached by its link.
KEPT = ("test_the_first_press_changes_the_result", "test_a_state_survives_its_link")


def skeleton(file: str) -> str:
    """A file of a new demonstration that is called coin."""
    fields = new.fields_of("demonstration", "coin")
    return new.filled("demonstration", f"docs/{file}", fields)


@pytest.fixture
def coin(tmp_path, monkeypatch):
    """The two scripts beside the shared ones, its block as a page, and its line in `HOMES`."""
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
    monkeypatch.setitem(stage.HOMES, "coin", "coin.md")
    monkeypatch.setitem(stage.ALL, "coin", "coin.md")
    return "coin"


@pytest.mark.parametrize("test", slow_but(KEPT, ALIKE))
def test_the_example_holds_what_every_demonstration_holds(coin, page, browser, tmp_path, test):
    """Each test of the file that takes a demonstration's name takes this one."""
    given = {"name": coin, "page": page, "browser": browser, "tmp_path": tmp_path, "file": "model", "damage": "("}
    ALIKE[test](**{name: given[name] for name in inspect.signature(ALIKE[test]).parameters})
