"""Finds a headless browser for the tests: an installed one, or else one to fetch."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .progress import Progress


def playwrights_own() -> str | None:
    """The path at which Playwright keeps its Chromium, downloaded or not; None without Playwright."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    try:
        with sync_playwright() as playwright:
            return playwright.chromium.executable_path
    except Exception:  # such as a running event loop, or a driver that cannot start
        return None


@dataclass(frozen=True)
class Browser:
    """A browser: the variable that names its path, where it may be installed, and how to get it.

    Of several names, and of several packages of Debian, the first that there is will do.
    """

    variable: str
    names: tuple[str, ...]
    places: Callable[[], list[str | None]]
    packages: tuple[str, ...]
    download: tuple[str, ...]
    how: str


HOW = (
    "No Chromium was found for the browser tests. Install one (on Debian and Ubuntu: apt install chromium; "
    "elsewhere: python -m playwright install chromium) or name yours in the variable CHROMIUM."
)
# The headless shell comes first: it draws the same pages with about half of the work, because it has no windows.
CHROMIUM = Browser(
    "CHROMIUM",
    ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    lambda: [playwrights_own()],
    ("chromium-headless-shell", "chromium"),
    ("-m", "playwright", "install", "chromium"),
    HOW,
)
# Playwright's own Firefox is left out: it is patched, and no reader uses it.
FIREFOX = Browser(
    "FIREFOX",
    ("firefox", "firefox-esr"),
    lambda: [
        "/usr/lib/firefox-esr/firefox-esr",
        "/opt/firefox/firefox",
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        rf"{os.environ.get('PROGRAMFILES', 'C:')}\Mozilla Firefox\firefox.exe",
    ],
    ("firefox-esr",),
    (),
    "No Firefox was found for the browser tests. Install one (on Debian: apt install firefox-esr; "
    "elsewhere: mozilla.org/firefox) or name yours in the variable FIREFOX.",
)


def installed(browser: Browser = CHROMIUM) -> str | None:
    """The path of an installed browser: from its variable, from PATH, or from a usual place."""
    named = [os.environ.get(browser.variable), *(shutil.which(name) for name in browser.names)]
    found = next((path for path in named if path and Path(path).exists()), None)
    return found or next((path for path in browser.places() if path and Path(path).exists()), None)


def fetch(progress: Progress, browser: Browser = CHROMIUM) -> str | None:
    """The path of a browser, fetched if need be: by Playwright's download, or as a Debian package for root."""
    commands = [[sys.executable, *browser.download]] if browser.download else []
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        commands += [["apt-get", "update", "-qq"]]
        commands += [["apt-get", "install", "-y", "-qq", package] for package in browser.packages]
    for command in commands:
        if found := installed(browser):
            return found
        progress.say("Looking for a browser: " + " ".join(command[-3:]))
        run_quietly(command)
    return installed(browser)


def run_quietly(command: list[str]) -> None:
    """Runs a command without output for at most five minutes; it may fail."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
    try:
        subprocess.run(command, timeout=300, check=False, **quiet)
    except (OSError, subprocess.TimeoutExpired):
        return
