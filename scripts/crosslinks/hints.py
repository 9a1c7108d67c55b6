"""`did you mean …?`: only ever something that would itself pass."""

import posixpath
from functools import lru_cache
from urllib.parse import quote

from .disk import has_file
from .documents.jinja import PRINTED
from .marks import ID_ATTRIBUTES
from .patterns import Pattern
from .site import Site
from .source import read
from .survey import SHOWN_WHOLE
from .targets import Use, use
from .tree import Tree, is_page, output

IN_EXPRESSION = Pattern(
    r"""\{\{-?\s*(?:\(?\s*["']|base_url\s*[~+]\s*["']/|base_url[^{}"'~+]*\}\}/|config\.site_url[^{}"'~+]*\}\}/?)\Z"""
)
WIKILINKS = {"wikilinks", "markdown.extensions.wikilinks"}
NO_LETTER = Pattern(r"[\W_]+")
AROUND = "<>()[]{}\"'`*_“”‘’«»"  # signs around an address that got into it
ALIKE = 0.65  # names that have less in common were hardly meant for each other
TWINS = {"index.md": "README.md", "README.md": "index.md"}  # which get the same address
PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".ico")


def path_hint(site: Site, one: Use) -> str:
    """A spelling of the link that leads to a page or file with the anchor it asks for, or ""."""
    for path in candidates(site, one):
        for fragment in (one.target.fragment, (one.target.fragment or "").strip(AROUND), None):
            href = spelt(site, one, path, fragment)
            if passes(site, one, href):
                return did_you_mean(written(site, one, href))
    return ""


def candidates(site: Site, one: Use) -> list[str]:
    """Files that may have been meant, the likeliest first."""
    tree, tried = site.tree, one.target.tried.replace("\\", "/")
    freed = use(tree, one.page, one.link._replace(href=one.link.href.strip(AROUND)))
    exact = [path for path in (one.target.path, freed.target.path) if tree.holds(path)]
    plain = tried.rstrip("/.,:;\xa0\u200b")
    stem = posixpath.splitext(tried.rstrip("/"))[0]
    forms = [
        form
        for form in (plain, f"{stem}.md", f"{tried.rstrip('/')}.md", f"{stem}/index.md", f"{stem}/README.md")
        if tree.holds(form)
    ]
    inside = [file] if (file := in_docs(site, one.address.path)) and "/" in one.address.path.lstrip("./") else []
    built = [tree.outputs[form] for form in (tried, f"{tried.strip('/')}/index.html") if form in tree.outputs]
    name = posixpath.basename(tried.rstrip("/"))
    same_name = [path for group in (name, f"{posixpath.splitext(name)[0]}.md") for path in tree.by_name.get(group, [])]
    distant = same_name if len(same_name) <= 2 and not is_index(name) else []
    wanted = f"{stem}.md" if "." not in name or name.endswith(".html") else tried
    pictures = [form for ending in PICTURES if tree.holds(form := stem + ending) and tried.endswith(PICTURES)]
    return list(dict.fromkeys(exact + forms + built + inside + pictures + distant + lookalikes(tree, wanted)))


def lookalikes(tree: Tree, path: str) -> list[str]:
    """Files of the same kind whose names look like that of a path: beside it, then anywhere."""
    from difflib import SequenceMatcher

    folder, name = posixpath.split(path)
    stem, ending = posixpath.splitext(name)
    if tree.holds(same := tree.by_lower_case.get(path.lower(), "")):
        return [same]
    twin = posixpath.join(folder, TWINS.get(name, ""))
    found = [twin] if name in TWINS and tree.holds(twin) else []
    found += [
        place
        for near in names_like(tree, stem, ending)
        for place in tree.by_name[near]
        if posixpath.dirname(place) == folder
        or (SequenceMatcher(None, stem, posixpath.splitext(near)[0]).ratio() > 0.8 and not is_index(name))
    ]
    return sorted(found, key=lambda place: posixpath.dirname(place) != folder)


def in_docs(site: Site, written: str) -> str:
    """The file that a path means when it starts from the docs folder, or from the project that holds it, or ""."""
    path = posixpath.normpath("/" + written.replace("\\", "/")).lstrip("/").removeprefix(site.settings.docs_prefix)
    return path if site.tree.holds(path) else ""


def as_source(written: str) -> str:
    """The path that was written; of a page the name of its source, in its built form and without an ending too."""
    stem, ending = posixpath.splitext(written.partition("#")[0].rstrip("/"))
    return f"{stem}.md" if ending in ("", ".html", ".htm") else stem + ending


@lru_cache(maxsize=2**12)
def names_like(tree: Tree, stem: str, ending: str) -> list[str]:
    """The names of files with that ending that look most like one; many links may miss the same."""
    from difflib import get_close_matches

    stems = {posixpath.splitext(known)[0]: known for known in sorted(tree.by_name) if known.endswith(ending)}
    return [stems[near] for near in get_close_matches(stem, stems, 3, ALIKE)]


def is_index(name: str) -> bool:
    """Whether every folder may have a file of that name, so that one in another folder was not meant."""
    return posixpath.splitext(name)[0] in ("index", "README")


