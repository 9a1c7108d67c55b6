"""The findings of `--external`: addresses that have moved, are gone, or do not answer."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import quote, urlsplit

from ..model import WARNING, Finding, Link
from ..rules.spelling import host_fault
from ..site import Site
from . import answers, asking


def findings(site: Site, *, offline: bool, today: date | None = None) -> list[Finding]:
    """What is wrong with the site's addresses on other hosts; `offline` looks only at what was heard before."""
    today = today or date.today()
    links, known = external_links(site), answers.load()
    if not offline:
        due = [url for url in links if url not in known or not known[url].is_fresh(today)]
        for heard in asking.ask_all(due, known, today):
            known |= heard
            answers.save(known)
    return sorted(finding for url, group in links.items() if url in known for finding in told(known[url], group))


def external_links(site: Site) -> dict[str, list[Link]]:
    """The links to each address on another host, fragments left out."""
    found: dict[str, list[Link]] = {}
    for holder in (*site.pages.values(), *site.documents, *site.static.values()):
        for link in holder.links:
            url = link.href.strip().partition("#")[0]
            if url.lower().startswith(("http://", "https://")) and not host_fault(url):
                found.setdefault(as_sent(url), []).append(link)
    return found


def as_sent(url: str) -> str:
    """The address as a browser would send it, in ASCII alone."""
    parts = urlsplit(url)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    return quote(parts._replace(netloc=host.lower()).geturl(), safe=":/?#[]@!$&'()*+,;=%-._~")


def told(answer: answers.Answer, links: list[Link]) -> Iterator[Finding]:
    """One finding for each link to an address that did not answer as it should."""
    seen = f"; last seen {answer.seen}" if answer.seen else ""
    for link in links:
        place = link.place
        if answer.state == "moved":
            part = "".join(link.href.partition("#")[1:]) if "#" not in answer.detail else ""
            message = f"{link.href} has moved; did you mean {answer.detail}{part}?"
            yield Finding(place.path, place.line, place.column, "moved-address", message, WARNING)
        elif answer.state in ("gone", "silent"):
            rule = "gone-address" if answer.state == "gone" else "silent-address"
            message = f"{link.href} does not answer: {answer.detail}{seen}"
            yield Finding(
                place.path, place.line, place.column, rule, message, WARNING if answer.state == "silent" else "error"
            )
