"""Links that another rule already reports, so that no second rule reports what they were meant for."""

from linkcheck.rules.spelling import corrected_scheme
from linkcheck.site import Site
from linkcheck.targets import Use

SOUND = ("found", "external", "generated", "template")


def is_reported(site: Site, use: Use) -> bool:
    """Whether another rule reports that a link leads nowhere or is written in a wrong form."""
    if use.target.state == "external":
        return use.link.href.startswith("//") or bool(corrected_scheme(use.link.href))
    if use.link.href == "#" or use.target.state not in SOUND:
        return True
    is_to_section = use.target.state == "found" and use.target.fragment is not None
    return is_to_section and not (use.target.fragment and site.defines(use.target.path, use.target.fragment))
