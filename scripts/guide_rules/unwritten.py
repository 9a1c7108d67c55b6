"""The rule about what is still to write: a placeholder says what belongs in its place."""

import re
from collections.abc import Iterator

from linkcheck.model import Fault
from linkcheck.options import OPTIONS
from linkcheck.registry import rule
from linkcheck.site import Site
from linkcheck.source import Source

from .data import tables

OPTIONS["unwritten"] = bool
MADE = re.compile(r"<!-- begin (\w+) -->.*?<!-- end \1 -->", re.DOTALL)  # a block that is made from other files
LINE = re.compile(r"^.*\bTODO\b.*$", re.MULTILINE)
TODO = re.compile(r"\bTODO\b:? *((?:(?!\bTODO\b)[^\"|<>{])*)")


@rule
def unwritten_text(site: Site) -> Iterator[Fault]:
    """A page, an entry of data or a figure holds no TODO; what stands behind the word says what to write there.

    Why: --new writes what can be known, and a reader must not meet the rest.
    Bad: belief: "TODO: what people say, in their own words"
    Good: belief: "It looks the answer up."
    """
    for source in texts(site) if site.project.option("unwritten") else ():
        text = MADE.sub(lambda block: re.sub(r"\S", " ", block[0]), source.text) if "TODO" in source.text else ""
        for line in LINE.finditer(text):
            found = max(TODO.finditer(text, *line.span()), key=lambda one: len(one[1]))  # a row may hold several
            yield Fault(source.place(found.start()), f"still to write: {found[1].strip(' -') or 'what belongs here'}")


def texts(site: Site) -> Iterator[Source]:
    """The texts that people write: pages, what they include, data, figures."""
    made = {page for one in tables(site) for page in one.pages}
    yield from (site.source(path) for path in site.pages if path not in made)
    files = {*site.included, *(one.file for one in tables(site))}
    files |= {document.path for document in site.documents if document.path.endswith(".svg")}
    yield from map(site.text_at, sorted(files))
