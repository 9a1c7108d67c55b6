"""Rules about markup that stayed text on the page."""

import posixpath
from collections.abc import Iterator
from functools import cache

from .. import icons
from ..elements import VANISHED
from ..hints import did_you_mean, nearest
from ..html_blocks import is_in_html
from ..model import ERROR, WARNING, Finding, Leftover, Link, Page, Place
from ..patterns import Pattern
from ..plugins import REFERENCES
from ..site import Site
from ..targets import use
from .absolute import as_own
from .finding import at
from .spelling import meant, mend
from .swallowing import is_lopsided, meant_address, swallows_text

DEFINED = ("reference", "image", "footnote")
MEANT_AS_LINKS = ("spaced-link", "colon-link", "unclosed-link", "link-in-html")
MEANT_AS_ADDRESSES = (*MEANT_AS_LINKS, "reversed-link", "wikilink", "vanished")
ICON_SETS = ("material/", "fontawesome/", "octicons/", "simple/")
ICON_PREFIXES = tuple(name.replace("/", "-") for name in ICON_SETS)
ICON_SETTING = Pattern(r"theme\.icon\.[\w.]+|(?:theme|extra)\.(?:[\w-]+\.)*icon")
CODE_NAME = Pattern(r"[a-z]+(?:(?:[._]|::)\w+)+|__\w+__")  # [[tool.app]], [[maybe_unused]], [[__noreturn__]]
EXAMPLE = Pattern(
    r"(?:https?://|www\.)(?:localhost|127\.|0\.0\.0\.0|\[|[\w.-]*\.(?:test|local|invalid|internal)\b|[\w-]*[:/]|[^/]*\*)"
)


@cache
def icon_like(shortcode: str) -> str:
    """The icon whose name looks most like another; there are thousands, so none is looked for twice."""
    return nearest(shortcode, icons.shortcodes())


def left(site: Site, kind: str) -> Iterator[tuple[Page, Leftover]]:
    """The leftovers of a kind, on pages where no plugin or piece of the page would have taken care of them."""
    certainty = site.certainty
    for page in site.pages.values():
        found = [one for one in page.leftovers if one.kind == kind and not is_word(site, page, one)]
        if found and certainty.of_text(page.path) and (kind not in DEFINED or certainty.is_whole(page.path)):
            yield from ((page, leftover) for leftover in found)


def is_word(site: Site, page: Page, leftover: Leftover) -> bool:
    """Whether what could be an address, as in `[x] (src/)` and `(x)[#1st]`, leads to nothing and so is none."""
    if leftover.kind == "reversed-link" and leftover.text.startswith("#"):
        return leftover.text[1:] not in site.ids.get(page.path, ())
    if not leftover.text.endswith("/") or leftover.kind not in MEANT_AS_LINKS:
        return False
    target = use(site.tree, page.path, Link(leftover.text, leftover.place)).target
    return target.state not in ("found", "output-form", "external")


def advice(site: Site, page: Page, leftover: Leftover, markdown: str) -> str:
    """The hint to write this in its place, unless it stands in raw HTML, where that would stay text too."""
    return "" if is_raw(site, page, leftover) else did_you_mean(markdown)


def is_raw(site: Site, page: Page, leftover: Leftover) -> bool:
    """Whether it stands in raw HTML."""
    source = site.source(page.path)
    return leftover.place.path == source.path and is_in_html(source, leftover.place)


def labels(page: Page, kind: str) -> list[str]:
    """The labels that the page defines, and that may be used: code comes before references."""
    return [one.label for one in page.definitions if one.kind == kind and (kind == "footnote" or "`" not in one.label)]


def is_defined(page: Page, leftover: Leftover) -> bool:
    """Whether the page defines the label of what stayed text all the same, as it does within raw HTML."""
    if leftover.kind == "footnote":
        return leftover.text in labels(page, "footnote")
    return leftover.text.lower() in labels(page, "reference")


def labels_meant(site: Site, kind: str) -> set[tuple[str, str]]:
    """Page and label of each definition that something on the page names where it stays text, or nearly names."""
    kinds = ("footnote",) if kind == "footnote" else ("reference", "image")
    every = [one for each in kinds for one in left(site, each)]
    return {(page.path, label_meant(page, leftover.text, kind)) for page, leftover in every}


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


