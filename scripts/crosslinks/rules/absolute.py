"""Rules about addresses that begin at the root of a host, or where a page does not stand."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from ..hints import did_you_mean, passes, spelt, written
from ..model import ERROR, WARNING, Finding, Link, Value
from ..patterns import Pattern
from ..plugins import PAGES
from ..site import Site
from ..targets import Use, in_site, use
from ..tree import is_page, output
from .finding import at
from .metadata import apart
from .neighbours import may_stand_beside, offline, stands_beside

START = Pattern(r"\A(?:[\w+.-]*:)?[/\\]+")  # of an address on a host, with any scheme or none


def absolute_link(site: Site) -> Iterator[Finding]:
    """A link within the site is relative: one that begins with / breaks in a subfolder and on disk.

    Why: it leads out of a site in a subfolder, and nowhere on a disk.
    Bad: [decoding](/decoding.md)
    Good: [decoding](decoding.md)
    """
    levels = {group: site.settings.level(group, "absolute_links") for group in ("links", "nav")}
    for one in site.uses:
        level = levels["nav" if one.link.attribute.startswith("nav.") else "links"]
        is_let = level == "ignore" and one.is_in_configuration and not names_source(site, one)
        if level == "relative_to_docs" or is_let:
            continue
        unwanted = level == "warn" and is_in_text_or_nav(one)
        if one.address.kind != "absolute" or site.certainty.may_be_rewritten(one) or is_shown_anywhere(site, one):
            continue
        is_told = one.target.state == "source-form" and one.link.raw  # as that
        if unwanted or not (is_told or may_be_right(site, one)):
            meant = one.target.path or forgotten_base(site, one)
            href = spelt(site, one, meant, one.target.fragment) if meant else ""
            hint = did_you_mean(written(site, one, href)) if href and passes(site, one, href) else ""
            unseen = one.link.raw and not one.is_in_configuration  # by MkDocs, which looks for none in raw HTML
            certain = (unwanted and not unseen) or offline(site) or one.target.state in ("source-form", "beyond")
            severity = ERROR if certain else WARNING
            yield at(one.link.place, f"{one.link.href} begins at the root of the host{hint}", severity)


def is_in_text_or_nav(one: Use) -> bool:
    """Whether MkDocs' own level for absolute links is meant for it; a menu of languages needs such links."""
    return not one.is_in_configuration or one.link.attribute.startswith("nav.")


def is_shown_anywhere(site: Site, one: Use) -> bool:
    """Whether the link stands on the page that answers every wrong address, from which only its root is known."""
    own = site.settings.custom_dir
    is_template = own and site.settings.root / one.link.place.path == own / "404.html"
    return one.target.state == "found" and (is_template or output(one.page, site.tree.directory_urls) == "404.html")


def may_be_right(site: Site, one: Use) -> bool:
    """Whether the link may lead to where its author meant, beside the site on its host, or is wanted as it is."""
    if names_source(site, one) or forgotten_base(site, one):
        return False
    if one.is_in_configuration and one.link.attribute.startswith(("nav.", "extra.alternate.")):
        return True
    if offline(site) or one.is_in_configuration:
        return not offline(site)
    is_wanted = site.settings.level("links", "absolute_links") == "ignore" or one.target.state != "found"
    return bool(site.settings.site_url) and is_wanted


def names_source(site: Site, one: Use) -> bool:
    """Whether the link names the source of a page, of this site or of none, as no host has it."""
    is_apart = one.target.state == "beyond" or (one.target.state == "missing" and not site.settings.site_url)
    return one.target.state == "source-form" or (is_apart and is_page(one.address.path))


def forgotten_base(site: Site, one: Use) -> str:
    """The file that the link would reach if the site stood at the root of its host, where another home is."""
    path = one.target.tried.lstrip("/")
    if one.target.state != "beyond" or not path:
        return ""
    target = in_site(site.tree, path, one.address)
    return target.path if target.state in ("found", "source-form") else ""


