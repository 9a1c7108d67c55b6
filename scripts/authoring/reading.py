"""Reads the guide as a build does, as far as its check, and says what leads where."""

import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from console import Problem
from linkcheck.command import Stop, the_check
from linkcheck.findings import Finding
from linkcheck.links import SCHEME
from linkcheck.marks import PageRecord
from linkcheck.markup import Link
from linkcheck.places import Origins, Place, Sources
from linkcheck.plugin import LinkCheck
from linkcheck.site import Site, split

LEDGER = "docs/data/addresses.txt"
REDIRECTS = "docs/data/redirects.yml"


@dataclass(frozen=True)
class Guide:
    """The pages of a guide as MkDocs converts them."""

    root: Path
    site: Site
    records: list[PageRecord]
    origins: dict[str, Origins]  # by page: where lines come from that no page's file holds

    def links(self) -> Iterator[tuple[PageRecord, Link, int, str, str]]:
        """Each link within the site: its page, how often the same was typed there before, its target's file and id."""
        for record in self.records:
            typed: Counter[str] = Counter()
            for link in record.markup.links:
                nth = typed[link.written]
                typed[link.written] += 1
                if link.url and not SCHEME.match(link.url) and not link.url.startswith("//"):
                    path, fragment = split(link.url)
                    target = self.site.destination(path, record.page.file.dest_uri)
                    yield record, link, nth, target or "", fragment

    def place(self, record: PageRecord, link: Link, nth: int) -> Place | None:
        """Where a link was typed, be it in the data that it is made from; None where a plugin made it."""
        origins = self.origins.get(record.page.file.src_uri, dict)
        kind = "html" if link.typed is None else "markdown"
        return Sources(record, self.site, origins).find(link.written, nth, kind)


def read(root: Path) -> Guide:
    """Reads the guide at `root`; raises Problem when MkDocs cannot read it."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.chdir(root)  # from which snippets are looked for
    with tempfile.TemporaryDirectory(prefix="read-") as folder:
        try:
            config = load_config("mkdocs.yml", site_dir=f"{folder}/site", strict=False)
            check = the_check(config, LinkCheck(print))

            def keep(site: Site, records: list[PageRecord]) -> list[Finding]:
                check.more.remove(keep)  # hooks outlive a build
                raise Stop(Guide(root, site, records, check.origins))

            check.more.insert(0, keep)
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        except Stop as stop:
            guide: Guide = stop.args[0]
            return guide
        except (Exception, SystemExit) as error:
            raise Problem(
                f"MkDocs cannot read the guide ({error}): run python3 scripts/build.py --check first."
            ) from None
    raise Problem("The guide's hooks no longer check it: see scripts/hooks.py.")
