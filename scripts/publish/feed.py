"""Writes what a site with a public address has besides its pages: robots.txt and a feed of changes.

Formats: https://www.rfc-editor.org/rfc/rfc9309 and https://www.rfc-editor.org/rfc/rfc4287
"""

from html import unescape
from pathlib import Path
from urllib.parse import urljoin
from xml.sax.saxutils import escape, quoteattr

from mkdocs.structure.pages import Page

LATEST = 30  # entries of the feed


def write(site: Path, pages: list[Page], site_url: str, title: str) -> None:
    """Writes both files into the site; dates are those of the last change in substance."""
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {urljoin(site_url, 'sitemap.xml')}\n"
    (site / "robots.txt").write_text(robots, encoding="utf-8")  # robots read it at the root of a host only
    (site / "feed.atom").write_text(feed(pages, site_url, title), encoding="utf-8")


def feed(pages: list[Page], site_url: str, title: str) -> str:
    """The feed of the latest changes in substance, the newest first."""
    dated = [page for page in pages if page.meta.get("updated") and page.meta.get("change")]
    dated.sort(key=lambda page: (str(page.meta["updated"]), page.url), reverse=True)
    latest = dated[0].meta["updated"] if dated else "1970-01-01"
    here = urljoin(site_url, "feed.atom")
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n'
        f"<title>{escape(title)}</title>\n<id>{escape(site_url)}</id>\n"
        f"<updated>{latest}T00:00:00Z</updated>\n<author><name>{escape(title)}</name></author>\n"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(here)}/>\n<link href={quoteattr(site_url)}/>\n'
    )
    return head + "".join(map(entry, dated[:LATEST])) + "</feed>\n"


def entry(page: Page) -> str:
    """The entry for one change of one page; the id holds the day, so that a later change is a new entry."""
    where, day = page.canonical_url or "", page.meta["updated"]
    title = unescape(str(page.meta.get("title") or page.title))
    return (
        f"<entry><title>{escape(title)}</title><id>{escape(where)}#changed-{day}</id>"
        f"<updated>{day}T00:00:00Z</updated><link href={quoteattr(where)}/>"
        f"<summary>{escape(str(page.meta['change']))}</summary></entry>\n"
    )
