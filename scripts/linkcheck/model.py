"""The data model: a link *uses* a target, a page *defines* anchors; a rule compares the two.

Paths in a `Place` are POSIX and relative to the project's root; page paths are relative to `docs_dir`.

The words of this package:

* place: path, line and column in a source file
* link: one occurrence of an address in a text; address: what its author typed, taken apart
* target: the file and section that an address leads to; use: a link together with its page and its target
* anchor: an id that a page defines; heading: a heading with its id
* leftover: markup that stayed text on the rendered page, such as a link without its closing parenthesis
* source mark: an invisible character that carries a place through the renderer (see `positions`)
* rule: a generator that takes the site and yields faults; a fault does not know its rule yet
* finding: a fault with the name of its rule; report: all findings of one check
* allowance: a comment that permits one rule to be broken in one place
* unchecked: what could not be checked, and why; Unreadable: the exception for a project that cannot be read at all
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

    The faulty text is `length` characters long, 0 when that is unknown; an editor may put `replacement` in its place.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    severity: str = ERROR
    length: int = 0
    replacement: str = ""

    def __str__(self) -> str:
        label = "" if self.severity == ERROR else f"{self.severity}: "
        line = f"{self.path}:{self.line}:{self.column}: {self.rule}: {label}{self.message}"
        return CONTROL.sub(lambda sign: ascii(sign[0])[1:-1], line)  # one line, without codes that a terminal obeys


class Fault(NamedTuple):
    """What a rule yields: a finding that does not know its rule yet.

    `hint` is what the author may have meant; `replaces` is the text that the hint can replace as it stands.
    """

    place: Place
    message: str
    severity: str = ERROR
    hint: str = ""
    replaces: str = ""

    def as_finding(self, rule: str) -> Finding:
        """Returns this fault as a finding of the rule with that name."""
        message = " ".join(self.message.split()) + (f"; did you mean {self.hint}?" if self.hint else "")
        replacement = self.hint if self.replaces else ""
        return Finding(*self.place, rule, message, self.severity, len(self.replaces), replacement)


class Link(NamedTuple):
    """An occurrence of an address in a text.

    `raw`: it stands in HTML that MkDocs copies unchanged; the addresses of other links are resolved among the sources.
    `named`: it has text, a picture or an alternative text that a reader meets; `bare`: its text is the address itself.
    `alt`: an image has an alternative text, even an empty one; `pictured`: the link shows an image.
    `unclosed`: another link begins, or the page ends, before the `</a>` of this one.
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
    unclosed: bool = False


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
    """A reference, footnote or abbreviation that a page defines under a label.

    `repeated`: the page has defined the label before; `same`: that definition has the same address.
    """

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
    """A scalar of YAML; `key` is its key path, such as `related.0`; `is_text`: it is not a number, date or null."""

    key: str
    value: str
    place: Place
    is_text: bool = True


class Allowance(NamedTuple):
    """A comment that permits one rule to be broken on one line, for a reason.

    `at_head`: it stands in front matter or on the first line, and also covers findings about the whole file.
    """

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
    """What one source page uses and defines.

    `problems`: faults of its encoding and YAML; `incomplete`: why links or anchors may be missing here, or "".
    """

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
    incomplete: str = ""


class Document(NamedTuple):
    """A file that holds links and is not a page.

    `start` is its path in the built site, from which its links are resolved; "" is the root.
    `scripted`: a script runs in it and may change what it holds.
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
