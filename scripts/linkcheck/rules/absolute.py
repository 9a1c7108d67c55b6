"""Rules about absolute addresses: those that begin with /, and full addresses of the site itself."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from ..hints import leading_to, path_hint
from ..model import ERROR, WARNING, Fault, Link, Value
from ..registry import rule, unsure_without_plugins
from ..site import Site
from ..targets import Target, Use, in_site, is_page, use_of
from .metadata import meta_addresses

START = re.compile(r"\A(?:[\w+.-]*:)?[/\\]+")  # the beginning of an address on a host, up to the host's name: htps:/


@rule
def absolute_link(site: Site) -> Iterator[Fault]:
    """A link within the site is relative; one that begins with / breaks in a subfolder and on disk.

    Why: it leads out of a site in a subfolder, and nowhere on a disk.
    Bad: [decoding](/decoding.md)
    Good: [decoding](decoding.md)
    """
    levels = {group: site.project.level(group, "absolute_links") for group in ("links", "nav")}
    for use in site.uses:
        level = levels["nav" if use.link.attribute.startswith("nav.") else "links"]
        if use.address.kind != "absolute" or level == "relative_to_docs" or is_shown_anywhere(site, use):
            continue
        unwanted = level == "warn" and use.is_in_text_or_nav
        is_source_form = use.target.state == "source-form" and use.link.raw  # another rule reports these
        if unwanted or not (is_source_form or may_be_right(site, use)):
            whole = leading_to(site, use, use.target.path or forgotten_base(site, use), use.target.fragment)
            hint = whole or path_hint(site, use)
            is_in_html = use.link.raw and not use.is_in_configuration  # where MkDocs does not warn of it
            is_lost = use.target.state in ("source-form", "other-site")
            severity = ERROR if (unwanted and not is_in_html) or site.project.is_offline or is_lost else WARNING
            yield Fault(
                use.link.place, f"{use.link.href} begins at the root of the host", severity, hint, use.link.href
            )


def is_shown_anywhere(site: Site, use: Use) -> bool:
    """Whether the link stands on 404.html, which a server shows at any depth, so that only absolute links work."""
    is_template = use.link.place.path.rpartition("/")[2] == "404.html"
    return use.target.state == "found" and (is_template or site.tree.output(use.page) == "404.html")


def may_be_right(site: Site, use: Use) -> bool:
    """Whether the link may lead to another site on the same host, or the project wants absolute links."""
    if names_source(site, use) or forgotten_base(site, use):
        return False
    if use.link.attribute.startswith(("nav.", "extra.alternate.")):
        return True
    if site.project.is_offline or use.is_in_configuration:
        return not site.project.is_offline
    is_wanted = site.project.level("links", "absolute_links") == "ignore" or use.target.state != "found"
    return bool(site.project.site_url) and is_wanted


def names_source(site: Site, use: Use) -> bool:
    """Whether the link names the source of a page, such as /a.md, which no host serves."""
    is_apart = use.target.state == "other-site" or (use.target.state == "missing" and not site.project.site_url)
    return use.target.state == "source-form" or (is_apart and is_page(use.address.path))


def forgotten_base(site: Site, use: Use) -> str:
    """The file that the link would reach if the site stood at the root of its host, or ""."""
    path = use.target.tried.lstrip("/")
    if use.target.state != "other-site" or not path:
        return ""
    target = in_site(site.tree, path, use.address)
    return target.path if target.state in ("found", "source-form") else ""


@rule
@unsure_without_plugins
def own_address(site: Site) -> Iterator[Fault]:
    """A link within the site is relative; then it works in every copy of the site, and is checked.

    Why: a copy for offline reading leads back online, and another domain breaks it.
    Bad: [decoding](https://guide.example.org/decoding.html) on the site guide.example.org
    Good: [decoding](decoding.md)
    """
    if not site.project.site_url:
        return
    in_meta = (use_in_head(site, value) for value in meta_addresses(site, "https?://"))
    for use in (*site.uses, *in_meta):
        if use.target.state == "external" and (fault := own_address_fault(site, use)):
            what, hint, severity = fault
            message = f"{use.link.href} is an address of this site{what}"
            yield Fault(use.link.place, message, severity, hint, use.link.href)


def use_in_head(site: Site, value: Value) -> Use:
    """An address in front matter, as a link in the head of the page, where themes put it."""
    page = value.place.path.removeprefix(site.project.prefix)
    return use_of(site.tree, page, Link(value.value, value.place, "meta", "content", raw=True))


def own_address_fault(site: Site, use: Use) -> tuple[str, str, str] | None:
    """The end of the message, the hint and the severity for a link to the site's own address, or None if it is fine."""
    address, _, fragment = use.link.href.strip().partition("#")
    target = own_target(site, use, address)
    if target is None or use.link.attribute.startswith(("site_url", "extra.alternate.")):
        return None
    if not (target.tried or fragment):  # the whole site is meant
        return None
    if target.state == "found" and fragment and not site.defines(target.path, fragment):
        return ", but there is no such section", "", ERROR
    hint = leading_to(site, use, target.path, fragment)
    if target.state == "found":
        is_permitted = use.link.bare or use.link.attribute.startswith("extra.") or read_elsewhere(site, use)
        return None if is_permitted else ("; link to it relatively", hint, WARNING)
    if target.state == "generated" or (target.state == "missing" and target.tried.endswith((".txt", ".xml", ".json"))):
        return None
    is_file = "." in target.tried and "/" not in target.tried
    may_be_other = target.state == "missing" and not is_file  # another site, or another version of this one
    if may_be_other and not is_folder_of_site(site, target.tried):
        return None
    return ", but leads to nothing", hint, ERROR


def own_target(site: Site, use: Use, address: str) -> Target | None:
    """The target within the site of its own full address, or None when the address is that of another site."""
    base, address = comparable(site.project.site_url), comparable(address)
    if not base or not f"{address}/".startswith(f"{base}/"):
        return None
    return in_site(site.tree, unquote(address.removeprefix(base).lstrip("/")), use.address)


def is_folder_of_site(site: Site, path: str) -> bool:
    """Whether the first folder of a path is a folder of this site."""
    return any(dest.startswith(path.partition("/")[0] + "/") for dest in site.tree.outputs)


def own_file(site: Site, use: Use) -> str:
    """The file that a full address of this site names, whatever its scheme, or ""."""
    target = own_target(site, use, START.sub("", use.link.href.strip().partition("#")[0]))
    return target.path if target else ""


def read_elsewhere(site: Site, use: Use) -> bool:
    """Whether the link is also read outside the site, by machines or in another file, where it must be complete."""
    path = use.link.place.path
    in_docs = path.startswith(site.project.prefix) and not (site.project.root / path).is_symlink()
    in_template = use.is_in_template and use.link.element == "a"
    is_for_machines = use.link.element == "meta" and use.link.attribute != "url"
    return is_for_machines or not (in_docs or use.is_in_configuration or in_template)


def comparable(address: str) -> str:
    """The address without scheme, query and final slash, its host in lower case."""
    host, slash, path = re.sub(r"(?i)^https?://", "", address).partition("?")[0].rstrip("/").partition("/")
    return host.lower() + slash + path
