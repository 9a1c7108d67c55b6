"""Links that lead nowhere, of which other rules tell: what was meant by them is not told as well."""

from linkcheck.rules.spelling import mend
from linkcheck.site import Site
from linkcheck.targets import Use

SOUND = ("found", "external", "generated", "template")


def is_lost(site: Site, one: Use) -> bool:
    """Whether another rule tells of a link that it leads nowhere, or not in its form."""
    if one.target.state == "external":
        return one.link.href.startswith("//") or bool(mend(one.link.href))
    if one.link.href == "#" or one.target.state not in SOUND:
        return True
    is_to_section = one.target.state == "found" and one.target.fragment is not None
    return is_to_section and not (one.target.fragment and site.defines(one.target.path, one.target.fragment))
