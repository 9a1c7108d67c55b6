"""Rules about markup that stayed text on the page."""

import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path

from ..hints import PICTURES, nearest
from ..model import ERROR, WARNING, Fault, Leftover, Link, Page, Place
from ..registry import rule
from ..rendered import VANISHED
from ..site import Site
from ..source import Source
from ..targets import is_page, use
from .absolute import as_own
from .spelling import meant, mend

DEFINED = ("reference", "image", "footnote")
MEANT_AS_LINKS = ("spaced-link", "colon-link", "unclosed-link", "link-in-html")
MEANT_AS_ADDRESSES = (*MEANT_AS_LINKS, "reversed-link", "wikilink", "vanished")
ICON_SETS = ("material/", "fontawesome/", "octicons/", "simple/")
ICON_PREFIXES = tuple(name.replace("/", "-") for name in ICON_SETS)
ICON_SETTING = re.compile(r"theme\.icon\.[\w.]+|(?:theme|extra)\.(?:[\w-]+\.)*icon")
CODE_NAME = re.compile(r"[a-z]+(?:(?:[._]|::)\w+)+|__\w+__")  # [[tool.app]], [[maybe_unused]], [[__noreturn__]]
EXAMPLE = re.compile(
    r"(?:https?://|www\.)(?:localhost|127\.|0\.0\.0\.0|\[|[\w.-]*\.(?:test|local|invalid|internal)\b|[\w-]*[:/]|[^/]*\*)"
)
PARTED = re.compile(r"^[ \t>*+-]*![ \t]+\[[^\[\]]*\]\($")  # an image, at the beginning of its line
END_OF_WORDS = re.compile(r"""\w{2}[.,;:!?)"'”’]*$""")
NOTE = re.compile(r"\d{1,3}|[A-Za-z]{2}[\w-]+")
TAGS = """
    address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header li main menu nav ol p section summary table tbody td tfoot th thead tr ul
"""
OPENING = re.compile(rf"(?im)^[ ]{{0,3}}<(?P<tag>{'|'.join(TAGS.split())})\b(?![^<>]*\smarkdown\b)[^<>]*>")


def left(site: Site, *kinds: str) -> Iterator[tuple[Page, Leftover]]:
    """The leftovers of some kinds, less what could be an address, as in `[x] (src/)`, and leads to nothing."""
    for page in site.pages.values():
        for one in page.leftovers:
            is_in_doubt = one.kind in DEFINED and (page.incomplete or any(include.fault for include in page.includes))
            if one.kind in kinds and not (is_in_doubt or is_word(site, page, one)):
                yield page, one


def is_word(site: Site, page: Page, leftover: Leftover) -> bool:
    """Whether what could be an address is none."""
    if leftover.kind == "reversed-link" and leftover.text.startswith("#"):
        return leftover.text[1:] not in site.ids.get(page.path, ())
    if not leftover.text.endswith("/") or leftover.kind not in MEANT_AS_LINKS:
        return False
    target = use(site.tree, page.path, Link(leftover.text, leftover.place)).target
    return target.state not in ("found", "output-form", "external")


def is_in_html(site: Site, leftover: Leftover) -> bool:
    """Whether it stands within raw HTML, where Markdown would stay text too."""
    source = site.text_at(leftover.place.path)
    offset, found = source.offset(leftover.place), blocks(source)
    before = bisect_right(found, (offset, len(source.text)))
    return before > 0 and offset < found[before - 1][1]


@lru_cache(maxsize=16)
def blocks(source: Source) -> list[tuple[int, int]]:
    """Where each block of raw HTML begins and ends."""
    text, found, end = source.uncoded, [], 0
    while opening := OPENING.search(text, end):
        depth, end = 0, len(text)
        for one in re.finditer(rf"(?i)<(?P<closing>/?){opening['tag']}\b", text[opening.start() :]):
            depth += -1 if one["closing"] else 1
            if depth == 0:
                end = opening.start() + one.end()
                break
        found.append((opening.start(), end))
    return found


def advice(site: Site, leftover: Leftover, markdown: str) -> str:
    """What to write in its place, unless it stands in raw HTML, where that would stay text too."""
    return "" if is_in_html(site, leftover) else markdown


