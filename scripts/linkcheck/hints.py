"""Suggestions for `did you mean …?`; an address is only suggested when a link with it would pass the check."""

import posixpath
import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from .positions import ID_ATTRIBUTES
from .site import Site
from .targets import HTML, PAGE_ENDINGS, Tree, Use, is_page, use_of
from .templates import PRINTED

BRACKETS = "<>()[]{}\"'`*_“”‘’«»"  # signs around an address that may have got into it
ALIKE = 0.65  # below this similarity, one name was hardly meant as the other
TWINS = {"index.md": "README.md", "README.md": "index.md"}  # MkDocs gives both the same address
PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".ico")
NO_PICTURES = (*PAGE_ENDINGS, *HTML)  # endings of files that an image cannot show
IN_EXPRESSION = re.compile(r"\{\{ ?[\"']\Z")  # the text before an address that Jinja prints: {{ "
NO_LETTER = re.compile(r"[\W_]+")
FOREIGN = "аеорсухіјѕԁһԛԝ‐‑–—’ʼ\u00a0"  # letters of other scripts and signs that look like those of LATIN
LATIN = "aeopcyxijsdhqw----'' "
LOOKALIKES = str.maketrans(FOREIGN, LATIN)


def path_hint(site: Site, use: Use) -> str:
    """An address for the link's place that leads to the file, and if possible the section, that was meant, or ""."""
    for path in candidates(site, use):
        typed = use.target.fragment or ""
        for fragment in (typed, typed.strip(BRACKETS), nearest_id(site, path, typed), ""):
            if href := leading_to(site, use, path, fragment or None):
                return href
    return ""


def leading_to(site: Site, use: Use, path: str, fragment: str | None) -> str:
    """The address of a file as it must be written in a link's place, or "" when the link would not pass with it."""
    href = spelt(site, use, path, fragment) if path else ""
    return in_template(site, use, href) if passes(site, use, href) else ""


def candidates(site: Site, use: Use) -> list[str]:
    """The files that the author of a link may have meant, the likeliest first."""
    tree, tried = site.tree, use.target.tried.replace("\\", "/")
    path = tried.rstrip("/")
    stem, name = posixpath.splitext(path)[0], posixpath.basename(path)
    files = [
        *without_stray_signs(tree, use),
        *(tried.rstrip("/.,:;\xa0\u200b"), f"{stem}.md", f"{path}.md", f"{stem}/index.md", f"{stem}/README.md"),
        *(tree.outputs.get(form, "") for form in (tried, f"{tried.strip('/')}/index.html")),
        in_docs(site, use.address.path) if "/" in use.address.path.lstrip("./") else "",
        *(stem + ending for ending in PICTURES if tried.endswith(PICTURES)),
        *in_any_folder(tree, name),
        *lookalikes(tree, f"{stem}.md" if "." not in name or name.endswith(".html") else tried),
        *lookalikes(tree, tried),
    ]
    return [file for file in dict.fromkeys(files) if file in tree.files]


def without_stray_signs(tree: Tree, use: Use) -> list[str]:
    """What a link leads to, as it stands or without brackets around it, words or signs after it."""
    href = use.link.href
    first = href.split()[:1]
    trimmed = [href.strip(BRACKETS), *first, *(word.rstrip(".,;:") for word in first)]
    targets = [use.target, *(use_of(tree, use.page, use.link._replace(href=href)).target for href in trimmed)]
    return [target.path for target in targets]


def in_any_folder(tree: Tree, name: str) -> list[str]:
    """The files and pages with that name in whatever folder; none when they are many, or each folder may have one."""
    files = [path for form in (name, f"{posixpath.splitext(name)[0]}.md") for path in tree.by_name.get(form, [])]
    return files if len(files) <= 2 and not is_index(name) else []


