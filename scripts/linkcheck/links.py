"""Judges one link: where a browser would go from the built page, and whether anything is there."""

import difflib
import ipaddress
import logging
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
KNOWN = "http https mailto tel sms ftp ftps sftp ssh git data irc news urn file javascript about blob ws wss".split()
HTTP_SLIP = re.compile(
    r"(?i)(h{1,2}t{1,3}p{1,2}(s{0,2}))(?:[;/.]+/+|[;.]|//|:/?(?=\w)|:///+)(?=[\w-]+\.)(.*)", re.DOTALL
)
TWICE = re.compile(r"(?i)https?://(?=https?(?::|//))")
PORT = re.compile(r"(?i)(localhost|[\w-]+(?:\.[\w-]+)+):\d{1,5}(?:[/?#]\S*)?")
MAIL = re.compile(r"(?:\"[^\"]+\"|[^@\s<>()/:]+)@(?:[^@\s./]+(?:\.[^@\s./]+)+|localhost|\[[\w.:]+\])")
BARE_HOST = re.compile(r"www\.[\w-]+\.|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|edu|gov)(?:[/:?#]|$)", re.IGNORECASE)
OWN_MACHINE = re.compile(r"localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|::1")
LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
NO_HOSTS = {"http", "https", "www", "com", "org", "net", "io"}
ANYWHERE = re.compile(r"only-(?:light|dark)|gh-(?:light|dark)-mode-only|t=|page=|xywh=|:~:text=|nameddest=|!?/")
PAGE = re.compile(r"(?:^|/)[^./]*$|\.(?:md|markdown|html?)\W*$", re.IGNORECASE)
OWN_FILES = (".md", ".markdown")


class Verdict(NamedTuple):
    """What is wrong with a link; not sure where it may be right on some servers."""

    rule: str
    message: str
    is_sure: bool = True


def judge(link: Link, page: File, site: Site, hints: Hints) -> Verdict | None:
    """What is wrong with a link of a page, if anything."""
    url = link.url
    if link.kind == "control":
        return None
    if link.typed and "](" in link.typed:
        return Verdict("lost-link", f"{link.written[:80]} is taken for one address: a closing parenthesis is missing.")
    if not url:
        may_be_empty = link.tag in ("script", "form", "input", "button", "iframe", "use")
        return None if may_be_empty else Verdict("empty-link", "The link leads nowhere: its address is empty.")
    if link.written.endswith("#") and link.tag in ("a", "area"):
        return Verdict("hash-only", f"{link.written} names no section, and leads to the top of the page.")
    if (own := site.own(url)) is not None:
        return judge_own(link, own, page, site, hints)
    if not is_path(url) and (outside := judge_external(url)):
        return outside
    if url.startswith("//") or (SCHEME.match(url) and not is_path(url)):
        return None
    path, fragment = split(url)
    dest = site.destination(path, page.dest_uri)
    if path.startswith("/"):
        return judge_absolute(link, dest, page, site, hints)
    if not site.holds(dest):
        index = dest and posixpath.normpath(posixpath.join(dest, "index.html"))
        if index not in site.by_dest or page.dest_uri == index:
            return missing(link, path, dest, page, site, hints)
        dest, path = index, path + "/"  # a server leads on from a folder's name without /
    return judge_folder(link, path, dest, page, site, hints) or judge_section(link, fragment, dest, page, site, hints)


def is_path(url: str) -> bool:
    """Whether what looks like a scheme is the name of a file, as in `notes.md:12`."""
    return bool(re.match(r"[^:/?#]+\.(?:md|markdown|html?|png|svg):", url, re.IGNORECASE))


def judge_folder(link: Link, path: str, dest: str | None, page: File, site: Site, hints: Hints) -> Verdict | None:
    """A link to a built page in Markdown, or to a folder where there may be no server."""
    is_html = bool(link.typed) and split(link.typed or "")[0].endswith(".html")
    is_folder = path.endswith(("/", "/.", "/..")) or path in (".", "..")
    if dest not in site.markup or not (is_html or is_folder):
        return None
    hint = f" Did you mean {hints.spell(site.by_dest[dest], page, split(link.url)[1], link.typed is not None)}?"
    if is_html:
        return Verdict("output-form", f"{link.written} names a built page.{hint}")
    source = site.files.get_file_from_path(source_of(link, page)) if link.typed is not None else None
    if source is not None or site.config.use_directory_urls:
        return None
    message = f"{link.written} names a folder, which shows no page without a server.{hint}"
    return Verdict("folder-link", message, site.is_offline)


