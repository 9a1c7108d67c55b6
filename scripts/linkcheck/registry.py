"""What rules register: themselves, by name, and what a package of rules adds to the check.

A rule is a generator that takes the site and yields faults; its docstring documents it. A finding rule also takes what
all other rules found, and yields findings itself; no comment can allow these.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from .model import Fault, Link, Place

if TYPE_CHECKING:
    from .site import Site

Rule = Callable[..., Iterator[Fault]]
SOURCES: dict[str, Rule] = {}  # about the sources
FINDINGS: dict[str, Rule] = {}  # about the sources and what was found in them
BUILT: dict[str, Rule] = {}  # about the built site
UNSURE: set[str] = set()  # rules whose faults a plugin may prevent

# Functions that a package of rules may add: they find links in further files; the paths, from the root, of files that
# must exist, each with the place that names it; and the paths of further files in which comments may allow findings.
EXTRA_LINKS: list[Callable[["Site"], Iterable[Link]]] = []
REQUIRED_PATHS: list[Callable[["Site"], Iterable[tuple[Place, str]]]] = []
ALLOWANCE_FILES: list[Callable[["Site"], Iterable[str]]] = []


def registering(rules: dict[str, Rule]) -> Callable[[Rule], Rule]:
    """Returns a decorator that adds a generator to `rules`, named after the fault: `missing_page` is missing-page."""

    def register(function: Rule) -> Rule:
        rules[name_of(function)] = function
        return function

    return register


rule, finding_rule, built_rule = map(registering, (SOURCES, FINDINGS, BUILT))


def unsure_without_plugins(function: Rule) -> Rule:
    """Marks a rule whose errors become warnings where a plugin is not installed, since that plugin may prevent them."""
    UNSURE.add(name_of(function))
    return function


def name_of(function: Rule) -> str:
    """The name of a rule."""
    return function.__name__.replace("_", "-")


def every_rule() -> dict[str, Rule]:
    """All rules by name."""
    return SOURCES | FINDINGS | BUILT


def documentation(name: str) -> str:
    """The docstring of a rule."""
    return inspect.cleandoc(every_rule()[name].__doc__ or name)
