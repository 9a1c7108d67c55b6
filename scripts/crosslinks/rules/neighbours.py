"""What may stand beside a site on its host, of which the sources tell nothing."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from ..disk import has
from ..hints import lookalikes
from ..patterns import Pattern
from ..plugins import has_versions
from ..site import Site
from ..targets import Use, in_site
from ..tree import is_page

ANOTHER_SITE = Pattern(r"(?i)v?\d+(?:\.\w+)*|latest|stable|dev|devel|main|master|next|[a-z]{2}(?:[-_][a-z]{2,4})?")
HOST_OF_MANY = Pattern(r"(?i)\.(?:git(?:hub|lab)\.io|codeberg\.page|srht\.site)$")  # each repository has a folder there
MADE_LATER = (".txt", ".xml", ".json")


def stands_beside(site: Site, path: str) -> bool:
    """Whether something else may answer there: another version or language, or what is made after the build."""
    first, _, rest = path.partition("/")
    if path.endswith(MADE_LATER):
        return True
    if ANOTHER_SITE.fullmatch(first):
        return first not in site.tree.output_folders
    if HOST_OF_MANY.search(urlsplit(site.settings.site_url).netloc) and may_stand_beside(site, path):
        return True
    return bool(rest.strip("/")) and not is_slip(site.tree.output_folders, first)


@lru_cache(maxsize=2**12)
def is_slip(folders: frozenset[str], folder: str) -> bool:
    """Whether the name is that of one of these folders, or nearly; many links may name the same."""
    from difflib import get_close_matches

    return bool(get_close_matches(folder, folders, 1, 0.8))


def may_stand_beside(site: Site, path: str) -> bool:
    """Whether another site may answer there, for all that can be told: this one stands at the root of its host.

    Another site has a folder of its own there, whose name is not like that of any page of this one.
    """
    first, slash, _ = path.partition("/")
    if site.tree.base != "/" or not (slash or "." not in first):
        return False
    return not (is_slip(site.tree.output_folders, first) or lookalikes(site.tree, f"{path.strip('/')}.md"))


def leads_to_version(site: Site, one: Use) -> bool:
    """Whether the link may lead to another version or language of the site, which stands beside this one."""
    if one.link.element != "a" or is_page(one.target.tried):
        return one.link.attribute.startswith("extra.alternate.")
    return has_versions(site.settings.plugins, site.settings.values.get("extra"))


def leads_to_neighbour(site: Site, one: Use) -> bool:
    """Whether the link names a folder that is none of the project's: another site of the host may stand there."""
    path = one.address.path
    is_folder = one.link.element == "a" and path.endswith("/")
    return is_folder and not (path.strip("./") and has(site.settings.docs / one.target.tried))


def stops_at_the_root(site: Site, one: Use) -> bool:
    """Whether a browser ends up right on a site at the root of its host, higher than which it cannot climb."""
    if not one.link.raw or site.tree.base != "/" or offline(site):
        return False
    path = re.sub(r"^(?:\.\./)+", "", one.target.tried)
    return in_site(site.tree, path, one.address).state == "found"


def offline(site: Site) -> bool:
    """Whether the site is meant to be read from disk, where no absolute link works."""
    return "offline" in site.settings.plugins or "material/offline" in site.settings.plugins
