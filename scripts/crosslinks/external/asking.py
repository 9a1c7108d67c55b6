"""Asks hosts: one request at a time and host, with a pause between, HEAD before GET, and only what robots may."""

import time
import urllib.error
import urllib.request
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import groupby
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from .answers import Answer

AGENT = "crosslinks-link-checker"
PAUSE, TIMEOUT, TRIES, HOSTS_AT_ONCE = 1.0, 20.0, 3, 8
PERMANENT, TEMPORARY = (301, 308), (302, 303, 307)
REFUSES_HEAD = (400, 403, 404, 405, 501)
BUSY = (429, 500, 502, 503, 504)


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Leaves it to us to follow."""

    def redirect_request(self, *_: object) -> None:
        """Follows nothing."""
        return


OPENER = urllib.request.build_opener(NoRedirect)


def ask_all(urls: Iterable[str], known: dict[str, Answer], today: date) -> dict[str, Answer]:
    """An answer for each address; hosts side by side, the addresses of one host in turn."""
    by_host = [list(group) for _, group in groupby(sorted(set(urls), key=lambda url: (host(url), url)), key=host)]
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        results = pool.map(lambda group: ask_host(group, known, today), by_host)
        return {url: answer for result in results for url, answer in result.items()}


def host(url: str) -> str:
    """Scheme and host of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def ask_host(urls: list[str], known: dict[str, Answer], today: date) -> dict[str, Answer]:
    """The answers of one host, with a pause before each request but the first."""
    robots, answers = robots_of(host(urls[0])), {}
    for url in urls:
        time.sleep(PAUSE if answers else 0)
        seen = known[url].seen if url in known else ""
        if not robots.can_fetch(AGENT, url):
            answers[url] = Answer("ok", "robots are not welcome", today.isoformat(), seen)
            continue
        state, detail = ask(url)
        answers[url] = Answer(state, detail, today.isoformat(), today.isoformat() if state in ("ok", "moved") else seen)
    return answers


def robots_of(base: str) -> RobotFileParser:
    """What the host lets robots fetch; everything, when it does not say."""
    robots = RobotFileParser()
    try:
        with OPENER.open(request(f"{base}/robots.txt", "GET"), timeout=TIMEOUT) as answer:
            robots.parse(answer.read(200_000).decode("utf-8", "replace").splitlines())
    except (OSError, ValueError):
        robots.allow_all = True
    return robots


def ask(url: str) -> tuple[str, str]:
    """State and detail of an address: HEAD, then GET where HEAD is refused, again after a while where it is busy."""
    status, place = 0, ""
    for attempt in range(TRIES):
        time.sleep(PAUSE * 2**attempt if attempt else 0)
        status, place = status_of(url, "HEAD")
        if status in REFUSES_HEAD:
            status, place = status_of(url, "GET")
        if status not in (0, *BUSY):
            break
    if status in PERMANENT:
        return "moved", urljoin(url, place)
    if 200 <= status < 300 or status in TEMPORARY or status in (401, 403, *BUSY):
        return "ok", "" if status < 400 else f"status {status}"
    return ("gone", f"status {status}") if status else ("silent", place)


def status_of(url: str, method: str) -> tuple[int, str]:
    """Status and Location of one request; 0 and the reason when nobody answered."""
    try:
        with OPENER.open(request(url, method), timeout=TIMEOUT) as answer:
            return answer.status, ""
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get("Location", "")
    except (OSError, ValueError) as error:
        return 0, str(getattr(error, "reason", error))


def request(url: str, method: str) -> urllib.request.Request:
    """A request that says who asks."""
    return urllib.request.Request(url, method=method, headers={"User-Agent": AGENT, "Accept": "*/*"})  # noqa: S310 (http only)
