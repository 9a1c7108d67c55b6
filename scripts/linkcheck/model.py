"""The data model: a link *uses* a target, a page *defines* anchors; a rule compares the two.

Paths in a `Place` are POSIX and relative to the project's root; page paths are relative to `docs_dir`.
"""

import re
from typing import NamedTuple

ERROR, WARNING, ADVICE = "error", "warning", "advice"
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class Place(NamedTuple):
    """Where something stands in a source file; line and column count from 1."""

    path: str
    line: int
    column: int


class Finding(NamedTuple):
    """One fault at one place; prints as `path:line:column: rule: what; did you mean …?`.

    What is at fault is `length` characters long, where that is known, and `instead` is what an editor may put there.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    severity: str = ERROR
    length: int = 0
    instead: str = ""

    def __str__(self) -> str:
        label = "" if self.severity == ERROR else f"{self.severity}: "
        told = f"{self.path}:{self.line}:{self.column}: {self.rule}: {label}{self.message}"
        return CONTROL.sub(lambda sign: ascii(sign[0])[1:-1], told)  # one line, and nothing that a terminal obeys


class Fault(NamedTuple):
    """What a rule yields: a finding that does not know its rule yet. `hint` is what may have been meant."""

    place: Place
    message: str
    severity: str = ERROR
    hint: str = ""
    written: str = ""

    def of(self, rule: str) -> Finding:
        """The finding of that rule."""
        message = " ".join(self.message.split()) + (f"; did you mean {self.hint}?" if self.hint else "")
        is_instead = self.hint if self.written else ""
        return Finding(*self.place, rule, message, self.severity, len(self.written), is_instead)


class Link(NamedTuple):
    """An occurrence of an address in a text.

    `raw` links are HTML that MkDocs copies as it stands; the others are resolved among the sources.
    `named` when a reader sees something of it: text, a picture, alternative text; `bare` when that is the address.
    `alt` when an image has an alternative text, be it empty; `pictured` when a link shows an image.
    """

    href: str
    place: Place
    element: str = "a"
    attribute: str = "href"
    raw: bool = False
    named: bool = True
    bare: bool = False
    alt: bool = True
    pictured: bool = False


class Anchor(NamedTuple):
    """An id that a page defines; `place` is None when an extension made it up."""

    id: str
    place: Place | None
    explicit: bool = True


class Heading(NamedTuple):
    """A heading; `explicit` when its author gave it the id."""

    level: int
    id: str
    text: str
    place: Place | None
    explicit: bool


class Definition(NamedTuple):
    """A reference, footnote or abbreviation that a page defines under a label; `same` when one before says the same."""

    kind: str
    label: str
    place: Place
    used: bool
    repeated: bool = False
    same: bool = False


class Leftover(NamedTuple):
    """Markup that stayed text on the page, such as a reference nobody defined."""

    kind: str
    text: str
    place: Place


class Include(NamedTuple):
    """A snippet directive; `fault` says what is missing, or is empty."""

    target: str
    place: Place
    fault: str = ""


class Value(NamedTuple):
    """A scalar of YAML; `key` is its path, such as `related.0`; `is_text` when it is no number, date or null."""

    key: str
    value: str
    place: Place
    is_text: bool = True


class Allowance(NamedTuple):
    """A comment that lets one rule be broken on one line, for a reason; one `at_head` holds for the whole file too."""

    rule: str
    reason: str
    place: Place
    line: int
    at_head: bool

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines on which the finding may stand."""
        return (self.line, 1) if self.at_head else (self.line,)


class Page(NamedTuple):
    """What one source page uses and defines, and what is wrong with it as a text; `unsure` says why that is not all."""

    path: str
    links: tuple[Link, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    headings: tuple[Heading, ...] = ()
    definitions: tuple[Definition, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    includes: tuple[Include, ...] = ()
    meta: tuple[Value, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    problems: tuple[Finding, ...] = ()
    unsure: str = ""


class Document(NamedTuple):
    """A file that holds links and is no page.

    `start` is the path in the built site from which its links lead, "" for the root.
    """

    path: str
    start: str
    links: tuple[Link, ...]
    anchors: tuple[Anchor, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    scripted: bool = False


def count(number: int, noun: str) -> str:
    """`1 page`, `2 pages`, `2 addresses`."""
    plural = "es" if noun.endswith("s") else "s"
    return f"{number} {noun}" if number == 1 else f"{number} {noun}{plural}"
