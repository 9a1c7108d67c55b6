"""Readers can keep a served guide on their device: on request, complete offline, updated and removed on request."""

import functools
import http.server
import json
import re
import shutil
import struct
from pathlib import Path

import pytest
from page import offline

from tests.conftest import serving

FOLDER = "a guide"
POLICY = re.search(
    r"Content-Security-Policy: (.*)",
    (Path(__file__).parents[2] / "scripts/hosting/_headers").read_text(encoding="utf-8"),
)[1]


class Host(http.server.SimpleHTTPRequestHandler):
    """A static server that sends the Content-Security-Policy of the hosting files."""

    def end_headers(self):
        """Adds the policy, and makes browsers check whether a page has changed."""
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_):
        """Logs nothing."""


# Folders and files that only one test needs; keeping the whole guide takes a second.
LEFT_OUT = ("concepts", "taxonomy", "misconceptions", "see-for-yourself", "sources", "article", "models", "figures")


@pytest.fixture
def folder(site, tmp_path, request) -> Path:
    """A copy of the site that a test may change, in a subfolder of a host; by default without most pages."""
    ignored = shutil.ignore_patterns("*.gz", "*.br", "*.md", "cards", *getattr(request, "param", LEFT_OUT))
    place = shutil.copytree(site, tmp_path / FOLDER, ignore=ignored)
    offline.write_file_list(place)
    return place


@pytest.fixture
def root(folder):
    """The address of that folder, served over HTTP."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=str(folder.parent)))
    with serving(server):
        yield f"http://127.0.0.1:{server.server_port}/{FOLDER.replace(' ', '%20')}"


@pytest.fixture
def reader(browser, root):
    """The page about reading offline in a new browser profile; `problems` collects its errors."""
    context = browser.new_context()
    opened = context.new_page()
    opened.problems = []
    opened.on("pageerror", lambda error: opened.problems.append(str(error)))
    opened.on("console", lambda message: message.type == "error" and opened.problems.append(message.text))
    opened.goto(f"{root}/about/offline.html")
    opened.get_by_role("button", name="Keep it on this device", exact=True).wait_for()
    yield opened
    context.close()


def status(page) -> str:
    """The status that the page shows about the kept copy."""
    return page.locator(".keep [role=status]").inner_text()


def keep(page) -> None:
    """Presses the button and waits until everything is kept."""
    page.locator(".keep button").first.click()
    page.get_by_text("Kept on this device").wait_for(timeout=60_000)


def cached(page) -> int:
    """How many files the browser keeps."""
    return page.evaluate(
        """(async () => {
          let all = 0;
          for (const name of await caches.keys()) all += (await (await caches.open(name)).keys()).length;
          return all;
        })()"""
    )


def test_nothing_is_kept_before_the_reader_asks(reader, folder):
    """The button shows the size; there is no service worker, no cache and no error before it is pressed."""
    listed = json.loads((folder / offline.NAME).read_text(encoding="utf-8"))
    assert status(reader).startswith(f"{len(listed['files'])} files, {listed['bytes'] / 1e6:.1f} MB.")
    assert cached(reader) == 0
    assert reader.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    assert reader.problems == []


@pytest.mark.slow  # only Firefox asks
def test_keeping_does_not_wait_for_the_permission_prompt(reader):
    """Firefox asks whether the site may store data permanently, and waits until the reader answers."""
    reader.evaluate("() => { navigator.storage.persist = () => new Promise(() => {}); }")
    keep(reader)
    assert reader.problems == []


@pytest.mark.parametrize("folder", [()], indirect=True, ids=["whole"])
def test_every_page_opens_without_a_network(reader, root, folder):
    """Pages open at their own addresses, with styles and search; a folder's address and a query string work, too."""
    keep(reader)
    assert cached(reader) == len(json.loads((folder / offline.NAME).read_text(encoding="utf-8"))["files"]) + 1
    reader.context.set_offline(True)
    for place in ("/concepts/decoding.html#temperature", "/see-for-yourself/odds.html?h=odds", "/"):
        reader.goto(root + place)
        assert reader.locator("h1").is_visible()
        assert reader.evaluate("getComputedStyle(document.querySelector('.md-typeset')).fontFamily").startswith(
            '"Iowan'
        )
    reader.keyboard.press("/")
    reader.keyboard.type("temperature")
    reader.locator("dialog a", has_text="emperature").first.wait_for()
    reader.goto(f"{root}/about/offline.html")
    reader.get_by_text("Kept on this device").wait_for()
    assert reader.problems == []


