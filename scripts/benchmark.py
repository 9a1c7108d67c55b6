#!/usr/bin/env python3
"""Measures the cross-link validator on projects made to order, beside other tools on the same sources.

    python3 scripts/benchmark.py --pages 1000 5000 --rival rumdl --rival lychee

Prints CPU and wall-clock seconds and memory of each, how many times the cost of plain `mkdocs build` that is, and
how the cost grows with the number of pages. Takes a minute at 1,000 pages, most of it for MkDocs.
"""

import argparse
import math
import sys
import tempfile
from pathlib import Path

from benchmarking.contestants import Contestant, contestants
from benchmarking.corpus import make
from benchmarking.measure import Cost, measure


def main() -> int:
    """Runs the benchmark that the options ask for."""
    args = options().parse_args()
    table: dict[str, dict[int, Cost]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for pages in args.pages:
            root = Path(folder) / str(pages)
            make(root, pages)
            for one in contestants(args.rival):
                if one.name != "mkdocs build" or pages <= args.mkdocs_up_to:
                    table.setdefault(one.name, {})[pages] = cost(one, root)
                    print(row(one.name, pages, table), flush=True)
    for name, costs in table.items():
        if len(costs) > 1:
            print(f"{name}: growth exponent {exponent(costs):.2f}")
    return 0


def options() -> argparse.ArgumentParser:
    """What can be chosen."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, nargs="+", default=[1000], help="sizes of the projects (default: 1000)")
    parser.add_argument("--rival", action="append", default=[], help="rumdl or lychee, by name or path")
    parser.add_argument("--mkdocs-up-to", type=int, default=1000, help="largest project to build with MkDocs")
    return parser


def cost(one: Contestant, root: Path) -> Cost:
    """The cheapest of a contestant's runs, each prepared."""
    costs = []
    for _ in range(one.runs):
        one.prepare(root)
        costs.append(measure(one.command(root), root))
    return min(costs, key=lambda one_cost: one_cost.cpu)


def row(name: str, pages: int, table: dict[str, dict[int, Cost]]) -> str:
    """One line of the table."""
    spent = table[name][pages]
    figures = f"{spent.cpu:8.2f} s CPU {spent.wall:8.2f} s {spent.memory:7.0f} MiB   exit {spent.status}"
    return f"{pages:6} pages  {name:26} {figures}"


def exponent(costs: dict[int, Cost]) -> float:
    """The power of the number of pages with which the CPU time grows, from the smallest to the largest project."""
    small, large = min(costs), max(costs)
    return math.log(costs[large].cpu / costs[small].cpu) / math.log(large / small)


if __name__ == "__main__":
    sys.exit(main())
