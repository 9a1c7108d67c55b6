"""A browser is found where it is, fetched when it can be, and asked for in words when it cannot."""

import dataclasses
from pathlib import Path

import pytest
from pipeline import browser
from pipeline.progress import Progress


@pytest.fixture(params=[browser.CHROMIUM, browser.FIREFOX], ids=lambda one: one.variable)
def wanted(request, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> browser.Browser:
    """A browser on a machine that has none: nothing is on the path, and every command comes to nothing."""
    monkeypatch.delenv(request.param.variable, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "run_quietly", lambda command: None)
    return dataclasses.replace(request.param, places=list)


def executable(path: Path) -> Path:
    """A file that can be run."""
    path.touch(mode=0o755)
    return path


def test_the_named_one_comes_before_the_one_on_the_path(wanted, tmp_path, monkeypatch):
    """The variable decides, unless what it names is gone."""
    found = executable(tmp_path / wanted.names[0])
    assert browser.installed(wanted) == str(found)
    monkeypatch.setenv(wanted.variable, str(executable(tmp_path / "mine")))
    assert browser.installed(wanted) == str(tmp_path / "mine")
    monkeypatch.setenv(wanted.variable, str(tmp_path / "gone"))
    assert browser.installed(wanted) == str(found)


def test_one_that_is_there_is_not_fetched(wanted, tmp_path, capsys):
    """Nothing is run and nothing is said."""
    found = executable(tmp_path / wanted.names[-1])
    assert browser.fetch(Progress(), wanted) == str(found)
    assert capsys.readouterr().err == ""


def test_where_none_can_be_had_the_words_say_how_to_get_one(wanted):
    """The package, the way for other systems, and the variable."""
    assert browser.fetch(Progress(), wanted) is None
    assert f"apt install {wanted.packages[-1]}" in wanted.how
    assert wanted.variable in wanted.how


def test_when_root_the_package_of_the_system_is_tried(wanted, tmp_path, monkeypatch):
    """After the download, where the browser has one; a system that lacks the first package is asked for the next."""
    ran = []
    executable(tmp_path / "apt-get")
    monkeypatch.setattr(browser.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(browser, "run_quietly", ran.append)
    browser.fetch(Progress(), wanted)
    assert [command[-1] for command in ran[-len(wanted.packages) :]] == [*wanted.packages]
    assert ran[-1][:2] == ["apt-get", "install"]
