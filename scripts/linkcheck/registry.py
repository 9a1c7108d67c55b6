"""All rules by name: a rule is a generator that takes the site and yields faults; its docstring documents it."""

import inspect
from collections.abc import Callable, Iterator
from typing import Any

from .model import Fault

Rule = Callable[..., Iterator[Fault]]
SOURCES: dict[str, Rule] = {}  # what is said of the sources
BUILT: dict[str, Rule] = {}  # of the built site


def registering(rules: dict[str, Rule]) -> Callable[[Rule], Rule]:
    """Makes a generator one of these rules, named after the fault: `missing_page` is missing-page."""

    def register(function: Rule) -> Rule:
        rules[name_of(function)] = function
        return function

    return register


rule, built_rule = map(registering, (SOURCES, BUILT))


def name_of(function: Rule) -> str:
    """The name of a rule."""
    return function.__name__.rstrip("_").replace("_", "-")


def every_rule() -> dict[str, Any]:
    """All rules by name."""
    return SOURCES | BUILT


def documentation(name: str) -> str:
    """What a rule says of itself; of a rule of another check, its name."""
    known = every_rule()
    return inspect.cleandoc(known[name].__doc__ or name) if name in known else name
