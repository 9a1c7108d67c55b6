"""Rules about addresses that are no web pages: mail, telephone, and places on a disk."""

from collections.abc import Iterator
from string import ascii_lowercase
from urllib.parse import unquote

from ..model import Finding
from ..patterns import Pattern
from ..site import Site
from .finding import at
from .spelling import beginning

QUOTED, PLAIN = r'"(?:[^"\\]|\\.)*"', r"[^\s@,:;<>()\[\]/\"]+"
NAMED, NUMBERED = r"(?:(?!-)(?:[^\W_]|-)+(?<!-)\.)+[^\W\d_](?:[^\W_]|-)+", r"\[[\w.:]+\]"
MAIL = Pattern(rf"(?:{QUOTED}|{PLAIN})@(?:{NAMED}|{NUMBERED}|localhost)")
COPY = Pattern(r"(?i)(?:^|&)(?:amp;)?(?:to|b?cc)=([^&]+)")  # in the question after the address
PHONE = Pattern(r"\+?(?:[\s().,pw-]*[\d*#]){3,}[\s().,pw-]*")  # of the signs between, some are pauses
DRIVES = [f"{letter}:{slash}" for letter in ascii_lowercase for slash in "\\/"]


def malformed_mail(site: Site) -> Iterator[Finding]:
    """A `mailto:` link holds one or more mail addresses.

    Why: the mail is never sent, or to nobody.
    Bad: [me](mailto:me.example.org), [me](mailto://me@example.org)
    Good: [me](mailto:me@example.org?subject=Hello)
    """
    for place, href in beginning(site, "mailto:"):
        written, _, question = href[7:].partition("?")
        first, *more = map(unquote, written.split(","))
        copies = (address for copy in COPY.findall(question) for address in unquote(copy).split(","))
        addresses = [first.rstrip(), *(address.strip() for address in (*more, *copies))]
        if not all(map(MAIL.fullmatch, addresses[1:] if question and not written else addresses)):
            yield at(place, f"{href} holds no valid mail address")


def malformed_phone(site: Site) -> Iterator[Finding]:
    """A `tel:` link holds a telephone number.

    Why: no telephone can call it.
    Bad: [call](tel:call-us)
    Good: [call](tel:+44-20-7946-0000)
    """
    for place, href in beginning(site, "tel:"):
        if not PHONE.fullmatch(unquote(href[4:].partition(";")[0])):
            yield at(place, f"{href} holds no telephone number")


def local_path(site: Site) -> Iterator[Finding]:
    r"""An address is not a place on somebody's own disk.

    Why: nobody else has that disk.
    Bad: [notes](file:///home/me/notes.md), [notes](C:\notes.md)
    Good: [notes](notes.md)
    """
    for place, href in beginning(site, "file:", "\\\\", *DRIVES):
        if not href.startswith("//", 2):
            yield at(place, f"{href} is a place on one machine's own disk")