def judge_section(link: Link, fragment: str, dest: str | None, page: File, site: Site, hints: Hints) -> Verdict | None:
    """A link to a section that its page, drawing or file doesn't have."""
    is_within = link.url.startswith("#")
    if not fragment or dest is None or ANYWHERE.match(fragment) or not (is_within or link.tag in ("a", "area", "use")):
        return None
    if site.ids(dest) is None:
        if dest in site.by_dest and not site.by_dest[dest].is_documentation_page():
            return Verdict("anchor-on-file", f"{dest} is a file without sections, so #{fragment} means nothing.")
    elif not site.has_section(dest, fragment):
        bad = missing_anchor(link, fragment, dest, page, site, hints)
        return bad._replace(is_sure=bad.is_sure and not site.is_scripted(dest))
    return None


def judge_own(link: Link, path: str, page: File, site: Site, hints: Hints) -> Verdict | None:
    """An address on the site's own host: it should be relative, and lead to something."""
    url = (site.base or "/") + path
    path, fragment = split(url)
    dest = site.destination(path, "")
    if not site.holds(dest) and dest is not None and f"{dest}/index.html" in site.by_dest:
        dest += "/index.html"
    if link.kind == "name" or url == (site.base or "/"):
        return None
    if not site.holds(dest):
        first, slash, _ = (dest or "").partition("/")
        if (slash and first in site.folders) or (
            not slash and "." in first and not first.endswith((".xml", ".txt", ".json"))
        ):
            return Verdict("missing-page", f"{link.written} is an address of this site, but leads to nothing.")
        return None
    if wrong := judge_section(link._replace(url=url), fragment, dest, page, site, hints):
        return wrong
    file = site.by_dest.get(dest or "")
    hint = f" Did you mean {hints.spell(file, page, fragment, link.typed is not None)}?" if file else ""
    return Verdict("own-site-url", f"{link.written} is an address of this very site.{hint}")


def judge_absolute(link: Link, dest: str | None, page: File, site: Site, hints: Hints) -> Verdict | None:
    """A link from the root of the host; right in 404.html, which a server shows at any depth."""
    path, fragment = split(link.url)
    if dest is not None and not site.holds(dest) and f"{dest}/index.html" in site.by_dest:
        dest += "/index.html"
    there = site.by_dest.get(dest or "") or hints.from_root(path)
    hint = f" Did you mean {hints.spell(there, page, fragment, link.typed is not None)}?" if there else ""
    if not site.holds(dest):
        if dest is None and (path == "/" or not there) and not path.endswith(OWN_FILES):
            return None  # another site on the same host
        return Verdict("missing-page", f"{link.written} leads to nothing from the root of the host.{hint}")
    if wrong := judge_section(link, fragment, dest, page, site, hints):
        return wrong
    if page.dest_uri == "404.html":
        return None
    if site.is_offline:
        return Verdict("wrong-start", f"{link.written} leads nowhere when the site is read from disk.{hint}")
    if not site.config.site_url or site.levels.get("absolute_links", 0) >= logging.WARNING:
        return Verdict("absolute-link", f"{link.written} begins at the root of the host.{hint}")
    return None


def missing(link: Link, path: str, dest: str | None, page: File, site: Site, hints: Hints) -> Verdict | None:
    """Says that nothing is where the link leads, and what may have been meant."""
    written = link.written
    if meant := whole_address(written):
        return Verdict("malformed-url", f"{written} is read as a file of the site. Did you mean {meant}?")
    if written.startswith("~/"):
        return Verdict("local-path", f"{written} is a path on somebody's computer.")
    source = source_of(link, page) if link.typed is not None else unquote(path)
    file = site.files.get_file_from_path(source)
    if file is not None and file.inclusion.is_excluded():
        return Verdict("excluded-target", f"{written} is left out of the site by the project's settings.")
    near, hint = hints.page(link, page)
    if link.typed is None and path.lower().endswith(OWN_FILES) and link.tag != "css":
        return Verdict("source-form", f"{written} names a source; raw HTML needs the address of the built page.{hint}")
    if near and near.src_uri.lower() == source.lower() and link.typed is not None:
        return Verdict("wrong-case", f"{written} differs in case from {near.src_uri}.{hint}")
    if near and dest and near.dest_uri.lower() == dest.lower():
        return Verdict("wrong-case", f"{written} differs in case from {near.dest_uri}.{hint}")
    if dest is None or (link.typed is not None and source.startswith("..")):
        if site.config.extra.get("version") and not re.search(r"\.\w+$", path):
            return None  # another version of the site beside this one
        return Verdict("outside-docs", f"{written} leads out of the docs folder, of which alone a site is made.{hint}")
    is_page = PAGE.search(path) and link.tag in ("a", "area")
    rule, what = ("missing-page", "page") if is_page else ("missing-file", "file")
    return Verdict(rule, f"{written} leads to no {what}.{hint}")


