"""What rules ask of a link without its parenthesis: it ends with the next one, and takes in the text up to there."""

from ..patterns import Pattern
from ..site import Site
from ..source import read
from ..targets import Use, use

SPACED_ADDRESS = 5  # words in an address on another host; some have a space or two of their own
NO_PROSE = Pattern(r"(?s)(`+).*?\1|\\.")
SPACED_LINK = Pattern(r"""\]\([^()\s]+\s+[^()"'\s][^()]*(?=\))""")


def swallows_text(site: Site, one: Use) -> bool:
    """Whether the address goes on into the text after it, because its own parenthesis was forgotten."""
    words = one.link.href.split()
    if one.link.raw or not words:
        return False
    if one.target.state == "external" and is_lopsided(words[0]):
        return True
    if len(words) < 2:
        return False
    if one.target.state == "external":
        is_open = one.link.element == "a" and "?" not in words[0] and words[0].startswith(("http:", "https:"))
        is_long = len(words) > SPACED_ADDRESS
        return "](" in one.link.href or (is_open and (is_long or takes_parenthesis(site, one)))
    meant = use(site.tree, one.page, one.link._replace(href=meant_address(one))).target
    is_there = meant.state == "found" and (not meant.fragment or meant.fragment in site.ids.get(meant.path, ()))
    return is_there and (len(words) > 2 or takes_parenthesis(site, one))


def is_lopsided(address: str) -> bool:
    """Whether the address closes a bracket that it does not open: no host or path has one."""
    return "]" in address.partition("[")[0]


def meant_address(one: Use) -> str:
    """What the address of such a link was meant to be: it ends where the sentence goes on."""
    address = one.link.href.split()[0]
    return (address.partition("]")[0] if is_lopsided(address) else address).rstrip(",;:")


def takes_parenthesis(site: Site, one: Use) -> bool:
    """Whether a link ends with the parenthesis of an aside that it stands in, so that the aside never ends."""
    path = one.link.place.path
    source = site.source(one.page) if path == site.shown(one.page) else read(site.settings.root / path, path)
    offset = source.offset(one.link.place)
    start, end = source.text.rfind("\n\n", 0, offset) + 1, source.text.find("\n\n", offset)
    before, whole = source.text[start:offset], source.text[start : end if end >= 0 else None]
    return before.endswith("(") and unclosed(SPACED_LINK.sub("", before)) > 1 and unclosed(whole) > 0


def unclosed(text: str) -> int:
    """How many more parentheses open than close in a piece of Markdown, code and escapes left out."""
    prose = NO_PROSE.sub("", text)
    return prose.count("(") - prose.count(")")