@lru_cache(maxsize=2**10)
def lookalikes(tree: Tree, path: str) -> list[str]:
    """Files of the same kind whose names resemble that of a path: first in the same folder, then anywhere."""
    folder, name = posixpath.split(path)
    stem, ending = posixpath.splitext(name)
    if (same := tree.by_lower_case.get(path.lower(), "")) in tree.files:
        return [same]
    twin = posixpath.join(folder, TWINS.get(name, ""))
    found = [twin] if name in TWINS and twin in tree.files else []
    stems = {posixpath.splitext(known)[0]: known for known in sorted(tree.by_name) if known.endswith(ending)}
    for near in get_close_matches(stem, stems, 3, ALIKE):
        is_near = SequenceMatcher(None, stem, near).ratio() > 0.8 and not is_index(name)
        found += [file for file in tree.by_name[stems[near]] if posixpath.dirname(file) == folder or is_near]
    return sorted(found, key=lambda path: posixpath.dirname(path) != folder)


def in_docs(site: Site, path: str) -> str:
    """The file that a path names when it starts from the docs folder or from the project's root, or ""."""
    path = posixpath.normpath("/" + path.replace("\\", "/")).lstrip("/").removeprefix(site.project.prefix)
    return path if path in site.tree.files else ""


def as_source(path: str) -> str:
    """Returns a path with the ending `.md` when it has none or that of a built page, else unchanged."""
    stem, ending = posixpath.splitext(path.partition("#")[0].rstrip("/"))
    return f"{stem}.md" if ending in ("", ".html", ".htm") else stem + ending


def is_index(name: str) -> bool:
    """Whether every folder may have a file with that name, so that one in another folder was hardly meant."""
    return posixpath.splitext(name)[0] in ("index", "README")


def spelt(site: Site, use: Use, path: str, fragment: str | None) -> str:
    """The address of a file, relative to the link's page; in `nav` the path of the source, which has no fragment."""
    if use.link.attribute.startswith("nav."):
        return "" if fragment else path
    start = posixpath.dirname(use.page)
    if use.link.raw:
        start, path = posixpath.dirname(site.tree.output(use.page)), site.tree.output(path)
        path = path.removesuffix("index.html") if site.tree.directory_urls and not site.project.is_offline else path
    relative = posixpath.relpath(path or ".", start or ".") + ("/" if path.endswith("/") else "")
    return quote(relative, safe="/._-~()!,'+@") + (f"#{fragment}" if fragment else "")


def in_template(site: Site, use: Use, href: str) -> str:
    """The address as it must be written in the link's place: in a template, within `{{ … | url }}`."""
    source = site.text_at(use.link.place.path)
    is_printed = use.is_in_template and IN_EXPRESSION.search(source.text, 0, source.offset(use.link.place))
    if not use.is_in_template or use.link.element == "template" or is_printed:
        return href
    path, sign, fragment = href.partition("#")
    return f"{{{{ '{path}' | url }}}}{sign}{fragment}"


def passes(site: Site, use: Use, href: str) -> bool:
    """Whether the link would pass with this address, on every page that includes it by a snippet."""
    is_raw = use.link.raw and not (use.is_in_configuration and is_page(href))
    link = use.link._replace(href=href, raw=is_raw)
    pages = holders(site, use)
    targets = [use_of(site.tree, page, link).target for page in pages]
    is_picture = link.element in ("img", "config:img")
    if not href or href == use.link.href or not all(map(site.has, targets)):
        return False
    return not (is_picture and any(target.path.lower().endswith(NO_PICTURES) for target in targets))


def holders(site: Site, use: Use) -> list[str]:
    """The pages on which the link stands; a link in a snippet may stand on several."""
    place = use.link.place
    if use.page not in site.pages or place.path == site.shown(use.page):
        return [use.page]
    return [page.path for page in site.pages.values() if any(link.place == place for link in page.links)]


