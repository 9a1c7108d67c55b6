"""An address that was published once is kept for good, whatever a copy of the project knows of its history."""

import os
import re
import subprocess
from pathlib import Path

import guide_rules  # noqa: F401 (its rules are among those that are checked)
from guide_rules import ledger
from guide_rules.redirects import redirects_of
from linkcheck.checking import read_site

ROOT = Path(__file__).resolve().parent.parent.parent
LEDGER = "docs/data/addresses.txt"
PUBLISHED = Path(__file__).with_name("published-addresses.txt")  # the ledger of the last release

# The ids by which a drawing names its own title and description. No link ever led to one, and all left the ledger.
OF_A_FIGURE = re.compile(r"#[a-z0-9-]+-(title|desc)$")


def lines(root: Path = ROOT) -> set[str]:
    """What the ledger promises today."""
    return set((root / LEDGER).read_text(encoding="utf-8").splitlines())


def git(root: Path, *arguments: str) -> str | None:
    """What git says, or None where there is no git or no repository of this project."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, text=True, check=False, env=environment
        )
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def has_history(root: Path) -> bool:
    """Whether every commit is here: not so in an unpacked archive, nor in a shallow clone."""
    top = git(root, "rev-parse", "--show-toplevel")
    whole = git(root, "rev-parse", "--is-shallow-repository") == "false"
    return bool(top) and Path(top).resolve() == root.resolve() and whole


def taken_out(root: Path) -> set[str]:
    """The lines that some commit removed and that do not stand in the ledger today."""
    patches = git(root, "log", "--patch", "--format=", "--no-ext-diff", "--", LEDGER) or ""
    removed = {line[1:] for line in patches.splitlines() if line.startswith("-") and not line.startswith("---")}
    return {line for line in removed - lines(root) if not OF_A_FIGURE.search(line)}


def test_every_published_address_is_in_the_ledger():
    """What answers today, by itself or by a redirect, can be promised tomorrow; so no line can be lost unnoticed."""
    site = read_site(ROOT)
    assert ledger.addresses(site) | {ledger.built_address(site, one.old) for one in redirects_of(site)} <= lines()


def test_the_ledger_is_in_order():
    """Each address once, as `--accept` writes them, so that two branches which add some merge as they should."""
    held = (ROOT / LEDGER).read_text(encoding="utf-8").splitlines()
    assert held == sorted(lines() - {""})


def test_no_id_within_a_drawing_is_promised():
    """Nobody leads to it, and a drawing may be redrawn."""
    assert not [line for line in lines() if OF_A_FIGURE.search(line)]


def test_no_address_of_the_last_release_was_taken_out():
    """Seen without git, so in an unpacked archive and a shallow clone too."""
    assert set(PUBLISHED.read_text(encoding="utf-8").splitlines()) <= lines()


def test_no_address_was_ever_taken_out():
    """Not even with its page, nor between two releases; where changes are taken in, the whole history must be there."""
    if has_history(ROOT):
        assert taken_out(ROOT) == set()
    else:
        assert "CI" not in os.environ, "Only the whole history shows it: check out with fetch-depth: 0."


def test_a_line_that_a_commit_took_out_is_seen(tmp_path):
    """Also when other lines came meanwhile; a line that was only moved is not one, and a shallow clone is told."""
    whole, shallow = tmp_path / "whole", tmp_path / "shallow"
    (whole / LEDGER).parent.mkdir(parents=True)
    subprocess.run(["git", "init", "--quiet", str(whole)], check=True)
    for content in ("a.html\nb.html\n", "b.html\nc.html\na.html\n", "c.html\na.html\nd.html\ne.html\n"):
        (whole / LEDGER).write_text(content, encoding="utf-8")
        git(whole, "add", ".")
        git(whole, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--message=change")
    assert has_history(whole)
    assert taken_out(whole) == {"b.html"}
    subprocess.run(["git", "clone", "--quiet", "--depth=1", whole.as_uri(), str(shallow)], check=True)
    assert not has_history(shallow)
    assert not has_history(whole / "docs")
