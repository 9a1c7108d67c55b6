"""`did you mean …?`: only ever something that would itself pass."""

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
from .targets import HTML, PAGE_ENDINGS, Tree, Use, is_page, use

AROUND = "<>()[]{}\"'`*_“”‘’«»"  # signs around an address that got into it
ALIKE = 0.65  # names that have less in common were hardly meant for each other
TWINS = {"index.md": "README.md", "README.md": "index.md"}  # which get the same address
PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".ico")
SHOWN_WHOLE = (*PAGE_ENDINGS, *HTML)  # in a window of its own, and in no picture
EXPRESSION = re.compile(r"\{\{ ?[\"']\Z")
NO_LETTER = re.compile(r"[\W_]+")


def path_hint(site: Site, one: Use) -> str:
    """A spelling of the link that leads to a page or file with the anchor it asks for, or ""."""
    for path in candidates(site, one):
        for fragment in (one.target.fragment, (one.target.fragment or "").strip(AROUND), None):
            if href := leading_to(site, one, path, fragment or None):
                return href
    return ""


def leading_to(site: Site, one: Use, path: str, fragment: str | None) -> str:
    """The address of a file as it has to be written in a link's place, if the link would be whole with it, or ""."""
    href = spelt(site, one, path, fragment) if path else ""
    return as_written(site, one, href) if passes(site, one, href) else ""


def candidates(site: Site, one: Use) -> list[str]:
    """Files that may have been meant, the likeliest first."""
    tree, tried = site.tree, one.target.tried.replace("\\", "/")
    words = one.link.href.split()
    freed = [one.link.href.strip(AROUND), *words[:1], *(word.rstrip(".,;:") for word in words[:1])]
    targets = [one.target, *(use(tree, one.page, one.link._replace(href=href)).target for href in freed)]
    exact = [target.path for target in targets if target.path in tree.files]
    plain = tried.rstrip("/.,:;\xa0\u200b")
    stem = posixpath.splitext(tried.rstrip("/"))[0]
    likely = (plain, f"{stem}.md", f"{tried.rstrip('/')}.md", f"{stem}/index.md", f"{stem}/README.md")
    forms = [form for form in likely if form in tree.files]
    is_deep = "/" in one.address.path.lstrip("./")
    inside = [file] if is_deep and (file := in_docs(site, one.address.path)) else []
    built = [tree.outputs[form] for form in (tried, f"{tried.strip('/')}/index.html") if form in tree.outputs]
    name = posixpath.basename(tried.rstrip("/"))
    same = [path for group in (name, f"{posixpath.splitext(name)[0]}.md") for path in tree.by_name.get(group, [])]
    distant = same if len(same) <= 2 and not is_index(name) else []
    wanted = f"{stem}.md" if "." not in name or name.endswith(".html") else tried
    pictures = [form for ending in PICTURES if tried.endswith(PICTURES) and (form := stem + ending) in tree.files]
    near = (*lookalikes(tree, wanted), *lookalikes(tree, tried))
    return list(dict.fromkeys([*exact, *forms, *built, *inside, *pictures, *distant, *near]))


@lru_cache(maxsize=2**10)
def lookalikes(tree: Tree, path: str) -> list[str]:
    """Files of the same kind whose names look like that of a path: beside it, then anywhere."""
    folder, name = posixpath.split(path)
    stem, ending = posixpath.splitext(name)
    if (same := tree.by_lower_case.get(path.lower(), "")) in tree.files:
        return [same]
    twin = posixpath.join(folder, TWINS.get(name, ""))
    found = [twin] if name in TWINS and twin in tree.files else []
    stems = {posixpath.splitext(known)[0]: known for known in sorted(tree.by_name) if known.endswith(ending)}
    for near in get_close_matches(stem, stems, 3, ALIKE):
        is_near = SequenceMatcher(None, stem, near).ratio() > 0.8 and not is_index(name)
        found += [one for one in tree.by_name[stems[near]] if posixpath.dirname(one) == folder or is_near]
    return sorted(found, key=lambda place: posixpath.dirname(place) != folder)


def in_docs(site: Site, written: str) -> str:
    """The file that a path means when it starts from the docs folder, or from the project that holds it, or ""."""
    path = posixpath.normpath("/" + written.replace("\\", "/")).lstrip("/").removeprefix(site.project.prefix)
    return path if path in site.tree.files else ""


def as_source(written: str) -> str:
    """The path that was written; of a page the name of its source, in its built form and without an ending too."""
    stem, ending = posixpath.splitext(written.partition("#")[0].rstrip("/"))
    return f"{stem}.md" if ending in ("", ".html", ".htm") else stem + ending


def is_index(name: str) -> bool:
    """Whether every folder may have a file of that name, so that one in another folder was not meant."""
    return posixpath.splitext(name)[0] in ("index", "README")


def spelt(site: Site, one: Use, path: str, fragment: str | None) -> str:
    """The address of a file as the link would have to spell it; `nav` names sources, and no sections."""
    if one.link.attribute.startswith("nav."):
        return "" if fragment else path
    start = posixpath.dirname(one.page)
    if one.link.raw:
        start, path = posixpath.dirname(site.tree.output(one.page)), site.tree.output(path)
        path = path.removesuffix("index.html") if site.tree.directory_urls and not site.project.is_offline else path
    relative = posixpath.relpath(path or ".", start or ".") + ("/" if path.endswith("/") else "")
    return quote(relative, safe="/._-~()!,'+@") + (f"#{fragment}" if fragment else "")


