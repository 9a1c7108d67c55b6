"""Judges one link: where a browser would go from the built page, whether anything is there, and what was meant."""

import difflib
import logging
import posixpath
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from urllib.parse import quote, unquote

from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from .findings import Verdict, nearest
from .markup import Link
from .site import Site, content, fold, fold_path, split, walk

NO_PATH = r"(?![^:/?#]+\.(?:md|markdown|html?|png|svg):)"  # as in `notes.md:12`, which looks like a scheme
SCHEME = re.compile(rf"(?i){NO_PATH}([a-z][a-z0-9+.-]*):")
MISSPELT = ("http", "https", "mailto", "ftp")  # a scheme that only resembles one of these is a slip
SCHEMES = {*MISSPELT, "tel", "sms", "ftps", "sftp", "ssh", "git", "data", "file", "javascript", "about", "blob", "ws"}
SLIP = re.compile(r"(?i)([a-z]{3,6})(?:[:;.,]+/*|/{2,3})(?=[\w-]+[.:/;])")  # what may have been meant as a scheme
MAIL = re.compile(r"(?:\"[^\"]+\"|[^@\s<>()/:]+)@(?:[^@\s./]+(?:\.[^@\s./]+)+|localhost|\[[\w.:]+\])")
BARE_HOST = re.compile(
    rf"(?i){NO_PATH}(?:www\.[\w-]+\.|(?:[\w-]+\.)+(?:com|org|net|io|dev|edu|gov)(?:[/:?#]|$)"
    r"|(?:localhost|[\w-]+(?:\.[\w-]+)+):\d{1,5}(?:[/?#]|$))"
)
LABEL = r"(?!-)[\w-]{1,63}(?<!-)"
HOST = rf"(?!(?:https?|www|com|org|net|io)(?:[:/?#]|$))(?:{LABEL}(?:\.{LABEL})*|\[[\da-f:.]+\])\.?"
WEB = re.compile(rf"(?i)https?://(?:[^/?#@\\]*@)?{HOST}(?::[1-6]?\d{{0,4}})?(?:[/?#\\]|$)")
OWN_MACHINE = re.compile(r"(?i)https?://(?:localhost|127\.[\d.]+|0\.0\.0\.0|\[::1\])(?![\w.-])")
ANYWHERE = re.compile(r"(?:only|gh)-(?:light|dark)|t=|page=|xywh=|:~:text=|nameddest=|svgView\(|!?/")  # need no id
PAGE = re.compile(r"(?:^|/)[^./]*$|\.(?:md|markdown|html?)\W*$", re.IGNORECASE)  # the path of one, and not of a file
SOURCES = (".md", ".markdown")
JUNK = re.compile(r"[\u200b\u00a0]|\s.*|[\"“#].*|:\d+$|[.,;~]+$", re.DOTALL)  # what gets into a path by a slip
HOME = File("index.md", "", "", True)  # links in settings are relative to the home page


def judge(link: Link, page: File, site: Site) -> Verdict | None:
    """What is wrong with a link of a page, if anything."""
    url = link.url
    if link.kind in ("control", "footnote-backref") or ("{{" in url and not link.is_markdown):  # a script makes it
        return None
    if "](" in link.href if link.is_markdown else ">" in url and not SCHEME.match(url):
        sign = "parenthesis" if link.is_markdown else "quotation mark"
        return Verdict("lost-link", f"“{link.href[:80]}” is taken for one address: a closing {sign} is missing.")
    if not url:
        may_be_empty = link.tag in ("script", "form", "input", "button", "iframe", "use")
        return None if may_be_empty else Verdict("empty-link", "The link leads nowhere: its address is empty.")
    if link.href.endswith("#") and link.tag in ("a", "area"):
        return Verdict("hash-only", f"“{link.href}” names no section, and leads to the top of the page.")
    own_path = site.own_path(url)
    if own_path is None:
        if (outside := judge_external(url)) or SCHEME.match(url):
            return outside
    elif link.kind == "name" or not own_path:
        return None
    from_root = own_path is not None or url.startswith("/")
    if page.dest_uri == "404.html" and not from_root and not url.startswith("#"):
        return Verdict("wrong-start", f"“{url}” is relative, and 404.html is shown at any depth: begin it with /.")
    path, fragment = split(url if own_path is None else site.base + own_path)
    dest = site.destination(path, page.dest_uri)
    if dest is None or not site.holds(dest):
        return (judge_missing_from_root if from_root else judge_missing)(link, path, dest, page, site)
    if link.tag == "img" and dest in site.markup and not url.startswith("#"):
        return Verdict("missing-file", f"“{link.href}” is a page, and no picture: a link to it has no ! before it.")
    return judge_section(link, fragment, dest, page, site) or judge_form(link, path, dest, page, site)