def whole_address(written: str) -> str:
    """What was meant by an address that lacks its scheme, or has a slip in it; "" when it is none."""
    if MAIL.fullmatch(written.partition("?")[0]):
        return f"mailto:{written}"
    if slip := HTTP_SLIP.fullmatch(written):
        return f"http{'s' if slip[2] else ''}://{slip[3].lstrip('/')}"
    return f"https://{written}" if BARE_HOST.match(written) else ""


def source_of(link: Link, page: File) -> str:
    """The path below docs/ that a Markdown link names."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.src_uri), split(link.written)[0]))


def missing_anchor(link: Link, fragment: str, dest: str, page: File, site: Site, hints: Hints) -> Verdict:
    """Says that a page has no such section, and which was meant."""
    if link.kind == "footnote-backref":
        return Verdict("unused-definition", f"The footnote {fragment.partition(':')[2]} is never referred to.")
    where = "on this page" if dest == page.dest_uri else f"in {site.by_dest[dest].src_uri}"
    named = f"{link.written} leads to no section" if link.kind != "id" else f"No element has the id {fragment}"
    message = f"{named} {where}.{hints.anchor(link, dest, page)}"
    return Verdict("missing-anchor", message, link.kind != "id" and link.tag != "css")


@cache
def judge_external(url: str) -> Verdict | None:
    """What is wrong with the form of an address; None for local ones and good ones."""
    scheme = SCHEME.match(url)
    name = scheme[1].lower() if scheme else ""
    if len(name) == 1 or name == "file" or url.startswith("\\"):
        return Verdict("local-path", f"{url} is a path on somebody's computer.")
    if url.startswith("//"):
        return Verdict("fragile-url", f"{url} has no scheme, so it fails in a copy on disk. Did you mean https:{url}?")
    if twice := TWICE.match(url):
        once = re.sub(r"(?i)^(https?):?/+", r"\1://", url[twice.end() :])
        return Verdict("malformed-url", f"{url} has a scheme twice.{suggest(once)}")
    if name in ("http", "https"):
        return judge_host(url)
    if name == "javascript":
        return Verdict("fragile-url", f"{url} is a script, which does nothing in a new tab or without scripts.")
    if name == "mailto":
        return judge_mail(url)
    if port := PORT.fullmatch(url):
        return Verdict("malformed-url", f"Browsers take {port[1]} for a scheme. Did you mean http://{url}?")
    if (
        name
        and name not in KNOWN
        and (near := difflib.get_close_matches(name, ["http", "https", "mailto", "ftp"], 1, 0.7))
    ):
        return Verdict("malformed-url", f"No browser knows {name}:.{suggest(near[0] + url[len(name) :])}")
    return None


def judge_mail(url: str) -> Verdict | None:
    """Whether a mail address holds receivers that may exist."""
    to = unquote(url[7:].partition("?")[0])
    if not to or all(MAIL.fullmatch(address.strip()) for address in to.split(",")):
        return None
    clean = to.strip(" /")
    hint = f" Did you mean mailto:{clean}?" if MAIL.fullmatch(clean) else ""
    return Verdict("malformed-url", f"{url} holds no valid e-mail address.{hint}")


def judge_host(url: str) -> Verdict | None:
    """Whether a web address has its two slashes and a host that may exist."""
    if not re.match(r"\w+://[^/]", url):
        slip = HTTP_SLIP.fullmatch(url)
        return Verdict("malformed-url", f"{url} lacks its two slashes.{suggest(whole_address(url)) if slip else ''}")
    try:
        parts = urlsplit(url.replace("\\", "/"))  # as browsers read it
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return Verdict("malformed-url", f"{url} has a malformed host or port.")
    if OWN_MACHINE.fullmatch(host):
        return Verdict("fragile-url", f"{url} is on the author's own machine.")
    if ":" in host or is_possible(host.removesuffix(".")):
        return None
    return Verdict("malformed-url", f"{url} names no possible host.")


def is_possible(host: str) -> bool:
    """Whether a host may have this name or number."""
    labels = host.split(".")
    if labels[-1].isdigit():
        try:
            ipaddress.ip_address(host)
        except ValueError:
            return False
        return True
    ends = len(labels) == 1 or re.fullmatch(r"[^\W\d_]{2,}|xn--[\w-]+", labels[-1])
    return host not in NO_HOSTS and bool(ends) and all(map(LABEL.fullmatch, labels))


def suggest(url: str) -> str:
    """A suggestion, made only when it would itself pass."""
    return "" if not url or judge_external(url) else f" Did you mean {url}?"
