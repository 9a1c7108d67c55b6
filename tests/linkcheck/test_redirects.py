"""Old links, followed in a browser: a section was renamed, a page moved, a page split."""

import http.server
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import guide_rules  # noqa: F401 (its rules are among those that are checked)
import pytest
from linkcheck import checking
from linkcheck.built import scan_site
from linkcheck.project import load
from pipeline.stubs import write_stubs

from tests.conftest import serving, slow_but

CONFIG = """
site_name: Case
use_directory_urls: false
theme: {name: mkdocs, highlightjs: false, language: de}
plugins: []
markdown_extensions: [attr_list]
"""
REDIRECTS = """
moved.md: new/place.md
moved.md#split: other.md#part
index.md#house: index.md#home
index.md#heat: other.md#part
alter ort.md: neu/plätze für 100%.md
alter ort.md#früher: neu/plätze für 100%.md#später
index.md#früher: neu/plätze für 100%.md#später
away.md: https://example.org/there?a=1&b=2
"""
PAGES = {
    "index.md": "# Home { #home }\n\n[other](other.md) [place](new/place.md)\n",
    "other.md": "# Other { #other }\n\n" + "Line.\n\n" * 60 + "## Part { #part }\n\n" + "Line.\n\n" * 60,
    "neu/plätze für 100%.md": "# Plätze { #plätze }\n\n## Später { #später }\n",
    "new/place.md": "# Place { #place }\n\n" + "Line.\n\n" * 60 + "## Kept { #kept }\n\n" + "Line.\n\n" * 60,
}
ODD = "pl%C3%A4tze%20f%C3%BCr%20100%25.html"
OLD_AND_NEW = {
    "moved.html": "new/place.html",
    "moved.html?q=1#kept": "new/place.html?q=1#kept",
    "moved.html#split": "other.html#part",
    "index.html?q=1#heat": "other.html?q=1#part",
    "alter%20ort.html": f"neu/{ODD}",
    "alter%20ort.html#fr%C3%BCher": f"neu/{ODD}#sp%C3%A4ter",
    "alter%20ort.html?q=1#sp%C3%A4ter": f"neu/{ODD}?q=1#sp%C3%A4ter",
    "index.html#fr%C3%BCher": f"neu/{ODD}#sp%C3%A4ter",
}

FEW = [*OLD_AND_NEW.items()][1:6:2]  # one of a page, one of a section, and one with odd signs


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small built site with its redirects."""
    root = tmp_path_factory.mktemp("moved")
    for path, text in PAGES.items():
        (root / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / path).write_text(text)
    (root / "mkdocs.yml").write_text(CONFIG)
    (root / "docs/data").mkdir()
    (root / "docs/data/redirects.yml").write_text(REDIRECTS)
    assert checking.check(root).findings == ()
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=root, check=True, capture_output=True)
    assert write_stubs(load(root, "https://guide.example.org/"), root / "site") == 8
    assert scan_site(root / "site", load(root)) == []
    return root / "site"


@pytest.fixture(scope="module")
def origins(site: Path) -> Iterator[tuple[str, str]]:
    """The addresses of the site on disk and in a folder of a server."""
    handler = partial(QuietHandler, directory=str(site.parent))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    with serving(server):
        yield site.as_uri(), f"http://127.0.0.1:{server.server_port}/{site.name}"


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """A file server without a log."""

    def log_message(self, *_: object) -> None:
        """Prints nothing."""


@pytest.mark.parametrize(("old", "new"), slow_but(FEW, OLD_AND_NEW.items()))
def test_an_old_link_leads_on(origins: tuple[str, str], page, old: str, new: str) -> None:
    """With JavaScript, page, query and section are kept."""
    page.context.set_offline(False)
    for origin in origins:
        page.goto(f"{origin}/{old}")
        page.wait_for_url(f"{origin}/{new}")


def test_a_link_within_the_page_leads_on_too(site: Path, page) -> None:
    """Both a link on the page and a change of its address lead on."""
    page.goto(f"{site.as_uri()}/index.html")
    page.evaluate("location.hash = '#heat'")
    page.wait_for_url(f"{site.as_uri()}/other.html#part", timeout=5_000)


def test_a_renamed_section_answers_to_both_names(site: Path, page) -> None:
    """The old anchor stands right above the heading."""
    page.goto(f"{site.as_uri()}/index.html#house")
    assert page.evaluate("document.getElementById('house').nextElementSibling.id") == "home"


def test_without_javascript_a_stub_still_leads_on(origins: tuple[str, str], browser) -> None:
    """A refresh leads on; a section that moved leaves a sentence with a link."""
    page = browser.new_page(java_script_enabled=False)
    for origin in origins:
        page.goto(f"{origin}/moved.html")
        page.wait_for_url(f"{origin}/new/place.html")
        page.goto(f"{origin}/index.html#heat")
        page.click("#heat a")
        assert page.url == f"{origin}/other.html#part"
        page.goto(f"{origin}/alter%20ort.html")
        page.wait_for_url(f"{origin}/neu/{ODD}")
    page.close()


def test_a_stub_is_not_indexed_and_names_the_new_address(site: Path) -> None:
    """Search engines keep only the new page, and the refresh is immediate."""
    text = (site / "moved.html").read_text()
    assert '<html lang="de">' in text
    assert '<meta http-equiv="refresh" content="0; url=new/place.html">' in text
    assert '<meta name="robots" content="noindex">' in text
    assert '<link rel="canonical" href="https://guide.example.org/new/place.html">' in text
    assert f'<link rel="canonical" href="https://guide.example.org/neu/{ODD}">' in (site / "alter ort.html").read_text()
    away = (site / "away.html").read_text()
    assert '<link rel="canonical" href="https://example.org/there?a=1&amp;b=2">' in away
    assert 'content="0; url=https://example.org/there?a=1&amp;b=2">' in away


def test_a_stub_keeps_the_strictest_policy(site: Path) -> None:
    """It has a policy and no inline script, so that a server's policy does not break it."""
    text = (site / "moved.html").read_text()
    assert "script-src 'self';" in text and "<script>" not in text
