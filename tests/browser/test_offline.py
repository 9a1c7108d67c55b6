"""The guide without a network: kept by a browser on request, complete, updated and removed; or opened from the disk."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from page import offline
from playwright.sync_api import expect

from tests.conftest import Quiet, serving, watched

FOLDER = "a guide"
POLICY = re.search(
    r"Content-Security-Policy: (.*)",
    (Path(__file__).parents[2] / "scripts/hosting/_headers").read_text(encoding="utf-8"),
)[1]
# Keeping the whole guide takes some seconds.
LEFT_OUT = "data taxonomy misconceptions sources article models figures concepts see-for-yourself".split()
CACHED = """(async () => {
  let all = 0;
  for (const name of await caches.keys()) all += (await (await caches.open(name)).keys()).length;
  return [all, (await navigator.serviceWorker.getRegistrations()).length];
})()"""


class Host(Quiet):
    """A static server that sends the Content-Security-Policy of the hosting files."""

    def end_headers(self):
        """Adds the policy, and makes browsers check whether a page has changed."""
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


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
    with serving(folder.parent, Host) as host:
        yield f"{host}/{FOLDER.replace(' ', '%20')}"


@pytest.fixture
def reader(browser, root):
    """The page about reading offline in a new browser profile, with a log."""
    opened = watched(browser.new_context())
    opened.goto(f"{root}/about/offline.html")
    opened.get_by_role("button", name="Keep it on this device", exact=True).wait_for()
    yield opened
    opened.context.close()


def renew(page: Path, text: str) -> None:
    """Writes a page anew, as a later release: this server tells changes apart by whole seconds, so two pass."""
    later = page.stat().st_mtime + 2
    page.write_text(text, encoding="utf-8")
    os.utime(page, (later, later))


def keep(page) -> None:
    """Presses the button and waits until everything is kept."""
    page.locator(".keep button").first.click()
    page.get_by_text("Kept on this device").wait_for(timeout=60_000)


def test_the_guide_is_kept_renewed_and_removed_when_the_reader_asks(reader, root, folder):
    """The button shows the size; no service worker and no cache before it is pressed and after another one is.

    A download that stopped is reported, and continued by a second press. Online, a changed page shows at once; the kept
    copy changes when the reader asks for it.
    """
    listed = json.loads((folder / offline.NAME).read_text(encoding="utf-8"))
    size = f"{len(listed['files'])} files, {listed['bytes'] / 1e6:.1f} MB."
    expect(reader.locator(".keep [role=status]")).to_contain_text(size)
    assert reader.evaluate(CACHED) == [0, 0]
    page = folder / "glossary.html"
    text = page.read_text(encoding="utf-8")
    page.unlink()
    reader.locator(".keep button").first.click()
    reader.get_by_text("It stopped after").wait_for(timeout=60_000)
    count = re.search(r"after (\d+) of", reader.locator(".keep").inner_text())[1]
    assert reader.evaluate(CACHED) == [int(count), 1]  # nothing goes on beside it
    reader.log.clear()  # the browser logs the missing file
    reader.evaluate("() => { navigator.storage.persist = () => new Promise(() => {}); }")  # as Firefox asks, and waits
    page.write_text(text, encoding="utf-8")
    keep(reader)
    kept = [len(listed["files"]) + 1, 1]
    assert reader.evaluate(CACHED) == kept
    renew(page, text.replace("<h1", "<p>Quite new.</p><h1", 1))
    offline.write_file_list(folder)
    reader.goto(f"{root}/glossary.html")
    expect(reader.get_by_text("Quite new.")).to_be_visible()
    reader.goto(f"{root}/about/offline.html")
    reader.get_by_text("The guide has changed since you kept it.").wait_for()
    keep(reader)
    assert reader.evaluate(CACHED) == kept
    reader.context.set_offline(True)
    reader.goto(f"{root}/glossary.html")
    expect(reader.get_by_text("Quite new.")).to_be_visible()
    opens(reader, root)
    reader.get_by_role("button", name="Remove it from this device").click()
    reader.get_by_text("Removed.").wait_for()
    assert reader.evaluate(CACHED) == [0, 0]
    expect(reader.get_by_role("button", name="Keep it on this device", exact=True)).to_be_enabled()
    assert reader.log.errors == []


def opens(reader, root) -> None:
    """Pages open at their own addresses, with styles and search; a folder's address and a query string work, too."""
    for place in ("/glossary.html#token", "/ways-through.html?h=path", "/"):
        reader.goto(root + place)
        expect(reader.locator("h1")).to_be_visible()
        expect(reader.locator(".md-typeset").first).to_have_css("font-family", re.compile('^"Iowan'))
    reader.keyboard.press("/")
    reader.locator("#guide-query").fill("temperature")
    reader.locator("dialog a", has_text="a different answer each time").first.wait_for()
    reader.goto(f"{root}/about/offline.html")
    reader.get_by_text("Kept on this device").wait_for()


@pytest.mark.slow
@pytest.mark.parametrize("folder", [()], indirect=True, ids=["whole"])
def test_the_whole_guide_opens_without_a_network(reader, root, folder):
    keep(reader)
    reader.context.set_offline(True)
    opens(reader, root)
    assert reader.log.errors == []


def test_a_double_clicked_copy_offers_what_it_has(page, site):
    """From disk there is no button and no manifest; without editions the cards say so, and no command to run."""
    page.goto(f"{site.as_uri()}/about/offline.html")
    expect(page.get_by_text("A button stands here where the guide is on the web")).to_be_visible()
    assert page.locator(".keep button, link[rel=manifest]").count() == 0
    assert page.locator(".demo-card:has([href='#editions']) .lacking:visible").count() == 2
    assert "build.py" not in page.locator("article").inner_text()
    assert page.log.errors == []
