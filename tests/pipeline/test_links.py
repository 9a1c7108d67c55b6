"""Addresses on other hosts: lychee is asked for real, against a server on this machine."""

import http.server
import subprocess
import threading
from collections import Counter
from pathlib import Path
from typing import ClassVar

import pytest
from audit import command, links, tools
from pipeline.progress import Progress

from ..conftest import serving

ROOT = Path(__file__).resolve().parent.parent.parent
STATUS = {"/404": 404, "/moved": 301, "/away": 302, "/to-404": 308, "/403": 403, "/429": 429, "/500": 500}
LEADS = {"/moved": "/new", "/away": "/new", "/to-404": "/404"}
QUICK = {"timeout = 20": "timeout = 1", "max_retries = 2": "max_retries = 1", '"1s"': '"1ms"', "time = 5": "time = 0"}
PAGE = "# Home\n\n[a]({0}/200) [b]({0}/404) [c](lost.md)\n<{0}/moved> <{0}/away> <{0}/403> <{0}/429>\n"
DATA = (
    "- url: {0}/404\n- url: {0}/to-404\n- url: {0}/500\n- url: {0}/slow\n- url: {0}/once\n- url: http://127.0.0.1:9/\n"
)


class Server(http.server.BaseHTTPRequestHandler):
    """Answers by the path: `/slow` too late, `/once` badly the first time."""

    asked: ClassVar[Counter[str]] = Counter()
    is_over = threading.Event()

    def do_GET(self) -> None:
        """One answer."""
        self.asked[self.path] += 1
        if self.path == "/slow":
            self.is_over.wait(60)
        self.send_response(503 if self.path == "/once" and self.asked["/once"] == 1 else STATUS.get(self.path, 200))
        self.send_header("Location", LEADS[self.path]) if self.path in LEADS else None
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.mark.slow
def test_lost_and_moved_addresses_are_reported_where_they_are_fixed(tmp_path, monkeypatch):
    """With the project's own settings, made impatient. The first run on a machine fetches lychee, some 80 MB."""
    config = tools.LOCK.joinpath("lychee.toml").read_text(encoding="utf-8")
    for before, after in QUICK.items():
        assert before in config
        config = config.replace(before, after)
    monkeypatch.setattr(links, "CONFIG", tmp_path / "lychee.toml")
    links.CONFIG.write_text(config, encoding="utf-8")
    program = links.fetch(ROOT / ".cache" / "audit", Progress())
    monkeypatch.setattr(links, "fetch", lambda *_: program)
    (tmp_path / "docs" / "data").mkdir(parents=True)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    with serving(server):
        base = f"http://127.0.0.1:{server.server_port}"
        (tmp_path / "docs" / "index.md").write_text(PAGE.format(base), encoding="utf-8")
        (tmp_path / "docs" / "data" / "sources.yml").write_text(DATA.format(base), encoding="utf-8")
        found = links.lychee(tmp_path, tmp_path, Progress())
        Server.is_over.set()
    assert [str(one).replace(base, "") for one in found] == [
        "docs/data/sources.yml:1: lychee: /404 is dead: Rejected status code: 404 Not Found (2 places)",
        "docs/data/sources.yml:2: lychee: /to-404 is dead: Rejected status code: 404 Not Found at /404",
        "docs/data/sources.yml:3: lychee: /500 is dead: Rejected status code: 500 Internal Server Error",
        "docs/data/sources.yml:4: lychee: /slow is dead: Request timed out",
        "docs/data/sources.yml:6: lychee: http://127.0.0.1:9/ is dead: "
        "Connection refused - server may be down or port blocked",
        "docs/index.md:4: lychee: /moved has moved to /new",
    ]
    assert (Server.asked["/200"], Server.asked["/once"]) == (1, 2)


@pytest.mark.parametrize(("said", "why"), [("", "Expecting value"), ('{"successful": 0}', links.NOBODY)])
def test_a_silent_lychee_or_no_network_is_a_part_that_was_not_run(tmp_path, monkeypatch, said, why):
    """Neither a crash nor a cable that is pulled out reads as a list of lost addresses, or as none."""
    monkeypatch.setattr(links, "fetch", lambda *_: "lychee")
    monkeypatch.setattr(links, "run", lambda *_: subprocess.CompletedProcess([], 0, said, ""))
    audit = command.Audit(tmp_path, Progress())
    audit.links()
    assert why in audit.report.missing["lychee"]
    assert audit.report.code() == 2
