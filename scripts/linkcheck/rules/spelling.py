"""Rules about how an address is spelt, wherever it leads."""

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
from ..targets import Use, is_page, use
from .absolute import as_own
from .metadata import apart

WEB = ("http", "https")
KNOWN = tuple("http https mailto tel sms ftp ftps sftp ssh git data irc ircs news urn file".split())  # noqa: SIM905 (a row of words reads better)
RARE = "callto geo magnet matrix xmpp sip skype steam javascript vscode blob about ws wss svn nntp"
SPOKEN = {"email": "mailto", "phone": "tel", "telephone": "tel"}  # what people say, and no browser knows
HTTP_SLIP = re.compile(r"(?i)(?P<scheme>h{0,2}t{1,3}p{1,2}s{0,2})[:;/.\\]+\s*[/\\]*(?P<rest>.*)", re.DOTALL)
LOST_SIGN = re.compile(r"(?i)(?:(?P<plain>mailto|tel)(?://|;)|(?P<scheme>s?ftps?)(?://|:/?(?!/)))(?P<rest>.+)", re.S)
WHOLE_ADDRESS = re.compile(r"(?i)https?://[^\s{}<>$]+")
SCHEME_TWICE = re.compile(r"(?i)https?:/{2,}(?:[^/?#\s]*?(?=https?:/))?(?P<rest>https?:?/{1,2}.+)", re.DOTALL)
HOST_AND_PORT = re.compile(r"(?i)(?P<local>localhost)?(?(local)|[\w-]+(?:\.[\w-]+)+):\d{1,5}(?:[/?#]\S*)?")
ENDS_ONLY = ("com", "org", "net", "edu", "gov", "io", "www")
LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?|_[\w-]+")
LAST_LABEL = re.compile(r"[^\W\d_]{2,63}|xn--[a-z0-9-]+|\d+")
QUOTED, PLAIN = r'"(?:[^"\\]|\\.)*"', r"[^\s@,:;<>()\[\]/\"]+"
NAMED, NUMBERED = r"(?:(?!-)(?:[^\W_]|-)+(?<!-)\.)+[^\W\d_](?:[^\W_]|-)+", r"\[[\w.:]+\]"
MAIL = re.compile(rf"(?:{QUOTED}|{PLAIN})@(?:{NAMED}|{NUMBERED}|localhost)")
COPY = re.compile(r"(?i)(?:^|&)(?:amp;)?(?:to|b?cc)=([^&]+)")  # in the question after the address
PHONE = re.compile(r"\+?(?:[\s().,pw-]*[\d*#]){3,}[\s().,pw-]*")  # of the signs between, some are pauses
DISK = re.compile(r"(?i)file:|\\\\|[a-z]:[\\/](?!/)")
OWN_MACHINE = re.compile(r"(?i)https?://(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\])(?=[:/?#]|$)")


@lru_cache(maxsize=1)  # several rules ask for the same
def external(site: Site) -> list[tuple[Use, str]]:
    """The links that leave the site, with their trimmed address."""
    return [(one, one.link.href.strip()) for one in site.uses if one.target.state == "external"]


def unlike(value: Value, what: str, mended: str) -> Fault:
    """What is said of an address in front matter, with what may have been meant."""
    return Fault(value.place, f"{value.value} {what}", ERROR, meant(mended), value.value)


def beginning(site: Site, pattern: str | re.Pattern) -> Iterator[tuple[Place, str]]:
    """Place and address of the links that leave the site and begin so, those in front matter among them."""
    match = re.compile(pattern, re.IGNORECASE).match
    yield from ((one.link.place, href) for one, href in external(site) if match(href))
    yield from ((value.place, value.value) for value in apart(site, pattern))