def labels(page: Page, kind: str) -> list[str]:
    """The labels that the page defines, and that may be used: code comes before references."""
    return [one.label for one in page.definitions if one.kind == kind and (kind == "footnote" or "`" not in one.label)]


def is_defined(page: Page, leftover: Leftover) -> bool:
    """Whether the page defines the label of what stayed text all the same, as it does within raw HTML."""
    if leftover.kind == "footnote":
        return leftover.text in labels(page, "footnote")
    return leftover.text.lower() in labels(page, "reference")


def label_meant(page: Page, label: str, kind: str) -> str:
    """The label of a definition that looks most like one that has none, or ""; no number looks like another.

    Where one number alone is left over on each side, that is meant.
    """
    if near := nearest(label, labels(page, kind)):
        return near
    if kind != "footnote" or not label.isdigit():
        return ""
    unused = [one.label for one in page.definitions if one.kind == kind and not one.used and one.label.isdigit()]
    undefined = {one.text for one in page.leftovers if one.kind == kind and one.text.isdigit()}
    return unused[0] if len(unused) == len(undefined) == 1 else ""


@rule
def undefined_reference(site: Site) -> Iterator[Fault]:
    """A reference link names a label that is defined.

    Why: the reader sees brackets, and no link.
    Bad: [decoding][decodin]
    Good: [decoding][decoding], with [decoding]: decoding.md below
    """
    for page, leftover in left(site, "reference"):
        if is_defined(page, leftover):
            continue
        near = nearest(leftover.text, labels(page, "reference"))
        label = leftover.text
        if not near and is_page(label.partition("#")[0]) and " " not in label:
            what = f"[{label}] is an address, which belongs in parentheses: [text]({label})"
            yield Fault(leftover.place, what)
            continue
        yield Fault(
            leftover.place, f"[{label}] is defined nowhere", ERROR, near and advice(site, leftover, f"[{near}]")
        )


@rule
def undefined_image(site: Site) -> Iterator[Fault]:
    """An image names a label that is defined, or an address in parentheses.

    Why: the reader sees brackets, and no picture.
    Bad: ![map], and no [map]: below
    Good: ![map](map.svg)
    """
    for page, leftover in left(site, "image"):
        if not is_defined(page, leftover):
            near = nearest(leftover.text, labels(page, "reference"))
            what = f"![{leftover.text}] names no image and stays text"
            yield Fault(leftover.place, what, ERROR, near and advice(site, leftover, f"![{near}]"))


@rule
def undefined_footnote(site: Site) -> Iterator[Fault]:
    """A footnote reference names a footnote that is defined.

    Why: the reader sees brackets, and no note.
    Bad: Odds.[^1], with no [^1]: below
    Good: Odds.[^1], with [^1]: Brown et al. 2020. below
    """
    on = any(str(name).endswith(("footnotes", "extra")) for name in site.project.config.markdown_extensions)
    for page, leftover in left(site, "footnote"):
        if is_defined(page, leftover):
            continue  # another rule tells of it
        alike = [one for one in page.leftovers if one.text == leftover.text and one.kind == "footnote"]
        starting = [one for one in alike if not before(site, one).strip()]
        if on and len(starting) == 1 < len(alike):
            if starting[0] == leftover:
                what = f"[^{leftover.text}] begins a note and has no colon"
                yield Fault(leftover.place, what, ERROR, advice(site, leftover, f"[^{leftover.text}]:"))
        elif on:
            near = label_meant(page, leftover.text, "footnote")
            hint = near and advice(site, leftover, f"[^{near}]")
            yield Fault(leftover.place, f"[^{leftover.text}] is defined nowhere", ERROR, hint)
        elif len(alike) > 1 or (END_OF_WORDS.search(before(site, leftover)) and NOTE.fullmatch(leftover.text)):
            yield Fault(leftover.place, f"[^{leftover.text}] stays text: the footnotes extension is off")


def before(site: Site, leftover: Leftover) -> str:
    """What stands in front of it on its line."""
    return line_before(site, leftover.place).removesuffix("[^")


