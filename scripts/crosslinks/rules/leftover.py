"""Rules about markup that stayed text on the page."""

from collections.abc import Iterator

from ..hints import did_you_mean, nearest
from ..model import Finding, Leftover, Page
from ..site import Site
from .finding import at


def left(site: Site, kind: str) -> Iterator[tuple[Page, Leftover]]:
    """The leftovers of a kind, on a site where no plugin would have taken care of them."""
    if site.text_is_certain:
        for page in site.pages.values():
            yield from ((page, leftover) for leftover in page.leftovers if leftover.kind == kind)


def labels(page: Page, kind: str) -> list[str]:
    """The labels that the page defines."""
    return [definition.label for definition in page.definitions if definition.kind == kind]


def undefined_reference(site: Site) -> Iterator[Finding]:
    """A reference link names a label that is defined.

    Bad: [decoding][decodin]
    Good: [decoding][decoding], with [decoding]: decoding.md below
    """
    for page, leftover in left(site, "reference"):
        near = nearest(leftover.text, labels(page, "reference"))
        yield at(leftover.place, f"[{leftover.text}] is defined nowhere{did_you_mean(f'[{near}]') if near else ''}")


def undefined_footnote(site: Site) -> Iterator[Finding]:
    """A footnote reference names a footnote that is defined.

    Bad: Odds.[^1], with no [^1]: below
    Good: Odds.[^1], with [^1]: Brown et al. 2020. below
    """
    if "footnotes" not in site.settings.extensions and "markdown.extensions.footnotes" not in site.settings.extensions:
        return
    for page, leftover in left(site, "footnote"):
        near = nearest(leftover.text, labels(page, "footnote"))
        yield at(leftover.place, f"[^{leftover.text}] is defined nowhere{did_you_mean(f'[^{near}]') if near else ''}")
