"""Starts an offline Firefox with its own profile, and talks to it by WebDriver BiDi over a WebSocket."""

import json
import os
import subprocess
import time
from collections import deque
from contextlib import contextmanager
from pathlib import Path

import websocket

START = 60  # seconds that Firefox may take to open its port; long, because a busy machine is slow
ANSWER = 120  # seconds that one command may take

NoAnswer = websocket.WebSocketTimeoutException

CLOSED = "127.0.0.1", 9  # a proxy at which nothing listens, so that every request but those to files fails
PREFERENCES = {
    "network.proxy.type": 1,
    **{f"network.proxy.{kind}": CLOSED[0] for kind in ("http", "ssl", "socks")},
    **{f"network.proxy.{kind}_port": CLOSED[1] for kind in ("http", "ssl", "socks")},
    "network.proxy.no_proxies_on": "",
    "network.proxy.allow_hijacking_localhost": True,
    "network.proxy.failover_direct": False,
    "network.dns.disabled": True,
    "network.prefetch-next": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "app.update.auto": False,
    "app.update.disabledForTesting": True,
    "app.normandy.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.events.testing.asyncClipboard": True,  # lets tests read the clipboard
    "extensions.update.enabled": False,
    "media.gmp-manager.updateEnabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.unified": False,
    "toolkit.telemetry.server": "data:,",
    "ui.prefersReducedMotion": 1,
}


class Connection:
    """Sends commands and receives their results; `events` keeps what Firefox reports in between."""

    def __init__(self, address: str):
        # Firefox refuses connections with an Origin header, since they could come from a web page.
        self.socket = websocket.create_connection(address, timeout=ANSWER, suppress_origin=True)
        self.number, self.events = 0, deque()

    def send(self, method: str, *, patience: float = ANSWER, **parameters) -> dict:
        """The result of a command.

        Raises AssertionError with Firefox's message if it fails, and NoAnswer if none comes within `patience` seconds.
        """
        self.number += 1
        self.socket.settimeout(patience)
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("id") == self.number:
                assert answer["type"] == "success", f"{method}: {answer.get('message')}"
                return answer["result"]
            if answer.get("type") == "event":
                self.events.append(answer)


@contextmanager
def firefox(executable: str, folder: Path):
    """Starts Firefox with a new profile in `folder`; yields the connection, and stops Firefox afterwards."""
    profile = folder / "profile"
    profile.mkdir()
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items()]
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    command = [executable, "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", str(profile)]

    home = {**os.environ, "HOME": str(folder), "MOZ_HEADLESS_WIDTH": "1280", "MOZ_HEADLESS_HEIGHT": "900"}
    with (
        (folder / "firefox.log").open("w") as log,
        subprocess.Popen(command, env=home, stdout=log, stderr=log) as child,
    ):
        try:
            connection = Connection(f"{address(profile, child)}/session")
            connection.send("session.new", capabilities={})
            yield connection
        finally:
            child.terminate()


def address(profile: Path, child: subprocess.Popen) -> str:
    """The address at which Firefox listens, from a file that it writes into its profile."""
    file = profile / "WebDriverBiDiServer.json"
    end = time.monotonic() + START
    while not (file.exists() and file.read_text().rstrip().endswith("}")):
        assert child.poll() is None, (profile.parent / "firefox.log").read_text()
        assert time.monotonic() < end, f"Firefox did not open its port within {START} s."
        time.sleep(0.05)
    place = json.loads(file.read_text())
    return f"ws://{place['ws_host']}:{place['ws_port']}"
