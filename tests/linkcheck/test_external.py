"""Addresses on other hosts, tried against a server on this machine."""

import http.server
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import build
import guide_rules  # noqa: F401 (its rules are among those that are checked)
import pytest
from linkcheck import cli
from linkcheck.checking import check, read_site
from linkcheck.external import answers, asking, checking, pace, robots

from tests.conftest import serving

pytestmark = pytest.mark.heavy

SCRIPTS = Path(cli.__file__).parents[1]
TODAY = date(2026, 11, 25)


REDIRECTS = {
    "/301": (301, "/new"),
    "/twice": (308, "/301"),
    "/302": (302, "/200"),
    "/in-turn": (301, "/302"),
    "/for-now": (302, "/301"),
    "/to-404": (301, "/404"),
    "/loop": (302, "/loop"),
    "/nowhere": (301, ""),
    "/to-file": (302, "file:///etc/passwd"),
    "/to-nothing": (302, "http://[::1"),
    "/to-letters": (301, "/\u00fc b"),
}
TO_PRIVATE = {"/in-private": (301, "/private"), "/now-private": (302, "/private")}
STATUS = {"/404": 404, "/410": 410, "/403": 403, "/418": 418, "/down": 503}
OF_HEAD = {"/headless": 405, "/head-410": 410, "/head-418": 418, "/head-500": 500, "/head-503": 503}


class Server(http.server.BaseHTTPRequestHandler):
    """Answers by the path: /200, /404, /headless, /busy, /private, and redirects."""

    asked: list[str] = []  # noqa: RUF012 (shared by all requests on purpose)
    askers: set[str] = set()  # noqa: RUF012 (the same)
    silent_asked, silence_over = threading.Event(), threading.Event()

    def answer(self) -> None:
        """One answer."""
        self.asked.append(f"{self.command} {self.path}")
        self.askers.add(self.headers["User-Agent"])
        busy = self.path == "/busy" and sum(path.endswith("/busy") for path in self.asked) < 2
        if self.path == "/silent":
            self.silent_asked.set()
            self.silence_over.wait(60)
        if self.path == "/garbage":
            self.wfile.write(b"\0\xff\r\n\r\n")
            return
        if self.path == "/head-dropped" and self.command == "HEAD":
            self.connection.close()
            return
        status = 503 if busy else STATUS.get(self.path, 200)
        status, place = {**REDIRECTS, **TO_PRIVATE}.get(self.path, (status, ""))
        if self.command == "HEAD":
            status = OF_HEAD.get(self.path, status)
        self.send_response(status)
        self.send_header("Location", place) if place else None
        self.send_header("Retry-After", "7") if busy else None
        self.end_headers()
        if self.path == "/robots.txt":
            self.wfile.write(b"User-agent: *\nDisallow: /private\nCrawl-delay: 5\n")

    do_GET = do_HEAD = answer  # noqa: N815 (the names that the base class calls)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def base(monkeypatch: pytest.MonkeyPatch, own_cache: Path) -> Iterator[str]:
    """The server's address; pauses are short, answers are kept in the test's own folder."""
    monkeypatch.setattr(pace, "PAUSE", 0.01)
    monkeypatch.setattr(pace, "LONGEST", 0.02)
    monkeypatch.setattr(answers.load, "__defaults__", (own_cache,))
    monkeypatch.setattr(answers.save, "__defaults__", (own_cache,))
    Server.asked.clear()
    Server.askers.clear()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    with serving(server):
        yield f"http://127.0.0.1:{server.server_port}"


def found(
    root: Path, base: str, *paths: str, offline: bool = False, today: date = TODAY, extensions: str = ""
) -> list[str]:
    """What is said of a page that links these paths."""
    (root / "docs").mkdir(exist_ok=True)
    (root / "mkdocs.yml").write_text(f"site_name: x\n{extensions}")
    (root / "docs/index.md").write_text("".join(f"[x]({base}{path})\n" for path in paths))
    lines = checking.findings(read_site(root), offline=offline, today=today)
    return [str(line).replace(base, "") for line in lines]


