"""Takes an address apart and says of what kind it is, by its spelling alone."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
TEMPLATE = re.compile(r"\{\{|\{%|<%|\$\{|\{[a-z_.]+\}")
SLIPS = re.compile(
    r"(?i)h?t{1,3}ps?[:;/]{0,3}/|www\.[\w-]+\.\w|[^/@\s?#]+@[\w.-]+\.(?!(?:png|jpe?g|svg|gif|webp|avif|md|html?|css|js|json|pdf)$)[a-z]{2,}$"
)


@dataclass(frozen=True, slots=True)
class Address:
    """`kind` is one of external, template, relative, absolute, own-page, empty.

    `path` is decoded; `fragment` is None when there is no `#`.
    """

    kind: str
    path: str = ""
    fragment: str | None = None


def parse(href: str) -> Address:
    """The address an author typed. What was meant to leave the site counts as external, slips and all."""
    href = href.strip()
    if not href:
        return Address("empty")
    if TEMPLATE.search(href):
        return Address("template")
    if href.startswith(("//", "\\\\")) or SCHEME.match(href) or SLIPS.match(href):
        return Address("external")
    rest, hash_sign, fragment = href.partition("#")
    path = unquote(rest.partition("?")[0])
    text = fragment.partition(":~:")[0] if hash_sign else None
    if not path:
        return Address("own-page", "", text)
    return Address("absolute" if path.startswith(("/", "\\")) else "relative", path, text)
