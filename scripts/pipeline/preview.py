"""A live preview on this machine: shows each saved page at once, then validates all."""

import argparse
import errno
import logging
import socket
import sys
import tempfile
from pathlib import Path

import guide_rules  # noqa: F401 (its rules are among those that are checked)
from linkcheck import checking, cli

from .problem import Problem
from .render import collect_warnings, configuration

HOST = "127.0.0.1"
POLLING = 0.2  # seconds between two looks at the files


def serve(args: argparse.Namespace) -> int:
    """Serves the project until Ctrl-C; prints findings, which never stop the preview."""
    refuse_taken_port(args.port)
    logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="preview-") as folder:
        preview = Preview(args, Path(folder))
        preview.renew()
        server = server_for(preview)
        print(f"Preview: {server.url}  (Ctrl-C ends it)", file=sys.stderr)
        try:
            server.serve()
        except KeyboardInterrupt:
            print("\nThe preview has ended.", file=sys.stderr)
        finally:
            server.shutdown()
    return 0


class Preview:
    """The rendered site in a folder of its own, updated in two steps after a page was saved.

    First the page alone is rendered, which takes a moment; then everything is checked and rendered, since menus and
    search may show the page's title. Touching the file `again`, which the server watches, asks for the second step.
    """

    def __init__(self, args: argparse.Namespace, folder: Path) -> None:
        self.args, self.site, self.again = args, folder / "site", folder / "again"
        self.again.touch()
        self.saved = last_save(args.root)

    def renew(self) -> None:
        """Takes the next step; the server calls this after each change."""
        saved = last_save(self.args.root)
        if saved == self.saved:
            cli.print_report(checking.check(self.args.root, self.args.site_url), self.args)
            for line in self.render():
                print(f"  {line}", file=sys.stderr)
        else:
            self.saved = saved
            self.render(saved_alone=True)  # the second step repeats its warnings
            self.again.touch()

    def render(self, *, saved_alone: bool = False) -> list[str]:
        """Renders what can be rendered, and returns the warnings of MkDocs."""
        from mkdocs.commands.build import build

        warnings = collect_warnings()
        try:
            address = f"http://{HOST}:{self.args.port}/"
            build(configuration(self.args.root, self.site, address, strict=False), dirty=saved_alone)
        except (SystemExit, Exception) as error:
            warnings.append(str(error))
        return warnings


def last_save(root: Path) -> float:
    """The time at which a page was last saved."""
    return max((file.stat().st_mtime for file in (root / "docs").rglob("*.md") if file.is_file()), default=0)


def server_for(preview: Preview):
    """A server that takes a step when a page, a data file, the theme or the configuration changes."""
    from mkdocs.livereload import LiveReloadServer

    server = LiveReloadServer(preview.renew, HOST, preview.args.port, str(preview.site), polling_interval=POLLING)
    for watched in ("docs", "overrides", "mkdocs.yml"):
        if (preview.args.root / watched).exists():
            server.watch(str(preview.args.root / watched))
    server.watch(str(preview.again))
    return server


def refuse_taken_port(port: int) -> None:
    """Raises Problem when the port cannot be used, such as when another program listens on it."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise Problem(f"Port {port} is in use: choose another with --port.") from None
            raise Problem(f"Port {port} cannot be used ({error.strerror}): choose another with --port.") from None
        except OverflowError:
            raise Problem(f"Port {port} does not exist: choose one from 1024 to 65535.") from None
