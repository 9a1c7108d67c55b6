"""All rules by name: a rule is a generator that takes the site and yields faults; its docstring documents it."""

import inspect
from collections.abc import Callable, Iterator
from typing import Any

from .model import Fault

Rule = Callable[..., Iterator[Fault]]
SOURCES: dict[str, Rule] = {}  # what is said of the sources
BUILT: dict[str, Rule] = {}  # of the built site
ANSWERS: dict[str, Rule] = {}  # of what other hosts answer


def rule(function: Rule) -> Rule:
    """Makes a generator a rule about the sources, named after the fault: `missing_page` is missing-page."""
    SOURCES[name_of(function)] = function
    return function


def built_rule(function: Rule) -> Rule:
    """Makes a generator a rule about the built site."""
    BUILT[name_of(function)] = function
    return function


def answer_rule(function: Rule) -> Rule:
    """Makes a generator a rule about the answer of another host."""
    ANSWERS[name_of(function)] = function
    return function


def name_of(function: Rule) -> str:
    """The name of a rule."""
    return function.__name__.rstrip("_").replace("_", "-")


def every_rule() -> dict[str, Any]:
    """All rules by name."""
    return SOURCES | BUILT | ANSWERS


def documentation(name: str) -> str:
    """What a rule says of itself; of a rule of another check, its name."""
    known = every_rule()
    return inspect.cleandoc(known[name].__doc__ or name) if name in known else name