def test_a_changed_guide_is_announced_and_fetched_when_asked(reader, root, folder):
    """Online, a changed page shows at once; the kept copy changes when the reader asks for it."""
    keep(reader)
    page = folder / "glossary.html"
    page.write_text(page.read_text(encoding="utf-8").replace("<h1", "<p>Quite new.</p><h1", 1), encoding="utf-8")
    offline.write_file_list(folder)
    reader.goto(f"{root}/glossary.html")
    assert reader.get_by_text("Quite new.").is_visible()
    reader.goto(f"{root}/about/offline.html")
    reader.get_by_text("The guide has changed since you kept it: 1 of").wait_for()
    before = cached(reader)
    keep(reader)
    assert cached(reader) == before
    reader.context.set_offline(True)
    reader.goto(f"{root}/glossary.html")
    assert reader.get_by_text("Quite new.").is_visible()


def test_an_interrupted_download_is_reported_and_can_be_continued(reader, folder):
    """The page says where it stopped, and a second press fetches the rest."""
    missing = folder / "glossary.html"
    text = missing.read_text(encoding="utf-8")
    missing.unlink()
    reader.locator(".keep button").first.click()
    reader.get_by_text("It stopped after").wait_for(timeout=60_000)
    reader.problems.clear()  # the browser logs the missing file
    missing.write_text(text, encoding="utf-8")
    keep(reader)
    assert reader.problems == []


def test_the_kept_copy_can_be_removed(reader):
    """No file and no service worker stays behind, and the button is back."""
    keep(reader)
    reader.get_by_role("button", name="Remove it from this device").click()
    reader.get_by_text("Removed.").wait_for()
    assert cached(reader) == 0
    assert reader.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    assert reader.get_by_role("button", name="Keep it on this device", exact=True).is_enabled()


def test_a_double_clicked_copy_has_no_button(page, site):
    """Opened from disk, the guide needs no button, fetches nothing and links no manifest."""
    page.goto(f"{site.as_uri()}/about/offline.html")
    assert page.get_by_text("A button stands here where the guide is on the web").is_visible()
    assert page.locator(".keep button, link[rel=manifest]").count() == 0
    assert page.log.errors == []


def test_the_manifest_names_existing_icons(site, reader):
    """Each icon has the size that the manifest states, and the served page links the manifest."""
    assert (
        reader.locator("link[rel=manifest]")
        .get_attribute("href")
        .endswith(f"/{FOLDER.replace(' ', '%20')}/site.webmanifest")
    )
    manifest = json.loads((site / "site.webmanifest").read_text(encoding="utf-8"))
    assert (site / manifest["start_url"]).is_file()
    for icon in manifest["icons"]:
        content = (site / icon["src"]).read_bytes()
        if icon["type"] == "image/png":
            assert "{}x{}".format(*struct.unpack(">2I", content[16:24])) == icon["sizes"]


def test_only_the_page_about_reading_offline_loads_the_script(site):
    """All other pages do without its weight."""
    loads = [page.name for page in site.rglob("*.html") if "taking/keep.js" in page.read_text(encoding="utf-8")]
    assert loads == ["offline.html"]


def test_a_copy_without_editions_says_so_in_a_readers_words(page, site):
    """On the card of each; no card leads to a file that is not there, and no reader is told to run a command."""
    page.goto(f"{site.as_uri()}/about/offline.html")
    assert page.locator(".demo-card:has([href='#editions']) .lacking:visible").count() == 2
    assert "build.py" not in page.locator("article").inner_text()
