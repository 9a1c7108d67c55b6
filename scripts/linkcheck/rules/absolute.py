"""Rules about addresses that begin at the root of a host, or where a page does not stand."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from ..hints import leading_to, path_hint
from ..model import ERROR, WARNING, Fault, Link, Value
from ..registry import rule
from ..site import Site
from ..targets import Use, in_site, is_page, use
from .metadata import apart

START = re.compile(r"\A(?:[\w+.-]*:)?[/\\]+")  # of an address on a host, with any scheme or none


@rule
def absolute_link(site: Site) -> Iterator[Fault]:
    """A link within the site is relative: one that begins with / breaks in a subfolder and on disk.

    Why: it leads out of a site in a subfolder, and nowhere on a disk.
    Bad: [decoding](/decoding.md)
    Good: [decoding](decoding.md)
    """
    levels = {group: site.project.level(group, "absolute_links") for group in ("links", "nav")}
    for one in site.uses:
        level = levels["nav" if one.link.attribute.startswith("nav.") else "links"]
        if one.address.kind != "absolute" or level == "relative_to_docs" or is_shown_anywhere(site, one):
            continue
        if level == "ignore" and one.is_in_configuration and not names_source(site, one):
            continue
        unwanted = level == "warn" and one.is_in_text_or_nav
        is_told = one.target.state == "source-form" and one.link.raw  # as that
        if unwanted or not (is_told or may_be_right(site, one)):
            whole = leading_to(site, one, one.target.path or forgotten_base(site, one), one.target.fragment)
            hint = whole or path_hint(site, one)
            unseen = one.link.raw and not one.is_in_configuration  # by MkDocs, which looks for none in raw HTML
            is_lost = one.target.state in ("source-form", "other-site")
            severity = ERROR if (unwanted and not unseen) or site.project.is_offline or is_lost else WARNING
            yield Fault(
                one.link.place, f"{one.link.href} begins at the root of the host", severity, hint, one.link.href
            )


def is_shown_anywhere(site: Site, one: Use) -> bool:
    """Whether the link stands on the page that answers every wrong address, from which only its root is known."""
    is_template = one.link.place.path.rpartition("/")[2] == "404.html"
    return one.target.state == "found" and (is_template or site.tree.output(one.page) == "404.html")


def may_be_right(site: Site, one: Use) -> bool:
    """Whether the link may lead to where its author meant, beside the site on its host, or is wanted as it is."""
    if names_source(site, one) or forgotten_base(site, one):
        return False
    if one.is_in_configuration and one.link.attribute.startswith(("nav.", "extra.alternate.")):
        return True
    if site.project.is_offline or one.is_in_configuration:
        return not site.project.is_offline
    is_wanted = site.project.level("links", "absolute_links") == "ignore" or one.target.state != "found"
    return bool(site.project.site_url) and is_wanted


def names_source(site: Site, one: Use) -> bool:
    """Whether the link names the source of a page, of this site or of none, as no host has it."""
    is_apart = one.target.state == "other-site" or (one.target.state == "missing" and not site.project.site_url)
    return one.target.state == "source-form" or (is_apart and is_page(one.address.path))


def forgotten_base(site: Site, one: Use) -> str:
    """The file that the link would reach if the site stood at the root of its host, where another home is."""
    path = one.target.tried.lstrip("/")
    if one.target.state != "other-site" or not path:
        return ""
    target = in_site(site.tree, path, one.address)
    return target.path if target.state in ("found", "source-form") else ""


@rule
def own_address(site: Site) -> Iterator[Fault]:
    """A link within the site is relative: it works in every copy of the site, and is checked.

    Why: a copy for offline reading leads back online, and another domain breaks it.
    Bad: [decoding](https://guide.example.org/decoding.html) on the site guide.example.org
    Good: [decoding](decoding.md)
    """
    if not site.project.site_url:
        return
    named = (named_by(site, value) for value in apart(site, "https?://"))
    for one in (*site.uses, *named):
        if one.target.state == "external" and (told := as_own(site, one)):
            what, hint, severity = told
            yield Fault(
                one.link.place, f"{one.link.href} is an address of this site{what}", severity, hint, one.link.href
            )


def named_by(site: Site, value: Value) -> Use:
    """What front matter calls an address, as if it stood in the head of its page, where it is made part of."""
    page = value.place.path.removeprefix(site.project.prefix)
    return use(site.tree, page, Link(value.value, value.place, "meta", "content", raw=True))


def as_own(site: Site, one: Use) -> tuple[str, str, str] | None:
    """What there is to say of a link to the site's own address, with its hint and severity; None where nothing is."""
    base = bare(site.project.site_url)
    address, _, fragment = one.link.href.strip().partition("#")
    if not base or base not in address.lower():
        return None
    address = bare(address)
    asked_for = one.link.attribute.startswith(("site_url", "extra.alternate.")) or (address == base and not fragment)
    if not f"{address}/".startswith(f"{base}/") or asked_for:
        return None
    target = in_site(site.tree, unquote(address.removeprefix(base).lstrip("/")), one.address)
    if target.state == "found" and fragment and not site.defines(target.path, fragment):
        return ", which has no such section", "", ERROR
    hint = leading_to(site, one, target.path, fragment)
    if target.state == "found":
        is_let = one.link.bare or one.link.attribute.startswith("extra.") or read_elsewhere(site, one)
        return None if is_let else (" itself", hint, WARNING)
    if target.state == "generated" or (target.state == "missing" and target.tried.endswith((".txt", ".xml", ".json"))):
        return None
    is_file = "." in target.tried and "/" not in target.tried
    is_strange = target.state == "missing" and not is_file  # another site, or a version of this, may stand there
    return (
        None if is_strange and not stands_here(site, target.tried) else (" itself, and leads to nothing", hint, ERROR)
    )


def stands_here(site: Site, path: str) -> bool:
    """Whether the first folder of a path is one of this site."""
    return any(dest.startswith(path.partition("/")[0] + "/") for dest in site.tree.outputs)


def own_file(site: Site, one: Use) -> str:
    """The file that an address of the site itself names, whatever its scheme, or ""."""
    base, address = bare(site.project.site_url), bare(START.sub("", one.link.href.strip().partition("#")[0]))
    if not base or not f"{address}/".startswith(f"{base}/"):
        return ""
    return in_site(site.tree, unquote(address.removeprefix(base).lstrip("/")), one.address).path


def read_elsewhere(site: Site, one: Use) -> bool:
    """Whether the link stands in a file that is read outside the site as well, where only its whole address works."""
    path = one.link.place.path
    in_docs = path.startswith(site.project.prefix) and not (site.project.root / path).is_symlink()
    in_template = one.is_in_template and one.link.element == "a"
    is_for_machines = one.link.element == "meta" and one.link.attribute != "url"
    return is_for_machines or not (in_docs or one.is_in_configuration or in_template)


def bare(address: str) -> str:
    """The address without scheme, usual port, query and slash at its end, its host in lower case."""
    rest = re.sub(r"(?i)^https?://", "", address).partition("?")[0].rstrip("/")
    host, slash, path = rest.partition("/")
    return re.sub(":(?:80|443)$", "", host.lower()) + slash + path