@rule
def misspelt_scheme(site: Site) -> Iterator[Fault]:
    """An address begins with a scheme that exists, followed by what belongs there.

    Why: no browser knows what to do with it, or takes it for a file of the site.
    Bad: [paper](htps://example.org), [paper](https:/example.org), [paper](http//example.org)
    Good: [paper](https://example.org)
    """
    for one, href in external(site):
        if mended := mend(href):
            what = f"{href} has a misspelt scheme"
            yield Fault(one.link.place, what, ERROR, instead(site, one, mended), href)
        elif page := behind(href):
            what = f"{href} begins with a scheme that no browser knows"
            yield Fault(one.link.place, what, ERROR, if_sound(site, one, page), href)
    for value in site.meta:
        if "/" in value.value and WEB_ADDRESS.fullmatch(value.value) and (mended := mend(value.value)):
            yield unlike(value, "has a misspelt scheme", mended)


def mend(href: str) -> str:
    """What the address was meant to be, or "" when its scheme is in order."""
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
    if not name or name in KNOWN or name in RARE.split():
        return ""
    looks_like_web = href[len(name) :].startswith("://") and name.isalpha() and len(name) < 8
    near = get_close_matches(name, KNOWN[:4], 1, 0.6 if looks_like_web else 0.75)
    near += [one for one in WEB if looks_like_web and set(one) == set(name)]  # hppt
    near += [SPOKEN[name]] if name in SPOKEN else []
    return f"{near[0]}{href[len(name) :]}" if near else ""


def behind(href: str) -> str:
    """The page of the docs folder that stands behind a scheme which does not exist, or ""."""
    scheme, _, rest = href.partition(":")
    is_known = {scheme.lower()} & {*KNOWN, *RARE.split()} or HOST_AND_PORT.fullmatch(href)
    is_strange = SCHEME.match(href) and not is_known
    return rest if is_strange and is_page(rest.partition("#")[0]) and rest[:1] not in "/\\" else ""


def if_sound(site: Site, one: Use, address: str) -> str:
    """An address in a link's place, if it leads to a page or file of the site, and to a section it has."""
    return address if site.has(use(site.tree, one.page, one.link._replace(href=address)).target) else ""


@rule
def missing_scheme(site: Site) -> Iterator[Fault]:
    """An address on another host, or of a person, says so with its scheme.

    Why: browsers take it for a file of the site, or its host for a scheme.
    Bad: [site](www.example.org), [me](me@example.org)
    Good: [site](https://www.example.org), [me](mailto:me@example.org)
    """
    taken = "has no scheme, and is taken for a file"
    for one, href in external(site):
        if href.lower().startswith("www."):
            yield Fault(one.link.place, f"{href} {taken}", ERROR, instead(site, one, f"https://{href}"), href)
        elif port := HOST_AND_PORT.fullmatch(href):
            if page := if_sound(site, one, href.partition(":")[0]):
                yield Fault(
                    one.link.place, f"{href} names a line, and its page is taken for a scheme", ERROR, page, href
                )
            else:
                whole = instead(site, one, f"http{'' if port['local'] else 's'}://{href}")
                yield Fault(one.link.place, f"{href} has no scheme, and its host is taken for one", ERROR, whole, href)
        elif "@" in href and not (SCHEME.match(href) or href.startswith("//") or mend(href)):
            yield Fault(one.link.place, f"{href} {taken}", ERROR, f"mailto:{href}", href)
    for value in apart(site, r"www\."):
        yield unlike(value, taken, f"https://{value.value}")


@rule
def protocol_relative(site: Site) -> Iterator[Fault]:
    """An address names its scheme: without one it fails on a page that is read from disk.

    Why: on a page that is read from disk it leads to a file of that name.
    Bad: [library](//cdn.example.org/x.js)
    Good: [library](https://cdn.example.org/x.js)
    """
    for one, href in external(site):
        if href.startswith("//"):
            whole = instead(site, one, f"https:{href}")
            yield Fault(one.link.place, f"{href} takes its scheme from the page", ERROR, whole, href)
    for value in apart(site, "//"):
        yield unlike(value, "takes its scheme from the page", f"https:{value.value}")


