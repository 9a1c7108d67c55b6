"""Rules about leftovers: markup that stayed text on the page."""

import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path

from ..hints import PICTURES, nearest
from ..model import ERROR, WARNING, Fault, Leftover, Link, Page, Place
from ..registry import rule, unsure_without_plugins
from ..site import Site
from ..source import Source
from ..targets import is_page, use_of
from .absolute import own_address_fault
from .spelling import corrected_scheme, unless_impossible

DEFINED = ("reference", "image", "footnote")
LINK_KINDS = ("spaced-link", "colon-link", "unclosed-link", "link-in-html")
ADDRESS_KINDS = (*LINK_KINDS, "reversed-link", "wikilink", "vanished")
ICON_SETS = ("material/", "fontawesome/", "octicons/", "simple/")
ICON_PREFIXES = tuple(name.replace("/", "-") for name in ICON_SETS)
# theme.icon.logo, extra.social.0.icon
ICON_SETTING = re.compile(r"theme\.icon\.[\w.]+|(?:theme|extra)\.(?:[\w-]+\.)*icon")
CODE_NAME = re.compile(r"[a-z]+(?:(?:[._]|::)\w+)+|__\w+__")  # [[tool.app]], [[maybe_unused]], [[__noreturn__]]
EXAMPLE = re.compile(  # addresses that nobody is meant to follow: http://localhost, https://*.x.org
    r"(?:https?://|www\.)(?:localhost|127\.|0\.0\.0\.0|\[|[\w.-]*\.(?:test|local|invalid|internal)\b|[\w-]*[:/]|[^/]*\*)"
)
PARTED = re.compile(r"^[ \t>*+-]*![ \t]+\[[^\[\]]*\]\($")  # an image, at the beginning of its line
END_OF_WORDS = re.compile(r"""\w{2}[.,;:!?)"'”’]*$""")  # a footnote stands after words: decoding."[^1]
NOTE = re.compile(r"\d{1,3}|[A-Za-z]{2}[\w-]+")  # labels of footnotes: 12, brown-2020
# The extension that reads !!!, ??? or ===.
BLOCKS = {"!": "admonition", "?": "pymdownx.details", "=": "pymdownx.tabbed"}
BLOCK_ELEMENTS = """
    address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header li main menu nav ol p section summary table tbody td tfoot th thead tr ul
"""
# The opening tag of a block of HTML in which Markdown is not rendered: <div class="x">, but not <div markdown>.
OPENING = re.compile(rf"(?im)^[ ]{{0,3}}<(?P<tag>{'|'.join(BLOCK_ELEMENTS.split())})\b(?![^<>]*\smarkdown\b)[^<>]*>")


def leftovers_of(site: Site, *kinds: str) -> Iterator[tuple[Page, Leftover]]:
    """Yields the leftovers of these kinds, each with its page.

    Left out are labels on a page whose definitions are not all known, and words that only look like an address.
    """
    for page in site.pages.values():
        for leftover in page.leftovers:
            may_be_defined = page.incomplete or any(include.fault for include in page.includes)
            is_in_doubt = leftover.kind in DEFINED and may_be_defined
            if leftover.kind in kinds and not (is_in_doubt or is_word(site, page, leftover)):
                yield page, leftover


def is_word(site: Site, page: Page, leftover: Leftover) -> bool:
    """Whether a leftover only looks like a link, as in `[x] (and/)` or `(x)[#y]`, since its address leads nowhere."""
    if leftover.kind == "reversed-link" and leftover.text.startswith("#"):
        return leftover.text[1:] not in site.ids.get(page.path, ())
    if not leftover.text.endswith("/") or leftover.kind not in LINK_KINDS:
        return False
    target = use_of(site.tree, page.path, Link(leftover.text, leftover.place)).target
    return target.state not in ("found", "output-form", "external")


