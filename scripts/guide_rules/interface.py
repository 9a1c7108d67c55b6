"""The rule about the language of the interface: what buttons, labels and scripts say is there in few languages."""

from collections.abc import Iterator

from linkcheck.model import Fault
from linkcheck.options import NAMES, OPTIONS
from linkcheck.registry import rule
from linkcheck.site import Site

OPTIONS["languages"] = NAMES


@rule
def unspoken_language(site: Site) -> Iterator[Fault]:
    """The theme's language is one that the interface has words for.

    Why: a screen reader would read English words by the rules of another language.
    Bad: language: de, where [tool.linkcheck] has languages = ["en"]
    Good: language: en
    """
    known = site.project.option("languages")
    for value in site.project.values if known else ():
        if value.key == "theme.language" and value.value not in known:
            what = f"the interface has words for {' and '.join(known)} only, not for {value.value or 'no language'}"
            yield Fault(
                value.place, f"{what}; translate overrides/, docs/assets/javascripts and scripts/generated first"
            )