def judge_name(name: str, site: Site, tag: str = "a") -> Verdict | None:
    """What is wrong with a page, file or address that settings or data name, as if the home page had a link to it."""
    path, hash, fragment = name.partition("#")
    file = site.by_src.get(split(path)[0])
    return judge(Link(tag, file.url + hash + fragment if file else name, name), HOME, site)


def judge_template(site: Site, name: str) -> Verdict | None:
    """The verdict on the name of a template; None when theme or project has one."""
    folders = [*map(Path, site.config.theme.dirs)]
    if any((folder / name.lstrip("/")).is_file() for folder in folders):
        return None
    names = (file.relative_to(folder).as_posix() for folder in folders for file in folder.rglob("*.html"))
    return Verdict("missing-template", f"There is no template “{name}”.", fix=nearest(name, names))


def judge_form(link: Link, path: str, dest: str, page: File, site: Site) -> Verdict | None:
    """A link that leads somewhere, but names a built page or a folder, or begins at the root: it fails some readers."""
    is_page = bool(path) and dest in site.markup
    is_folder = dest.endswith("index.html") and not path.endswith("index.html") and not site.config.use_directory_urls
    if site.own_path(link.url) is not None:
        rule, fault = "own-site-url", "is an address of this very site."
    elif path.startswith("/"):
        is_asked = not site.config.site_url or site.settings.get("absolute_links", 0) >= logging.WARNING
        if page.dest_uri == "404.html" or not (site.is_offline or is_asked):  # a server shows that page at any depth
            return None
        rule, fault = "absolute-link", "begins at the root of the host."
        if site.is_offline:
            rule, fault = "wrong-start", "leads nowhere when the site is read from disk."
    elif is_page and link.is_markdown and (page is HOME or split(link.href)[0].endswith(".html")):
        rule, fault = "output-form", "names a built page."
    elif is_page and is_folder:
        rule, fault = "folder-link", "names a folder, which shows no page without a server."
    else:
        return None
    if src_uri_of(link.href, page) in site.files.src_uris:  # it names the page's source
        return None
    fix = spelling(site.by_dest.get(dest), page, split(link.url)[1], link.is_markdown)
    return Verdict(rule, f"“{link.href}” {fault}", site.is_offline or rule != "folder-link", fix)


def judge_section(link: Link, fragment: str, dest: str, page: File, site: Site) -> Verdict | None:
    """A link to a section that its page, drawing or file doesn't have."""
    if not fragment or ANYWHERE.match(fragment) or not (link.url[0] == "#" or link.tag in ("a", "area", "use", "css")):
        return None
    id = re.sub(r";\w+=.*", "", fragment)  # what follows is for a script
    if site.ids(dest) is None or site.has_section(dest, id):
        return None
    where = "on this page" if dest == page.dest_uri else f"in {site.by_dest[dest].src_uri}"
    may_be_made = link.tag == "css" or (dest not in site.markup and "<script" in content(site.by_dest[dest]))
    fix = section_fix(site, link, dest, page)
    return Verdict("missing-anchor", f"“{link.href}” leads to no section {where}.", not may_be_made, fix)