def block_around(site: Site, leftover: Leftover) -> tuple[int, int] | None:
    """Begin and end of the raw HTML around a leftover, in which Markdown is not rendered, or None."""
    source = site.text_at(leftover.place.path)
    offset, found = source.offset(leftover.place), blocks(source)
    before = bisect_right(found, (offset, len(source.text)))
    return found[before - 1] if before > 0 and offset < found[before - 1][1] else None


@lru_cache(maxsize=16)
def blocks(source: Source) -> list[tuple[int, int]]:
    """Begin and end of each block of raw HTML in a source."""
    text, found, end = source.uncoded, [], 0
    while opening := OPENING.search(text, end):
        depth, end = 0, len(text)
        for tag in re.finditer(rf"(?i)<(?P<closing>/?){opening['tag']}\b", text[opening.start() :]):
            depth += -1 if tag["closing"] else 1
            if depth == 0:
                end = opening.start() + tag.end()
                break
        found.append((opening.start(), end))
    return found


def unless_in_html(site: Site, leftover: Leftover, markdown: str) -> str:
    """Returns the Markdown as a hint, or "" when the leftover stands in raw HTML, where it would stay text too."""
    return "" if block_around(site, leftover) else markdown


def labels(page: Page, kind: str) -> list[str]:
    """The labels of one kind that the page defines; a label with a code span cannot be used, and is left out."""
    found = [definition.label for definition in page.definitions if definition.kind == kind]
    return found if kind == "footnote" else [label for label in found if "`" not in label]


def is_defined(page: Page, leftover: Leftover) -> bool:
    """Whether the page defines the label of a leftover, which then stayed text because it stands in raw HTML."""
    if leftover.kind == "footnote":
        return leftover.text in labels(page, "footnote")
    return leftover.text.lower() in labels(page, "reference")


def likely_label(page: Page, label: str, kind: str) -> str:
    """The defined label that is most similar to an undefined one, or "".

    A footnote's number is not similar to others; but if one number is never used and one is undefined, they belong
    together.
    """
    if near := nearest(label, labels(page, kind)):
        return near
    if kind != "footnote" or not label.isdigit():
        return ""
    unused = [each.label for each in page.definitions if each.kind == kind and not each.used and each.label.isdigit()]
    undefined = {each.text for each in page.leftovers if each.kind == kind and each.text.isdigit()}
    return unused[0] if len(unused) == len(undefined) == 1 else ""


@rule
@unsure_without_plugins
def undefined_reference(site: Site) -> Iterator[Fault]:
    """A reference link names a label that is defined.

    Why: the reader sees brackets, and no link.
    Bad: [decoding][decodin]
    Good: [decoding][decoding], with [decoding]: decoding.md below
    """
    for page, leftover in leftovers_of(site, "reference"):
        if is_defined(page, leftover):
            continue
        label, near = leftover.text, nearest(leftover.text, labels(page, "reference"))
        address = label.partition("#")[0]
        if not near and (is_page(address) or address.endswith(PICTURES)) and " " not in label:
            yield Fault(leftover.place, f"[{label}] is an address, not a label; write [text]({label})")
        else:
            hint = near and unless_in_html(site, leftover, f"[{near}]")
            yield Fault(leftover.place, f"the label [{label}] is not defined", ERROR, hint)


@rule
@unsure_without_plugins
def undefined_image(site: Site) -> Iterator[Fault]:
    """An image names a label that is defined, or an address in parentheses.

    Why: the reader sees brackets, and no picture.
    Bad: ![map], and no [map]: below
    Good: ![map](map.svg)
    """
    for page, leftover in leftovers_of(site, "image"):
        if not is_defined(page, leftover):
            near = nearest(leftover.text, labels(page, "reference"))
            what = f"![{leftover.text}] stays text: it has no address, and its label is not defined"
            yield Fault(leftover.place, what, ERROR, near and unless_in_html(site, leftover, f"![{near}]"))


