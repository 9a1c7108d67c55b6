"""Judges one link."""

import difflib
import posixpath
import re
from functools import cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from mkdocs.structure.files import File

from .hints import Hints
from .markup import Link
from .site import Site, split

SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
COMMON_SCHEMES = ["http", "https", "mailto", "ftp", "tel", "sms", "data", "file", "javascript"]
HOST_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
MAIL = re.compile(r"[^@\s<>()]+@[^@\s.]+(?:\.[^@\s.]+)+")
BARE_HOST = re.compile(r"www\.[\w-]+\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|edu|gov)(?:[/:?#]|$)", re.IGNORECASE)
OWN_MACHINE = re.compile(r"localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[?::1\]?")
MEANINGFUL_ANYWHERE = re.compile(r"only-(?:light|dark)|gh-(?:light|dark)-mode-only|t=|page=|xywh=|:~:text=")


class Verdict(NamedTuple):
    rule: str
    message: str


def judge(link: Link, page: File, site: Site, hints: Hints) -> Verdict | None:
    """What is wrong with a link of a page, if anything."""
    url = link.url
    if not url:
        if link.tag in ("script", "form", "input"):
            return None
        return Verdict("empty-link", "The link leads nowhere: its address is empty ().")
    if url == "#":
        return (
            Verdict("hash-only", "The link leads nowhere but to the top: its address is #.")
            if link.tag == "a"
            else None
        )
    if outside := judge_external(url):
        return outside
    if (own := site.own(url)) is not None:
        link, url = link._replace(url=site.base + own[1:], typed=None), site.base + own[1:]
    elif SCHEME.match(url) or url.startswith("//"):
        return None
    path, fragment = split(url)
    dest = site.destination(path, page.dest_uri)
    if link.typed and dest in site.markup and split(link.typed)[0].endswith(".html"):
        hint = hints.spell(site.by_dest[dest], page, fragment, True)
        return Verdict("output-form", f"{link.written} names a built page. Did you mean {hint}?")
    if not site.holds(dest):
        return missing(link, path, dest, page, site, hints)
    if fragment and not MEANINGFUL_ANYWHERE.match(fragment):
        ids = site.ids(dest)
        if ids is None:
            if dest in site.by_dest:
                return Verdict("anchor-on-file", f"{dest} is a file without sections, so #{fragment} means nothing.")
        elif fragment not in ids and fragment != "top" and dest not in site.unmade:
            return missing_anchor(link, fragment, dest, page, site, hints)
    if own is not None:
        there = hints.spell(site.by_dest[dest], page, fragment, True) if dest in site.by_dest else path
        return Verdict("own-site-url", f"{site.config.site_url}{own[1:]} is in this very site. Did you mean {there}?")
    return None


def missing(link: Link, path: str, dest: str | None, page: File, site: Site, hints: Hints) -> Verdict:
    """Says that nothing is where the link leads, and what may have been meant."""
    written = link.written
    if MAIL.fullmatch(written):
        return Verdict("malformed-url", f"{written} is no page. Did you mean mailto:{written}?")
    if BARE_HOST.match(written):
        return Verdict("malformed-url", f"{written} is read as a page. Did you mean https://{written}?")
    if written.startswith("~/"):
        return Verdict("local-path", f"{written} is a path on somebody's computer.")
    hint = hints.page(link, page)
    source = site.files.get_file_from_path(unquote(path)) or site.files.get_file_from_path(source_of(link, page))
    if source is not None and source.inclusion.is_excluded():
        return Verdict("missing-page", f"{written} is excluded from the site.")
    if link.typed is None and path.endswith((".md", ".markdown")):
        return Verdict("source-form", f"{written} names a source; raw HTML needs the address of the built page.{hint}")
    if path.startswith("/"):
        hint = hint or " Write a relative path instead."
        return Verdict("missing-page", f"{written} leads to no page from the root of the server.{hint}")
    file = not re.search(r"(?:^|/)[^./]*$|\.(?:md|html?|markdown)\W*$", path)
    kind, rule = ("file", "missing-file") if file or link.tag not in ("a", "area") else ("page", "missing-page")
    return Verdict(rule, f"{written} leads to no {kind}.{hint}")


def source_of(link: Link, page: File) -> str:
    """The path below docs/ that a Markdown link names."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.src_uri), split(link.written)[0]))


def missing_anchor(link: Link, fragment: str, dest: str, page: File, site: Site, hints: Hints) -> Verdict:
    if link.kind == "footnote-backref":
        return Verdict("unused-definition", f"The footnote {fragment.partition(':')[2]} is never referred to.")
    where = "on this page" if dest == page.dest_uri else f"in {site.by_dest[dest].src_uri}"
    named = f"{link.written} leads to no section" if link.kind != "id" else f"No element has the id {fragment}"
    return Verdict("missing-anchor", f"{named} {where}.{hints.anchor(link, dest, page)}")


@cache
def judge_external(url: str) -> Verdict | None:
    """What is wrong with the form of an address; None for local ones and good ones."""
    scheme = SCHEME.match(url)
    name = scheme[1].lower() if scheme else ""
    if len(name) == 1 or name == "file" or url.startswith("\\\\"):
        return Verdict("local-path", f"{url} is a path on somebody's computer.")
    if re.match(r"https?/{1,2}\w", url, re.IGNORECASE) or (
        name in ("http", "https") and not re.match(r"\w+://[^/]", url)
    ):
        return Verdict("malformed-url", f"{url} is malformed. Did you mean {mend_scheme(url)}?")
    if name in ("http", "https"):
        return judge_host(url)
    if url.startswith("//"):
        return Verdict("fragile-url", f"{url} has no scheme, so it fails offline. Did you mean https:{url}?")
    if name == "javascript":
        return Verdict("fragile-url", f"{url} is a script, not an address: javascript: links are dead in many places.")
    if name == "mailto":
        to = unquote(url[7:].partition("?")[0])
        if not to or all(MAIL.fullmatch(address.strip()) for address in to.split(",")):
            return None
        return Verdict("malformed-url", f"{url} holds no valid e-mail address.")
    if (
        name
        and name not in COMMON_SCHEMES
        and (near := difflib.get_close_matches(name, ["http", "https", "mailto"], 1, 0.7))
    ):
        return Verdict("malformed-url", f"No browser knows {name}:. Did you mean {near[0]}{url[len(name) :]}?")
    return None


def mend_scheme(url: str) -> str:
    scheme, rest = re.match(r"(https?)[:/\s]*(.*)", url, re.IGNORECASE | re.DOTALL).groups()
    return f"{scheme}://{rest}"


def judge_host(url: str) -> Verdict | None:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    if OWN_MACHINE.fullmatch(host):
        return Verdict("fragile-url", f"{url} is on the author's own machine.")
    if (
        not host
        or any(c.isspace() for c in url.strip())
        or not all(map(HOST_LABEL.fullmatch, host.rstrip(".").split(".")))
    ):
        return (
            None if host.startswith("[") or ":" in host else Verdict("malformed-url", f"{url} names no possible host.")
        )
    return None
