"""Rules about the spelling of addresses that leave the site: scheme, host, mail address, telephone number."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

from ..addresses import SCHEME, WEB_ADDRESS
from ..model import ERROR, WARNING, Fault, Place, Value
from ..registry import rule
from ..site import Site
from ..targets import Use, is_page, use_of
from .absolute import own_address_fault
from .metadata import meta_addresses

WEB = ("http", "https")
KNOWN = tuple("http https mailto tel sms ftp ftps sftp ssh git data irc ircs news urn file".split())
RARE = tuple("callto geo magnet matrix xmpp sip skype steam javascript vscode blob about ws wss svn nntp".split())
SPOKEN = {"email": "mailto", "phone": "tel", "telephone": "tel"}  # words that are mistaken for schemes
# htps://x.org, http//x.org
HTTP_SLIP = re.compile(r"(?i)(?P<scheme>h{0,2}t{1,3}p{1,2}s{0,2})[:;/.\\]+\s*[/\\]*(?P<rest>.*)", re.DOTALL)
# mailto//me@x.org, tel;123, ftp:/x.org
LOST_SIGN = re.compile(r"(?i)(?:(?P<plain>mailto|tel)(?://|;)|(?P<scheme>s?ftps?)(?://|:/?(?!/)))(?P<rest>.+)", re.S)
WHOLE_ADDRESS = re.compile(r"(?i)https?://[^\s{}<>$]+")
# https://https://x.org
SCHEME_TWICE = re.compile(r"(?i)https?:/{2,}(?:[^/?#\s]*?(?=https?:/))?(?P<rest>https?:?/{1,2}.+)", re.DOTALL)
# localhost:8000/a, x.org:80
HOST_AND_PORT = re.compile(r"(?i)(?P<local>localhost)?(?(local)|[\w-]+(?:\.[\w-]+)+):\d{1,5}(?:[/?#]\S*)?")
NO_HOSTS = ("com", "org", "net", "edu", "gov", "io", "www")
LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?|_[\w-]+")  # a part of a host name: x-1, _dmarc
LAST_LABEL = re.compile(r"[^\W\d_]{2,63}|xn--[a-z0-9-]+|\d+")  # org, xn--p1ai, or the last number of an IP address
QUOTED, PLAIN = r'"(?:[^"\\]|\\.)*"', r"[^\s@,:;<>()\[\]/\"]+"
NAMED, NUMBERED = r"(?:(?!-)(?:[^\W_]|-)+(?<!-)\.)+[^\W\d_](?:[^\W_]|-)+", r"\[[\w.:]+\]"
MAIL = re.compile(rf"(?:{QUOTED}|{PLAIN})@(?:{NAMED}|{NUMBERED}|localhost)")
COPY = re.compile(r"(?i)(?:^|&)(?:amp;)?(?:to|b?cc)=([^&]+)")  # further addresses in the query
PHONE = re.compile(r"\+?(?:[\s().,pw-]*[\d*#]){3,}[\s().,pw-]*")  # p and w stand for pauses
DISK = re.compile(r"(?i)file:|\\\\|[a-z]:[\\/](?!/)")  # file:///a.md, \\server\a.md, C:\a.md
OWN_MACHINE = re.compile(r"(?i)https?://(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\])(?=[:/?#]|$)")


@lru_cache(maxsize=1)  # several rules ask for the same
def external_links(site: Site) -> list[tuple[Use, str]]:
    """The links that leave the site, each with its address."""
    return [(use, use.link.href.strip()) for use in site.uses if use.target.state == "external"]


def meta_fault(value: Value, what: str, corrected: str) -> Fault:
    """The fault of an address in front matter; the hint is the corrected address."""
    return Fault(value.place, f"{value.value} {what}", ERROR, unless_impossible(corrected), value.value)


def external_matching(site: Site, pattern: str | re.Pattern) -> Iterator[tuple[Place, str]]:
    """Place and address of the links that leave the site and match, including those in front matter."""
    match = re.compile(pattern, re.IGNORECASE).match
    yield from ((use.link.place, href) for use, href in external_links(site) if match(href))
    yield from ((value.place, value.value) for value in meta_addresses(site, pattern))


@rule
def misspelt_scheme(site: Site) -> Iterator[Fault]:
    """An address begins with an existing scheme and the right signs after it.

    Why: browsers do not understand it, or take it for a file of the site.
    Bad: [paper](htps://example.org), [paper](https:/example.org), [paper](http//example.org)
    Good: [paper](https://example.org)
    """
    for use, href in external_links(site):
        if corrected := corrected_scheme(href):
            what = f"{href} has a misspelt scheme"
            yield Fault(use.link.place, what, ERROR, external_hint(site, use, corrected), href)
        elif page := page_after_scheme(href):
            what = f"{href} begins with a scheme that no browser knows"
            yield Fault(use.link.place, what, ERROR, if_found(site, use, page), href)
    for value in site.meta:
        if "/" in value.value and WEB_ADDRESS.fullmatch(value.value) and (corrected := corrected_scheme(value.value)):
            yield meta_fault(value, "has a misspelt scheme", corrected)


def corrected_scheme(href: str) -> str:
    """The address with its misspelt scheme corrected, or "" when nothing is wrong with the scheme."""
    if href.startswith(("https://", "http://")) and not href.startswith("/", 8) and href.count("http") == 1:
        return ""
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
    if not name or name in KNOWN or name in RARE:
        return ""
    looks_like_web = href[len(name) :].startswith("://") and name.isalpha() and len(name) < 8
    near = get_close_matches(name, KNOWN[:4], 1, 0.6 if looks_like_web else 0.75)
    near += [scheme for scheme in WEB if looks_like_web and set(scheme) == set(name)]  # hppt
    near += [SPOKEN[name]] if name in SPOKEN else []
    return f"{near[0]}{href[len(name) :]}" if near else ""


def page_after_scheme(href: str) -> str:
    """The path of a page that follows a scheme which does not exist, as in `page:a.md`, or ""."""
    scheme, _, rest = href.partition(":")
    is_known = {scheme.lower()} & {*KNOWN, *RARE} or HOST_AND_PORT.fullmatch(href)
    is_unknown = SCHEME.match(href) and not is_known
    return rest if is_unknown and is_page(rest.partition("#")[0]) and rest[:1] not in "/\\" else ""


def if_found(site: Site, use: Use, address: str) -> str:
    """Returns the address if it leads from there to an existing file and section of the site, else ""."""
    return address if site.has(use_of(site.tree, use.page, use.link._replace(href=address)).target) else ""


@rule
def missing_scheme(site: Site) -> Iterator[Fault]:
    """An address on another host, or of a person, begins with its scheme.

    Why: browsers take it for a file of the site, or its host for a scheme.
    Bad: [site](www.example.org), [me](me@example.org)
    Good: [site](https://www.example.org), [me](mailto:me@example.org)
    """
    no_scheme = "has no scheme, so browsers take it for a file"
    for use, href in external_links(site):
        if href.lower().startswith("www."):
            yield Fault(use.link.place, f"{href} {no_scheme}", ERROR, external_hint(site, use, f"https://{href}"), href)
        elif port := HOST_AND_PORT.fullmatch(href):
            if page := if_found(site, use, href.partition(":")[0]):
                what = f"browsers take {href} for a scheme and a path; leave the line number out"
                yield Fault(use.link.place, what, ERROR, page, href)
            else:
                whole = external_hint(site, use, f"http{'' if port['local'] else 's'}://{href}")
                what = f"{href} has no scheme, so browsers take its host for one"
                yield Fault(use.link.place, what, ERROR, whole, href)
        elif "@" in href and not (SCHEME.match(href) or href.startswith("//") or corrected_scheme(href)):
            yield Fault(use.link.place, f"{href} {no_scheme}", ERROR, f"mailto:{href}", href)
    for value in meta_addresses(site, r"www\."):
        yield meta_fault(value, no_scheme, f"https://{value.value}")


@rule
def protocol_relative(site: Site) -> Iterator[Fault]:
    """An address on another host names its scheme instead of beginning with //.

    Why: on a page that is opened from disk it leads to a file with that name.
    Bad: [library](//cdn.example.org/x.js)
    Good: [library](https://cdn.example.org/x.js)
    """
    for use, href in external_links(site):
        if href.startswith("//"):
            whole = external_hint(site, use, f"https:{href}")
            yield Fault(use.link.place, f"{href} takes its scheme from the page", ERROR, whole, href)
    for value in meta_addresses(site, "//"):
        yield meta_fault(value, "takes its scheme from the page", f"https:{value.value}")


@rule
def impossible_host(site: Site) -> Iterator[Fault]:
    """The host of an address has a possible name.

    Why: no name server can know it.
    Bad: [paper](https://example..org), [paper](https://), [paper](https://exa mple.org)
    Good: [paper](https://example.org)
    """
    for use, href in external_links(site):
        if (
            href.lower().startswith(("http://", "https://"))
            and (why := host_fault(href))
            and not corrected_scheme(href)
        ):
            yield Fault(use.link.place, f"{href} cannot exist: {why}")
    for value in site.meta:
        is_address = WHOLE_ADDRESS.fullmatch(value.value) and not corrected_scheme(value.value)
        if is_address and (why := host_fault(value.value)):
            yield Fault(value.place, f"{value.value} cannot exist: {why}")


def external_hint(site: Site, use: Use, address: str) -> str:
    """Returns an address as a hint for a link; as a relative path when it leads to the site itself."""
    own = own_address_fault(site, use._replace(link=use.link._replace(href=address)))
    return own[1] if own else unless_impossible(address)


def unless_impossible(address: str) -> str:
    """Returns the address, or "" when its host cannot exist."""
    return "" if address.lower().startswith(("http://", "https://")) and host_fault(address) else address


def host_fault(href: str) -> str:
    """Why the host of an address cannot exist, or ""."""
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
    if host in NO_HOSTS:
        return f"{host} is only a part of host names"
    if "" in labels:
        return "a part of its host name is empty"
    if odd := next((label for label in labels if not is_label(label)), None):
        return f"{odd!r} cannot be part of a host name"
    if not LAST_LABEL.fullmatch(labels[-1]) and len(labels) > 1:
        return f"no host name ends in .{labels[-1]}"
    return number_fault(host) if labels[-1].isdigit() else ""


def is_label(text: str) -> bool:
    """Whether a host name may have this part, which has 63 characters at most when it is written in ASCII."""
    is_short = text.isascii() or len(text.encode("punycode")) < 60  # and xn-- before it
    return is_short and bool(LABEL.fullmatch(text))


def number_fault(host: str) -> str:
    """Why a host of digits is not an IP address, or ""."""
    try:
        ip_address(host)
    except ValueError:
        return f"{host} is not an IP address"
    return ""


@rule
def malformed_mail(site: Site) -> Iterator[Fault]:
    """A `mailto:` link holds one or more mail addresses.

    Why: the mail cannot be sent.
    Bad: [me](mailto:me.example.org), [me](mailto://me@example.org)
    Good: [me](mailto:me@example.org?subject=Hello)
    """
    for place, href in external_matching(site, "mailto:"):
        receivers, _, query = href[7:].partition("?")
        first, *more = map(unquote, receivers.split(","))
        copies = (address for copy in COPY.findall(query) for address in unquote(copy).split(","))
        every = [first.rstrip(), *(address.strip() for address in (*more, *copies))]
        if not all(map(MAIL.fullmatch, every[1:] if query and not receivers else every)):
            corrected = first.strip(" /")
            hint = f"mailto:{corrected}" if MAIL.fullmatch(corrected) and not (more or query) else ""
            yield Fault(place, f"{href} holds no valid mail address", ERROR, hint, href)


@rule
def malformed_phone(site: Site) -> Iterator[Fault]:
    """A `tel:` link holds a telephone number.

    Why: no telephone can dial it.
    Bad: [call](tel:call-us)
    Good: [call](tel:+44-20-7946-0000)
    """
    for place, href in external_matching(site, "tel:"):
        if not PHONE.fullmatch(unquote(href[4:].partition(";")[0])):
            yield Fault(place, f"{href} holds no telephone number")


@rule
def local_path(site: Site) -> Iterator[Fault]:
    r"""An address does not name a file on the author's disk or a server on the author's machine.

    Why: nobody else can open it.
    Bad: [notes](file:///home/me/notes.md), [notes](C:\notes.md), [preview](http://localhost:8000/)
    Good: [notes](notes.md)
    """
    for place, href in external_matching(site, DISK.pattern):
        yield Fault(place, f"{href} is a file on one machine's own disk")
    for use, href in external_links(site):
        if use.page in site.pages and OWN_MACHINE.match(href) and not use.link.bare:
            yield Fault(use.link.place, f"{href} is an address of the author's own machine", WARNING)


@rule
def script_address(site: Site) -> Iterator[Fault]:
    """A link has an address, not a script.

    Why: it does nothing in a new tab, or where scripts are off or forbidden.
    Bad: [top](javascript:scrollTo(0,0))
    Good: [top](#top)
    """
    for use, href in external_links(site):
        if href.lower().startswith("javascript:") and use.page in site.pages:
            yield Fault(use.link.place, f"{href} is a script, and leads nowhere where scripts are off", WARNING)