def test_gone_and_moved_are_told_apart(tmp_path: Path, base: str) -> None:
    """One is an error, the other a warning with the new address."""
    assert found(tmp_path, base, "/200", "/404", "/301#part", "/headless", "/busy", "/200#part") == [
        "docs/index.md:2:5: gone-address: /404 does not answer: status 404",
        "docs/index.md:3:5: moved-address: warning: /301#part has moved; did you mean /new#part?",
    ]


def test_an_answer_can_be_allowed_where_the_link_stands(tmp_path: Path, base: str) -> None:
    """As any finding can; the ordinary check asks nobody, and so does not call the comment useless."""
    page = "<!-- allow gone-address: the archive has a copy -->\n[x]({0}/404)\n\n[y]({0}/404)\n"
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/old.md").write_text(page.format(base))
    assert found(tmp_path, base) == ["docs/old.md:4:5: gone-address: /404 does not answer: status 404"]
    assert {finding.rule for finding in check(tmp_path).findings} == {"local-path"}
    (tmp_path / "docs/old.md").write_text("<!-- allow gone-address -->\n")
    assert [finding.rule for finding in check(tmp_path).findings] == ["useless-allowance"]


def test_a_link_that_pages_share_is_told_once(tmp_path: Path, base: str) -> None:
    """Where it was written."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/part.txt").write_text(f"[x]({base}/404)\n")
    for name in ("one", "two"):
        (tmp_path / f"docs/{name}.md").write_text('--8<-- "part.txt"\n')
    extensions = "markdown_extensions: [{pymdownx.snippets: {base_path: docs}}]\n"
    assert found(tmp_path, base, extensions=extensions) == [
        "docs/part.txt:1:5: gone-address: /404 does not answer: status 404"
    ]


def test_redirects_are_followed_to_their_end(tmp_path: Path, base: str) -> None:
    """What moved for good is told with its last address that is for good; what leads nowhere is odd.

    Behind a redirect for now, nothing is for good.
    """
    assert found(tmp_path, base, *REDIRECTS) == [
        "docs/index.md:1:5: moved-address: warning: /301 has moved; did you mean /new?",
        "docs/index.md:2:5: moved-address: warning: /twice has moved; did you mean /new?",
        "docs/index.md:4:5: moved-address: warning: /in-turn has moved; did you mean /302?",
        "docs/index.md:6:5: gone-address: /to-404 does not answer: status 404 at /404",
        "docs/index.md:7:5: silent-address: warning: /loop does not answer: it is redirected without end",
        "docs/index.md:8:5: silent-address: warning: /nowhere does not answer: it is redirected without end",
        "docs/index.md:9:5: silent-address: warning: /to-file does not answer: it is redirected to file:///etc/passwd, "
        "which is no address of the web",
        "docs/index.md:10:5: silent-address: warning: /to-nothing does not answer: Invalid IPv6 URL",
        "docs/index.md:11:5: moved-address: warning: /to-letters has moved; did you mean /%FC%20b?",
    ]


def test_whatever_head_says_get_has_the_last_word(tmp_path: Path, base: str) -> None:
    """Many a server knows no HEAD, and says so in its own way."""
    assert found(tmp_path, base, *OF_HEAD, "/head-dropped") == []
    assert {f"GET {path}" for path in (*OF_HEAD, "/head-dropped")} <= set(Server.asked)


def test_gone_is_what_a_host_says_is_gone(tmp_path: Path, base: str) -> None:
    """One that is down, or says something odd, may answer tomorrow; one that asks who we are has the page."""
    answers.save({f"{base}/down": answers.Answer("silent", "status 503", "2026-11-20", "2026-10-01")})
    assert found(tmp_path, base, *STATUS) == [
        "docs/index.md:1:5: gone-address: /404 does not answer: status 404",
        "docs/index.md:2:5: gone-address: /410 does not answer: status 410",
        "docs/index.md:4:5: silent-address: warning: /418 does not answer: status 418",
        "docs/index.md:5:5: silent-address: warning: /down does not answer: status 503; last seen 2026-10-01",
    ]


def test_robots_are_not_led_where_they_are_not_welcome(tmp_path: Path, base: str) -> None:
    """What moved there is told all the same."""
    assert found(tmp_path, base, *TO_PRIVATE) == [
        "docs/index.md:1:5: moved-address: warning: /in-private has moved; did you mean /private?"
    ]
    assert Server.asked == ["GET /robots.txt", "HEAD /in-private", "HEAD /now-private"]


@pytest.mark.parametrize(
    ("wish", "waited"),
    [("7", 7), ("", 0), ("soon", 0), ("Wed, 25 Nov 2026 12:00:30 GMT", 30), ("Wed, 25 Nov 2026 11:00:00 GMT", -3600)],
)
def test_a_host_says_in_seconds_or_by_a_date_when_to_come_again(
    monkeypatch: pytest.MonkeyPatch, wish: str, waited: int
) -> None:
    """What it does not say, or not so, is no wish."""
    noon = datetime(2026, 11, 25, 12, tzinfo=UTC).timestamp()
    monkeypatch.setattr(asking.time, "time", lambda: noon)
    assert asking.seconds(wish) == waited


def test_one_host_is_one_host_whatever_leads_to_it() -> None:
    """It is asked by one thread, so that two schemes or ports do not double the pace."""
    assert {pace.host(url) for url in ("http://a.example/x", "https://a.example/", "http://a.example:80/")} == {
        "a.example"
    }


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Every wait, by a clock that only waiting moves."""
    waits: list[float] = []
    monkeypatch.setattr(pace, "LONGEST", 60)
    monkeypatch.setattr(pace, "PAUSE", 1)
    monkeypatch.setattr(asking, "PACE", pace.Pace())
    monkeypatch.setattr(pace.time, "monotonic", lambda: sum(waits))
    monkeypatch.setattr(pace.time, "sleep", waits.append)
    return waits


