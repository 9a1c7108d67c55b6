"""Rules about links of which a part is missing."""

from collections.abc import Iterator

from ..model import Finding
from ..site import Site
from .finding import at


def empty_destination(site: Site) -> Iterator[Finding]:
    """A link leads somewhere.

    Bad: [decoding]()
    Good: [decoding](decoding.md)
    """
    for one in site.uses:
        if one.target.state == "empty" and one.link.element not in ("form", "button", "input", "config"):
            yield at(one.link.place, "the link has no destination")


def empty_fragment(site: Site) -> Iterator[Finding]:
    """A link to a section names the section; a bare `#` only scrolls to the top.

    Bad: [decoding](#)
    Good: [decoding](#decoding)
    """
    for one in site.uses:
        if one.link.href.strip() == "#" and one.link.element in ("a", "area"):
            yield at(one.link.place, "# names no section")


def empty_link_text(site: Site) -> Iterator[Finding]:
    """A link has something to read and to click on.

    Bad: [](decoding.md)
    Good: [decoding](decoding.md)
    """
    for one in site.uses:
        if one.link.element == "a" and one.link.attribute == "href" and not one.link.named:
            yield at(one.link.place, f"the link to {one.link.href} has no text")
