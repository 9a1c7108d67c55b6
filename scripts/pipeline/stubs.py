"""Writes redirects into a built site: a stub page for each page that moved, a notice for each section that moved.

A stub works online and from disk, keeps query and fragment, and asks not to be indexed. Without JavaScript it leads to
the page alone, since no browser keeps query or fragment when a page refreshes.
A section that moved within its page leaves an empty anchor above its new place; one that moved to another page leaves
a sentence with a link, which a script follows at once.
"""

import os
import posixpath
import re
from functools import lru_cache
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import quote

from redirect_table import Redirect, is_elsewhere, output_path, redirects

POLICY = "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'"
STUB = Template("""<!DOCTYPE html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="Content-Security-Policy" content="$policy">
<title>$moved</title>
<link rel="canonical" href="$canonical">
<script src="$script"></script>
<meta http-equiv="refresh" content="0; url=$href">
</head>
<body>
<p data-moved>$moved: <a href="$href">$href</a>.</p>
$places</body>
</html>
""")
SCRIPT_PATH = "assets/javascripts/moved.js"
SCRIPT = """/** Follows the link of a section that has moved to another page, or else that of a page that has moved. */
(() => {
  function name(part) {
    try { return decodeURIComponent(part); } catch { return part; }
  }
  function follow() {
    const section = document.getElementById(name(location.hash.slice(1)));
    const sign = section?.matches("[data-moved]") ? section : document.querySelector("[data-moved]:not([id])");
    if (!sign) return;
    const to = new URL(sign.querySelector("a").href);
    const part = sign === section ? to.hash : location.hash || to.hash;
    location.replace(to.href.split("#")[0] + location.search + part);
  }
  addEventListener("hashchange", follow);
  document.readyState === "loading" ? addEventListener("DOMContentLoaded", follow) : follow();
})();
"""


def write_stubs(project, site_dir: Path) -> int:
    """Writes every redirect of a project into its built site; returns how many redirects there are."""
    site_dir, url = Path(site_dir), project.site_url
    known = redirects(project.root)
    by_page: dict[str, list[Redirect]] = {}
    for redirect in known:
        by_page.setdefault(redirect.old.partition("#")[0], []).append(redirect)
    for page, group in sorted(by_page.items()):
        file = site_dir / output_path(page, project.config.use_directory_urls)
        if (project.docs / page).is_file():
            mark_sections(project, site_dir, file, group)
        else:
            write_stub(project, site_dir, file, page, group, url)
    return len(known)


def write_stub(project, site_dir: Path, file: Path, page: str, group: list[Redirect], url: str) -> None:
    """Writes the stub at the address of a page that is gone."""
    whole = next((redirect.new for redirect in group if "#" not in redirect.old), group[0].new.partition("#")[0])
    href = relative_address(project, page, whole)
    sections = {
        redirect.old.partition("#")[2]: relative_address(project, page, redirect.new)
        for redirect in group
        if "#" in redirect.old
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    text = STUB.substitute(
        language=escape(str(project.config.theme.get("language", "en"))),
        canonical=escape(href if is_elsewhere(whole) or not url else f"{url.rstrip('/')}/{address(project, whole)}"),
        policy=POLICY,
        script=script_for(site_dir, file),
        href=escape(href),
        moved="This page has moved",
        places="".join(moved_notice(name, target, "The section has moved") for name, target in sections.items()),
    )
    file.write_text(text, encoding="utf-8", newline="\n")


def mark_sections(project, site_dir: Path, file: Path, group: list[Redirect]) -> None:
    """Adds anchors and notices for sections that moved to a page that still exists."""
    text = file.read_text(encoding="utf-8")
    signs = ""
    for redirect in group:
        (old_page, _, old), (new_page, _, new) = redirect.old.partition("#"), redirect.new.partition("#")
        if new_page == old_page:
            text = with_anchor(text, old, new)
        else:
            signs += moved_notice(old, relative_address(project, old_page, redirect.new), "This section has moved")
    text = with_notices(site_dir, file, text, signs) if signs else text
    file.write_text(text, encoding="utf-8", newline="\n")


def with_anchor(text: str, old: str, new: str) -> str:
    """The page with an empty anchor before the element that has the new id."""
    element = re.search(rf"""<[A-Za-z][^<>]*\bid=["']?{re.escape(new)}["'\s>]""", text)
    place = element.start() if element else text.rfind("</body>")
    return f'{text[:place]}<a id="{escape(old)}"></a>{text[place:]}'


def moved_notice(old: str, href: str, words: str) -> str:
    """A sentence with a link to the new place of a section; `words` say so."""
    link = f'<a href="{escape(href)}">{escape(href)}</a>'
    return f'<p id="{escape(old)}" data-moved data-markdown-ignore>{words}: {link}.</p>\n'


def with_notices(site_dir: Path, file: Path, text: str, signs: str) -> str:
    """The page with notices at the end of its text, and the script that follows their links."""
    source = script_for(site_dir, file)
    place = text.rfind("</article>") if "</article>" in text else text.rfind("</body>")
    text = text[:place] + signs + text[place:]
    end = text.rfind("</body>")
    return f'{text[:end]}<script src="{source}"></script>\n{text[end:]}'


def script_for(site_dir: Path, file: Path) -> str:
    """Writes the script, and returns its address as the page at `file` links it."""
    script = site_dir / SCRIPT_PATH
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text(SCRIPT, encoding="utf-8", newline="\n")
    return Path(os.path.relpath(script, file.parent)).as_posix()


def relative_address(project, page: str, target: str) -> str:
    """The address of a source path as the built form of `page` links it."""
    if is_elsewhere(target):
        return target
    path, sign_, fragment = target.partition("#")
    return relative_path(page, path, project.config.use_directory_urls) + sign_ + fragment


@lru_cache(maxsize=2**10)  # hundreds of sections move between few pages
def relative_path(page: str, target: str, directory_urls: bool) -> str:
    """The relative address from the built form of one source file to that of another."""
    start = posixpath.dirname(output_path(page, directory_urls)) or "."
    return quote(posixpath.relpath(output_path(target, directory_urls), start))


def address(project, target: str) -> str:
    """The address of the built form of a source path, from the root of the site."""
    path, sign_, fragment = target.partition("#")
    built = quote(output_path(path, project.config.use_directory_urls))
    return (built.removesuffix("index.html") if project.config.use_directory_urls else built) + sign_ + fragment
