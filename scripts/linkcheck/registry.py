"""All rules by name: a rule is a generator that takes the site and yields faults; its docstring documents it.

A finding rule also takes what all other rules found, and yields findings itself; no comment can allow these.
"""

import inspect
from collections.abc import Callable, Iterator
from typing import Any

from .model import Fault

Rule = Callable[..., Iterator[Fault]]
SOURCES: dict[str, Rule] = {}  # about the sources
FINDINGS: dict[str, Rule] = {}  # about the sources and what was found in them
BUILT: dict[str, Rule] = {}  # about the built site


def registering(rules: dict[str, Rule]) -> Callable[[Rule], Rule]:
    """Returns a decorator that adds a generator to `rules`, named after the fault: `missing_page` is missing-page."""

    def register(function: Rule) -> Rule:
        rules[name_of(function)] = function
        return function

    return register


rule, finding_rule, built_rule = map(registering, (SOURCES, FINDINGS, BUILT))


def name_of(function: Rule) -> str:
    """The name of a rule."""
    return function.__name__.rstrip("_").replace("_", "-")


def every_rule() -> dict[str, Any]:
    """All rules by name."""
    return SOURCES | FINDINGS | BUILT


def documentation(name: str) -> str:
    """The docstring of a rule."""
    return inspect.cleandoc(every_rule()[name].__doc__ or name)
