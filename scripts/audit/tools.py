"""Fetches the checkers that come from npm, once, in the versions of tools/package-lock.json; finds Node.js and Java."""

import os
import shutil
import subprocess
from pathlib import Path

from pipeline.problem import Problem

LOCK = Path(__file__).parent / "tools"
FILES = ("package.json", "package-lock.json")
NODE = (20, 19)
NO_NODE = "Node.js 20.19 or newer with npm is missing: install it from your system's packages or nodejs.org."
NO_JAVA = "Java 11 or newer is missing: install a runtime (on Debian and Ubuntu: apt install default-jre-headless)."


def node() -> str:
    """The path of Node.js; raises Problem when it or npm is missing, or when it is too old."""
    found = shutil.which("node") if shutil.which("npm") else None
    shown = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout if found else ""
    if version(shown) < NODE:
        raise Problem(NO_NODE)
    return found


def version(output: str) -> tuple[int, ...]:
    """The numbers in `v20.19.1`; an empty tuple for any other text."""
    return tuple(int(part) for part in output.strip().lstrip("v").split(".") if part.isdigit())


def java() -> str:
    """The path of Java; raises Problem when it is missing."""
    if found := shutil.which("java"):
        return found
    raise Problem(NO_JAVA)


def fetch(cache: Path) -> Path:
    """The node_modules folder with the checkers, installed anew when the lock file changed; npm verifies the hashes.

    Raises Problem when they cannot be fetched.
    """
    node()
    modules, mark = cache / "node_modules", cache / "fetched.json"
    wanted = (LOCK / "package-lock.json").read_text(encoding="utf-8")
    if modules.is_dir() and mark.exists() and mark.read_text(encoding="utf-8") == wanted:
        return modules
    cache.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copy(LOCK / name, cache / name)
    npm = [shutil.which("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(npm, cwd=cache, capture_output=True, text=True, check=False, env=quiet())
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason was given"])[0]
        raise Problem(f"The checkers could not be fetched with npm; connect to the network once. npm says: {reason}")
    mark.write_text(wanted, encoding="utf-8")
    return modules


def quiet() -> dict[str, str]:
    """Environment variables that keep tools from downloading a browser or looking for updates."""
    return {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1", "CI": "1", "NO_UPDATE_NOTIFIER": "1"}
