"""With a public address: a true sitemap, robots.txt, a feed of changes, Markdown copies with whole addresses."""

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from linkcheck.project import load
from pipeline import markdown_copies, published

URL = "https://example.org/guide/"
HEAD = (
    "---\ntitle: {title}\ndescription: About it.\nkind: page\nupdated: {day}\nchange: {change}\n"
    "related:\n  - a.md\n---\n\n"
)
PAGES = {
    "index.md": HEAD.format(title="The guide?", day="2026-11-20", change="First published.") + "# Home { #home }\n",
    "concepts/a.md": HEAD.format(title="A & B", day="2026-11-27", change="Written <anew>.")
    + "# A { #a }\n\nSee [b](b.md#there), [this](#a), [far](https://example.com/x.md).\n\n`[code](b.md)`\n\n"
    '```md\n[code](b.md)\n```\n\n--8<-- "map.svg"\n\n--8<-- "demos/one.md"\n\n```nginx\n--8<-- "nginx.conf"\n```\n',
    "concepts/b.md": "# B\n",
}
FIGURE = "<svg><title>A map.</title><desc>Two circles.</desc></svg>"


@pytest.fixture
def root(tmp_path) -> Path:
    """A small guide, rendered."""
    for name, text in PAGES.items():
        write(tmp_path / "docs" / name, text)
        write((tmp_path / "site" / name).with_suffix(".html"), "<p>")
    write(
        tmp_path / "docs" / "includes" / "demos" / "one.md",
        '<div class="demo">\n\nSee [b](../concepts/b.md).\n\n</div>\n',
    )
    write(tmp_path / "docs" / "assets" / "figures" / "map.svg", FIGURE)
    write(tmp_path / "scripts" / "hosting" / "nginx.conf", "server {\n    listen 8080;\n}\n")
    write(tmp_path / "mkdocs.yml", "site_name: Small\n")
    write(tmp_path / "site" / "llms.txt", "# All\n\n- [A](concepts/a.md): a\n")
    write(tmp_path / "site" / "sitemap.xml.gz", "old")
    return tmp_path


def write(file: Path, text: str) -> None:
    """A file with its folder."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def read(file: Path) -> ElementTree.Element:
    """A file that must be XML, without its name space."""
    return ElementTree.fromstring(re.sub(r' xmlns="[^"]+"', "", file.read_text(encoding="utf-8")))


def test_the_sitemap_has_the_day_of_the_last_change_in_substance(root):
    """Dates are not those of the build; a page without a day has none."""
    published.write_sitemap_and_feed(root, root / "site", URL)
    found = {one.findtext("loc"): one.findtext("lastmod") for one in read(root / "site" / "sitemap.xml")}
    assert found == {URL: "2026-11-20", f"{URL}concepts/a.html": "2026-11-27", f"{URL}concepts/b.html": None}
    assert not (root / "site" / "sitemap.xml.gz").exists()
    assert f"Sitemap: {URL}sitemap.xml\n" in (root / "site" / "robots.txt").read_text(encoding="utf-8")


def test_the_feed_has_the_changes_in_substance(root):
    """The newest comes first; pages without a change are left out; the id of an entry holds its day."""
    published.write_sitemap_and_feed(root, root / "site", URL)
    feed = read(root / "site" / "feed.atom")
    assert (feed.findtext("title"), feed.findtext("updated")) == ("The guide?", "2026-11-27T00:00:00Z")
    entries = [(one.findtext("title"), one.findtext("id"), one.findtext("summary")) for one in feed.findall("entry")]
    assert entries == [
        ("A & B", f"{URL}concepts/a.html#changed-2026-11-27", "Written <anew>."),
        ("The guide?", f"{URL}#changed-2026-11-20", "First published."),
    ]
    assert feed.find("link[@rel='self']").get("href") == f"{URL}feed.atom"


def test_a_markdown_copy_has_what_readers_need(root):
    """Title, description, day and licence; a pointer to the list of all pages; everything that the page includes."""
    markdown_copies.write_copies(load(root), root / "site")
    text = (root / "site" / "concepts" / "a.md").read_text(encoding="utf-8")
    front, _, body = text.partition("\n---\n")
    assert [line.partition(":")[0] for line in front.splitlines()[1:]] == ["title", "description", "updated", "license"]
    assert body.startswith("\n> Every page of this guide as Markdown: [llms.txt](../llms.txt)\n\n# A { #a }\n")
    assert "--8<--" not in text
    assert '<img src="../assets/figures/map.svg" alt="A map. Two circles.">' in text
    assert "```nginx\nserver {\n    listen 8080;\n}\n```" in text and '<div class="demo">' in text
    assert "[b](b.md#there)" in text


def test_with_an_address_a_markdown_copy_has_whole_addresses(root):
    """It names its address, and every link leads to the site; code stays as it is, and so does what was whole."""
    markdown_copies.write_copies(load(root), root / "site", URL)
    text = (root / "site" / "concepts" / "a.md").read_text(encoding="utf-8")
    assert f"\nurl: {URL}concepts/a.md\n" in text
    assert f"[llms.txt]({URL}llms.txt)" in text
    assert f"See [b]({URL}concepts/b.md#there), [this](#a), [far](https://example.com/x.md)." in text
    assert f"See [b]({URL}concepts/b.md)." in text
    assert f'<img src="{URL}assets/figures/map.svg"' in text
    assert text.count("[code](b.md)") == 2
    assert (root / "site" / "llms.txt").read_text(encoding="utf-8") == f"# All\n\n- [A]({URL}concepts/a.md): a\n"
