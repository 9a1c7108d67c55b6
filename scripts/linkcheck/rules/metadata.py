"""The rule about paths in front matter."""

import re
from collections.abc import Iterator

from ..hints import as_source, lookalikes, nearest_id
from ..model import ERROR, Fault, Page, Value
from ..registry import rule, unsure_without_plugins
from ..site import Site
from ..targets import resolve

KEYS = re.compile(  # fields that hold an address: related.0, og.image, hero.link
    r"(?:(?:og|open_?graph|twitter|seo|meta|header)[.:])?"
    r"(?:links|related|see_also|redirect(?:_to)?|next|prev(?:ious)?|parent"
    r"|broader|narrower|corrected_by|corrects|places|placed_in"
    r"|(?:\w+[_-])?(?:images?|img|cover|thumbnail|banner|logo)|hero)(?:\.[\w-]+)*"
    r"|(?:[\w-]+\.)*(?:url|link|href|src)"
)
FILE = re.compile(r"(?!\w+:|//)[^\s<>{}]+\.(?i:md|png|jpe?g|svg|gif|webp|avif|pdf)(?:#\S+)?")  # a.md#part


@rule
@unsure_without_plugins
def front_matter_link(site: Site) -> Iterator[Fault]:
    """A page or image that front matter names exists, in the docs folder or relative to the page.

    Why: themes and scripts make a link of it, which then leads nowhere.
    Bad: related: [concepts/decodin.md]
    Good: related: [concepts/decoding.md]
    """
    for page, value in named_files(site):
        target = resolve(site.tree, page.path, value.value)
        if target.state not in ("found", "generated"):
            near = [target.path] if target.path in site.tree.files else lookalikes(site.tree, as_source(value.value))
            what = f"{value.key.partition('.')[0]} names {value.value}, but there is no such file"
            yield Fault(value.place, what, ERROR, near[0] if near else "", value.value)
        elif target.state == "found" and target.fragment and not site.defines(target.path, target.fragment):
            near_id = nearest_id(site, target.path, target.fragment)
            what = f"{target.path} has no anchor #{target.fragment}"
            yield Fault(value.place, what, ERROR, f"#{near_id}" if near_id else "")


def named_files(site: Site) -> Iterator[tuple[Page, Value]]:
    """The values of front matter that name a file of the site; those of the project's relations always do."""
    relations = site.project.option("relations", {})
    for page in site.pages.values():
        for value in page.meta:
            is_relation = value.value and value.key.partition(".")[0] in relations
            if is_relation or (KEYS.fullmatch(value.key) and FILE.fullmatch(value.value)):
                yield page, value


def meta_addresses(site: Site, pattern: str) -> Iterator[Value]:
    """The values in front matter that are meant as addresses and begin like the pattern."""
    match = re.compile(pattern, re.IGNORECASE).match
    return (value for value in site.meta if match(value.value) and KEYS.fullmatch(value.key))