def anchor_hint(site: Site, use: Use) -> str:
    """The best address for a missing anchor.

    That is a heading with these words, an id of the page that contains it, the same id on exactly one other page, or
    the most similar id of the page.
    """
    path, fragment = use.target.path, use.target.fragment or ""
    known = site.ids.get(path) or (site.ids_of_file(path) if path else site.ids_of_templates)
    titled = id_of_title(site, path, fragment)
    near = titled or nearest(fragment, [id for id in known if id and PRINTED not in id])
    if use.link.attribute in ID_ATTRIBUTES:
        return near
    here = f"{use.link.href.partition('#')[0]}#{near}" if near else ""
    if use.target.state == "output-form" and near:
        here = path_hint(site, use._replace(target=use.target._replace(fragment=near)))
    return here if titled or (near and letters(fragment) in letters(near)) else elsewhere(site, use) or here


def id_of_title(site: Site, path: str, fragment: str) -> str:
    """The id of the first heading of a page whose words are those of the fragment, or ""."""
    headings = site.pages[path].headings if path in site.pages else ()
    return next((heading.id for heading in headings if heading.id and letters(heading.text) == letters(fragment)), "")


def letters(text: str) -> str:
    """Returns a text in lower case with letters and digits only."""
    return NO_LETTER.sub("", text.lower())


def nearest_path(folders: Iterable[Path], path: str) -> str:
    """The path with the most similar file name of the same ending that exists in one of the folders, or ""."""
    start, name = posixpath.split(path)
    stem, ending = posixpath.splitext(name)
    files = (file for folder in folders for file in (folder / start).glob("*") if file.suffix == ending)
    near = nearest(stem, [file.stem for file in files])
    return posixpath.join(start, near + ending) if near else ""


def nearest_id(site: Site, path: str, fragment: str) -> str:
    """The id of a page that is most similar to a fragment, or ""."""
    return nearest(fragment, site.ids.get(path, ()))


def nearest(word: str, words: Iterable[str]) -> str:
    """The word among `words` that is most similar to a word, or ""."""
    return nearest_of(word, tuple(words))


@lru_cache(maxsize=2**10)
def nearest_of(word: str, words: tuple[str, ...]) -> str:
    """Does the work of `nearest`, with a cache for a mistake that is made many times."""
    by_lower = {known.lower(): known for known in sorted(words)}
    key = word.lower().replace("_", "-")
    found = [key] if key in by_lower else get_close_matches(key, by_lower, 1, ALIKE)
    return by_lower[found[0]] if found else ""


def elsewhere(site: Site, use: Use) -> str:
    """The address of the anchor on another page, when exactly one other page has it, or ""."""
    homes = [path for path, known in site.ids.items() if use.target.fragment in known and path != use.page]
    is_sure = len(homes) == 1 and is_page(homes[0])
    return leading_to(site, use, homes[0], use.target.fragment) if is_sure else ""


def strange_letter(site: Site, use: Use) -> str:
    """Which letter of a path only looks like that of an existing file, or ""."""
    tried = use.target.tried
    for path in site.tree.files:
        if tried != path and not f"{tried}{path}".isascii() and skeleton(tried) == skeleton(path):
            return describe_letter(tried, path)
    return ""


def skeleton(text: str) -> str:
    """Returns a text in Unicode form NFC, with letters of other scripts replaced by the Latin ones they look like."""
    return unicodedata.normalize("NFC", text).translate(LOOKALIKES)


def describe_letter(tried: str, path: str) -> str:
    """Says which letter of a path differs from that of the file, although the two look the same."""
    first, second = (unicodedata.normalize("NFC", text) for text in (tried, path))
    if first == second:
        return "its letters are composed otherwise than those of the file (Unicode NFC against NFD)"
    different = next((a, b) for a, b in zip(first, second, strict=False) if a != b)
    names = [f"{sign!r} ({unicodedata.name(sign, f'U+{ord(sign):04X}')})" for sign in different]
    return f"it has {names[0]} where the file has {names[1]}"
