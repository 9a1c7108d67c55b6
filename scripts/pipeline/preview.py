"""A live preview on this machine alone: every save is validated and rendered again."""

import argparse
import errno
import logging
import socket
import sys
import tempfile
from pathlib import Path

import guide_rules  # noqa: F401 (its rules are among those that are checked)
from linkcheck import checking, cli

from . import stopping
from .problem import Problem
from .render import configuration, listen

HOST = "127.0.0.1"


def serve(args: argparse.Namespace) -> int:
    """Serves the project until Ctrl-C; findings go to the terminal and never stop the preview."""
    refuse_taken_port(args.port)
    logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="preview-") as folder:
        site = Path(folder)
        rebuild(args, site)
        server = server_for(args, site)
        print(f"Preview: {server.url}  (Ctrl-C ends it)", file=sys.stderr)
        try:
            server.serve()
        except KeyboardInterrupt:
            stopping.heard()
            print("\nThe preview has ended.", file=sys.stderr)
        finally:
            server.shutdown()
    return 0


def server_for(args: argparse.Namespace, site: Path):
    """A server that rebuilds when a page, a data file, the theme or the configuration changes."""
    from mkdocs.livereload import LiveReloadServer

    server = LiveReloadServer(lambda: rebuild(args, site), HOST, args.port, str(site))
    for watched in ("docs", "overrides", "mkdocs.yml"):
        if (args.root / watched).exists():
            server.watch(str(args.root / watched))
    return server


def rebuild(args: argparse.Namespace, site: Path) -> None:
    """Validates, tells, and renders what can be rendered."""
    from mkdocs.commands.build import build

    cli.print_report(checking.check(args.root, args.site_url), args)
    said = listen()
    try:
        build(configuration(args.root, site, f"http://{HOST}:{args.port}/", strict=False))
    except (SystemExit, Exception) as error:
        said.append(str(error))
    for line in said:
        print(f"  {line}", file=sys.stderr)


def refuse_taken_port(port: int) -> None:
    """Raises Problem when another program listens there already."""
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
