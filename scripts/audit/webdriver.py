"""Drives a WebKit window that nobody sees, by the WebDriver protocol (w3.org/TR/webdriver2)."""

import json
import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

PATIENCE = 20  # seconds


@contextmanager
def screen() -> Iterator[str]:
    """A screen that nobody sees; yields its name."""
    reading, writing = os.pipe()
    with os.fdopen(reading) as said:
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
        process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        try:
            yield f":{said.readline().strip()}"
        finally:
            process.terminate()
            process.wait()


@contextmanager
def session(driver: str, browser: Path, display: str) -> Iterator[Callable]:
    """A running WebKit; yields the function that sends it a command and returns its answer."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    home = {**os.environ, "DISPLAY": display, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}  # root has none
    process = subprocess.Popen([driver, f"--port={port}"], env=home, stderr=subprocess.DEVNULL)
    options = {"webkitgtk:browserOptions": {"binary": str(browser), "args": ["--automation"]}}
    base = f"http://127.0.0.1:{port}/session"
    try:
        within(lambda: answers(port), bool)
        base += "/" + send("POST", base, {"capabilities": {"alwaysMatch": options}})["sessionId"]
        yield lambda method, path, body: send(method, base + path, body)
    finally:
        process.terminate()
        process.wait()


def send(method: str, address: str, body: dict) -> Any:
    """The value of the driver's answer; RuntimeError with its own words when it refuses."""
    head = {"Content-Type": "application/json"}
    request = urllib.request.Request(address, json.dumps(body).encode(), head, method=method)  # noqa: S310 (this machine)
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310 (the same)
            return json.load(answer)["value"]
    except HTTPError as error:
        raise RuntimeError(json.load(error)["value"]["message"]) from None


def answers(port: int) -> bool:
    """Whether the driver listens already."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/status", timeout=5):
            return True
    except OSError:
        return False


def within(ask: Callable[[], Any], well: Callable[[Any], bool], seconds: float = PATIENCE) -> Any:
    """The answer, asked for until it is well or the time is over."""
    end = time.monotonic() + seconds
    while not well(answer := ask()) and time.monotonic() < end:
        time.sleep(0.1)
    return answer