def own_address(site: Site) -> Iterator[Finding]:
    """A link within the site is relative: it works in every copy of the site, and is checked.

    Why: a copy for offline reading leads back online, and another domain breaks it.
    Bad: [decoding](https://guide.example.org/decoding.html) on the site guide.example.org
    Good: [decoding](decoding.md)
    """
    if not site.settings.site_url:
        return
    named = (named_by(site, value) for value in apart(site, "http://", "https://"))
    for one in (*site.uses, *named):
        if one.target.state == "external" and (told := as_own(site, one)):
            what, hint, severity = told
            yield at(one.link.place, f"{one.link.href} is an address of this site{what}{hint}", severity)


def named_by(site: Site, value: Value) -> Use:
    """What front matter calls an address, as if it stood in the head of its page, where it is made part of."""
    page = value.place.path.removeprefix(site.settings.docs_prefix)
    return use(site.tree, page, Link(value.value, value.place, "meta", "content", raw=True))


def as_own(site: Site, one: Use) -> tuple[str, str, str] | None:
    """What there is to say of a link to the site's own address, with its hint and severity; None where nothing is."""
    base = bare(site.settings.site_url)
    address, _, fragment = one.link.href.strip().partition("#")
    address = bare(address)
    asked_for = one.link.attribute.startswith(("site_url", "extra.alternate.")) or (address == base and not fragment)
    if not base or not f"{address}/".startswith(f"{base}/") or asked_for:
        return None
    is_let = one.link.bare or one.link.attribute.startswith("extra.") or read_elsewhere(site, one)
    target = in_site(site.tree, unquote(address.removeprefix(base).lstrip("/")), one.address)
    if target.state == "found" and fragment and not site.defines(target.path, fragment):
        return ", which has no such section", "", ERROR
    if target.state == "found" and not is_let:
        href = spelt(site, one, target.path, fragment)
        passing = target.path and passes(site, one, href)
        return " itself", did_you_mean(written(site, one, href)) if passing else "", WARNING
    is_lost = target.state not in ("found", "made") and PAGES not in site.settings.powers
    is_of_ours = target.state in ("source-form", "wrong-case")
    if is_lost and (is_of_ours or not stands_beside(site, target.tried)):
        href = spelt(site, one, target.path, fragment)
        hint = did_you_mean(written(site, one, href)) if target.path and passes(site, one, href) else ""
        return " itself, and leads to nothing", hint, WARNING if may_stand_beside(site, target.tried) else ERROR
    return None


def own_file(site: Site, one: Use) -> str:
    """The file that an address of the site itself names, whatever its scheme, or ""."""
    base, address = bare(site.settings.site_url), bare(START.sub("", one.link.href.strip().partition("#")[0]))
    if not base or not f"{address}/".startswith(f"{base}/"):
        return ""
    return in_site(site.tree, unquote(address.removeprefix(base).lstrip("/")), one.address).path


def moved_base(site: Site) -> Iterator[Finding]:
    """A page starts its links from where it stands: a base turns all of them elsewhere, those of the menu too.

    Why: links to sections of the page leave it, and a stylesheet may not be found.
    Bad: <base href="api/"> and then [functions](functions.md)
    Good: [functions](api/functions.md)
    """
    for one in site.survey.doubtful:
        if one.page in site.pages and one.link.element == "base":
            yield at(one.link.place, "a base turns every relative link of the page elsewhere, those of the menu too")


def read_elsewhere(site: Site, one: Use) -> bool:
    """Whether the link stands in a file that is read outside the site as well, where only its whole address works."""
    path = one.link.place.path
    in_docs = path.startswith(site.settings.docs_prefix) and not (site.settings.root / path).is_symlink()
    in_template = one.is_in_template and one.link.element == "a"
    is_for_machines = one.link.element == "meta" and one.link.attribute != "url"
    return is_for_machines or not (in_docs or one.is_in_configuration or in_template)


def bare(address: str) -> str:
    """The address without scheme, usual port, query and slash at its end, its host in lower case."""
    rest = re.sub(r"(?i)^https?://", "", address).partition("?")[0].rstrip("/")
    host, slash, path = rest.partition("/")
    return re.sub(":(?:80|443)$", "", host.lower()) + slash + path
