#!/usr/bin/env python3
"""Validates the cross-links, renders the site, checks the rendered site, then puts it in place.

The finished site goes to site/, an archive for offline reading to dist/.
A build that fails or is interrupted leaves the last good site as it was.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit("build.py needs Python 3.11 or newer; this is %d.%d." % sys.version_info[:2])

import signal
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import environment
from pipeline.problem import Problem, Terminated, exit_code

if TYPE_CHECKING:
    import argparse

HERE = Path(__file__).resolve().parent.parent
LOCKS, VENV = [HERE / "requirements.txt"], HERE / ".venv"


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns 0 when all is well, 1 with findings, 2 when it could not work."""
    signal.signal(signal.SIGTERM, terminate)
    return exit_code(lambda: work(arguments), stopped="Stopped. The last good site is untouched.")


def terminate(*_: object) -> None:
    """Lets a request to end, such as from `kill`, clean up as Ctrl-C does."""
    raise Terminated


def work(arguments: list[str] | None) -> int:
    """Restarts inside the environment, reads the options, and runs the command."""
    given = sys.argv[1:] if arguments is None else arguments
    if "--offline" in given and not environment.is_ready(LOCKS, VENV):  # the parser below needs packages
        raise Problem("The packages are not set up, and --offline forbids fetching them: run this without it once.")
    use_environment()
    return command(parser().parse_args(arguments))


def parser() -> "argparse.ArgumentParser":
    """The parser of the options, which include those of the validator."""
    import argparse

    from linkcheck import cli

    options = argparse.ArgumentParser(prog="build.py", description=__doc__.splitlines()[0])
    options.add_argument(
        "--root", type=Path, default=HERE, metavar="DIR", help="the project to work on (default: this one)"
    )
    what = options.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="validate only, write nothing")
    what.add_argument("--write", action="store_true", help="bring the generated pages and blocks up to date, then stop")
    what.add_argument("--serve", action="store_true", help="live preview that validates again on every save")
    what.add_argument("--editions", action="store_true", help="also make one HTML file of it all, a PDF and an EPUB")
    what.add_argument(
        "--new",
        nargs=2,
        action="append",
        metavar=("KIND", "NAME"),
        help="begin a new page, term, source, system, figure or demonstration",
    )
    options.add_argument(
        "--edit", action="store_true", help="with --new: open what is left to write in EDITOR, then --write and --check"
    )
    what.add_argument("--stale", type=int, metavar="DAYS", help="list what was not checked for longer than that")
    what.add_argument(
        "--move",
        nargs=2,
        metavar=("OLD", "NEW"),
        help="move a page, a section (page.md#id) or a file with all its links",
    )
    what.add_argument(
        "--delete",
        nargs=2,
        metavar=("OLD", "NEW"),
        help="delete the page OLD; its addresses and links lead to the page or section NEW",
    )
    what.add_argument(
        "--fix", action="store_true", help="make the changes that findings suggest, where that fixes them"
    )
    options.add_argument(
        "--diff", action="store_true", help="with --new, --move, --delete or --fix: show the changes and write nothing"
    )
    options.add_argument("--port", type=int, default=8000, help="the preview's port (default: 8000)")
    options.add_argument("--site-url", metavar="URL", help="the public address, for canonical links and the sitemap")
    cli.add_arguments(options)
    return options


def use_environment() -> None:
    """Restarts this command inside .venv, which is made from the lock first if need be."""
    from pipeline.progress import Progress

    environment.enter(environment.python_for(LOCKS, VENV, Progress()), VENV)


def command(args: "argparse.Namespace") -> int:
    """Runs the module that does what the options ask for."""
    from linkcheck import cli

    args.root = args.root.resolve()
    if not any((args.root / name).is_file() for name in ("mkdocs.yml", "mkdocs.yaml")):
        raise Problem(f"{args.root} has no mkdocs.yml: name a MkDocs project with --root.")
    if args.diff and not (args.new or args.move or args.delete or args.fix):
        raise Problem("--diff shows what another option would change: add --new, --move, --delete or --fix.")
    if args.edit and (args.diff or not args.new):
        raise Problem("--edit opens what --new has written: add --new, and leave --diff out.")
    if args.write:
        from authoring.completion import run

        return run(args.root)
    if args.new:
        from authoring.new import run as begin

        return begin(args) or (check(args) if args.edit else 0)
    if args.stale is not None:
        from authoring.stale import run as list_stale

        return list_stale(args)
    if args.move:
        from authoring.move import move

        return move(args.root, *args.move, args.diff)
    if args.delete:
        from authoring.delete import delete

        return delete(args.root, *args.delete, args.diff)
    if args.fix:
        from authoring import fix

        return fix.run(args)
    if args.check or cli.stands_alone(args):
        return check(args)
    if args.serve:
        from pipeline.preview import serve

        return serve(args)
    from pipeline.steps import build

    return build(args)


def check(args: "argparse.Namespace") -> int:
    """Runs the validator with the rules of the guide."""
    from authoring.accept import accept
    from linkcheck import cli

    return cli.run(args, accept)


if __name__ == "__main__":
    sys.exit(main())
