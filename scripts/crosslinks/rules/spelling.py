"""Rules about how an address is spelt, wherever it leads."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ..addresses import SCHEME, WEB_ADDRESS
from ..hints import did_you_mean
from ..model import Finding, Place
from ..patterns import Pattern
from ..site import Site
from ..targets import Use, use
from ..tree import is_page
from .absolute import as_own
from .finding import at
from .metadata import apart
from .swallowing import swallows_text

WEB = ("http", "https")
KNOWN = (
    *WEB,
    "mailto",
    "tel",
    "sms",
    "ftp",
    "ftps",
    "sftp",
    "ssh",
    "git",
    "data",
    "irc",
    "ircs",
    "news",
    "urn",
    "file",
)
RARELY_USED = """
    callto geo magnet matrix xmpp sip skype steam javascript vscode blob about ws wss svn nntp
"""
SPOKEN = {"email": "mailto", "phone": "tel", "telephone": "tel"}  # what people say, and no browser knows
KNOWN_TOO = frozenset(RARELY_USED.split())
HTTP_SLIP = Pattern(r"(?i)(?P<scheme>h{0,2}t{1,3}p{1,2}s{0,2})[:;/.\\]+\s*[/\\]*(?P<rest>.*)", re.DOTALL)
LOST_SIGN = Pattern(r"(?i)(?:(?P<plain>mailto|tel)(?://|;)|(?P<scheme>s?ftps?)(?://|:/?(?!/)))(?P<rest>.+)", re.DOTALL)
WHOLE_ADDRESS = Pattern(r"(?i)https?://[^\s{}<>$]+")
SCHEME_TWICE = Pattern(r"(?i)https?:/{2,}(?:[^/?#\s]*?(?=https?:/))?(?P<rest>https?:?/{1,2}.+)", re.DOTALL)
HOST_AND_PORT = Pattern(r"(?i)(?P<local>localhost)?(?(local)|[\w-]+(?:\.[\w-]+)+):\d{1,5}(?:[/?#]\S*)?")
ENDS_ONLY = ("com", "org", "net", "edu", "gov", "io", "www")
LABEL = Pattern(r"[^\W_](?:[\w-]{0,61}[^\W_])?|_[\w-]+")
LAST_LABEL = Pattern(r"[^\W\d_]{2,63}|xn--[a-z0-9-]+|\d+")


def external(site: Site) -> Iterator[tuple[Use, str]]:
    """The links that leave the site, with their trimmed address."""
    return ((one, one.link.href.strip()) for one in site.uses if one.target.state == "external")


def beginning(site: Site, *beginnings: str) -> Iterator[tuple[Place, str]]:
    """Place and address of the links that leave the site and begin so, those in front matter among them."""
    for one, href in external(site):
        if href.lower().startswith(beginnings):
            yield one.link.place, href
    yield from ((value.place, value.value) for value in apart(site, *beginnings))


def misspelt_scheme(site: Site) -> Iterator[Finding]:
    """An address begins with a scheme that exists, followed by what belongs there.

    Why: no browser knows what to do with it, or takes it for a file of the site.
    Bad: [paper](htps://example.org), [paper](https:/example.org), [paper](http//example.org)
    Good: [paper](https://example.org)
    """
    for one, href in external(site):
        if mended := mend(href):
            yield at(one.link.place, f"{href} has a misspelt scheme{instead(site, one, mended)}")
        elif (page := behind(href)) and not site.certainty.may_be_rewritten(one):
            yield at(one.link.place, f"{href} begins with a scheme that no browser knows{if_sound(site, one, page)}")
    for page in site.pages.values():
        for value in page.meta:
            if "/" in value.value and WEB_ADDRESS.fullmatch(value.value) and (mended := mend(value.value)):
                yield at(value.place, f"{value.value} has a misspelt scheme{meant(mended)}")


def mend(href: str) -> str:
    """What the address was meant to be, or "" when its scheme is in order."""
    if twice := SCHEME_TWICE.fullmatch(href):
        return re.sub(r"(?i)^(https?):?/+", r"\1://", twice["rest"])
    if lost := LOST_SIGN.fullmatch(href):
        return f"{lost['plain']}:{lost['rest']}" if lost["plain"] else f"{lost['scheme']}://{lost['rest']}"
    scheme = SCHEME.match(href)
    name = scheme[1].lower() if scheme else ""
    slip = HTTP_SLIP.fullmatch(href)
    if slip and (name in ("", *WEB) or name not in KNOWN):
        right = name in WEB and re.match(r"(?i)https?://(?!/)", href)
        secure = "s" if slip["scheme"].lower().endswith("s") else ""
        return "" if right else f"http{secure}://{slip['rest']}"
    if not name or name in KNOWN or name in KNOWN_TOO:
        return ""
    from difflib import get_close_matches

    looks_like_web = href[len(name) :].startswith("://") and name.isalpha() and len(name) < 8
    near = get_close_matches(name, KNOWN[:4], 1, 0.6 if looks_like_web else 0.75)
    near += [one for one in WEB if looks_like_web and set(one) == set(name)]  # hppt
    near += [SPOKEN[name]] if name in SPOKEN else []
    return f"{near[0]}{href[len(name) :]}" if near else ""


def behind(href: str) -> str:
    """The page of the docs folder that stands behind a scheme which does not exist, or ""."""
    scheme, _, rest = href.partition(":")
    is_known = {scheme.lower()} & {*KNOWN, *KNOWN_TOO} or HOST_AND_PORT.fullmatch(href)
    is_strange = SCHEME.match(href) and not is_known
    return rest if is_strange and is_page(rest.partition("#")[0]) and rest[:1] not in "/\\" else ""


def if_sound(site: Site, one: Use, address: str) -> str:
    """The hint to an address in a link's place that leads to a page or file of the site, and to a section it has."""
    target = use(site.tree, one.page, one.link._replace(href=address)).target
    is_there = target.state == "found" and (not target.fragment or site.defines(target.path, target.fragment))
    return did_you_mean(address) if is_there else ""


def missing_scheme(site: Site) -> Iterator[Finding]:
    """An address on another host, or of a person, says so with its scheme.

    Why: browsers take it for a file of the site, or its host for a scheme.
    Bad: [site](www.example.org), [me](me@example.org)
    Good: [site](https://www.example.org), [me](mailto:me@example.org)
    """
    for one, href in external(site):
        if href.lower().startswith("www."):
            hint = instead(site, one, f"https://{href}")
            yield at(one.link.place, f"{href} has no scheme, and is taken for a file{hint}")
        elif port := HOST_AND_PORT.fullmatch(href):
            whole = f"http{'' if port['local'] else 's'}://{href}"
            if hint := if_sound(site, one, href.partition(":")[0]):
                yield at(one.link.place, f"{href} names a line, and its page is taken for a scheme{hint}")
            else:
                hint = instead(site, one, whole)
                yield at(one.link.place, f"{href} has no scheme, and its host is taken for one{hint}")
        elif "@" in href and not (SCHEME.match(href) or href.startswith("//") or mend(href)):
            yield at(one.link.place, f"{href} has no scheme, and is taken for a file{did_you_mean('mailto:' + href)}")
    for value in apart(site, "www."):
        yield at(value.place, f"{value.value} has no scheme, and is taken for a file{meant('https://' + value.value)}")


def protocol_relative(site: Site) -> Iterator[Finding]:
    """An address names its scheme: without one it fails on a page that is read from disk.

    Why: on a page that is read from disk it leads to a file of that name.
    Bad: [library](//cdn.example.org/x.js)
    Good: [library](https://cdn.example.org/x.js)
    """
    for one, href in external(site):
        if href.startswith("//"):
            yield at(one.link.place, f"{href} takes its scheme from the page{instead(site, one, 'https:' + href)}")
    for value in apart(site, "//"):
        yield at(value.place, f"{value.value} takes its scheme from the page{meant('https:' + value.value)}")


def impossible_host(site: Site) -> Iterator[Finding]:
    """The host of an address can exist.

    Why: no name server can ever know it.
    Bad: [paper](https://example..org), [paper](https://), [paper](https://exa mple.org)
    Good: [paper](https://example.org)
    """
    for one, href in external(site):
        is_told = mend(href) or swallows_text(site, one)
        if href.lower().startswith(("http://", "https://")) and (why := host_fault(href)) and not is_told:
            yield at(one.link.place, f"{href} cannot exist: {why}")
    for page in site.pages.values():
        for value in page.meta:
            if WHOLE_ADDRESS.fullmatch(value.value) and (why := host_fault(value.value)) and not mend(value.value):
                yield at(value.place, f"{value.value} cannot exist: {why}")


def instead(site: Site, one: Use, address: str) -> str:
    """The hint to an address in a link's place; to the site itself it had better be relative."""
    own = as_own(site, one._replace(link=one.link._replace(href=address)))
    return own[1] if own else meant(address)


def meant(address: str, written: str = "") -> str:
    """The hint to an address, or to what holds it, unless there can be no such host."""
    is_web = address.lower().startswith(("http://", "https://"))
    return "" if is_web and host_fault(address) else did_you_mean(written or address)


def host_fault(href: str) -> str:
    """Why there can be no such host, or ""."""
    try:
        parts = urlsplit(href.replace("\\", "/"))  # as browsers read it
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "its host or port is malformed"
    if not host:
        return "it names no host"
    if "[" in parts.netloc:
        return ""
    labels = host.removesuffix(".").split(".")
    if host in ENDS_ONLY:
        return f"{host} is only an end of host names"
    if "" in labels:
        return "a part of its host name is empty"
    if odd := next((label for label in labels if not is_label(label)), None):
        return f"{odd!r} is no part of a host name"
    if not LAST_LABEL.fullmatch(labels[-1]) and len(labels) > 1:
        return f"no host name ends in .{labels[-1]}"
    return number_fault(host) if labels[-1].isdigit() else ""


def is_label(text: str) -> bool:
    """Whether a host name may have this part; in ASCII, which names are sent in, it has 63 signs at most."""
    is_short = text.isascii() or len(text.encode("punycode")) < 60  # after xn--
    return is_short and bool(LABEL.fullmatch(text))


def number_fault(host: str) -> str:
    """Why a host of digits is no address, or ""."""
    from ipaddress import ip_address

    try:
        ip_address(host)
    except ValueError:
        return f"{host} is no IP address"
    return ""
