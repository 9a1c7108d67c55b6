"""Checks of the files for hosts that need no server."""

import re

import pytest
from publish.compress import TEXT

from .servers import HOSTING

ROOT = HOSTING.parent.parent
WITH_HEADERS = ("nginx.conf", "Caddyfile", "apache.conf", "_headers")


@pytest.mark.parametrize("name", WITH_HEADERS)
def test_the_policy_is_that_of_the_pages(name):
    """Hosts send the policy of the pages' meta element, plus `frame-ancestors`, which only a header can set."""
    (policy,) = re.findall(
        r'content="(default-src[^"]*)"', (ROOT / "overrides/partials/meta.html").read_text(encoding="utf-8")
    )
    text = (HOSTING / name).read_text(encoding="utf-8")
    assert f"{policy}; frame-ancestors 'none'" in text
    assert "nosniff" in text and "no-referrer" in text and "immutable" in text


def test_the_guide_to_hosting_names_every_file():
    """Whoever looks for a server's file finds it in the table."""
    named = set(re.findall(r"`([\w.-]+)`", (HOSTING / "README.md").read_text(encoding="utf-8")))
    assert {path.name for path in HOSTING.iterdir()} - {"README.md", "Containerfile.dockerignore"} <= named


def test_apache_knows_every_suffix_that_is_compressed():
    """Apache's file lists the suffixes of compressed files by name."""
    known = re.findall(r'<FilesMatch "\\\.\(([^)]*)\)\\\.(?:br|gz)\$">', (HOSTING / "apache.conf").read_text("utf-8"))
    assert len(known) == 2
    for names in known:
        assert {f".{name}" for name in names.split("|")} == TEXT