def as_written(site: Site, one: Use, href: str) -> str:
    """An address as it has to be written there: a template shows it on many pages, and makes it relative to each."""
    source = site.text_at(one.link.place.path)
    is_printed = one.is_in_template and EXPRESSION.search(source.text, 0, source.offset(one.link.place))
    if not one.is_in_template or one.link.element == "template" or is_printed:
        return href
    path, sign, fragment = href.partition("#")
    return f"{{{{ '{path}' | url }}}}{sign}{fragment}"


def passes(site: Site, one: Use, href: str) -> bool:
    """Whether the link would be whole with this address, on every page that shares it by a snippet."""
    is_raw = one.link.raw and not (one.is_in_configuration and is_page(href))
    link = one.link._replace(href=href, raw=is_raw)
    pages = holders(site, one)
    targets = [use(site.tree, page, link).target for page in pages]
    is_picture = link.element in ("img", "config:img")
    if not href or href == one.link.href or not all(map(site.has, targets)):
        return False
    return not (is_picture and any(target.path.lower().endswith(SHOWN_WHOLE) for target in targets))


def holders(site: Site, one: Use) -> list[str]:
    """The pages on which the link stands: several, when it was written in a snippet."""
    place = one.link.place
    if one.page not in site.pages or place.path == site.shown(one.page):
        return [one.page]
    return [page.path for page in site.pages.values() if any(link.place == place for link in page.links)]


def anchor_hint(site: Site, one: Use) -> str:
    """The anchor of that page that is worded like it or holds it, the very one on another page, or the nearest."""
    path, fragment = one.target.path, one.target.fragment or ""
    known = site.ids.get(path) or (site.ids_of_file(path) if path else site.ids_of_templates)
    titled = id_of_title(site, path, fragment)
    near = titled or nearest(fragment, [id for id in known if id and "\ue000" not in id])
    if one.link.attribute in ID_ATTRIBUTES:
        return near
    here = f"{one.link.href.partition('#')[0]}#{near}" if near else ""
    if one.target.state == "output-form" and near:
        here = path_hint(site, one._replace(target=one.target._replace(fragment=near)))
    return here if titled or (near and letters(fragment) in letters(near)) else elsewhere(site, one) or here


def id_of_title(site: Site, path: str, fragment: str) -> str:
    """The id of the first heading of a page with the words of a fragment, whatever id its author gave it, or ""."""
    headings = site.pages[path].headings if path in site.pages else ()
    return next((one.id for one in headings if one.id and letters(one.text) == letters(fragment)), "")


def letters(text: str) -> str:
    """A text without case and the signs between its letters."""
    return NO_LETTER.sub("", text.lower())


def beside(folders: Iterable[Path], path: str) -> str:
    """The path with its name spelt as that of its kind which stands in one of the folders and looks most like it."""
    start, name = posixpath.split(path)
    stem, ending = posixpath.splitext(name)
    every = (one for folder in folders for one in (folder / start).glob("*") if one.suffix == ending)
    near = nearest(stem, [one.stem for one in every])
    return posixpath.join(start, near + ending) if near else ""


def nearest_id(site: Site, path: str, fragment: str) -> str:
    """The id of a page that looks most like a fragment, or ""."""
    return nearest(fragment, site.ids.get(path, ()))


def nearest(word: str, words: Iterable[str]) -> str:
    """The word that looks most like another, or ""."""
    return nearest_of(word, tuple(words))


@lru_cache(maxsize=2**10)
def nearest_of(word: str, words: tuple[str, ...]) -> str:
    """The same, remembered: a mistake that is made a thousand times is looked up once."""
    by_lower = {known.lower(): known for known in sorted(words)}
    key = word.lower().replace("_", "-")
    found = [key] if key in by_lower else get_close_matches(key, by_lower, 1, ALIKE)
    return by_lower[found[0]] if found else ""


def elsewhere(site: Site, one: Use) -> str:
    """The one other page that has the anchor, when there is exactly one; that of the link would be linked without."""
    homes = [path for path, known in site.ids.items() if one.target.fragment in known and path != one.page]
    is_sure = len(homes) == 1 and is_page(homes[0])
    return leading_to(site, one, homes[0], one.target.fragment) if is_sure else ""


def strange_letter(site: Site, one: Use) -> str:
    """What to say where a path differs from a file's in the form or the look of a letter alone, or ""."""
    tried = one.target.tried
    strange = (path for path in site.tree.files if not f"{tried}{path}".isascii() and alike(tried, path))
    return next((letter_told(tried, path) for path in strange), "")


def alike(one: str, other: str) -> bool:
    """Whether two paths look the same to a reader, and are not."""
    return one != other and len(skeleton(one)) == len(skeleton(other)) and skeleton(one) == skeleton(other)


LOOKALIKES = str.maketrans("аеорсухіјѕԁһԛԝ‐‑–—’ʼ\u00a0", "aeopcyxijsdhqw----'' ")


def skeleton(text: str) -> str:
    """A text with each letter in one form, and letters of other scripts as those that they look like."""
    return unicodedata.normalize("NFC", text).translate(LOOKALIKES)


def letter_told(tried: str, path: str) -> str:
    """Which letter of a path is another than that of the file."""
    if unicodedata.normalize("NFC", tried) == unicodedata.normalize("NFC", path):
        return "its letters are composed otherwise than those of the file (Unicode NFC against NFD)"
    first, second = (unicodedata.normalize("NFC", one) for one in (tried, path))
    ours, theirs = next((a, b) for a, b in zip(first, second, strict=False) if a != b)
    names = [f"{sign!r} ({unicodedata.name(sign, f'U+{ord(sign):04X}')})" for sign in (ours, theirs)]
    return f"it has {names[0]} where the file has {names[1]}"