def line_before(site: Site, place: Place) -> str:
    """What stands in front of a place on its line."""
    return site.text_at(place.path).text.split("\n")[place.line - 1][: place.column - 1]


@rule
def reversed_link(site: Site) -> Iterator[Fault]:
    """The text of a link stands in brackets, its address in parentheses.

    Why: the reader sees brackets and an address, and no link.
    Bad: (decoding)[decoding.md]
    Good: [decoding](decoding.md)
    """
    for _, leftover in left(site, "reversed-link"):
        why = "the address belongs in parentheses, the text in brackets"
        yield Fault(leftover.place, f"[{leftover.text}] stays text: {why}")


@rule
def wikilink(site: Site) -> Iterator[Fault]:
    """A link is written in Markdown; double brackets stay text.

    Why: the reader sees double brackets, and no link.
    Bad: [[decoding]]
    Good: [decoding](decoding.md)
    """
    for page, leftover in left(site, "wikilink"):
        title, _, part = leftover.text.partition("|")[0].partition("#")
        name = title.strip(" *_").lower().replace(" ", "-").removesuffix(".md")
        pictures = site.tree.by_name.get(posixpath.basename(title.strip()), [])
        homes = pictures or site.tree.by_name.get(f"{posixpath.basename(name)}.md", [])
        section = f"#{part}" if part and homes and site.defines(homes[0], part) else ""
        way = posixpath.relpath(homes[0], posixpath.dirname(page.path) or ".") if len(homes) == 1 else ""
        hint = advice(site, leftover, f"({way}{section})") if way else ""
        may_be_code = not homes and CODE_NAME.fullmatch(leftover.text)
        message = f"[[{leftover.text}]] is no Markdown link and stays text"
        yield Fault(leftover.place, message, WARNING if may_be_code else ERROR, hint)


@rule
def spaced_link(site: Site) -> Iterator[Fault]:
    """The address follows the text of a link at once, with no space or colon in between, nor after a !.

    Why: the reader sees brackets and an address, and no link or picture.
    Bad: [decoding] (decoding.md)
    Good: [decoding](decoding.md)
    """
    for _, leftover in left(site, "spaced-link", "colon-link"):
        sign = "space" if leftover.kind == "spaced-link" else "colon"
        yield Fault(leftover.place, f"a {sign} before ({leftover.text}) keeps it from being a link")
    for one in (one for one in site.uses if one.link.element == "a" and one.target.path.endswith(PICTURES)):
        if PARTED.search(line_before(site, one.link.place)):
            yield Fault(one.link.place, f"a space after ! makes a link of the image {one.link.href}")


@rule
def unclosed_link(site: Site) -> Iterator[Fault]:
    """A link has both its brackets and both its parentheses, a tag its quotes and its end.

    Why: the reader sees brackets and an address, or the link takes text with it.
    Bad: See [decoding](decoding.md for more.
    Good: See [decoding](decoding.md) for more.
    """
    for _, leftover in left(site, "unclosed-link"):
        yield Fault(leftover.place, f"the link to {leftover.text} lacks a bracket or parenthesis and stays text")
    for _, leftover in left(site, "unclosed-tag"):
        source = site.text_at(leftover.place.path)
        start = source.text.rfind("<", 0, source.offset(leftover.place))
        name = re.match(r"<(\w*)", source.text[start:])
        what = f"this <{name[1] if name else 'a'}> tag never ends: a quotation mark or > is missing"
        yield Fault(leftover.place, what)
    for one in site.every_use:
        if meant := site.intended_address(one):
            how = "a quote, and takes in what follows" if one.link.raw else "its parenthesis and takes text with it"
            yield Fault(one.link.place, f"the {'address' if one.link.raw else 'link to'} {meant} lacks {how}")


@rule
def link_in_html(site: Site) -> Iterator[Fault]:
    """A link within raw HTML is written in HTML, or the element says that Markdown stands in it.

    Why: the reader sees brackets and an address, and no link.
    Bad: <div>[decoding](decoding.md)</div>
    Good: <div markdown>[decoding](decoding.md)</div>
    """
    found = [(leftover.text, leftover) for _, leftover in left(site, "link-in-html")]
    for kind, sign in (("reference", ""), ("image", ""), ("footnote", "^")):
        found += [(f"[{sign}{one.text}]", one) for page, one in left(site, kind) if is_defined(page, one)]
    for target, leftover in found:
        yield Fault(leftover.place, f"the link to {target} stays text: the HTML around it holds no Markdown")