def test_a_busy_host_is_asked_again_when_it_says(base: str, waited: list[float]) -> None:
    """It names the seconds; no host is waited for longer than a minute."""
    assert asking.ask(f"{base}/busy") == ("ok", "")
    assert waited == [0, 7, 0]


def test_a_host_that_stays_busy_is_left_alone_for_longer_each_time(base: str, waited: list[float]) -> None:
    """Where it does not say how long; it is asked three times."""
    assert asking.ask(f"{base}/down") == ("silent", "status 503")
    assert Server.asked == ["HEAD /down", "GET /down", "GET /down"]
    assert waited == [0, 2, 0, 4, 0]


def test_a_host_without_a_wish_is_asked_once_a_second(waited: list[float]) -> None:
    """That is the least, whatever its robots file says."""
    asking.PACE.wish("http://a.example/robots.txt", 0)
    for _ in range(3):
        asking.PACE.wait("http://a.example/")
    assert waited == [0, 1, 1]


def test_a_host_is_asked_as_slowly_as_it_wishes(base: str, waited: list[float]) -> None:
    """Its robots file says how many seconds apart; GET after HEAD waits for its turn too."""
    assert len(list(asking.ask_host([f"{base}/headless", f"{base}/private"], {}, TODAY))) == 2
    assert Server.asked == ["GET /robots.txt", "HEAD /headless", "GET /headless"]
    assert waited == [0, 5, 5]


def test_a_redirect_waits_for_its_turn_at_the_host_where_it_leads(waited: list[float]) -> None:
    """Another address may have led there a moment ago; a host that is not asked takes no turn."""
    for url in ("http://a.example/", "http://b.example/", "https://a.example/x", "http://b.example/"):
        asking.PACE.wait(url)
    assert waited == [0, 0, 1, 0]