@rule
@unsure_without_plugins
def undefined_footnote(site: Site) -> Iterator[Fault]:
    """A footnote reference names a footnote that is defined.

    Why: the reader sees brackets, and no note.
    Bad: Odds.[^1], with no [^1]: below
    Good: Odds.[^1], with [^1]: Brown et al. 2020. below
    """
    is_on = any(str(name).endswith(("footnotes", "extra")) for name in site.project.config.markdown_extensions)
    for page, leftover in leftovers_of(site, "footnote"):
        if is_defined(page, leftover):
            continue  # link-in-html reports it
        alike = [each for each in page.leftovers if each.text == leftover.text and each.kind == "footnote"]
        starting = [each for each in alike if not text_before(site, each).strip()]
        if is_on and len(starting) == 1 < len(alike):
            if starting[0] == leftover:
                what = f"[^{leftover.text}] begins a footnote, but a colon is missing after it"
                yield Fault(leftover.place, what, ERROR, unless_in_html(site, leftover, f"[^{leftover.text}]:"))
        elif is_on:
            near = likely_label(page, leftover.text, "footnote")
            hint = near and unless_in_html(site, leftover, f"[^{near}]")
            yield Fault(leftover.place, f"the footnote [^{leftover.text}] is not defined", ERROR, hint)
        elif len(alike) > 1 or (END_OF_WORDS.search(text_before(site, leftover)) and NOTE.fullmatch(leftover.text)):
            yield Fault(leftover.place, f"[^{leftover.text}] stays text, since the footnotes extension is off")


def text_before(site: Site, leftover: Leftover) -> str:
    """The text before a footnote reference on its line."""
    return line_before(site, leftover.place).removesuffix("[^")


def line_before(site: Site, place: Place) -> str:
    """The text before a place on its line."""
    return site.text_at(place.path).text.split("\n")[place.line - 1][: place.column - 1]


@rule
@unsure_without_plugins
def reversed_link(site: Site) -> Iterator[Fault]:
    """The text of a link stands in brackets, its address in parentheses.

    Why: the reader sees brackets and an address instead of a link.
    Bad: (decoding)[decoding.md]
    Good: [decoding](decoding.md)
    """
    for _, leftover in leftovers_of(site, "reversed-link"):
        what = f"[{leftover.text}] stays text; put the text in brackets and the address in parentheses"
        yield Fault(leftover.place, what)


@rule
@unsure_without_plugins
def wikilink(site: Site) -> Iterator[Fault]:
    """A link is written in Markdown, not in double brackets as in a wiki.

    Why: the reader sees double brackets instead of a link.
    Bad: [[decoding]]
    Good: [decoding](decoding.md)
    """
    for page, leftover in leftovers_of(site, "wikilink"):
        title, _, part = leftover.text.partition("|")[0].partition("#")
        name = title.strip(" *_").lower().replace(" ", "-").removesuffix(".md")
        pictures = site.tree.by_name.get(posixpath.basename(title.strip()), [])
        homes = pictures or site.tree.by_name.get(f"{posixpath.basename(name)}.md", [])
        section = f"#{part}" if part and homes and site.defines(homes[0], part) else ""
        path = posixpath.relpath(homes[0], posixpath.dirname(page.path) or ".") if len(homes) == 1 else ""
        hint = unless_in_html(site, leftover, f"({path}{section})") if path else ""
        may_be_code = not homes and CODE_NAME.fullmatch(leftover.text)
        message = f"[[{leftover.text}]] stays text, since double brackets make no link in Markdown"
        yield Fault(leftover.place, message, WARNING if may_be_code else ERROR, hint)


