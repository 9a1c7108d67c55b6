"""Rules about addresses that begin at the root of a host."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from ..hints import did_you_mean, spelt
from ..model import ERROR, WARNING, Finding
from ..plugins import PAGES
from ..site import Site
from ..targets import Use, in_site
from .finding import at


def absolute_link(site: Site) -> Iterator[Finding]:
    """A link within the site is relative: one that begins with / breaks in a subfolder and on disk.

    Bad: [decoding](/decoding.md)
    Good: [decoding](decoding.md)
    """
    level = site.settings.level("links", "absolute_links")
    if level == "relative_to_docs":
        return
    for one in site.uses:
        if (
            one.address.kind == "absolute"
            and one.link.element != "config"
            and (level == "warn" or not leads_right(site, one))
        ):
            hint = did_you_mean(spelt(site, one, one.target.path, one.target.fragment)) if one.target.path else ""
            certain = level == "warn" or offline(site) or one.target.state == "source-form"
            severity = ERROR if certain else WARNING
            yield at(one.link.place, f"{one.link.href} begins at the root of the host{hint}", severity)


def leads_right(site: Site, one: Use) -> bool:
    """Whether the site stands at a known public address, so that the link may be right there."""
    return bool(site.settings.site_url) and not offline(site)


def offline(site: Site) -> bool:
    """Whether the site is meant to be read from disk, where no absolute link works."""
    return "offline" in site.settings.plugins or "material/offline" in site.settings.plugins


def own_address(site: Site) -> Iterator[Finding]:
    """A link within the site is relative: it works in every copy of the site, and is checked.

    Bad: [decoding](https://guide.example.org/decoding.html) on the site guide.example.org
    Good: [decoding](decoding.md)
    """
    base = bare(site.settings.site_url)
    for one in site.uses if base else ():
        address, _, fragment = bare(one.link.href.strip()).partition("#")
        if one.target.state == "external" and address.startswith(base + "/") and not one.link.bare:
            target = in_site(site.tree, unquote(address.removeprefix(base + "/")).partition("?")[0], one.address)
            if target.state == "found":
                hint = did_you_mean(spelt(site, one, target.path, fragment))
                yield at(one.link.place, f"{one.link.href} is an address of this site itself{hint}", WARNING)
            elif target.state == "missing" and PAGES not in site.settings.powers:
                yield at(one.link.place, f"{one.link.href} is an address of this site itself, and leads to nothing")


def bare(address: str) -> str:
    """The address without its scheme and without a slash at its end."""
    return re.sub(r"^https?://", "", address).rstrip("/")
