"""Tables of cases: small pages and projects in which the expected finding stands at the end of its line.

`=== NAME` begins a case. A case without `--- PATH` lines is one page of a site that all such cases of a table share;
one with them adds those files to the shared site, or, with a `mkdocs.yml`, is a project of its own. A line that ends in
`⟵ rule` must give that finding, `⟵ rule: words` one whose message holds the words (or ends on them, if they end on a
full stop), `⟵-1 rule` on the line before, `⟵ rule, rule` two, `⟵ rule?` one that is not sure; no other may come.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

CASES = Path(__file__).parent / "cases"
MARK = re.compile(r"[ \t]*⟵(?P<offset>-\d+)?[ \t]*(?P<rules>[^\n:]*)(?:: (?P<words>[^\n]*))?$", re.MULTILINE)
SHARED = {
    "mkdocs.yml": """site_name: Cases
use_directory_urls: false
exclude_docs: /includes/
markdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, pymdownx.details,
  pymdownx.superfences, {pymdownx.tabbed: {alternate_style: true}}, {pymdownx.snippets: {base_path: [docs/includes]}}]
plugins: []
extra_javascript: [x.js]
""",
    "docs/index.md": "# Home\n",
    "docs/a.md": "# A\n\n## Part { #part }\n\n## The other part { #other }\n",
    "docs/sub/index.md": "# Sub\n",
    "docs/sub/b.md": "# B\n\n## Part one\n\n## Only in B { #only-in-b }\n",
    "docs/with space.md": "# Space\n",
    "docs/über.md": "# Umlaut\n",
    "docs/CAPS.md": "# Capitals\n",
    "docs/http/client.html": "<p>A page made by hand.</p>",
    "docs/old.html": '<p id="there">Old.</p>',
    "docs/x.js": "",
    "docs/paper.pdf": "%PDF",
    "docs/data.csv": "a,b\n",
    "docs/map.svg": '<svg xmlns="http://www.w3.org/2000/svg"><g id="shape"/></svg>',
    "docs/includes/part.md": "A part.\n\n<!-- --8<-- [start:named] -->\nNamed.\n<!-- --8<-- [end:named] -->\n",
}


class Expected(NamedTuple):
    """A finding that a case must give; `words` are a part of its message."""

    path: str
    line: int
    rule: str
    is_sure: bool
    words: str = ""


class Case(NamedTuple):
    """A project, or the part of the shared site that is one case's own."""

    name: str
    files: dict[str, str]
    expected: list[Expected]

    @property
    def is_project(self) -> bool:
        """Whether the case is a site of its own."""
        return "mkdocs.yml" in self.files


def read(table: Path) -> list[Case]:
    _, *parts = re.split(r'^=== (?!")(.+)\n', table.read_text("utf-8"), flags=re.MULTILINE)
    return [case(name, text, table.stem) for name, text in zip(parts[::2], parts[1::2], strict=True)]


def case(name: str, text: str, table: str) -> Case:
    """One case, its expectations taken out of its files."""
    first, *parts = re.split(r"^--- (\S+)\n", text, flags=re.MULTILINE)
    page = f"docs/{table}-{re.sub(r'[^a-z]+', '-', name.lower())}.md"
    marked = dict(zip(parts[::2], parts[1::2], strict=True)) if parts else {page: first}
    expected = [each for path, content in marked.items() for each in expectations(path, content)]
    return Case(name, {path: MARK.sub("", content) for path, content in marked.items()}, expected)


def expectations(path: str, content: str) -> Iterator[Expected]:
    """What the marks in a file expect."""
    for match in MARK.finditer(content):
        line = content.count("\n", 0, match.start()) + 1 + int(match["offset"] or 0)
        for rule in filter(None, (rule.strip() for rule in match["rules"].split(","))):
            yield Expected(path, line, rule.rstrip("?"), not rule.endswith("?"), match["words"] or "")


def write(files: dict[str, str], root: Path) -> None:
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
