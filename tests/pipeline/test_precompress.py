"""Compressed copies are the same text in fewer bytes, the same for the same site, and outside the archive."""

import gzip
import sys
import zipfile

import brotli
import pytest
from pipeline import precompress as module
from pipeline.precompress import brotli_compressor, precompress
from pipeline.problem import Problem
from pipeline.progress import Progress

from .conftest import build, fingerprint

pytestmark = pytest.mark.heavy


def test_each_text_gets_copies_that_unpack_to_it(tmp_path):
    """Pictures and texts that would not get smaller get none; what is there already stays."""
    (tmp_path / "a.html").write_text("word " * 500, encoding="utf-8")
    (tmp_path / "b.css").write_text("x", encoding="utf-8")
    (tmp_path / "c.png").write_bytes(b"0" * 500)
    (tmp_path / "sitemap.xml").write_text("word " * 500, encoding="utf-8")
    (tmp_path / "sitemap.xml.gz").write_bytes(b"MkDocs made this")
    assert precompress(tmp_path, brotli_compressor(Progress())) == 3
    assert gzip.decompress((tmp_path / "a.html.gz").read_bytes()) == (tmp_path / "a.html").read_bytes()
    assert brotli.decompress((tmp_path / "a.html.br").read_bytes()) == (tmp_path / "a.html").read_bytes()
    assert (tmp_path / "sitemap.xml.gz").read_bytes() == b"MkDocs made this"
    assert len(list(tmp_path.iterdir())) == 8


def test_every_text_of_the_guide_has_a_copy(site):
    """Every file that is neither picture nor PDF counts as text, the data files included."""
    files = [path for path in site.rglob("*") if path.is_file() and path.suffix not in {".gz", ".br", ".png", ".pdf"}]
    long = [path for path in files if path.stat().st_size > 500]
    assert {path.suffix for path in long} >= {".html", ".csv", ".jsonld"}
    assert [path for path in long if not path.with_name(f"{path.name}.gz").exists()] == []


def test_an_unchanged_text_is_not_packed_again(tmp_path):
    """A copy of the last site is reused if it unpacks to the same text, but not if it is stale, damaged or gone."""
    last, site = tmp_path / "last", tmp_path / "site"
    last.mkdir()
    site.mkdir()
    quick = brotli.compress(b"word " * 500, quality=1)
    for name in ("same", "changed", "damaged", "new"):
        (site / f"{name}.html").write_bytes(b"word " * 500)
    (last / "same.html.br").write_bytes(quick)
    (last / "changed.html.br").write_bytes(brotli.compress(b"words " * 500))
    (last / "damaged.html.br").write_bytes(quick[:-3])
    assert precompress(site, brotli.compress, last) == 8
    packed = {name: (site / f"{name}.html.br").read_bytes() for name in ("same", "changed", "damaged", "new")}
    assert packed.pop("same") == quick
    assert set(packed.values()) == {brotli.compress(b"word " * 500)}


def test_brotli_is_fetched_once_and_quickly_given_up(monkeypatch):
    """It comes from its own lock, and goes into the project's environment alone."""
    asked = []

    def arrives(*wanted):
        asked.append(wanted)
        monkeypatch.setitem(sys.modules, "brotli", brotli)

    monkeypatch.setitem(sys.modules, "brotli", None)
    monkeypatch.setattr(module, "python_for", arrives)
    monkeypatch.setattr(sys, "prefix", str(module.PROJECT / ".venv"))
    assert brotli_compressor(Progress()) is brotli.compress
    assert brotli_compressor(Progress()) is brotli.compress
    ((locks, venv, _, options),) = asked
    assert [lock.name for lock in locks] == ["requirements.txt", "precompress.txt"]
    assert venv == module.PROJECT / ".venv"
    assert options == ("--retries", "0", "--timeout", "5")


@pytest.mark.parametrize("why", [Problem("The disk is full."), PermissionError("No.")])
def test_without_brotli_the_build_says_why_and_goes_on(tmp_path, monkeypatch, capsys, why):
    """The .gz copies are there; a person's own environment is left as it is."""

    def refuses(*_):
        raise why

    (tmp_path / "a.js").write_text("word " * 500, encoding="utf-8")
    monkeypatch.setitem(sys.modules, "brotli", None)
    monkeypatch.setattr(module, "python_for", refuses)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert brotli_compressor(Progress()) is None
    assert capsys.readouterr().err == "No .br copies beside the .gz ones: the package brotli is not installed here.\n"
    monkeypatch.setattr(sys, "prefix", str(module.PROJECT / ".venv"))
    assert brotli_compressor(Progress()) is None
    assert capsys.readouterr().err == f"No .br copies beside the .gz ones: {why}\n"
    assert precompress(tmp_path, None) == 1


def test_offline_brotli_is_not_fetched(monkeypatch, capsys):
    """With --offline nothing is fetched."""
    monkeypatch.setitem(sys.modules, "brotli", None)
    monkeypatch.setattr(module, "python_for", lambda *_: pytest.fail("asked the network"))
    assert brotli_compressor(Progress(), offline=True) is None
    assert "--offline" in capsys.readouterr().err


def test_the_site_has_copies_and_the_archive_has_none(again):
    """The copies are for servers; the archive holds none, and the next build makes the same bytes."""
    first = fingerprint(again / "site")
    assert {"next.html.gz", "next.html.br"} < first.keys()
    (bundle,) = (again / "dist").glob("*.zip")
    with zipfile.ZipFile(bundle) as opened:
        assert not [name for name in opened.namelist() if name.endswith((".html.gz", ".br"))]
    done = build(again)
    assert done.returncode == 0
    assert "copies, .gz and .br" in done.stderr
    assert fingerprint(again / "site") == first