@rule
@unsure_without_plugins
def spaced_link(site: Site) -> Iterator[Fault]:
    """No space or colon stands between the text of a link and its address, nor between ! and the image.

    Why: the reader sees brackets and an address instead of a link or picture.
    Bad: [decoding] (decoding.md)
    Good: [decoding](decoding.md)
    """
    for _, leftover in leftovers_of(site, "spaced-link", "colon-link"):
        sign = "space" if leftover.kind == "spaced-link" else "colon"
        yield Fault(leftover.place, f"this is no link because of the {sign} before ({leftover.text}); delete it")
    for use in site.uses:
        is_link_to_picture = use.link.element == "a" and use.target.path.endswith(PICTURES)
        if is_link_to_picture and PARTED.search(line_before(site, use.link.place)):
            what = f"{use.link.href} becomes a link instead of an image because of the space after !; delete it"
            yield Fault(use.link.place, what)


@rule
@unsure_without_plugins
def unclosed_link(site: Site) -> Iterator[Fault]:
    """A link has both brackets and both parentheses; a tag has its quotes and its end.

    Why: the reader sees brackets and an address instead of a link, or the link contains too much.
    Bad: See [decoding](decoding.md for more.
    Good: See [decoding](decoding.md) for more.
    """
    for _, leftover in leftovers_of(site, "unclosed-link"):
        yield Fault(
            leftover.place, f"the link to {leftover.text} stays text, since a bracket or parenthesis is missing"
        )
    for _, leftover in leftovers_of(site, "unclosed-tag"):
        source = site.text_at(leftover.place.path)
        start = source.text.rfind("<", 0, source.offset(leftover.place))
        name = re.match(r"<(\w*)", source.text[start:])
        what = f"this <{name[1] if name else 'a'}> tag never ends: a quotation mark or > is missing"
        yield Fault(leftover.place, what)
    for use in site.every_use:
        if address := site.intended_address(use):
            sign = "quotation mark" if use.link.raw else "closing parenthesis"
            yield Fault(use.link.place, f"a {sign} is missing after {address}, so the address goes on too far")
        elif use.link.raw and use.link.unclosed:
            yield Fault(use.link.place, f"the link to {use.link.href} has no </a> before the next link")


@rule
@unsure_without_plugins
def link_in_html(site: Site) -> Iterator[Fault]:
    """A link within raw HTML is written in HTML, or the element has the attribute `markdown`.

    Why: the reader sees brackets and an address instead of a link.
    Bad: <div>[decoding](decoding.md)</div>
    Good: <div markdown>[decoding](decoding.md)</div>
    """
    found = [(leftover.text, leftover) for _, leftover in leftovers_of(site, "link-in-html")]
    for kind, sign in (("reference", ""), ("image", ""), ("footnote", "^")):
        found += [(f"[{sign}{each.text}]", each) for page, each in leftovers_of(site, kind) if is_defined(page, each)]
    by_block: dict[tuple, list[tuple[str, Leftover]]] = {}
    for target, leftover in sorted(found, key=lambda each: each[1].place):
        block = block_around(site, leftover)
        by_block.setdefault((leftover.place.path, block or leftover.place), []).append((target, leftover))
    for (target, leftover), *more in by_block.values():
        stay = f"and {len(more)} more stay" if more else "stays"
        what = f"the link to {target} {stay} text, since Markdown is not read within this HTML"
        yield Fault(leftover.place, what)


@rule
@unsure_without_plugins
def unread_block(site: Site) -> Iterator[Fault]:
    """A block that opens with !!!, ??? or === has an extension that reads it, and its title stands in quotation marks.

    Why: what is indented below it becomes code, in which links are not read, and the reader sees signs.
    Bad: !!! note "Careful
    Good: !!! note "Careful"
    """
    for _, leftover in leftovers_of(site, "block"):
        below = site.text_at(leftover.place.path).text.split("\n")[leftover.place.line :]
        following = next((each for each in below if each.strip()), "")
        is_block = re.match(rf"[ >]{{{leftover.place.column + 3}}}|[ >]*\t", following)
        if is_block and not block_around(site, leftover):
            extension = BLOCKS[leftover.text[0]]
            is_on = any(str(name).endswith(extension) for name in site.project.config.markdown_extensions)
            why = "its title needs a quotation mark on each side" if is_on else f"the extension {extension} is off"
            yield Fault(leftover.place, f"this {leftover.text} stays text, with what is indented below it: {why}")