@rule
def impossible_host(site: Site) -> Iterator[Fault]:
    """The host of an address can exist.

    Why: no name server can ever know it.
    Bad: [paper](https://example..org), [paper](https://), [paper](https://exa mple.org)
    Good: [paper](https://example.org)
    """
    for one, href in external(site):
        if href.lower().startswith(("http://", "https://")) and (why := host_fault(href)) and not mend(href):
            yield Fault(one.link.place, f"{href} cannot exist: {why}")
    for value in site.meta:
        if WHOLE_ADDRESS.fullmatch(value.value) and (why := host_fault(value.value)) and not mend(value.value):
            yield Fault(value.place, f"{value.value} cannot exist: {why}")


def instead(site: Site, one: Use, address: str) -> str:
    """An address in a link's place; to the site itself it had better be relative."""
    own = as_own(site, one._replace(link=one.link._replace(href=address)))
    return own[1] if own else meant(address)


def meant(address: str) -> str:
    """The address, unless there can be no such host."""
    return "" if address.lower().startswith(("http://", "https://")) and host_fault(address) else address


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
    try:
        ip_address(host)
    except ValueError:
        return f"{host} is no IP address"
    return ""


@rule
def malformed_mail(site: Site) -> Iterator[Fault]:
    """A `mailto:` link holds one or more mail addresses.

    Why: the mail is never sent, or to nobody.
    Bad: [me](mailto:me.example.org), [me](mailto://me@example.org)
    Good: [me](mailto:me@example.org?subject=Hello)
    """
    for place, href in beginning(site, "mailto:"):
        written, _, question = href[7:].partition("?")
        first, *more = map(unquote, written.split(","))
        copies = (address for copy in COPY.findall(question) for address in unquote(copy).split(","))
        every = [first.rstrip(), *(address.strip() for address in (*more, *copies))]
        if not all(map(MAIL.fullmatch, every[1:] if question and not written else every)):
            mended = first.strip(" /")
            hint = f"mailto:{mended}" if MAIL.fullmatch(mended) and not (more or question) else ""
            yield Fault(place, f"{href} holds no valid mail address", ERROR, hint, href)


@rule
def malformed_phone(site: Site) -> Iterator[Fault]:
    """A `tel:` link holds a telephone number.

    Why: no telephone can call it.
    Bad: [call](tel:call-us)
    Good: [call](tel:+44-20-7946-0000)
    """
    for place, href in beginning(site, "tel:"):
        if not PHONE.fullmatch(unquote(href[4:].partition(";")[0])):
            yield Fault(place, f"{href} holds no telephone number")


@rule
def local_path(site: Site) -> Iterator[Fault]:
    r"""An address is not a place on somebody's own disk or machine.

    Why: nobody else has that disk, and on another machine nothing answers.
    Bad: [notes](file:///home/me/notes.md), [notes](C:\notes.md), [preview](http://localhost:8000/)
    Good: [notes](notes.md)
    """
    for place, href in beginning(site, DISK.pattern):
        yield Fault(place, f"{href} is a place on one machine's own disk")
    for one, href in external(site):
        if one.page in site.pages and OWN_MACHINE.match(href) and not one.link.bare:
            yield Fault(one.link.place, f"{href} is an address of the author's own machine", WARNING)


@rule
def script_address(site: Site) -> Iterator[Fault]:
    """A link leads somewhere, and is not a script in disguise.

    Why: it does nothing where scripts are off, in a new tab, or under a policy that forbids them.
    Bad: [top](javascript:scrollTo(0,0))
    Good: [top](#top)
    """
    for one, href in external(site):
        if href.lower().startswith("javascript:") and one.page in site.pages:
            yield Fault(one.link.place, f"{href} is a script, and leads nowhere without one", WARNING)
