"""Takes an address apart and classifies it by its spelling alone.

Also finds the addresses in CSS, in `srcset` and in a `meta` refresh.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")  # https:
OF_A_VIEW = re.compile(r"svgView\(|(?:xywh|t)=")  # a fragment that selects a part of a figure or film: #t=10,20
LINE_BREAKS = re.compile(r"[\t\n\r]")  # browsers remove these from an address
BLANK = "".join(map(chr, range(33)))  # and these from its ends
TEMPLATE = re.compile(r"\{\{|\{%|<%|\$\{|\{(?![a-z_.]*\.(?:md|png|svg)\})[a-z_.]+\}")  # {b.md} is a page in braces
FILES = "png|jpe?g|svg|gif|webp|avif|ico|md|txt|html?|css|m?js|json|ya?ml|csv|pdf|zip|[tx]?gz|whl|mp[34]|webm|woff2?"
SLIPS = re.compile(  # a mistyped scheme, a missing one, or a mail address: htps:/x.org, mailto//me, www.x.org, me@x.org
    r"(?i)h{0,2}t{1,3}p{1,2}s{0,2}(?:[:;.]{1,2}/|//)|(?:mailto|tel|s?ftps?)//|www\.[\w-]+\.\w"
    rf"|[^/@\s?#]+@[\w.-]+\.(?!(?:{FILES})$)[a-z]{{2,}}$"
)
WEB_ADDRESS = re.compile(r"(?i)h?t+ps?[:;/]{1,3}[\w-]+\.\S+")  # perhaps with a misspelt scheme
FILE_AND_COLON = re.compile(rf"(?i)[\w.+-]+\.(?:{FILES}):(?!\d)")  # a.md: is a file with a colon too many, no scheme
IN_SRCSET = re.compile(r"[\s,]*(?P<url>\S*[^\s,])(?:,|[^,]*)")  # a.png 1x, b.png 2x
CODE_HOST = re.compile(r"(?i)https?://(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)/")
LISTS = ("srcset", "imagesrcset")  # attributes that hold several addresses
IN_REFRESH = re.compile(r"(?i)\s*[\d.]+\s*[;,\s]\s*url\s*=\s*[\"']?(?P<url>[^\"']+)")  # 5; url=next.html
PREVIEW_NAMES = frozenset(  # a `meta` with one of these names shows the page elsewhere
    """
    og:image og:image:url og:image:secure_url og:url og:video og:video:url og:video:secure_url og:audio og:audio:url
    og:audio:secure_url twitter:image twitter:image:src twitter:player thumbnail msapplication-tileimage
    """.split()
)
MACHINE_RELATIONS = frozenset(["canonical", "alternate", "shortlink"])  # <link rel="canonical">, not for readers
CSS_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
CSS_ESCAPE = re.compile(r"\\(?:(?P<code>[0-9A-Fa-f]{1,6})\s?|(?P<sign>.))")  # \e9 or \(
UNQUOTED = r"""(?:[^"'()\s\\]|\\(?:[0-9A-Fa-f]{1,6}\s?|.))*+"""
IN_CSS = re.compile(
    rf"""
      @namespace[^;]*;                                                  # names a host that nothing is loaded from
    | url\(\s*(?:"(?P<quoted>[^"\n]*)(?:"|\Z)|'(?P<single>[^'\n]*)(?:'|\Z)|(?P<bare>{UNQUOTED}))\s*(?:\)|\Z)   # url(a)
    | @import\s*["'](?P<sheet>[^"'\n]+)(?:["']|\Z)                      # @import "a.css"
    | ["'](?P<image>[^"'\n]+)["']\s+(?:[\d.]+(?:x|dppx|dpi)\b|type\()  # "a.png" 2x
    | "(?:[^"\\\n]|\\.)*+"? | '(?:[^'\\\n]|\\.)*+'?                    # any other string is skipped
    """,
    re.IGNORECASE | re.VERBOSE,
)


class Address(NamedTuple):
    """An address, taken apart.

    `kind` is one of external, template, relative, absolute, own-page, empty.
    `path` has its percent signs decoded; `fragment` is None when there is no `#`.
    """

    kind: str
    path: str = ""
    fragment: str | None = None


@lru_cache(maxsize=2**12)  # several rules ask for the same
def parse(href: str, is_built: bool = False) -> Address:
    """Takes apart the address that an author typed.

    An address that was meant to leave the site counts as external even when its scheme is misspelt.
    `is_built`: it stands in a built page, where `{{ … }}` is no longer filled in and counts as text.
    """
    href = LINE_BREAKS.sub("", trimmed(href)[1])
    if not href:
        return Address("empty")
    if not is_built and TEMPLATE.search(href):
        return Address("template")
    if href.startswith(("//", "\\\\")) or SLIPS.match(href):
        return Address("external")
    if SCHEME.match(href) and not FILE_AND_COLON.match(href):
        return Address("external")
    rest, hash_sign, fragment = href.partition("#")
    path = unquote(rest.partition("?")[0])
    text = fragment.partition(":~:")[0] if hash_sign else None
    if not path:
        return Address("own-page", "", text)
    return Address("absolute" if path.startswith(("/", "\\")) else "relative", path, text)


def trimmed(value: str) -> tuple[int, str]:
    """Offset and text of the address in an attribute, without the ASCII spaces that a browser strips."""
    return len(value) - len(value.lstrip(BLANK)), value.strip(BLANK)


def is_whole(url: str) -> bool:
    """Whether the address can be parsed at all; one with a stray square bracket cannot."""
    try:
        return bool(urlsplit(url))
    except ValueError:
        return False


def in_list(value: str) -> Iterator[tuple[int, str]]:
    """Offset and address of each picture in a `srcset`, split as browsers do: an address may contain a comma."""
    return ((match.start("url"), match["url"]) for match in IN_SRCSET.finditer(value))


def in_refresh(value: str) -> Iterator[tuple[int, str]]:
    """Offset and address in the content of a `meta` refresh, such as `5; url=next.html`; nothing in other content."""
    match = IN_REFRESH.match(value)
    return iter([(match.start("url"), match["url"])] if match else [])


def in_meta(value: str, name: str) -> Iterator[tuple[int, str]]:
    """Offset and address in the content of a `meta` with that name or property, for a link preview or a refresh."""
    if name.lower() in PREVIEW_NAMES:
        return iter([trimmed(value)])
    return in_refresh(value)


def meta_kind(name: str) -> str:
    """The attribute to report for an address in a `meta`: `content` for a link preview, `url` for a refresh."""
    return "content" if name.lower() in PREVIEW_NAMES else "url"


def in_css(text: str) -> Iterator[tuple[int, str]]:
    """Offset and address of each `url(…)`, `@import` and `image-set` entry; comments and other strings are skipped."""
    blanked = CSS_COMMENT.sub(lambda comment: " " * len(comment[0]), text)
    return (
        (match.start(match.lastgroup), CSS_ESCAPE.sub(unescaped, match[match.lastgroup]))
        for match in IN_CSS.finditer(blanked)
        if match.lastgroup
    )


def unescaped(match: re.Match) -> str:
    """The character that a CSS escape stands for; U+FFFD for an impossible code, as in browsers."""
    code = int(match["code"] or "0", 16)
    is_sign = 0 < code < 0xD800 or 0xDFFF < code <= 0x10FFFF
    return match["sign"] or (chr(code) if is_sign else "\ufffd")
