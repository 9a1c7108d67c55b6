"""Rules about links in front matter."""

from collections.abc import Iterator

from ..hints import as_source, did_you_mean, lookalikes, nearest
from ..model import Finding, Page, Value
from ..patterns import Pattern
from ..plugins import PAGES
from ..site import Site
from ..targets import resolve
from .finding import at

KEYS = Pattern(
    r"(?:(?:og|open_?graph|twitter|seo|meta|header)[.:])?"
    r"(?:links|related|see_also|redirect(?:_to)?|next|prev(?:ious)?|parent"
    r"|broader|narrower|corrected_by|corrects|places|placed_in"
    r"|(?:\w+[_-])?(?:images?|img|cover|thumbnail|banner|logo)|hero)(?:\.[\w-]+)*"
    r"|(?:[\w-]+\.)*(?:url|link|href|src)"
)
FILE = Pattern(r"(?!\w+:|//)[^\s<>{}]+\.(?i:md|png|jpe?g|svg|gif|webp|avif|pdf)(?:#\S+)?")


def front_matter_link(site: Site) -> Iterator[Finding]:
    """A page or image that front matter names exists, seen from the docs folder or from the page.

    Why: what themes and scripts make of it leads nowhere.
    Bad: related: [concepts/decodin.md]
    Good: related: [concepts/decoding.md]
    """
    if PAGES in site.settings.powers:
        return
    for page, value in values(site):
        target = resolve(site.tree, page.path, value.value)
        if target.state == "made":
            continue
        if target.state != "found":
            near = [target.path] if target.path in site.tree.files else lookalikes(site.tree, as_source(value.value))
            hint = did_you_mean(near[0]) if near else ""
            yield at(
                value.place, f"{value.key.partition('.')[0]} names {value.value}, which is no file of this site{hint}"
            )
        elif target.fragment and not site.defines(target.path, target.fragment):
            near_id = nearest(target.fragment, list(site.ids.get(target.path, ())))
            yield at(
                value.place,
                f"{target.path} has no anchor #{target.fragment}{did_you_mean('#' + near_id) if near_id else ''}",
            )


def values(site: Site) -> Iterator[tuple[Page, Value]]:
    """The values of front matter that name a file of the site; a relation of the project's own names nothing else."""
    relations = site.relations.options
    for page in site.pages.values():
        for value in page.meta:
            is_relation = value.value and value.key.partition(".")[0] in relations
            if is_relation or (KEYS.fullmatch(value.key) and FILE.fullmatch(value.value)):
                yield page, value


def apart(site: Site, *beginnings: str) -> Iterator[Value]:
    """What front matter calls an address and is none of the site, as its beginning says."""
    for page in site.pages.values():
        for value in page.meta:
            if value.value.lower().startswith(beginnings) and KEYS.fullmatch(value.key):
                yield value
