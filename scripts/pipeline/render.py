"""MkDocs, run on a project that has been validated, into a folder that nobody reads yet."""

import gc
import logging
import os
import subprocess
from pathlib import Path

from .problem import Problem
from .progress import Progress
from .stopping import Ended

# The garbage of a small site needs next to no search, and of a large one soon outgrows the processor's cache.
USUAL, FEW_SEARCHES, SMALL = gc.get_threshold(), 200_000, 200


def render(root: Path, site: Path, site_url: str | None, progress: Progress, extra: dict) -> int:
    """Renders the project at `root` into `site`; returns the number of pages.

    `site_url` replaces the one in mkdocs.yml when it is given, and `extra` adds to the `extra` of mkdocs.yml.
    Raises Problem with what MkDocs said when it warns or fails.
    """
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(last_change(root)))
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.build import build

    said = listen()
    gc.set_threshold(FEW_SEARCHES)
    try:
        config = configuration(root, site, site_url)
        config.extra |= extra
        pages = count_pages(config, progress)
        build(config)
    except Ended:
        raise
    except (SystemExit, Exception) as error:
        raise Problem(complaint(said, error), code=1) from None
    if said:
        raise Problem(complaint(said), code=1)
    return len(pages)


def configuration(root: Path, site: Path, site_url: str | None, *, strict: bool = True):
    """The project's own mkdocs.yml with the folder, the address and strictness of this build.

    Snippets look for their folders from the working directory, so this goes to `root`.
    """
    from mkdocs.config import load_config

    from .theme_files import list_few

    os.chdir(root)
    chosen = {"site_url": site_url} if site_url else {}
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(site), strict=strict, **chosen)
    list_few(config.theme)
    config.plugins.on_startup(command="build", dirty=False)
    return config


def count_pages(config, progress: Progress) -> list[str]:
    """A list that grows by each page MkDocs renders, shown as it grows."""
    pages = []

    def on_page_markdown(markdown, page, config, files):
        pages.append(page.file.src_uri)
        if len(pages) == SMALL:
            gc.set_threshold(*USUAL)
        progress.show(f"{len(pages)} {page.file.src_uri}")
        return markdown

    config.plugins.events["page_markdown"].append(on_page_markdown)
    return pages


class Listener(logging.Handler):
    """Keeps each warning once, without its level and colour."""

    def __init__(self, said: list[str]):
        super().__init__(logging.WARNING)
        self.said = said

    def emit(self, record: logging.LogRecord) -> None:
        """Adds the warning unless it is there already."""
        message = record.getMessage()
        if message not in self.said:
            self.said.append(message)


def listen() -> list[str]:
    """What MkDocs and its plugins warn of from now on, in order."""
    said: list[str] = []
    logger = logging.getLogger("mkdocs")
    logger.handlers = [Listener(said)]
    logger.propagate = False
    return said


def complaint(said: list[str], error: BaseException | None = None) -> str:
    """All that MkDocs had to say, a line each."""
    unsaid = [] if error is None or str(error) in ("", "1") else [str(error)]
    return "MkDocs could not render the site:\n" + "\n".join(f"  {line}" for line in said + unsaid)


def last_change(root: Path) -> int:
    """Seconds since the epoch of the last commit, so that one commit gives one site; 2020 without git."""
    git = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        return int(subprocess.run(git, capture_output=True, text=True, check=True).stdout)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return 1577836800
