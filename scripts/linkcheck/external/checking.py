"""The findings of `--external`: addresses that have moved, are gone, or do not answer."""

from datetime import date
from itertools import chain
from urllib.parse import quote, urlsplit

from ..checking import allowed
from ..model import Finding, Link
from ..registry import ANSWERS
from ..rules.spelling import host_fault
from ..site import MORE_LINKS, Site
from . import answers, asking
from .robots import SIGNS


def findings(site: Site, *, offline: bool, today: date | None = None) -> list[Finding]:
    """What is wrong with the site's addresses on other hosts; `offline` looks only at what was heard before."""
    today = today or date.today()
    links, known = external_links(site), answers.load()
    if not offline:
        due = [url for url in links if url not in known or not known[url].is_fresh(today)]
        for heard in asking.ask_all(due, known, today):
            known |= heard
            answers.save(known)
    heard_of = [(link, known[url]) for url, group in links.items() if url in known for link in group]
    found = {
        fault.of(name) for link, answer in heard_of for name, rule in ANSWERS.items() for fault in rule(link, answer)
    }
    permitted = allowed(site)
    return sorted(finding for finding in found if (finding.path, finding.line, finding.rule) not in permitted)


def external_links(site: Site) -> dict[str, list[Link]]:
    """The links to each address on another host, fragments left out; redirects may lead there too."""
    found: dict[str, list[Link]] = {}
    holders = (*site.pages.values(), *site.documents)
    written = (link for holder in holders for link in holder.links)
    for link in chain(written, (link for more in MORE_LINKS for link in more(site))):
        url = link.href.strip().partition("#")[0]
        if url.lower().startswith(("http://", "https://")) and not host_fault(url):
            found.setdefault(as_sent(url), []).append(link)
    return found


def as_sent(url: str) -> str:
    """The address as a browser would send it, in ASCII alone."""
    parts = urlsplit(url)
    return quote(parts._replace(netloc=in_ascii(parts.netloc).lower()).geturl(), safe=SIGNS)


def in_ascii(host: str) -> str:
    """The host in ASCII; one that cannot be said so as it stands, and nobody will answer."""
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        return host