def undefined_reference(site: Site) -> Iterator[Finding]:
    """A reference link names a label that is defined.

    Why: the reader sees brackets, and no link.
    Bad: [decoding][decodin]
    Good: [decoding][decoding], with [decoding]: decoding.md below
    """
    for page, leftover in left(site, "reference") if REFERENCES not in site.settings.powers_on_any else ():
        if not is_defined(page, leftover):
            near = nearest(leftover.text, labels(page, "reference"))
            hint = advice(site, page, leftover, f"[{near}]") if near else ""
            yield at(leftover.place, f"[{leftover.text}] is defined nowhere{hint}")


def undefined_image(site: Site) -> Iterator[Finding]:
    """An image names a label that is defined, or an address in parentheses.

    Why: the reader sees brackets, and no picture.
    Bad: ![map], and no [map]: below
    Good: ![map](map.svg)
    """
    for page, leftover in left(site, "image"):
        if not is_defined(page, leftover):
            near = nearest(leftover.text, labels(page, "reference"))
            hint = advice(site, page, leftover, f"![{near}]") if near else ""
            yield at(leftover.place, f"![{leftover.text}] names no image and stays text{hint}")


def reversed_link(site: Site) -> Iterator[Finding]:
    """The text of a link stands in brackets, its address in parentheses.

    Why: the reader sees brackets and an address, and no link.
    Bad: (decoding)[decoding.md]
    Good: [decoding](decoding.md)
    """
    for _, leftover in left(site, "reversed-link"):
        why = "the address belongs in parentheses, the text in brackets"
        yield at(leftover.place, f"[{leftover.text}] stays text: {why}")


def wikilink(site: Site) -> Iterator[Finding]:
    """A link is written in Markdown; double brackets stay text.

    Why: the reader sees double brackets, and no link.
    Bad: [[decoding]]
    Good: [decoding](decoding.md)
    """
    for page, leftover in left(site, "wikilink"):
        title, _, part = leftover.text.partition("|")[0].partition("#")
        name = title.strip(" *_").lower().replace(" ", "-").removesuffix(".md")
        homes = site.tree.by_name.get(f"{name.rpartition('/')[2]}.md", [])
        section = f"#{part}" if part and homes and site.defines(homes[0], part) else ""
        address = f"({relative(homes[0], page.path)}{section})" if len(homes) == 1 else ""
        hint = advice(site, page, leftover, address) if address else ""
        may_be_code = not homes and CODE_NAME.fullmatch(leftover.text)
        message = f"[[{leftover.text}]] is no Markdown link and stays text{hint}"
        yield at(leftover.place, message, WARNING if may_be_code else ERROR)


def relative(path: str, page: str) -> str:
    """The path as a link on a page spells it."""
    return posixpath.relpath(path, posixpath.dirname(page) or ".")


def spaced_link(site: Site) -> Iterator[Finding]:
    """The address follows the text of a link at once, with no space or colon in between.

    Why: the reader sees brackets and an address, and no link.
    Bad: [decoding] (decoding.md)
    Good: [decoding](decoding.md)
    """
    for sign, kind in (("space", "spaced-link"), ("colon", "colon-link")):
        for _, leftover in left(site, kind):
            yield at(leftover.place, f"a {sign} before ({leftover.text}) keeps it from being a link")


def unclosed_link(site: Site) -> Iterator[Finding]:
    """A link has both its brackets and both its parentheses, a tag its quotes and its end.

    Why: the reader sees brackets and an address, or the link takes text with it.
    Bad: See [decoding](decoding.md for more.
    Good: See [decoding](decoding.md) for more.
    """
    for _, leftover in left(site, "unclosed-link"):
        yield at(leftover.place, f"the link to {leftover.text} lacks a bracket or parenthesis and stays text")
    unquoted = {one.link.place: one.unquoted for one in site.survey.doubtful if one.unquoted}
    for place, address in unquoted.items():
        yield at(place, f"the address {address} lacks a quote, and takes in what follows")
    for leftover in (leftover for _, leftover in left(site, "unclosed-tag") if leftover.place not in unquoted):
        why = "it lacks a quote or its end, or a line of it begins with >"
        yield at(leftover.place, f"the tag with {leftover.text} is not closed: {why}")
    for one in (one for one in site.uses if swallows_text(site, one)):
        what = "takes a bracket" if is_lopsided(one.link.href.split()[0]) else "lacks its parenthesis and takes text"
        yield at(one.link.place, f"the link to {meant_address(one)} {what} with it")


