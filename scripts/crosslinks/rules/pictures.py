"""Rules about images."""

from collections.abc import Iterator

from ..model import WARNING, Finding
from ..site import Site
from .finding import at


def image_without_alt(site: Site) -> Iterator[Finding]:
    """An image says in words what it shows; raw HTML may say with alt="" that it shows nothing.

    Bad: ![](map.svg)
    Good: ![Two overlapping regions](map.svg)
    """
    for one in site.uses:
        link = one.link
        if link.element == "img" and link.attribute == "src" and not link.named and not (link.raw and link.alt):
            yield at(link.place, f"{link.href} has no alternative text", WARNING)
