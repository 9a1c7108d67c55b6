"""A case is a small project and the findings that its rule must give, both in one text file.

The first lines say what the case shows. `--- PATH` begins a file of the project, `--- findings` the expectation: every
finding, word for word, of the rule that the folder is named after; findings of other rules are not compared. A case
whose name starts with `good` gives no error of any rule, and names at most warnings of its own. A case with files in
`site/` is about the built site; one of `stale-page` is about the guide, over which its files are laid, since only the
guide's data makes pages.
"""

import re
from dataclasses import dataclass
from pathlib import Path

NULL_SIGN = "\u2400"  # stands for a null byte, so that the case stays a text file
CASES = Path(__file__).parent / "cases"
DEFAULT_CONFIG = """site_name: Case
use_directory_urls: false
markdown_extensions: [abbr, admonition, attr_list, footnotes, md_in_html, pymdownx.details, pymdownx.superfences,
  {pymdownx.tabbed: {alternate_style: true}}, {pymdownx.snippets: {base_path: [docs/includes]}},
  {toc: {permalink: true}}]
exclude_docs: /includes/
plugins: []
"""


@dataclass(frozen=True)
class Case:
    """A project to write down, and the findings that the validator must give."""

    name: str
    files: dict[str, str]
    findings: tuple[str, ...]

    @property
    def rule(self) -> str:
        """The rule that the case is about."""
        return self.name.partition("/")[0]

    @property
    def is_good(self) -> bool:
        """Whether the case has no fault."""
        return self.name.partition("/")[2].startswith("good")

    @property
    def about(self) -> str:
        """What the case is about: sources, site or guide."""
        if self.name.startswith("stale-page/"):
            return "guide"
        return "site" if any(path.startswith("site/") for path in self.files) else "sources"

    def write(self, root: Path) -> None:
        """Puts the project's files into a folder."""
        for path, text in {"mkdocs.yml": DEFAULT_CONFIG, **self.files}.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.replace(NULL_SIGN, "\0").encode())
        (root / "docs").mkdir(exist_ok=True)


def read(file: Path) -> Case:
    """Reads the case in a file."""
    _, *parts = re.split(r"^--- (.+)\n", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    files = dict(zip(parts[::2], parts[1::2], strict=True))
    findings = files.pop("findings", "").strip()
    name = file.relative_to(CASES).with_suffix("").as_posix()
    return Case(name, files, tuple(findings.splitlines()))


def all_cases(about: str = "sources") -> list[Case]:
    """Every case about the sources, the `site` or the `guide`, by name."""
    return [case for case in map(read, sorted(CASES.rglob("*.txt"))) if case.about == about]
