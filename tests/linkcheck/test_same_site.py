"""The check leaves no trace: the site is byte for byte the one that MkDocs builds alone."""

from pathlib import Path

import pytest
from benchmarking import corpus, material
from linkcheck.checking import attach
from linkcheck.project import of_config, working_directory
from mkdocs.commands.build import build
from mkdocs.config import load_config

MAKERS = {"plain": corpus.make, "with all recommended extensions": material.make}


def built(root: Path, place: Path, checks: bool) -> dict[str, bytes]:
    """The files of the site, built with or without the check."""
    with working_directory(root):
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(place))
        config.plugins.on_startup(command="build", dirty=False)
        if checks:
            attach(of_config(root, config), lambda report: None, lambda page: None)
        build(config)
    return {file.relative_to(place).as_posix(): file.read_bytes() for file in place.rglob("*") if file.is_file()}


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS.keys())
def test_the_check_changes_nothing_of_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: object) -> None:
    """Pages and search index are equal, since the source marks are removed."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    make(tmp_path / "project", 6)
    alone = built(tmp_path / "project", tmp_path / "alone", checks=False)
    checked = built(tmp_path / "project", tmp_path / "checked", checks=True)
    gzipped = [name for name in alone if name.endswith(".gz")]  # which holds the time of its making
    differing = [name for name in alone.keys() | checked.keys() if alone.get(name) != checked.get(name)]
    assert sorted(set(differing) - set(gzipped)) == []
