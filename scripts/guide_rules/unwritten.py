"""The rule about text that is still to be written."""

import re
from collections.abc import Iterator

from linkcheck.model import Fault
from linkcheck.options import OPTIONS
from linkcheck.registry import rule
from linkcheck.site import Site
from linkcheck.source import Source

from .data import tables

OPTIONS["unwritten"] = bool
GENERATED = re.compile(r"<!-- begin (\w+) -->.*?<!-- end \1 -->", re.DOTALL)  # a block that --write makes
LINE = re.compile(r"^.*\bTODO\b.*$", re.MULTILINE)
TODO = re.compile(r"\bTODO\b:? *((?:(?!\bTODO\b)[^\"|<>{])*)")  # TODO: what to write here


@rule
def unwritten_text(site: Site) -> Iterator[Fault]:
    """A page, an entry of data or a figure holds no TODO; the words after it say what to write there.

    Why: --new leaves a TODO where an author must write something, and readers must not meet it.
    Bad: belief: "TODO: what people say, in their own words"
    Good: belief: "It looks the answer up."
    """
    for source in texts(site) if site.project.option("unwritten") else ():
        text = GENERATED.sub(lambda block: re.sub(r"\S", " ", block[0]), source.text) if "TODO" in source.text else ""
        for line in LINE.finditer(text):
            found = max(TODO.finditer(text, *line.span()), key=lambda todo: len(todo[1]))  # a row may hold several
            yield Fault(source.place(found.start()), f"still to write: {found[1].strip(' -') or 'what belongs here'}")


def texts(site: Site) -> Iterator[Source]:
    """Yields the texts that people write: pages, the files that they include, data files, and figures."""
    yield from map(site.source, site.pages)
    files = {*site.included, *(table.file for table in tables(site))}
    files |= {document.path for document in site.documents if document.path.endswith(".svg")}
    yield from map(site.text_at, sorted(files))
