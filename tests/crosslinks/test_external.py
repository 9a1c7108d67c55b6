"""Addresses on other hosts, tried against a server on this machine."""

import http.server
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from crosslinks.checking import read_site
from crosslinks.external import answers, asking, checking

TODAY = date(2026, 11, 25)


class Server(http.server.BaseHTTPRequestHandler):
    """Answers by the path: /200, /404, /301, /headless, /busy, /private."""

    asked: list[str] = []  # noqa: RUF012 (shared by all requests on purpose)

    def answer(self) -> None:
        """One answer."""
        self.asked.append(f"{self.command} {self.path}")
        busy = self.path == "/busy" and sum(path.endswith("/busy") for path in self.asked) < 2
        status = {"/404": 404, "/301": 301}.get(self.path, 503 if busy else 200)
        if self.path == "/headless" and self.command == "HEAD":
            status = 405
        self.send_response(status)
        self.send_header("Location", "/new") if status == 301 else None
        self.end_headers()
        if self.path == "/robots.txt":
            self.wfile.write(b"User-agent: *\nDisallow: /private\n")

    do_GET = do_HEAD = answer  # noqa: N815 (the names that the base class calls)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def base(monkeypatch: pytest.MonkeyPatch, own_cache: Path) -> Iterator[str]:
    """The server's address; pauses are short, answers are kept in the test's own folder."""
    monkeypatch.setattr(asking, "PAUSE", 0.01)
    monkeypatch.setattr(answers.load, "__defaults__", (own_cache,))
    monkeypatch.setattr(answers.save, "__defaults__", (own_cache,))
    Server.asked.clear()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def found(root: Path, base: str, *paths: str, offline: bool = False, today: date = TODAY) -> list[str]:
    """What is said of a page that links these paths."""
    (root / "docs").mkdir(exist_ok=True)
    (root / "mkdocs.yml").write_text("site_name: x\n")
    (root / "docs/index.md").write_text("".join(f"[x]({base}{path})\n" for path in paths))
    lines = checking.findings(read_site(root), offline=offline, today=today)
    return [str(line).replace(base, "") for line in lines]


def test_gone_and_moved_are_told_apart(tmp_path: Path, base: str) -> None:
    """One is an error, the other a warning with the new address."""
    assert found(tmp_path, base, "/200", "/404", "/301", "/headless", "/busy", "/200#part") == [
        "docs/index.md:2:5: gone-address: /404 does not answer: status 404",
        "docs/index.md:3:5: warning: moved-address: /301 has moved; did you mean /new?",
    ]


def test_each_address_is_asked_once_politely(tmp_path: Path, base: str) -> None:
    """HEAD first, GET where HEAD is refused, robots heard."""
    found(tmp_path, base, "/200", "/200#part", "/headless", "/private")
    assert Server.asked == ["GET /robots.txt", "HEAD /200", "HEAD /headless", "GET /headless"]


def test_fresh_answers_are_not_asked_again(tmp_path: Path, base: str) -> None:
    """For a week."""
    found(tmp_path, base, "/200")
    Server.asked.clear()
    found(tmp_path, base, "/200", today=date(2026, 11, 30))
    assert Server.asked == []
    found(tmp_path, base, "/200", today=date(2026, 12, 3))
    assert "HEAD /200" in Server.asked


def test_offline_asks_nobody_and_tells_when_an_address_was_last_seen(tmp_path: Path, base: str) -> None:
    """From what was heard before."""
    answers.save({f"{base}/old": answers.Answer("gone", "status 410", "2026-11-20", "2026-10-01")})
    assert found(tmp_path, base, "/old", "/404", offline=True) == [
        "docs/index.md:1:5: gone-address: /old does not answer: status 410; last seen 2026-10-01"
    ]
    assert Server.asked == []


def test_a_host_that_is_not_there_is_a_warning(tmp_path: Path, base: str) -> None:
    """It may be the network's fault."""
    (line,) = found(tmp_path, "http://127.0.0.1:9", "/x")
    assert line.startswith("docs/index.md:1:5: warning: silent-address: /x does not answer: ")
