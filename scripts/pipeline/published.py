"""Writes the files that need the site's public address: a sitemap, robots.txt and a feed of changes.

Formats: https://www.sitemaps.org/protocol.html, https://www.rfc-editor.org/rfc/rfc9309 and
https://www.rfc-editor.org/rfc/rfc4287
"""

from pathlib import Path
from urllib.parse import urljoin
from xml.sax.saxutils import escape, quoteattr

from content import pages

LATEST = 30  # entries of the feed


def write_sitemap_and_feed(root: Path, site: Path, site_url: str) -> None:
    """Writes the three files into the site; dates are those of the last change in substance."""
    every = [pages.page(root / "docs", path) for path in sorted((root / "docs").rglob("*.md"))]
    known = [page for page in every if (site / page.name).with_suffix(".html").exists()]
    title = next(page.title for page in known if page.name == "index.md")
    (site / "sitemap.xml").write_text(sitemap(known, site_url), encoding="utf-8")
    (site / "sitemap.xml.gz").unlink(missing_ok=True)  # MkDocs made it; the build compresses later
    (site / "robots.txt").write_text(robots(site_url), encoding="utf-8")
    (site / "feed.atom").write_text(feed(known, site_url, title), encoding="utf-8")


def address(page: pages.Page, site_url: str) -> str:
    """The public address of a page; that of the first page is the address of the site."""
    return urljoin(site_url, "" if page.name == "index.md" else pages.rendered(page.name))


def sitemap(known: list[pages.Page], site_url: str) -> str:
    """The sitemap: every page with its address and the day of its last change, where known."""
    lines = []
    for page in known:
        day = f"<lastmod>{page.updated}</lastmod>" if page.updated else ""
        lines.append(f"<url><loc>{escape(address(page, site_url))}</loc>{day}</url>")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return head + "\n".join(lines) + "\n</urlset>\n"


def robots(site_url: str) -> str:
    """The text of robots.txt, which allows everything; robots read it at the root of a host only."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {urljoin(site_url, 'sitemap.xml')}\n"


def feed(known: list[pages.Page], site_url: str, title: str) -> str:
    """The feed of the latest changes in substance, the newest first."""
    dated = [page for page in known if page.updated and page.meta.get("change")]
    dated.sort(key=lambda page: (page.updated, page.name), reverse=True)
    latest = dated[0].updated if dated else "1970-01-01"
    here = urljoin(site_url, "feed.atom")
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n'
        f"<title>{escape(pages.plain(title))}</title>\n<id>{escape(site_url)}</id>\n"
        f"<updated>{latest}T00:00:00Z</updated>\n<author><name>{escape(pages.plain(title))}</name></author>\n"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(here)}/>\n<link href={quoteattr(site_url)}/>\n'
    )
    return head + "".join(entry(page, site_url) for page in dated[:LATEST]) + "</feed>\n"


def entry(page: pages.Page, site_url: str) -> str:
    """The entry for one change of one page; the id holds the day, so that a later change is a new entry."""
    where, day = address(page, site_url), page.updated
    return (
        f"<entry><title>{escape(pages.plain(page.title))}</title><id>{escape(where)}#changed-{day}</id>"
        f"<updated>{day}T00:00:00Z</updated><link href={quoteattr(where)}/>"
        f"<summary>{escape(str(page.meta['change']))}</summary></entry>\n"
    )
