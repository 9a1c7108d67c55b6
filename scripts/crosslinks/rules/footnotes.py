"""The rule about references to footnotes that stayed text."""

from collections.abc import Iterator

from ..model import Finding, Leftover, Page
from ..patterns import Pattern
from ..site import Site
from ..source import read
from .finding import at
from .leftover import advice, is_defined, label_meant, left

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
        if on and (note := without_colon(site, page, leftover)):
            if note == leftover:
                hint = advice(site, page, leftover, f"[^{leftover.text}]:")
                yield at(leftover.place, f"[^{leftover.text}] begins a note and has no colon{hint}")
        elif on:
            near = label_meant(page, leftover.text, "footnote")
            hint = advice(site, page, leftover, f"[^{near}]") if near else ""
            yield at(leftover.place, f"[^{leftover.text}] is defined nowhere{hint}")
        elif len(met(page, leftover)) > 1 or ends_a_sentence(site, leftover):
            yield at(leftover.place, f"[^{leftover.text}] stays text: the footnotes extension is off")


def without_colon(site: Site, page: Page, leftover: Leftover) -> Leftover | None:
    """Of several such references the one that begins a line, as a note does, while another stands after words."""
    alike = met(page, leftover)
    starting = [one for one in alike if not before(site, one).strip()]
    return starting[0] if len(starting) == 1 < len(alike) else None


def met(page: Page, leftover: Leftover) -> list[Leftover]:
    """All footnote references of that label on the page that stayed text."""
    return [other for other in page.leftovers if other.text == leftover.text and other.kind == "footnote"]


def ends_a_sentence(site: Site, leftover: Leftover) -> bool:
    """Whether it stands right after the words of a sentence, as no expression in brackets does."""
    return bool(END_OF_WORDS.search(before(site, leftover))) and bool(NOTE.fullmatch(leftover.text))


def before(site: Site, leftover: Leftover) -> str:
    """What stands in front of it on its line."""
    place = leftover.place
    line = read(site.settings.root / place.path, "").text.split("\n")[place.line - 1]
    return line[: place.column - len("[^") - 1]