def judge_missing_from_root(link: Link, path: str, dest: str | None, page: File, site: Site) -> Verdict | None:
    """What is wrong with an address of this host that leads to no file; None where it may be another site's."""
    there = guess_file(site, "/" + path.removeprefix(site.base).strip("/"), HOME)
    if dest is None and (path == "/" or not there) and not path.endswith(SOURCES):
        return None
    top = f"{(dest or '').partition('/')[0]}/"
    is_ours = any(file.startswith(top) for file in site.by_dest) or re.search(r"\.(?!xml$|txt$|json$)\w+$", path)
    if not is_ours and not link.url.startswith("/") and (site.base == "/" or site.config.extra.get("version")):
        return None
    fix = spelling(there, page, split(link.url)[1], link.is_markdown)
    return Verdict("missing-page", f"“{link.href}” leads to nothing from the root of the host.", bool(is_ours), fix)


def judge_missing(link: Link, path: str, dest: str | None, page: File, site: Site) -> Verdict | None:
    """The verdict on a link to nothing, with what may have been meant; None where another version may have it."""
    href = link.href
    if fix := complete_address(href):
        return Verdict("malformed-url", f"“{href}” is read as a file of the site.", fix=fix)
    src_uri = src_uri_of(href, page)
    if (file := site.files.get_file_from_path(src_uri)) and file.inclusion.is_excluded():
        return Verdict("excluded-target", f"“{href}” is left out of the site by the project's settings.")
    target, fragment = split(href)
    near = guess_file(site, target, page)
    if near and (ids := site.ids(near.dest_uri)) is not None:
        fragment = id_like(fragment, ids)
    is_own_id = href in (site.ids(page.dest_uri) or ())
    fix = spelling(near, page, fragment, link.is_markdown) or (f"#{href}" if is_own_id else "")
    if not link.is_markdown and path.lower().endswith(SOURCES):
        return Verdict("source-form", f"“{href}” names a source, and raw HTML needs a built page.", fix=fix)
    typed, there = (src_uri, near.src_uri) if near and link.is_markdown else (dest or "", near.dest_uri if near else "")
    if near and typed.lower() == there.lower():
        return Verdict("wrong-case", f"“{href}” differs in case from {near.src_uri}.", fix=fix)
    if dest is None or (link.is_markdown and src_uri.startswith("..")):
        if site.config.extra.get("version") and not re.search(r"\.\w+$", path):
            return None  # another version of the site beside this one
        return Verdict("outside-docs", f"“{href}” leads out of the docs folder, which is all of the site.", fix=fix)
    rule = "missing-page" if PAGE.search(path) and link.tag in ("a", "area") else "missing-file"
    return Verdict(rule, f"“{href}” leads to no {rule.removeprefix('missing-')}.", fix=fix)


def complete_address(href: str) -> str:
    """What was meant by an address that lacks its scheme, or has a slip in it; "" when it is none."""
    if MAIL.fullmatch(href.partition("?")[0]):
        return f"mailto:{href}"
    rest, scheme = href, ""
    while (slip := SLIP.match(rest)) and (near := nearest(slip[1].lower(), ("http", "https"))):
        rest, scheme = rest[slip.end() :], near
    if not scheme and BARE_HOST.match(rest):
        scheme = "http" if re.match(r"[\w.-]+:", rest) else "https"
    address = f"{scheme}://{rest}"
    return address if address.lower() != href.lower() and WEB.match(address) else ""


@cache
def judge_external(url: str) -> Verdict | None:
    """What is wrong with the form of an address; None for local ones and good ones."""
    scheme = SCHEME.match(url)
    name = scheme[1].lower() if scheme else ""
    if len(name) == 1 or name == "file" or url.startswith("\\"):
        return Verdict("local-path", f"“{url}” is a path on somebody's computer.")
    if url.startswith("//"):
        return Verdict("fragile-url", f"“{url}” has no scheme, so it fails in a copy on disk.", fix=f"https:{url}")
    if name == "javascript":
        return Verdict("fragile-url", f"“{url}” is a script, which does nothing in a new tab or without scripts.")
    if name == "mailto":
        receivers = unquote(url[7:].partition("?")[0])
        is_valid = all(MAIL.fullmatch(each.strip()) for each in receivers.split(",")) or (not receivers and "?" in url)
        return None if is_valid else Verdict("malformed-url", f"“{url}” holds no valid e-mail address.")
    if WEB.match(url):
        if " " in url:
            return Verdict("fragile-url", f"“{url}” holds a blank: write %20, or put quotation marks around a title.")
        return Verdict("fragile-url", f"“{url}” is on the author's own machine.") if OWN_MACHINE.match(url) else None
    completed = complete_address(url) if name else ""
    near = "" if name in SCHEMES else nearest(name, MISSPELT)
    if completed or near or name in ("http", "https"):
        fix = completed or (near + url[len(name) :] if near else "")
        message = f"“{url}” is no valid address: its scheme, its signs or its host is wrong."
        return Verdict("malformed-url", message, fix="" if fix and judge_external(fix) else fix)
    return None


