"""The rule that the theme's language is that of the words on buttons, in labels and in scripts."""

from collections.abc import Iterator

import yaml
from linkcheck.model import Fault
from linkcheck.options import OPTIONS
from linkcheck.registry import rule
from linkcheck.site import Site

OPTIONS["words"] = str


@rule
def unspoken_language(site: Site) -> Iterator[Fault]:
    """The theme's language is the language of the words on buttons, in labels and in scripts.

    Why: a screen reader would read English words by the rules of another language.
    Bad: language: de in mkdocs.yml, where the file named by `words` in [tool.linkcheck] has language: en
    Good: language: en in both
    """
    path = site.project.option("words")
    known = language(site, path) if path else ""
    for value in site.project.values if known else ():
        if value.key == "theme.language" and value.value != known:
            what = f"the words of the interface are in {known}, not in {value.value or 'no language'}"
            yield Fault(value.place, f"{what}; first translate {path} and change its language")


def language(site: Site, path: str) -> str:
    """The language of the words in that file, or "" when it cannot be read, which --write reports."""
    try:
        held = yaml.safe_load((site.project.root / path).read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError):
        return ""
    return str(held.get("language", "")) if isinstance(held, dict) else ""
