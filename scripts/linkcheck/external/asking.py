"""Asks hosts: one request at a time and host, with a pause before each, HEAD before GET, and only what robots may."""

import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from functools import cache
from http.client import HTTPException
from itertools import groupby
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.parse import quote, urljoin

from . import pace
from .answers import Answer
from .pace import host
from .robots import SIGNS, Robots, parsed

AGENT = "linkcheck-link-checker"
TIMEOUT, TRIES, HOPS, HOSTS_AT_ONCE = 20.0, 3, 5, 8
PERMANENT, TEMPORARY = (301, 308), (302, 303, 307)
GONE, GUARDED = (404, 410), (401, 403, 429)
BUSY, LATER = (429, 500, 502, 503, 504), (429, 503)
UNWELCOME = "robots are not welcome"
NO_ANSWER = (OSError, ValueError, HTTPException)


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Leaves it to us to follow."""

    def redirect_request(self, *_: object) -> None:
        """Follows nothing."""
        return


OPENER = urllib.request.build_opener(NoRedirect)
PACE = pace.Pace()


def ask_all(urls: Iterable[str], known: dict[str, Answer], today: date) -> Iterator[dict[str, Answer]]:
    """Each answer as it comes; hosts side by side, the addresses of one host in turn.

    The threads are daemons: whoever stops this need not wait for an answer.
    """
    hosts: SimpleQueue[list[str]] = SimpleQueue()
    heard: SimpleQueue[dict[str, Answer] | Exception | None] = SimpleQueue()
    groups = [list(group) for _, group in groupby(sorted(set(urls), key=lambda url: (host(url), url)), key=host)]
    for group in groups:
        hosts.put(group)
    for _ in range(min(HOSTS_AT_ONCE, len(groups))):
        Thread(target=ask_hosts, args=(hosts, heard, dict(known), today), daemon=True).start()
    open_hosts = len(groups)
    while open_hosts:
        answer = heard.get()
        if isinstance(answer, Exception):
            raise answer
        if answer is None:
            open_hosts -= 1
        else:
            yield answer


def ask_hosts(hosts: SimpleQueue, heard: SimpleQueue, known: dict[str, Answer], today: date) -> None:
    """Asks one host after the other while there are any; puts down each answer, and None after the last of a host."""
    try:
        while True:
            for answer in ask_host(hosts.get_nowait(), known, today):
                heard.put(answer)
            heard.put(None)
    except Empty:
        return
    except Exception as error:  # it is raised where the answers are waited for
        heard.put(error)


def ask_host(urls: list[str], known: dict[str, Answer], today: date) -> Iterator[dict[str, Answer]]:
    """The answers of one host."""
    robots, day = cache(robots_of), today.isoformat()

    def may_fetch(url: str) -> bool:
        return robots(urljoin(url, "/robots.txt")).may_fetch(url)

    for url in urls:
        seen = known[url].seen if url in known else ""
        if may_fetch(url):
            state, detail = ask(url, may_fetch)
            yield {url: Answer(state, detail, day, day if state in ("ok", "moved") else seen)}
        else:
            yield {url: Answer("ok", UNWELCOME, day, seen)}


def robots_of(place: str) -> Robots:
    """What a host lets robots fetch, by its robots file, wherever that has moved; everything, when it does not say."""
    try:
        PACE.wait(place)
        with urllib.request.urlopen(request(place, "GET"), timeout=TIMEOUT) as answer:  # noqa: S310 (http only)
            robots = parsed(answer.read(500_000).decode("utf-8", "replace"), AGENT)
    except NO_ANSWER:
        return Robots()
    PACE.wish(place, robots.delay)
    return robots


def anything(_: str) -> bool:
    """No limit on what may be fetched."""
    return True


def ask(url: str, may_fetch: Callable[[str], bool] = anything) -> tuple[str, str]:
    """State and detail of an address, redirects followed to their end; of one that moved for good, where it is now."""
    place, new, for_good = url, "", True
    for _ in range(HOPS):
        status, detail = patient_answer(place)
        if status not in (*PERMANENT, *TEMPORARY):
            break
        if not (following := joined(place, detail)):
            return "silent", f"it is redirected to {detail}, which is no address of the web"
        place, for_good = following, for_good and status in PERMANENT
        new = place if for_good else new
        if not may_fetch(place):
            return ("moved", new) if new else ("ok", UNWELCOME)
    else:
        return "silent", "it is redirected without end"
    if 200 <= status < 300 or status in GUARDED:
        return ("moved", new) if new else ("ok", "" if status < 400 else f"status {status}")
    where = f" at {place}" if place != url else ""
    return "gone" if status in GONE else "silent", f"status {status}{where}" if status else detail


def joined(place: str, new: str) -> str:
    """Where a redirect leads, or "" when that is no address of the web: a server must not make us read a file."""
    try:
        address = urljoin(place, quote(new.encode("latin-1", "replace"), safe=SIGNS))  # the bytes that were sent
    except ValueError:
        return ""
    return address if address.startswith(("http://", "https://")) else ""


def patient_answer(url: str) -> tuple[int, str]:
    """Status and detail: HEAD, then GET where that is refused, and GET again after a while where the host is busy."""
    status, detail = status_of(url, "HEAD")
    if status >= 400 and status not in LATER:
        status, detail = status_of(url, "GET")
    for attempt in range(1, TRIES):
        if status not in (0, *BUSY):
            break
        time.sleep(min(max(pace.PAUSE * 2**attempt, seconds(detail) if status in BUSY else 0), pace.LONGEST))
        status, detail = status_of(url, "GET")
    return status, detail


def seconds(wish: str) -> float:
    """How long a busy host wants to be left alone, in seconds or until a date; 0 when it does not say."""
    try:
        return int(wish) if wish.isdecimal() else parsedate_to_datetime(wish).timestamp() - time.time()
    except ValueError:
        return 0


def status_of(url: str, method: str) -> tuple[int, str]:
    """Status of one request, with where it redirects or when to come again; 0 and the reason when nobody answered."""
    try:
        PACE.wait(url)
        with OPENER.open(request(url, method), timeout=TIMEOUT) as answer:
            return answer.status, ""
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get("Retry-After" if error.code in BUSY else "Location", "")
    except NO_ANSWER as error:
        return 0, " ".join(str(getattr(error, "reason", error)).split()) or type(error).__name__


def request(url: str, method: str) -> urllib.request.Request:
    """A request that says who asks."""
    return urllib.request.Request(url, method=method, headers={"User-Agent": AGENT, "Accept": "*/*"})  # noqa: S310 (http only)
