"""The rule about references to footnotes that stayed text."""

from collections.abc import Iterator

from ..hints import nearest
from ..model import Finding, Leftover, Page
from ..patterns import Pattern
from ..site import Site
from ..source import read
from .finding import at
from .leftover import advice, is_defined, labels, left

END_OF_WORDS = Pattern(r"""\w{2}[.,;:!?)"'”’]*$""")
NOTE = Pattern(r"\d{1,3}|[A-Za-z]{2}[\w-]+")


def undefined_footnote(site: Site) -> Iterator[Finding]:
    """A footnote reference names a footnote that is defined.

    Why: the reader sees brackets, and no note.
    Bad: Odds.[^1], with no [^1]: below
    Good: Odds.[^1], with [^1]: Brown et al. 2020. below
    """
    on = any(name.endswith(("footnotes", "extra")) for name in site.settings.extensions)
    for page, leftover in left(site, "footnote"):
        if is_defined(page, leftover):
            continue  # another rule tells of it
        near = nearest(leftover.text, labels(page, "footnote"))
        if on:
            hint = advice(site, page, leftover, f"[^{near}]") if near else ""
            yield at(leftover.place, f"[^{leftover.text}] is defined nowhere{hint}")
        elif is_met_again(page, leftover) or ends_a_sentence(site, leftover):
            yield at(leftover.place, f"[^{leftover.text}] stays text: the footnotes extension is off")


def is_met_again(page: Page, leftover: Leftover) -> bool:
    """Whether the label stands on the page more than once, as that of a footnote does."""
    return sum(other.text == leftover.text and other.kind == "footnote" for other in page.leftovers) > 1


def ends_a_sentence(site: Site, leftover: Leftover) -> bool:
    """Whether it stands right after the words of a sentence, as no expression in brackets does."""
    place = leftover.place
    line = read(site.settings.root / place.path, "").text.split("\n")[place.line - 1]
    return bool(END_OF_WORDS.search(line[: place.column - len("[^") - 1])) and bool(NOTE.fullmatch(leftover.text))
