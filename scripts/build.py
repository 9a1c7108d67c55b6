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

    options = argparse.ArgumentParser(prog="build.py", description=__doc__.splitlines()[0])
    options.add_argument(
        "--root", type=Path, default=HERE, metavar="DIR", help="the project to work on (default: this one)"
    )
    what = options.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="validate only, write nothing")
    options.add_argument("--site-url", metavar="URL", help="the public address, for canonical links and the sitemap")
    options.add_argument("--offline", action="store_true", help="never touch the network")
    options.add_argument("--strict", action="store_true", help="warnings fail as errors do")
    options.add_argument("--format", choices=("text", "json"), default="text")
    return options


def use_environment() -> None:
    """Restarts this command inside .venv, which is made from the lock first if need be."""
    from pipeline.progress import Progress

    environment.enter(environment.python_for(LOCKS, VENV, Progress()), VENV)


def command(args: "argparse.Namespace") -> int:
    """Runs the module that does what the options ask for."""
    args.root = args.root.resolve()
    if args.check:
        import check

        return check.run(args)
    from pipeline.steps import build

    return build(args)


if __name__ == "__main__":
    sys.exit(main())
