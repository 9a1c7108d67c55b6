"""Rules about links and images that lack a part: a destination, a text, an alternative text."""

import re
from collections.abc import Iterator

from ..model import ERROR, WARNING, Fault
from ..registry import rule
from ..site import Site
from ..targets import Use

LINKS = ("a", "area", "svg:a", "config:a")
MAY_BE_EMPTY = ("form", "button", "input", "meta", "config", "template")
SCRIPTED = re.compile(r"""(?i)["'\s](?:on[a-z]+|role|data-[\w-]+|aria-(?:controls|disabled|expanded|haspopup))\s*=""")
OF_A_THEME = re.compile(r"""\{[{%]|\s(?:class|id)\s*=""")
PICTURES = ("img", "input")  # an input shows one when it is a button


@rule
def empty_destination(site: Site) -> Iterator[Fault]:
    """A link leads somewhere.

    Why: a click loads the same page again.
    Bad: [decoding]()
    Good: [decoding](decoding.md)
    """
    for one in site.uses:
        may_be_empty = one.link.element in MAY_BE_EMPTY and one.link.attribute != "href"
        if one.target.state == "empty" and not (may_be_empty or is_control(site, one)):
            yield Fault(one.link.place, "the link has no destination")


@rule
def empty_fragment(site: Site) -> Iterator[Fault]:
    """A link to a section names the section; a bare `#` only scrolls to the top of the page.

    Why: the reader is thrown to the top of the page.
    Bad: [decoding](#)
    Good: [decoding](#decoding)
    """
    for one in site.uses:
        href = one.link.href.strip()
        if one.link.element not in LINKS or not href.endswith("#"):
            continue
        if href == "#" and not (means_top(site, one) or is_control(site, one)):
            yield Fault(one.link.place, "a bare # names no section; write the id after it, or #top for the top")
        elif href != "#" and one.target.state == "found":
            yield Fault(one.link.place, f"{href} names no section", WARNING, href.rstrip("#"), href)


def means_top(site: Site, one: Use) -> bool:
    """Whether the line says that the link leads to the top of the page, as a bare # does."""
    lines = site.text_at(one.link.place.path).text.split("\n")
    return any(re.search(r"(?<!on )\btop\b", line, re.IGNORECASE) for line in lines[one.link.place.line - 1 :][:1])


def is_control(site: Site, one: Use) -> bool:
    """Whether a script handles the click: the tag has a handler, a role, a state or data for a script.

    In a template, in the configuration or in an HTML file with a script, a class or id may serve that purpose too.
    """
    if not one.link.raw:
        return False
    source = site.text_at(one.link.place.path)
    tag, _, rest = source.text[source.text.rfind("<", 0, source.offset(one.link.place)) :].partition(">")
    may_be_known = one.is_in_template or one.is_in_configuration or site.is_scripted(one.page)
    return bool(SCRIPTED.search(tag)) or (may_be_known and bool(OF_A_THEME.search(tag + rest.partition("</a")[0])))


@rule
def empty_link_text(site: Site) -> Iterator[Fault]:
    """A link has a text or a picture to click on.

    Why: nobody sees the link, and a screen reader reads out its address.
    Bad: [](decoding.md)
    Good: [decoding](decoding.md)
    """
    for one in site.uses:
        is_link = one.link.element == "config:a" or (one.link.element in ("a", "area") and one.link.attribute == "href")
        if is_link and not one.link.named:
            is_scripted = site.is_scripted(one.page)
            if is_menu(site, one) or (is_scripted and is_control(site, one)):
                continue
            what = "shows a picture without alternative text" if one.link.pictured else "has no text"
            severity = WARNING if one.link.pictured or is_scripted else ERROR
            href = one.link.href.strip()
            yield Fault(one.link.place, f"the link to {href} {what}" if href else f"the link {what}", severity)


def is_menu(site: Site, one: Use) -> bool:
    """Whether the literate-nav plugin reads the page as a menu, in which links need no text."""
    plugin = site.project.config.plugins.get("literate-nav")
    return plugin is not None and one.page.rpartition("/")[2] == plugin.config.get("nav_file")


@rule
def image_without_alt(site: Site) -> Iterator[Fault]:
    """An image has an alternative text that says what it shows; in raw HTML alt="" marks a decoration.

    Why: readers who cannot see it get its file name, or nothing.
    Bad: ![](map.svg)
    Good: ![Two overlapping regions](map.svg)
    """
    for one in site.uses:
        link = one.link
        is_picture = link.element == "config:img" or (link.element in PICTURES and link.attribute == "src")
        if is_picture and not link.named and not (link.raw and link.alt):
            yield Fault(link.place, f"{link.href or 'the image'} has no alternative text", WARNING)