def guess_file(site: Site, path: str, page: File) -> File | None:
    """The file that a path names but for its start, end, case or stray signs; or one with a similar name or path."""
    clean, files = JUNK.sub("", path.replace("\\", "/").strip()) or path, site.by_src
    by_folded = {fold_path(path): file for path, file in files.items()}
    for start in (posixpath.dirname(page.src_uri), "", page.url):
        candidate = posixpath.normpath(posixpath.join(start, clean)).lstrip("./").removeprefix("docs/")
        if file := by_folded.get(fold_path(candidate)):
            return file
    src_uri, is_page = src_uri_of(path.replace("\\", "/"), page), PAGE.search(path)
    ending = r"\.(?:md|markdown|html?)" if is_page else re.escape(Path(src_uri).suffix)
    alike = [path for path in files if re.search(f"{ending}$", path)] or [*files]
    alike = [path for path in alike if nearest(Path(path).stem, [Path(src_uri).stem], 0.6)]  # not by its folder alone
    full = [f"{posixpath.splitext(path)[0]}.md" if is_page else path for path in (src_uri, *alike)]
    for wanted, *names in (full, map(posixpath.basename, full)):
        if near := nearest(wanted, names, 0.75):
            same = [path for path, name in zip(alike, names, strict=True) if name == near]
            return files[max(same, key=lambda path: difflib.SequenceMatcher(None, path, src_uri).ratio())]
    return None


def spelling(file: File | None, page: File, fragment: str, is_markdown: bool) -> str:
    """How one writes a link from a page to a file, in Markdown or in HTML; "" when there is no file."""
    if file is None:
        return ""
    path = quote(unquote(get_relative_url(file.url, page.url)))
    if is_markdown:
        path = posixpath.relpath(file.src_uri, posixpath.dirname(page.src_uri))
        path = quote(path, safe="/~!$&'*+,;=:@") if re.search(r"[\s()]", path) else path
    return ("" if file is page and fragment else path) + (f"#{fragment}" if fragment else "")


def section_fix(site: Site, link: Link, dest: str, page: File) -> str:
    """How to write a link to an id that exists, in a page beside, the one meant or another; "" if none is likely."""
    path, fragment = split(link.href)
    elsewhere = [d for d, markup in site.markup.items() if fragment in markup.ids]
    beside = [d for d in elsewhere if posixpath.dirname(d) == posixpath.dirname(dest)]
    there = beside if len(beside) == 1 else elsewhere
    is_meant = there is beside or f"{dest}#{fragment}" in site.promised  # as it is typed
    if not is_meant and (near := id_like(fragment, site.ids(dest) or (), site.by_dest.get(dest))):
        return f"{path}#{near}"
    return spelling(site.by_dest[there[0]], page, fragment, link.is_markdown) if len(there) == 1 else ""


def id_like(fragment: str, ids: Iterable[str], file: File | None = None) -> str:
    """The id that resembles the one wanted, or ""; a heading's words count as much as its id."""
    by_words = {fold(id): id for id in sorted(ids)}
    for heading in walk(file.page.toc if file and file.page and file.page.toc else ()):
        by_words.setdefault(fold(heading.title), heading.id)
    words = fold(fragment)
    if near := nearest(words, by_words):
        return by_words[near]
    parts = [other for other in by_words if min(len(words), len(other)) > 2 and (words in other or other in words)]
    return by_words[min(parts, key=len)] if parts else ""


def src_uri_of(href: str, page: File) -> str:
    """The path below docs/ that a link in Markdown names."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.src_uri), split(href)[0]))
