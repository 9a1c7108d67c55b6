"""Links that lead nowhere or stay text, of which other rules tell: what was meant by them is not told as well."""

from ..addresses import parse
from ..model import Leftover, Place
from ..patterns import Pattern
from ..rules.leftover import MEANT_AS_ADDRESSES
from ..rules.spelling import mend
from ..site import Site
from ..source import Source
from ..targets import find

SOUND = ("found", "external", "made", "template")
NO_LETTER = Pattern(r"[\W_]*")
OPENED = Pattern(r"[\[(][^\[\]()\n]*\Z")  # a bracket before a word
CLOSED = Pattern(r"[^\[\]()\n]*[\])(]?\W*")  # the rest of what stands in it, up to the address


def is_lost(site: Site, path: str, href: str, raw: bool) -> bool:
    """Whether another rule tells of a link on a page that it leads nowhere, or not in its form."""
    target = find(site.tree, path, raw, parse(href))
    if target.state == "external":
        return href.startswith("//") or bool(mend(href))
    if href == "#" or target.state not in SOUND:
        return True
    is_to_section = target.state == "found" and target.fragment is not None
    return is_to_section and not (target.fragment and site.defines(target.path, target.fragment))


def stays_text(source: Source, place: Place, word: str, leftover: Leftover) -> bool:
    """Whether a word is in the text of a link that stays text."""
    if leftover.kind not in MEANT_AS_ADDRESSES or leftover.place[:2] != place[:2]:
        return False
    start, address = source.offset(place), source.offset(leftover.place)
    if start >= address:
        return start < address + len(leftover.text)
    before = source.text[source.offset(place._replace(column=1)) : start]
    between = source.text[start + len(word) : address]
    return bool(NO_LETTER.fullmatch(between) or (OPENED.search(before) and CLOSED.fullmatch(between)))