def link_in_html(site: Site) -> Iterator[Finding]:
    """A link within raw HTML is written in HTML, or the element says that Markdown stands in it.

    Why: the reader sees brackets and an address, and no link.
    Bad: <div>[decoding](decoding.md)</div>
    Good: <div markdown>[decoding](decoding.md)</div>
    """
    found = [(leftover.text, leftover) for _, leftover in left(site, "link-in-html")]
    for kind, sign in (("reference", ""), ("image", ""), ("footnote", "^")):
        every = left(site, kind)
        found += [(f"[{sign}{one.text}]", one) for page, one in every if is_defined(page, one)]
    for target, leftover in found:
        yield at(leftover.place, f"the link to {target} stays text: the HTML around it holds no Markdown")


def bare_address(site: Site) -> Iterator[Finding]:
    """An address in the text is a link: Markdown does not make one by itself.

    Why: the reader has to copy it, and nothing checks it.
    Bad: See https://example.org.
    Good: See <https://example.org>.
    """
    for page, leftover in left(site, "vanished"):
        whole = f"https://{leftover.text}" if leftover.text.startswith("www.") else mend(leftover.text)
        hint = enclosed(site, page, leftover, whole) if whole else ""
        why = "stays text" if leftover.text.startswith((".", "/")) else "is taken for an HTML tag, and nobody sees it"
        yield at(leftover.place, f"<{leftover.text}> {why}{hint}")
    for one in (one for one in site.survey.doubtful if one.link.element == VANISHED):
        if one.page not in site.pages or site.certainty.of_text(one.page):
            yield at(one.link.place, f"<{one.link.href}> is taken for an HTML tag, and nobody sees it")
    for page, leftover in left(site, "bare-address"):
        if "pymdownx.magiclink" not in site.settings.extensions and not EXAMPLE.match(leftover.text):
            address = leftover.text.rstrip(".,;:!?)*_~")
            whole = address if "://" in address else f"https://{address}"
            yield at(leftover.place, f"{address} stays text{enclosed(site, page, leftover, whole)}", WARNING)


def enclosed(site: Site, page: Page, leftover: Leftover, address: str) -> str:
    """The hint to an address in angle brackets, unless it is one of the site itself that leads to nothing."""
    one = use(site.tree, page.path, Link(address, Place(page.path, 1, 1), bare=True))
    return "" if as_own(site, one) or is_raw(site, page, leftover) else meant(address, f"<{address}>")


def unknown_icon(site: Site) -> Iterator[Finding]:
    """An icon is one that the theme has.

    Why: the reader sees its name between colons, or nothing.
    Bad: :material-cheque:
    Good: :material-check:
    """
    named = [one for one in named_icons(site) if one[0].startswith(ICON_SETS)]
    written = list(left(site, "icon"))
    if not (named or written) or not icons.known():
        return
    for name, place in named:
        if not icons.exists(name, site.settings.custom_dir):
            near = nearest(name, icons.names())
            yield at(place, f"{name} is no icon{did_you_mean(near)}")
    are_drawn = any(name.endswith("emoji") for name in site.settings.extensions)
    for page, leftover in written if not are_drawn_unseen(site) else ():
        name = leftover.text.strip(":")
        near = icon_like(name)
        if name.startswith(ICON_PREFIXES) or certainly(near, name):
            hint = advice(site, page, leftover, f":{near}:") if are_drawn and near not in ("", name) else ""
            why = "the HTML around it holds no Markdown" if are_drawn else "no extension draws it"
            what = f"stays text: {why}" if near == name else "is no icon and stays text"
            yield at(leftover.place, f"{leftover.text} {what}{hint}")


def are_drawn_unseen(site: Site) -> bool:
    """Whether an extension draws icons by code that is not looked into."""
    from ..renderer import leaves_out

    extensions = site.settings.extensions.items()
    return any(name.endswith("emoji") and leaves_out(options) for name, options in extensions)


def named_icons(site: Site) -> Iterator[tuple[str, Place]]:
    """Each icon that the configuration or front matter names for Material to draw."""
    if site.settings.theme.get("name") == "material":
        yield from ((one.value, one.place) for one in site.settings.scalars if ICON_SETTING.fullmatch(one.key))
        for page in site.pages.values():
            yield from ((value.value, value.place) for value in page.meta if value.key == "icon")


def certainly(icon: str, name: str) -> bool:
    """Whether a name is so much like that of an icon that it can have meant nothing else."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, icon, name).ratio() > 0.9
