"""Compressed copies are the same text in fewer bytes, the same for the same site, and outside the archive."""

import gzip
import sys
import types
import zipfile

from pipeline.precompress import precompress

from .conftest import build, fingerprint


def test_each_text_gets_a_copy_that_unpacks_to_it(tmp_path):
    """Pictures and texts that would not get smaller get none; what is there already stays."""
    (tmp_path / "a.html").write_text("word " * 500, encoding="utf-8")
    (tmp_path / "b.css").write_text("x", encoding="utf-8")
    (tmp_path / "c.png").write_bytes(b"0" * 500)
    (tmp_path / "sitemap.xml").write_text("word " * 500, encoding="utf-8")
    (tmp_path / "sitemap.xml.gz").write_bytes(b"MkDocs made this")
    assert precompress(tmp_path) == 1
    assert gzip.decompress((tmp_path / "a.html.gz").read_bytes()) == (tmp_path / "a.html").read_bytes()
    assert (tmp_path / "sitemap.xml.gz").read_bytes() == b"MkDocs made this"
    assert len(list(tmp_path.iterdir())) == 6


def test_brotli_is_used_where_it_is_installed(tmp_path, monkeypatch):
    """The package is no dependency: the standard library has no Brotli."""
    monkeypatch.setitem(sys.modules, "brotli", types.SimpleNamespace(compress=lambda content: content[:9]))
    (tmp_path / "a.js").write_text("word " * 500, encoding="utf-8")
    assert precompress(tmp_path) == 2
    assert (tmp_path / "a.js.br").read_bytes() == b"word word"


def test_the_site_has_copies_and_the_archive_has_none(small):
    """They are for servers; the archive is for a double click."""
    assert build(small).returncode == 0
    first = fingerprint(small / "site")
    assert "next.html.gz" in first
    (bundle,) = (small / "dist").glob("*.zip")
    with zipfile.ZipFile(bundle) as opened:
        assert not [name for name in opened.namelist() if name.endswith((".html.gz", ".br"))]
    assert build(small).returncode == 0
    assert fingerprint(small / "site") == first
