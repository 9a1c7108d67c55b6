"""The ledger: every address that was ever published, page and section, one a line, sorted; lines are only added."""

from pathlib import Path

from ..mkdocs_file import Unreadable
from ..site import Site
from ..source import Source, read
from ..tree import output

NONE = 'pyproject.toml names no ledger; add ledger = "docs/data/addresses.txt" to [tool.crosslinks]'


def entries(site: Site) -> tuple[Source, list[str]]:
    """The ledger's text and its lines; empty when there is none yet, or the project keeps none."""
    name = site.settings.rule_option("ledger", "")
    file = site.settings.root / name
    source = read(file, name) if file.is_file() else Source(name, "")
    return source, source.text.splitlines()


def addresses(site: Site) -> set[str]:
    """The addresses of the site as it stands: each page, each heading, and each id of an author."""
    published = (page for path, page in site.pages.items() if path in site.tree.files)
    found = set()
    for page in published:
        address = output(page.path, site.tree.directory_urls)
        found.add(address)
        chosen = (anchor.id for anchor in page.anchors if anchor.explicit and anchor.place)
        titled = (heading.id for heading in page.headings)
        found.update(f"{address}#{id}" for id in (*chosen, *titled) if id)
    return found


def accept(site: Site) -> list[str]:
    """Adds the site's new addresses to the ledger and returns them; raises `Unreadable` when the project keeps none."""
    source, known = entries(site)
    if not source.path:
        raise Unreadable(NONE)
    new = sorted(addresses(site) - set(known))
    file = site.settings.root / source.path
    file.parent.mkdir(parents=True, exist_ok=True)
    write(file, "".join(f"{line}\n" for line in sorted({*known, *new} - {""})))
    return new


def write(file: Path, text: str) -> None:
    """Puts the text in place whole: a promise must not be lost because a disk is full or somebody pressed Ctrl-C."""
    half = file.with_name(f"{file.name}.half")
    try:
        half.write_text(text, encoding="utf-8", newline="\n")
        half.replace(file)
    except BaseException:
        half.unlink(missing_ok=True)
        raise