@rule
def bare_address(site: Site) -> Iterator[Fault]:
    """An address in the text is a link: Markdown does not make one by itself.

    Why: the reader has to copy it, and nothing checks it.
    Bad: See https://example.org.
    Good: See <https://example.org>.
    """
    for page, leftover in left(site, "vanished"):
        whole = f"https://{leftover.text}" if leftover.text.startswith("www.") else mend(leftover.text)
        hint = enclosed(site, page, leftover, whole) if whole else ""
        why = "stays text" if leftover.text.startswith((".", "/")) else "is taken for an HTML tag, and nobody sees it"
        yield Fault(leftover.place, f"<{leftover.text}> {why}", ERROR, hint)
    for one in (one for one in site.every_use if one.link.element == VANISHED):
        yield Fault(one.link.place, f"<{one.link.href}> is taken for an HTML tag, and nobody sees it")
    is_linked = "pymdownx.magiclink" in site.project.config.markdown_extensions
    for page, leftover in left(site, "bare-address") if not is_linked else ():
        if not EXAMPLE.match(leftover.text):
            address = leftover.text.rstrip(".,;:!?)*_~")
            whole = address if "://" in address else f"https://{address}"
            yield Fault(leftover.place, f"{address} stays text", WARNING, enclosed(site, page, leftover, whole))


def enclosed(site: Site, page: Page, leftover: Leftover, address: str) -> str:
    """The address in angle brackets, unless it is one of the site itself that leads to nothing."""
    one = use(site.tree, page.path, Link(address, Place(page.path, 1, 1), bare=True))
    is_useless = as_own(site, one) or is_in_html(site, leftover) or not meant(address)
    return "" if is_useless else f"<{address}>"


@rule
def unknown_icon(site: Site) -> Iterator[Fault]:
    """An icon is one that the theme has.

    Why: the reader sees its name between colons, or nothing.
    Bad: :material-cheque:
    Good: :material-check:
    """
    named = [one for one in named_icons(site) if one[0].startswith(ICON_SETS)]
    written = list(left(site, "icon"))
    known = icons(tuple(site.project.config.theme.dirs)) if named or written else ()
    if not known:
        return
    for name, place in named:
        if name not in known:
            yield Fault(place, f"{name} is no icon", ERROR, nearest(name, list(known)), name)
    are_drawn = any(str(name).endswith("emoji") for name in site.project.config.markdown_extensions)
    for _, leftover in written:
        name = leftover.text.strip(":")
        near = nearest(name, [one.replace("/", "-") for one in known])
        if name.startswith(ICON_PREFIXES) or SequenceMatcher(None, near, name).ratio() > 0.9:
            hint = advice(site, leftover, f":{near}:") if are_drawn and near not in ("", name) else ""
            why = "the HTML around it holds no Markdown" if are_drawn else "no extension draws it"
            what = f"stays text: {why}" if near == name else "is no icon and stays text"
            yield Fault(leftover.place, f"{leftover.text} {what}", ERROR, hint)


def named_icons(site: Site) -> Iterator[tuple[str, Place]]:
    """Each icon that the configuration or front matter names for Material to draw."""
    if site.project.config.theme.name == "material":
        yield from ((one.value, one.place) for one in site.project.values if ICON_SETTING.fullmatch(one.key))
        for page in site.pages.values():
            yield from ((value.value, value.place) for value in page.meta if value.key == "icon")


@cache
def icons(folders: tuple[str, ...]) -> frozenset[str]:
    """The name of every icon of a theme, its overrides, and of Material, such as `material/check`."""
    import material

    places = [Path(folder) / ".icons" for folder in (*folders, Path(material.__file__).parent / "templates")]
    return frozenset(
        file.relative_to(place).with_suffix("").as_posix() for place in places for file in place.rglob("*.svg")
    )