def spelt(site: Site, one: Use, path: str, fragment: str | None) -> str:
    """The address of a file as the link would have to spell it; `nav` names sources, and no sections."""
    if one.link.attribute.startswith("nav."):
        return "" if fragment else path
    directory_urls, start = site.tree.directory_urls, posixpath.dirname(one.page)
    if one.link.raw:
        start, path = posixpath.dirname(output(one.page, directory_urls)), output(path, directory_urls)
        path = path.removesuffix("index.html") if directory_urls else path
    relative = posixpath.relpath(path or ".", start or ".") + ("/" if path.endswith("/") else "")
    return quote(relative, safe="/._-~()!,'+@") + (f"#{fragment}" if fragment else "")


def written(site: Site, one: Use, href: str) -> str:
    """An address as it has to be written there: a template shows it on many pages, and makes it relative to each."""
    if not is_plain_in_template(site, one):
        return href
    path, sign, fragment = href.partition("#")
    return f"{{{{ '{path}' | url }}}}{sign}{fragment}"


def is_plain_in_template(site: Site, one: Use) -> bool:
    """Whether the link stands in a template as it gets into every page, and so starts from each."""
    if not one.is_in_template or one.link.element == "template":  # which goes through a filter
        return False
    source = read(site.settings.root / one.link.place.path, "")
    offset = source.offset(one.link.place)
    return not IN_EXPRESSION.search(source.text, max(0, offset - 40), offset)


def passes(site: Site, one: Use, href: str) -> bool:
    """Whether the link would be whole with this address, on every page and file that shares it by a snippet."""
    is_raw = one.link.raw and not (one.is_in_configuration and is_page(href))
    link, pages = one.link._replace(href=href, raw=is_raw), holders(site, one)
    targets = [use(site.tree, page, link).target for page in pages]
    ends = (*pages, *(target.path for target in targets)) if link.raw else ()
    is_whole = all(
        target.state == "found"
        and (not target.fragment or site.defines(target.path, target.fragment))
        and not (link.element in ("img", "config:img") and target.path.lower().endswith(SHOWN_WHOLE))
        for target in targets
    )
    is_other = href != one.link.href and not is_label(site, one)
    return is_other and is_whole and all(map(site.certainty.of_address, ends))


def is_label(site: Site, one: Use) -> bool:
    """Whether the link is a label in double brackets, of which an extension makes the address; none may stand there."""
    if not WIKILINKS & site.settings.extensions.keys():
        return False
    source = read(site.settings.root / one.link.place.path, "")
    return source.text.endswith("[[", 0, source.offset(one.link.place))


def holders(site: Site, one: Use) -> list[str]:
    """The pages and files on which the link stands: several, when it was written in a snippet or around every page."""
    if is_in_footer(site, one):
        return list(site.pages)
    place = one.link.place
    is_apart = one.page in site.pages and place.path != site.shown(one.page)
    if not (is_apart or one.page in site.drawn_in):
        return [one.page]
    every = (*site.pages.values(), *site.documents)
    return [holder.path for holder in every if any(link.place == place for link in holder.links)]


def is_in_footer(site: Site, one: Use) -> bool:
    """Whether the link is one of the configuration that the theme prints below every page as it is."""
    own, key = site.settings.custom_dir, one.link.attribute
    if one.link.element == "config:a" and key.startswith("extra.social."):
        return site.settings.theme.get("name") == "material" and not (own and has_file(own / "partials/social.html"))
    return key == "copyright"


def anchor_hint(site: Site, one: Use) -> str:
    """The anchor of that page that is worded like it or holds it, the very one on another page, or the nearest."""
    path, fragment = one.target.path, one.target.fragment or ""
    ids = site.ids.get(path) or (site.ids_of_file(path) if path else site.ids_of_templates)
    titled = id_of_title(site, path, fragment)
    near = titled or nearest(fragment, [id for id in ids if id and PRINTED not in id])
    if one.link.attribute in ID_ATTRIBUTES:
        return did_you_mean(near)
    here = did_you_mean(f"{one.link.href.partition('#')[0]}#{near}") if near else ""
    return here if titled or letters(fragment) in letters(near) else elsewhere(site, one) or here


def id_of_title(site: Site, path: str, fragment: str) -> str:
    """The id of the first heading of a page with the words of a fragment, whatever id its author gave it, or ""."""
    headings = site.pages[path].headings if path in site.ids else ()
    return next((one.id for one in headings if one.id and alike(one.text, fragment)), "")


def alike(one: str, other: str) -> bool:
    """Whether two ids or titles are the same but for case and the signs between letters."""
    return letters(one) == letters(other)


def letters(text: str) -> str:
    """A text without case and the signs between its letters."""
    return NO_LETTER.sub("", text.lower())


def nearest(word: str, words: list[str]) -> str:
    """The word that looks most like another, or ""."""
    from difflib import get_close_matches

    by_lower = {known.lower(): known for known in sorted(words)}
    key = word.lower().replace("_", "-")
    found = [key] if key in by_lower else get_close_matches(key, by_lower, 1, ALIKE)
    return by_lower[found[0]] if found else ""


def elsewhere(site: Site, one: Use) -> str:
    """The one other page that has the anchor, when there is exactly one; that of the link would be linked without."""
    homes = [path for path, ids in site.ids.items() if one.target.fragment in ids and path != one.page]
    href = spelt(site, one, homes[0], one.target.fragment) if len(homes) == 1 else ""
    return did_you_mean(written(site, one, href)) if href and is_page(homes[0]) and passes(site, one, href) else ""


def did_you_mean(what: str) -> str:
    """The tail of a finding's message; nothing where nothing comes to mind."""
    return f"; did you mean {what}?" if what else ""
