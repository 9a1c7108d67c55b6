"""Rules about images."""

from collections.abc import Iterator

from ..model import WARNING, Finding
from ..site import Site
from ..survey import SHOWN_WHOLE
from .finding import at

PICTURES = ("img", "input")  # an input shows one when it is a button


def image_without_alt(site: Site) -> Iterator[Finding]:
    """An image says in words what it shows; raw HTML may say with alt="" that it shows nothing.

    Why: who cannot see it is told its file name, or nothing.
    Bad: ![](map.svg)
    Good: ![Two overlapping regions](map.svg)
    """
    for one in site.uses:
        link = one.link
        is_picture = link.element == "config:img" or (link.element in PICTURES and link.attribute == "src")
        if is_picture and not link.named and not (link.raw and link.alt):
            yield at(link.place, f"{link.href or 'the image'} has no alternative text", WARNING)


def page_as_image(site: Site) -> Iterator[Finding]:
    """An image shows a picture, not a page.

    Why: the reader sees a gap.
    Bad: ![map](map.md)
    Good: ![map](map.svg)
    """
    for one in site.uses:
        is_picture = one.link.element == "img" and one.link.attribute in ("src", "srcset")
        is_shown = is_picture or one.link.element == "config:img"
        if is_shown and one.target.state == "found" and one.target.path.lower().endswith(SHOWN_WHOLE):
            yield at(one.link.place, f"{one.link.href} is a page, and no browser shows it as an image")
