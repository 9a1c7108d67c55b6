"""What rules ask of relative links that stand around pages: each starts from every page it is drawn on."""

import posixpath
from collections.abc import Iterator

from ..addresses import BASE, Address
from ..documents.jinja import scope
from ..hints import is_in_footer, is_plain_in_template
from ..plugins import LINKS, PAGES
from ..site import Site
from ..source import read
from ..targets import Use, from_html, use
from ..tree import output
from .overrides import own_template


def reaches(site: Site, one: Use) -> bool:
    """Whether a relative link in a template leads somewhere from a page that it may be drawn on."""
    if one.page or one.address.kind != "relative" or not is_plain_in_template(site, one):
        return False
    pages = {output(path, site.tree.directory_urls): path for path in drawn_on(site, one.link.place.path)}
    one_of_each = {posixpath.dirname(address): path for address, path in pages.items()}
    return any(use(site.tree, path, one.link).target.state == "found" for path in one_of_each.values())


def drawn_on(site: Site, template: str) -> list[str]:
    """The pages that ask for a template, by its path from the root; all of them where none does."""
    named = ((path, own_template(page)) for path, page in site.pages.items())
    asked = [path for path, name in named if name and template.endswith(f"/{name}")]
    return asked or list(site.pages)


def lost_below(site: Site) -> Iterator[tuple[Use, str]]:
    """The links around every page that start from each of them, each with a page it fails on.

    Seen from the root of the site, or from some page, they are whole.
    """
    if {PAGES, LINKS} & site.settings.powers:
        return
    for one in site.uses:
        is_whole = one.address.kind == "relative" and (one.target.state == "found" or reaches(site, one))
        if is_whole and is_on_every_page(site, one) and (page := next(failing(site, one.address), "")):
            yield one, page


def is_on_every_page(site: Site, one: Use) -> bool:
    """Whether the link stands at the foot of all or in the common template; a branch may be for one page alone."""
    if not is_plain_in_template(site, one):
        return is_in_footer(site, one)
    main = site.settings.custom_dir / "main.html"
    source = read(main, main.relative_to(site.settings.root).as_posix())
    is_own = one.link.place.path == source.path and not BASE.search(source.text)
    return is_own and not scope(source.text, source.offset(one.link.place))


def failing(site: Site, address: Address) -> Iterator[str]:
    """The pages without a template of their own from which a relative address leads to nothing."""
    for path, page in site.pages.items():
        is_settled = path in site.tree.files and site.certainty.of_address(path) and not own_template(page)
        if is_settled and from_html(site.tree, path, address).state == "missing":
            yield path
