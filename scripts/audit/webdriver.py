"""Drives WebKit on a virtual screen by the WebDriver protocol (w3.org/TR/webdriver2)."""

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
    """Starts a virtual screen; yields its name, such as `:99`."""
    reading, writing = os.pipe()
    with os.fdopen(reading) as number:
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
        process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        try:
            yield f":{number.readline().strip()}"
        finally:
            process.terminate()
            process.wait()


@contextmanager
def session(driver: str, browser: Path, display: str) -> Iterator[Callable]:
    """Starts WebKit; yields a function that sends it a command and returns the answer."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    # The sandbox does not work for root, which containers often run as.
    environment = {**os.environ, "DISPLAY": display, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1"}
    process = subprocess.Popen([driver, f"--port={port}"], env=environment, stderr=subprocess.DEVNULL)
    options = {"webkitgtk:browserOptions": {"binary": str(browser), "args": ["--automation"]}}
    base = f"http://127.0.0.1:{port}/session"
    try:
        wait_for(lambda: is_ready(port), bool)
        base += "/" + send("POST", base, {"capabilities": {"alwaysMatch": options}})["sessionId"]
        yield lambda method, path, body: send(method, base + path, body)
    finally:
        process.terminate()
        process.wait()


def send(method: str, address: str, body: dict) -> Any:
    """Sends a command and returns the value in the answer; raises RuntimeError with the driver's error message."""
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(address, json.dumps(body).encode(), headers, method=method)  # noqa: S310 (our own driver)
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310 (our own driver)
            return json.load(answer)["value"]
    except HTTPError as error:
        raise RuntimeError(json.load(error)["value"]["message"]) from None


def is_ready(port: int) -> bool:
    """Whether the driver accepts connections yet."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/status", timeout=5):
            return True
    except OSError:
        return False


def wait_for(ask: Callable[[], Any], accept: Callable[[Any], bool], seconds: float = PATIENCE) -> Any:
    """Calls `ask` until `accept` is true of its result or the time is up; returns the last result."""
    end = time.monotonic() + seconds
    while not accept(result := ask()) and time.monotonic() < end:
        time.sleep(0.1)
    return result
