"""Rules about links and images that lack a part: a destination, a text, an alternative text."""

import re
from collections.abc import Iterator

from ..model import ERROR, WARNING, Fault
from ..registry import rule, unsure_without_plugins
from ..site import Site
from ..targets import Use
from .navigation import is_menu

LINKS = ("a", "area", "svg:a", "config:a")
MAY_BE_EMPTY = ("form", "button", "input", "meta", "config", "template")
# attributes for a script: onclick=, role=, data-x=
SCRIPTED = re.compile(r"""(?i)["'\s](?:on[a-z]+|role|data-[\w-]+|aria-(?:controls|disabled|expanded|haspopup))\s*=""")
OF_A_THEME = re.compile(r"""\{[{%]|\s(?:class|id)\s*=""")  # what a script may know a tag by: {{ … }}, class=, id=
PICTURES = ("img", "input")  # an input shows one when it is a button


@rule
def empty_destination(site: Site) -> Iterator[Fault]:
    """A link leads somewhere.

    Why: a click loads the same page again.
    Bad: [decoding]()
    Good: [decoding](decoding.md)
    """
    for use in site.uses:
        may_be_empty = use.link.element in MAY_BE_EMPTY and use.link.attribute != "href"
        if use.target.state == "empty" and not (may_be_empty or is_control(site, use)):
            yield Fault(use.link.place, "the link has no destination; write an address")


@rule
def empty_fragment(site: Site) -> Iterator[Fault]:
    """A link to a section names the section; a bare `#` only scrolls to the top of the page.

    Why: the reader is thrown to the top of the page.
    Bad: [decoding](#)
    Good: [decoding](#decoding)
    """
    for use in site.uses:
        href = use.link.href.strip()
        if use.link.element not in LINKS or not href.endswith("#"):
            continue
        if href == "#" and not (means_top(site, use) or is_control(site, use)):
            yield Fault(use.link.place, "a bare # names no section; write the id after it, or #top for the top")
        elif href != "#" and use.target.state == "found":
            yield Fault(use.link.place, f"{href} names no section", WARNING, href.rstrip("#"), href)


def means_top(site: Site, use: Use) -> bool:
    """Whether the line says that the link leads to the top of the page, as a bare # does."""
    lines = site.text_at(use.link.place.path).text.split("\n")
    return any(re.search(r"(?<!on )\btop\b", line, re.IGNORECASE) for line in lines[use.link.place.line - 1 :][:1])


def is_control(site: Site, use: Use) -> bool:
    """Whether a script handles the click: the tag has a handler, a role, a state or data for a script.

    In a template, in the configuration or in an HTML file with a script, a class or id may serve that purpose too.
    """
    if not use.link.raw:
        return False
    source = site.text_at(use.link.place.path)
    tag, _, rest = source.text[source.text.rfind("<", 0, source.offset(use.link.place)) :].partition(">")
    may_be_known = use.is_in_template or use.is_in_configuration or site.is_scripted(use.page)
    return bool(SCRIPTED.search(tag)) or (may_be_known and bool(OF_A_THEME.search(tag + rest.partition("</a")[0])))


@rule
@unsure_without_plugins
def empty_link_text(site: Site) -> Iterator[Fault]:
    """A link has a text or a picture to click on.

    Why: nobody sees the link, and a screen reader reads out its address.
    Bad: [](decoding.md)
    Good: [decoding](decoding.md)
    """
    for use in site.uses:
        is_link = use.link.element == "config:a" or (use.link.element in ("a", "area") and use.link.attribute == "href")
        if is_link and not use.link.named:
            is_scripted = site.is_scripted(use.page)
            if is_menu(site, use.page) or (is_scripted and is_control(site, use)):
                continue
            what = "shows a picture without alternative text" if use.link.pictured else "has no text"
            severity = WARNING if use.link.pictured or is_scripted else ERROR
            href = use.link.href.strip()
            yield Fault(use.link.place, f"the link to {href} {what}" if href else f"the link {what}", severity)


@rule
def image_without_alt(site: Site) -> Iterator[Fault]:
    """An image has an alternative text that says what it shows; in raw HTML alt="" marks a decoration.

    Why: readers who cannot see it get its file name, or nothing.
    Bad: ![](map.svg)
    Good: ![Two overlapping regions](map.svg)
    """
    for use in site.uses:
        link = use.link
        is_picture = link.element == "config:img" or (link.element in PICTURES and link.attribute == "src")
        if is_picture and not link.named and not (link.raw and link.alt):
            yield Fault(link.place, f"{link.href or 'the image'} has no alternative text", WARNING)