ROBOTS = """\ufeff# a comment
User-agent: another
Disallow: /
Crawl-delay: 50

User-agent: *
User-agent: one-more
Disallow: /private  # a comment
Allow: /private/open
Disallow: /*.pdf$
disallow: /*/draft*old
Disallow: /ü
Disallow: /same
Allow: /same
Disallow:
Crawl-delay: soon
Crawl-delay: 2.5
Sitemap: https://a.example/sitemap.xml
"""


@pytest.mark.parametrize(
    ("path", "may"),
    [
        ("", True),
        ("/private", False),
        ("/private/x", False),
        ("/private/open/x", True),
        ("/x/y.pdf", False),
        ("/x.pdf?y", True),
        ("/x/draft/very/old/x", False),
        ("/draft/old", True),
        ("/%C3%BCber", False),
        ("/same", True),
    ],
)
def test_robots_are_read_as_their_standard_says(path: str, may: bool) -> None:
    """The longest rule holds, `*` is anything, `$` the end; rules for another robot are none for us."""
    assert robots.parsed(ROBOTS, "us").may_fetch(f"https://a.example{path}") == may
    assert not robots.parsed(ROBOTS, "another").may_fetch(f"https://a.example{path}")
    assert robots.parsed(f"{ROBOTS}\nUser-agent: Us\n", "us").may_fetch(f"https://a.example{path}")
    assert (robots.parsed(ROBOTS, "us").delay, robots.parsed("", "us")) == (2.5, robots.Robots())


def test_addresses_in_html_files_are_asked_too(tmp_path: Path, base: str) -> None:
    """They stand in the site like any other."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/old.html").write_text(f"<a href='{base}/404'>x</a>")
    assert found(tmp_path, base) == ["docs/old.html:1:10: gone-address: /404 does not answer: status 404"]


def test_where_redirects_lead_is_asked_too(tmp_path: Path, base: str) -> None:
    """Their old address was published, and answers only as long as the new one does."""
    (tmp_path / "docs/data").mkdir(parents=True)
    (tmp_path / "docs/data/redirects.yml").write_text(f"old.md: {base}/404\n")
    assert found(tmp_path, base) == ["docs/data/redirects.yml:1:9: gone-address: /404 does not answer: status 404"]


def test_what_was_heard_is_kept_when_the_run_is_stopped(
    tmp_path: Path, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A host that answered is not asked again because another one did not."""

    def stopped(*_: object) -> Iterator[dict[str, answers.Answer]]:
        yield {f"{base}/200": answers.Answer("ok", "", TODAY.isoformat(), TODAY.isoformat())}
        raise KeyboardInterrupt

    monkeypatch.setattr(asking, "ask_all", stopped)
    with pytest.raises(KeyboardInterrupt):
        found(tmp_path, base, "/200", "/404")
    assert list(answers.load()) == [f"{base}/200"]


