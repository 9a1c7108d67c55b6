"""The demonstration that CONTRIBUTING.md shows, added as it says, against the tests that each demonstration gets."""

import inspect
import re
import shutil

import pytest

from tests.demos import stage, test_every_demo

GIVEN = {"name", "page", "browser", "tmp_path", "file", "damage"}
TESTS = {name: test for name, test in vars(test_every_demo).items() if name.startswith("test_")}
ALIKE = {
    name: test
    for name, test in TESTS.items()
    if "name" in (wanted := inspect.signature(test).parameters) and {*wanted} <= GIVEN
}


@pytest.fixture
def coin(tmp_path, monkeypatch):
    """The example's two scripts beside the shared ones, its block as a page, and its line in `HOMES`."""
    text = (stage.ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## Add a demonstration")[2]
    demos = tmp_path / "demos"
    shutil.copytree(stage.DEMOS, demos)
    (demos / "coin").mkdir()
    for file, script in zip(("model", "element"), re.findall(r"```js\n(.*?)```", text, re.DOTALL), strict=True):
        (demos / "coin" / f"{file}.js").write_text(script, encoding="utf-8")
    block = re.search(r"```html\n(.*?)```", text, re.DOTALL).group(1)
    (tmp_path / "coin.md").write_text(block, encoding="utf-8")
    monkeypatch.setattr(stage, "DEMOS", demos)
    monkeypatch.setattr(stage, "BLOCKS", tmp_path)
    monkeypatch.setitem(stage.HOMES, "coin", "coin.md")
    monkeypatch.setitem(stage.ALL, "coin", "coin.md")
    return "coin"


@pytest.mark.parametrize("test", ALIKE)
def test_the_example_holds_what_every_demonstration_holds(coin, page, browser, tmp_path, test):
    """Each test of the file that takes a demonstration's name takes this one."""
    given = {"name": coin, "page": page, "browser": browser, "tmp_path": tmp_path, "file": "model", "damage": "("}
    ALIKE[test](**{name: given[name] for name in inspect.signature(ALIKE[test]).parameters})
