"""Links that another rule already reports, so that no second rule reports what they were meant for."""

from linkcheck.rules.spelling import corrected_scheme
from linkcheck.site import Site
from linkcheck.targets import Use

WHOLE = ("found", "external", "generated", "template")


def is_reported(site: Site, one: Use) -> bool:
    """Whether another rule reports that a link leads nowhere or is written in a wrong form."""
    if one.target.state == "external":
        return one.link.href.startswith("//") or bool(corrected_scheme(one.link.href))
    if one.link.href == "#" or one.target.state not in WHOLE:
        return True
    is_to_section = one.target.state == "found" and one.target.fragment is not None
    return is_to_section and not (one.target.fragment and site.defines(one.target.path, one.target.fragment))
