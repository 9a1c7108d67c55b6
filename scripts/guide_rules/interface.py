"""The rule about the language of the interface: what buttons, labels and scripts say is there in one language."""

from collections.abc import Iterator

import yaml
from linkcheck.model import Fault
from linkcheck.options import OPTIONS
from linkcheck.registry import rule
from linkcheck.site import Site

OPTIONS["words"] = str


@rule
def unspoken_language(site: Site) -> Iterator[Fault]:
    """The theme's language is the one that the words of the interface are in.

    Why: a screen reader would read English words by the rules of another language.
    Bad: language: de in mkdocs.yml, where the file named by `words` in [tool.linkcheck] has language: en
    Good: language: en in both
    """
    path = site.project.option("words")
    known = language(site, path) if path else ""
    for value in site.project.values if known else ():
        if value.key == "theme.language" and value.value != known:
            what = f"the interface has its words in {known} only, not in {value.value or 'no language'}"
            yield Fault(value.place, f"{what}; translate {path} and say so there first")


def language(site: Site, path: str) -> str:
    """The language of the words in that file, or "" where it cannot be read, of which --write tells."""
    try:
        held = yaml.safe_load((site.project.root / path).read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError):
        return ""
    return str(held.get("language", "")) if isinstance(held, dict) else ""