def test_answers_are_kept_in_one_step(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that is stopped on the way leaves those of the one before."""
    before = {"http://a.example/": answers.Answer("ok", "", "2026-11-20", "2026-11-20")}
    answers.save(before, own_cache)
    monkeypatch.setattr(Path, "replace", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        answers.save({}, own_cache)
    assert answers.load(own_cache) == before


def test_who_stops_it_need_not_wait_for_an_answer(tmp_path: Path, base: str) -> None:
    """A host may be silent for as long as it likes."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    (tmp_path / "docs/index.md").write_text(f"[x]({base}/silent) [y]({base}/silent?again)\n")
    command = [sys.executable, "build.py", "--external", "--root", str(tmp_path)]
    running = subprocess.Popen(command, cwd=SCRIPTS, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert Server.silent_asked.wait(60)
    running.send_signal(signal.SIGINT)
    try:
        assert running.communicate(timeout=30) == ("", "\nStopped. The last good site is untouched.\n")
    finally:
        Server.silence_over.set()
    assert running.returncode == 130


def test_a_fault_among_the_threads_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes to light where the answers are waited for."""
    monkeypatch.setattr(asking, "ask_host", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        list(asking.ask_all(["http://a.example/", "http://b.example/"], {}, TODAY))


def test_each_address_is_asked_once_politely(tmp_path: Path, base: str) -> None:
    """HEAD first, GET where HEAD is refused, robots heard, and we say who asks."""
    found(tmp_path, base, "/200", "/200#part", "/headless", "/private")
    assert Server.asked == ["GET /robots.txt", "HEAD /200", "HEAD /headless", "GET /headless"]
    assert Server.askers == {asking.AGENT}


def test_fresh_answers_are_not_asked_again(tmp_path: Path, base: str) -> None:
    """For a week; what is gone may be back at any time."""
    found(tmp_path, base, "/200", "/404")
    Server.asked.clear()
    found(tmp_path, base, "/200", "/404", today=date(2026, 12, 1))
    assert Server.asked == ["GET /robots.txt", "HEAD /404", "GET /404"]
    found(tmp_path, base, "/200", today=date(2026, 12, 2))
    assert "HEAD /200" in Server.asked


def test_what_hosts_say_stands_beside_what_the_sources_say(
    tmp_path: Path, base: str, capsys: pytest.CaptureFixture
) -> None:
    """In one report, in order; the spelling of an address is checked always."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    (tmp_path / "docs/index.md").write_text(f"[a](gone.md)\n[b]({base}/404)\n[c](https://exa mple.org/)\n")
    assert build.main(["--check", "--external", "--root", str(tmp_path)]) == 1
    *lines, _ = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[1] for line in lines] == [
        "missing-page",
        "gone-address",
        "local-path",
        "impossible-host",
    ]


def test_offline_asks_nobody_and_tells_when_an_address_was_last_seen(tmp_path: Path, base: str) -> None:
    """From what was heard before."""
    answers.save({f"{base}/old": answers.Answer("gone", "status 410", "2026-11-20", "2026-10-01")})
    assert found(tmp_path, base, "/old", "/404", offline=True) == [
        "docs/index.md:1:5: gone-address: /old does not answer: status 410; last seen 2026-10-01"
    ]
    assert Server.asked == []


def test_an_answer_that_is_none_is_a_warning(tmp_path: Path, base: str) -> None:
    """Whatever the host sent; and what was heard on no day, or on one to come, is not believed."""
    answers.save(
        {f"{base}/200": answers.Answer("ok", "", "never"), f"{base}/new": answers.Answer("ok", "", "2027-01-01")}
    )
    (line,) = found(tmp_path, base, "/garbage", "/200", "/new")
    assert line.startswith("docs/index.md:1:5: silent-address: warning: /garbage does not answer: ")
    assert {"HEAD /200", "HEAD /new"} <= set(Server.asked)


def test_every_address_of_the_web_is_tried(tmp_path: Path, base: str) -> None:
    """With a port, in capitals, and with a host of other letters, as a browser sends it, or else as it stands."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n")
    page = "[a](https://example.org:8443/a) [b](HTTPS://Example.ORG/B) [c](https://m\u00fcnchen.example/\u00fc b?x=%20) [d](https://a\u05d0.example)"
    (tmp_path / "docs/index.md").write_text(page, encoding="utf-8")
    assert list(checking.external_links(read_site(tmp_path))) == [
        "https://example.org:8443/a",
        "https://example.org/B",
        "https://xn--mnchen-3ya.example/%C3%BC%20b?x=%20",
        "https://a%D7%90.example",
    ]


def test_a_host_that_is_not_there_is_a_warning(tmp_path: Path, base: str) -> None:
    """It may be the network's fault."""
    (line,) = found(tmp_path, "http://127.0.0.1:9", "/x")
    assert line.startswith("docs/index.md:1:5: silent-address: warning: /x does not answer: ")