@rule
@unsure_without_plugins
def bare_address(site: Site) -> Iterator[Fault]:
    """An address in the text is a link; Markdown makes none of a bare address.

    Why: the reader has to copy it, and nothing checks it.
    Bad: See https://example.org.
    Good: See <https://example.org>.
    """
    for page, leftover in leftovers_of(site, "vanished"):
        whole = f"https://{leftover.text}" if leftover.text.startswith("www.") else corrected_scheme(leftover.text)
        hint = enclosed(site, page, leftover, whole) if whole else ""
        is_shown = leftover.text.startswith((".", "/"))
        what = "stays text" if is_shown else "is invisible, since browsers take it for an HTML tag"
        yield Fault(leftover.place, f"<{leftover.text}> {what}", ERROR, hint)
    is_linked = "pymdownx.magiclink" in site.project.config.markdown_extensions
    for page, leftover in leftovers_of(site, "bare-address") if not is_linked else ():
        if not EXAMPLE.match(leftover.text):
            address = leftover.text.rstrip(".,;:!?)*_~")
            whole = address if "://" in address else f"https://{address}"
            yield Fault(leftover.place, f"{address} stays text", WARNING, enclosed(site, page, leftover, whole))


def enclosed(site: Site, page: Page, leftover: Leftover, address: str) -> str:
    """Returns the address in angle brackets as a hint, or "" where these would not make a sound link of it."""
    use = use_of(site.tree, page.path, Link(address, Place(page.path, 1, 1), bare=True))
    is_useless = own_address_fault(site, use) or block_around(site, leftover) or not unless_impossible(address)
    return "" if is_useless else f"<{address}>"


@rule
@unsure_without_plugins
def unknown_icon(site: Site) -> Iterator[Fault]:
    """An icon is one that the theme has.

    Why: the reader sees its name between colons, or nothing.
    Bad: :material-cheque:
    Good: :material-check:
    """
    named = [icon for icon in named_icons(site) if icon[0].startswith(ICON_SETS)]
    written = list(leftovers_of(site, "icon"))
    known = icons(tuple(site.project.config.theme.dirs)) if named or written else ()
    if not known:
        return
    for name, place in named:
        if name not in known:
            yield Fault(place, f"there is no icon {name}", ERROR, nearest(name, list(known)), name)
    are_drawn = any(str(name).endswith("emoji") for name in site.project.config.markdown_extensions)
    for _, leftover in written:
        name = leftover.text.strip(":")
        near = nearest(name, [icon.replace("/", "-") for icon in known])
        if name.startswith(ICON_PREFIXES) or SequenceMatcher(None, near, name).ratio() > 0.9:
            hint = unless_in_html(site, leftover, f":{near}:") if are_drawn and near not in ("", name) else ""
            why = "Markdown is not read within this HTML" if are_drawn else "no extension draws icons"
            why = why if near == name else "there is no such icon"
            yield Fault(leftover.place, f"{leftover.text} stays text, since {why}", ERROR, hint)


def named_icons(site: Site) -> Iterator[tuple[str, Place]]:
    """Yields each icon that the configuration or front matter names for Material to draw."""
    if site.project.config.theme.name == "material":
        yield from ((each.value, each.place) for each in site.project.values if ICON_SETTING.fullmatch(each.key))
        for page in site.pages.values():
            yield from ((value.value, value.place) for value in page.meta if value.key == "icon")


@cache
def icons(folders: tuple[str, ...]) -> frozenset[str]:
    """The names, such as `material/check`, of all icons of Material and of these folders of theme and overrides."""
    import material

    folders_of_icons = [Path(folder) / ".icons" for folder in (*folders, Path(material.__file__).parent / "templates")]
    return frozenset(
        file.relative_to(folder).with_suffix("").as_posix()
        for folder in folders_of_icons
        for file in folder.rglob("*.svg")
    )
