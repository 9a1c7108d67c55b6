"""Rules about links of which a part is missing."""

import re
from collections.abc import Iterator

from ..hints import did_you_mean
from ..model import ERROR, WARNING, Finding
from ..patterns import Pattern
from ..plugins import is_menu
from ..site import Site
from ..source import read
from ..targets import Use
from .anchors import is_scripted
from .finding import at

LINKS = ("a", "area", "svg:a", "config:a")
MAY_BE_EMPTY = ("form", "button", "input", "meta", "config")
SCRIPTED = Pattern(r"""(?i)["'\s](?:on[a-z]+|role|data-[\w-]+|aria-(?:controls|disabled|expanded|haspopup))\s*=""")
OF_A_THEME = Pattern(r"""\{[{%]|\s(?:class|id)\s*=""")


def empty_destination(site: Site) -> Iterator[Finding]:
    """A link leads somewhere.

    Why: a click loads the same page again.
    Bad: [decoding]()
    Good: [decoding](decoding.md)
    """
    for one in site.uses:
        may_be_empty = one.link.element in MAY_BE_EMPTY and one.link.attribute != "href"
        if one.target.state == "empty" and not (may_be_empty or is_control(site, one)):
            yield at(one.link.place, "the link has no destination")


def empty_fragment(site: Site) -> Iterator[Finding]:
    """A link to a section names the section; a bare `#` only scrolls to the top.

    Why: the reader is thrown to the top of the page.
    Bad: [decoding](#)
    Good: [decoding](#decoding)
    """
    for one in site.uses:
        href = one.link.href.strip()
        if one.link.element not in LINKS or (href == "#" and (means_top(site, one) or is_control(site, one))):
            continue
        if href == "#":
            yield at(one.link.place, "# names no section")
        elif href.endswith("#") and one.target.state == "found":
            yield at(one.link.place, f"{href} names no section{did_you_mean(href.rstrip('#'))}", WARNING)


def means_top(site: Site, one: Use) -> bool:
    """Whether the line says that the link leads to the top, as a bare # does."""
    lines = read(site.settings.root / one.link.place.path, "").text.split("\n")
    return any(re.search(r"(?<!on )\btop\b", line, re.IGNORECASE) for line in lines[one.link.place.line - 1 :][:1])


def is_control(site: Site, one: Use) -> bool:
    """Whether a script answers the click: the tag names a handler, a role, a state or data for one.

    Those of a theme know the tags of its templates by their class or id, or by where they stand in a printed menu; so
    do those of an HTML file, and of the site those of its configuration.
    """
    if not one.link.raw:
        return False
    source = read(site.settings.root / one.link.place.path, "")
    tag, _, rest = source.text[source.text.rfind("<", 0, source.offset(one.link.place)) :].partition(">")
    may_be_known = one.is_in_template or one.is_in_configuration or is_scripted(site, one.page)
    return bool(SCRIPTED.search(tag)) or (may_be_known and bool(OF_A_THEME.search(tag + rest.partition("</a")[0])))


def empty_link_text(site: Site) -> Iterator[Finding]:
    """A link has something to read and to click on.

    Why: nobody sees it, and a screen reader reads out the address.
    Bad: [](decoding.md)
    Good: [decoding](decoding.md)
    """
    for one in site.uses:
        is_link = one.link.element == "config:a" or (one.link.element in ("a", "area") and one.link.attribute == "href")
        may_get_one = is_scripted(site, one.page) and is_control(site, one)
        if is_link and not one.link.named and not (may_get_one or is_menu(site.settings.plugins, one.page)):
            what = "shows a picture without words" if one.link.pictured else "has no text"
            severity = WARNING if one.link.pictured or is_scripted(site, one.page) else ERROR
            href = one.link.href.strip()
            yield at(one.link.place, f"the link to {href} {what}" if href else f"the link {what}", severity)
