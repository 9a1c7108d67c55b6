"""A headless Chromium for the tests: the one that is installed, else one that can be fetched."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from .progress import Progress

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
HOW = (
    "No Chromium was found for the browser tests. Install one (on Debian and Ubuntu: apt install chromium; "
    "elsewhere: python -m playwright install chromium) or name yours in the variable CHROMIUM."
)


def installed() -> str | None:
    """The Chromium of this machine: the one in $CHROMIUM, one on the path, or Playwright's own."""
    named = [os.environ.get("CHROMIUM"), *(shutil.which(name) for name in NAMES), playwrights_own()]
    return next((found for found in named if found and Path(found).exists()), None)


def playwrights_own() -> str | None:
    """Where Playwright keeps the Chromium it downloads, whether or not it has."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    try:
        with sync_playwright() as playwright:
            return playwright.chromium.executable_path
    except Exception:  # a running event loop, or a driver that cannot start: then it has none
        return None


def fetch(progress: Progress) -> str | None:
    """A Chromium, fetched if need be: Playwright's download, else the Debian package when root."""
    ways = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        ways += [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]]
    for way in ways:
        if found := installed():
            return found
        progress.say("Looking for a browser: " + " ".join(way[-3:]))
        attempt(way)
    return installed()


def attempt(command: list[str]) -> None:
    """Runs a command that may fail; five minutes at most."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
    try:
        subprocess.run(command, timeout=300, check=False, **quiet)
    except (OSError, subprocess.TimeoutExpired):
        return
