"""What every file for a host says, seen without a server."""

import re
from pathlib import Path

import pytest
from pipeline.precompress import TEXT

from .servers import HOSTING

ROOT = HOSTING.parent.parent
WITH_HEADERS = ("nginx.conf", "Caddyfile", "apache.conf", "_headers")


@pytest.mark.parametrize("name", WITH_HEADERS)
def test_the_policy_is_that_of_the_pages(name):
    """What a host is told to send is what every page says of itself, and who may frame it."""
    (policy,) = re.findall(
        r'content="(default-src[^"]*)"', (ROOT / "overrides/partials/meta.html").read_text(encoding="utf-8")
    )
    text = (HOSTING / name).read_text(encoding="utf-8")
    assert f"{policy}; frame-ancestors 'none'" in text
    assert "nosniff" in text and "no-referrer" in text and "immutable" in text


def test_the_page_shows_the_files(guide):
    """The hosting page includes them, so that what a reader copies is what was tried."""
    shown = re.findall(r'^--8<-- "([^"]+)"$', guide.pages["about/hosting.md"].text, re.MULTILINE)
    there = {path.name for path in HOSTING.iterdir() if not path.name.endswith(".dockerignore")}
    assert set(shown) == there


def test_apache_knows_every_suffix_that_is_compressed():
    """It is told by name which files have compressed copies."""
    known = re.findall(r'<FilesMatch "\\\.\(([^)]*)\)\\\.(?:br|gz)\$">', (HOSTING / "apache.conf").read_text("utf-8"))
    assert len(known) == 2
    for names in known:
        assert {f".{name}" for name in names.split("|")} == TEXT


def test_the_container_gets_the_site_and_nothing_else():
    """What the build of the container may read is what its file copies."""
    let_in = {line[1:] for line in lines("Containerfile.dockerignore") if line.startswith("!")}
    copied = {line.split()[1] for line in lines("Containerfile") if line.startswith("COPY ")}
    assert let_in == copied


def lines(name: str) -> list[str]:
    """The lines of a file for hosts."""
    return Path(HOSTING, name).read_text(encoding="utf-8").splitlines()
