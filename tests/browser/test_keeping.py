"""A reader keeps a served guide on the device: asked first, whole without a network, updated and removed on request."""

import functools
import http.server
import json
import re
import shutil
import struct
from pathlib import Path

import pytest
from pipeline import offline

from tests.conftest import serving

FOLDER = "a guide"
POLICY = re.search(
    r"Content-Security-Policy: (.*)",
    (Path(__file__).parents[2] / "scripts/hosting/_headers").read_text(encoding="utf-8"),
)[1]


class Host(http.server.SimpleHTTPRequestHandler):
    """A static host that sends the policy which the files for hosts name."""

    def end_headers(self):
        """Adds the policy, and has browsers ask whether a page has changed."""
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_):
        """Is silent."""


# What no test of this file but one asks for: the whole guide takes a second to keep.
LEFT_OUT = ("concepts", "taxonomy", "misconceptions", "see-for-yourself", "sources", "article", "models", "figures")


@pytest.fixture
def folder(site, tmp_path, request) -> Path:
    """A copy of a part of the site, or of all but what a test leaves out, to change in a folder of a host."""
    ignored = shutil.ignore_patterns("*.gz", "*.br", "*.md", "cards", *getattr(request, "param", LEFT_OUT))
    place = shutil.copytree(site, tmp_path / FOLDER, ignore=ignored)
    offline.write_file_list(place)
    return place


@pytest.fixture
def root(folder):
    """The address of that folder."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=str(folder.parent)))
    with serving(server):
        yield f"http://127.0.0.1:{server.server_port}/{FOLDER.replace(' ', '%20')}"


@pytest.fixture
def reader(browser, root):
    """A reader on the page about reading offline, in a browser that has kept nothing; `problems` holds complaints."""
    context = browser.new_context()
    opened = context.new_page()
    opened.problems = []
    opened.on("pageerror", lambda error: opened.problems.append(str(error)))
    opened.on("console", lambda said: said.type == "error" and opened.problems.append(said.text))
    opened.goto(f"{root}/about/offline.html")
    opened.get_by_role("button", name="Keep it on this device", exact=True).wait_for()
    yield opened
    context.close()


def status(page) -> str:
    """What the page says of what is kept."""
    return page.locator(".keep [role=status]").inner_text()


def keep(page) -> None:
    """Presses the button and waits for the end."""
    page.locator(".keep button").first.click()
    page.get_by_text("Kept on this device").wait_for(timeout=60_000)


def cached(page) -> int:
    """How many files this browser keeps."""
    return page.evaluate(
        """(async () => {
          let all = 0;
          for (const name of await caches.keys()) all += (await (await caches.open(name)).keys()).length;
          return all;
        })()"""
    )


def test_nothing_is_kept_before_the_reader_asks(reader, folder):
    """The button says how much there is; no worker, no cache, no other host."""
    told = json.loads((folder / offline.NAME).read_text(encoding="utf-8"))
    assert status(reader).startswith(f"{len(told['files'])} files, {told['bytes'] / 1e6:.1f} MB.")
    assert cached(reader) == 0
    assert reader.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    assert reader.problems == []


@pytest.mark.slow  # Firefox alone asks
def test_a_question_of_the_browser_need_not_be_answered(reader):
    """Firefox asks whether the guide may stay, and waits for as long as nobody says."""
    reader.evaluate("() => { navigator.storage.persist = () => new Promise(() => {}); }")
    keep(reader)
    assert reader.problems == []


@pytest.mark.parametrize("folder", [()], indirect=True, ids=["whole"])
def test_every_page_opens_without_a_network(reader, root, folder):
    """At its own address, with style, search and demonstrations; a folder's address and a search in it work too."""
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
    """Online, the new page shows at once; what is kept changes when the reader says so."""
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


def test_a_break_is_told_and_the_rest_comes_later(reader, folder):
    """What was fetched before it stays, and pages come from what is whole alone."""
    lost = folder / "glossary.html"
    text = lost.read_text(encoding="utf-8")
    lost.unlink()
    reader.locator(".keep button").first.click()
    reader.get_by_text("It stopped after").wait_for(timeout=60_000)
    reader.problems.clear()  # the browser tells of the missing file
    lost.write_text(text, encoding="utf-8")
    keep(reader)
    assert reader.problems == []


def test_it_goes_when_the_reader_says_so(reader):
    """No file and no worker stays behind, and the button is back."""
    keep(reader)
    reader.get_by_role("button", name="Remove it from this device").click()
    reader.get_by_text("Removed.").wait_for()
    assert cached(reader) == 0
    assert reader.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    assert reader.get_by_role("button", name="Keep it on this device", exact=True).is_enabled()


def test_a_double_clicked_copy_has_no_button(page, site):
    """It is kept already; nothing is asked for, and no file names a manifest."""
    page.goto(f"{site.as_uri()}/about/offline.html")
    assert page.get_by_text("A button stands here where the guide is on the web").is_visible()
    assert page.locator(".keep button, link[rel=manifest]").count() == 0
    assert page.log.errors == []


def test_the_manifest_names_icons_that_are_there(site, reader):
    """Each with the size it says; the page links the manifest where it is served."""
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


def test_only_the_page_about_it_loads_what_keeps(site):
    """No other page pays for it."""
    loads = [page.name for page in site.rglob("*.html") if "taking/keep.js" in page.read_text(encoding="utf-8")]
    assert loads == ["offline.html"]


def test_a_copy_without_editions_says_so_in_a_readers_words(page, site):
    """On the card of each; no card leads to a file that is not there, and no reader is told to run a command."""
    page.goto(f"{site.as_uri()}/about/offline.html")
    assert page.locator(".demo-card:has([href='#editions']) .lacking:visible").count() == 3
    assert "build.py" not in page.locator("article").inner_text()
