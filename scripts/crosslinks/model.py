"""The data model: a link *uses* a target, a page *defines* anchors; a rule compares the two.

Paths in a `Place` are POSIX and relative to the project's root; page paths are relative to `docs_dir`.
All is named tuples: they are made several times faster than frozen dataclasses, and so is the module that defines them.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from .patterns import Pattern

ERROR, WARNING = "error", "warning"
NOTHING = ("", "~", "null", "Null", "NULL")  # as YAML writes it
CONTROL = Pattern("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class Place(NamedTuple):
    """Where something stands in a source file; line and column count from 1."""

    path: str
    line: int
    column: int


class Finding(NamedTuple):
    """One fault at one place; prints as `path:line:column: rule: what; did you mean …?`.

    What a warning says begins with that word, so that a rule has one place in the line.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    severity: str = ERROR

    def __str__(self) -> str:
        label = "" if self.severity == ERROR else f"{self.severity}: "
        told = f"{self.path}:{self.line}:{self.column}: {self.rule}: {label}{self.message}"
        return CONTROL.sub(lambda sign: ascii(sign[0])[1:-1], told)  # one line, and nothing that a terminal obeys


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
    """A reference or footnote that a page defines under a label; `same` when it repeats one that says the same."""

    kind: str
    label: str
    place: Place | None
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
    """A scalar of a front matter or data file; `key` is its path, such as `related.0`."""

    key: str
    value: str
    place: Place


class Scalar(NamedTuple):
    """A scalar of `mkdocs.yml`; `key` is its path, such as `nav.0.Home`; `is_text` when it is no number or null."""

    key: str
    value: str
    place: Place
    offset: int
    is_text: bool


class Tagged(NamedTuple):
    """A value of YAML behind a tag that plain YAML does not know, such as `!!python/name:`."""

    tag: str
    value: Any = None


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
    """All that the rules need to know of one source page."""

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


class Document(NamedTuple):
    """A file that holds links and is no page; `path` is where its links start from, "" for the site's root.

    `anchors` are the ids that a template defines on pages, and those that a figure gives twice.
    """

    path: str
    links: tuple[Link, ...]
    allowances: tuple[Allowance, ...] = ()
    anchors: tuple[Anchor, ...] = ()


class Report(NamedTuple):
    """All findings, sorted, each once, and how much was looked at."""

    findings: tuple[Finding, ...]
    pages: int
    links: int

    def with_more(self, findings: Iterable[Finding]) -> "Report":
        """The same report with the findings of another check among its own, where it says nothing of that line yet."""
        lines = {finding[:2] for finding in self.findings}
        return self.with_all(one for one in findings if one[:2] not in lines)

    def with_all(self, findings: Iterable[Finding]) -> "Report":
        """The same report with these findings among its own."""
        return self._replace(findings=tuple(sorted({*self.findings, *findings})))

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that fail a build."""
        return tuple(finding for finding in self.findings if finding.severity == ERROR)

    def fails(self, strict: bool) -> bool:
        """Whether the findings fail a build; warnings do where it is strict."""
        return bool(self.findings if strict else self.errors)

    @property
    def counts(self) -> str:
        """`3 pages, 12 links, 1 finding`."""
        return f"{count(self.pages, 'page')}, {count(self.links, 'link')}, {count(len(self.findings), 'finding')}"


def count(number: int, noun: str) -> str:
    """`1 page`, `2 pages`, `2 addresses`."""
    plural = "es" if noun.endswith("s") else "s"
    return f"{number} {noun}" if number == 1 else f"{number} {noun}{plural}"
