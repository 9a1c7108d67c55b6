"""Reads YAML of any project without running it: values, and the place of each value.

Tags such as `!!python/name:` become a `Tagged` value; nothing is imported or executed here.
"""

import os
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from .model import Tagged
from .patterns import Pattern

YAML = "tag:yaml.org,2002:"
TEXT = YAML + "str"
NAMES = {"timestamp": "real date or time", "int": "number", "float": "number", "bool": "truth value"}
BASE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MERGE = "<<"  # the key of a mapping, or of several, whose items are those of the mapping around it
REPEATS = 20  # how often a list or mapping is read that aliases repeat
LARGE, TIMES_LARGER = 1_000_000, 10  # characters that aliases may make of a text, however short or long it is
FAULTS = (yaml.YAMLError, ValueError, TypeError, RecursionError)  # what a text may raise: no YAML, sign, key, end
SIGNS = ("&", "!", "|", ">")  # before a value
HEAD = Pattern(r"(?:[&!]\S*[ ]+)*(?:[|>][^\n]*\n(?:[ ]*\n)*[ ]*)?")
Way = tuple[str | int, ...]  # the keys and indexes that lead to a value


class Exact(BASE):
    """A safe loader that tells the place of a value that cannot be what it looks like, such as the 30th of February."""

    def construct_scalar_as(self, node: yaml.Node) -> Any:
        """The value of a number, day or other scalar with a form of its own; raises `yaml.MarkedYAMLError`."""
        try:
            return BASE.yaml_constructors[node.tag](self, node)
        except (AttributeError, KeyError, ValueError):  # as the library's own constructors raise them
            problem = f"{node.value} is no {NAMES[node.tag.removeprefix(YAML)]}; correct it, or put it in quotes"
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=node.start_mark) from None


for name in NAMES:
    Exact.add_constructor(YAML + name, Exact.construct_scalar_as)


class Loader(Exact):
    """A loader to which no tag is unknown."""


def tagged(loader: Loader, suffix: str, node: yaml.Node) -> Any:
    """The value of a node with a foreign tag."""
    if suffix.endswith("ENV"):
        return environment(loader, node)
    if suffix.startswith("python/tuple"):
        return loader.construct_sequence(node, deep=True)
    return Tagged(suffix, plain(loader, node))


def plain(loader: Loader, node: yaml.Node) -> Any:
    """The node's value without its tag."""
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return node.value


def environment(loader: Loader, node: yaml.Node) -> Any:
    """`!ENV NAME` or `!ENV [NAME, OTHER, default]`, as MkDocs reads it."""
    if isinstance(node, yaml.ScalarNode):
        return os.environ.get(node.value)
    names = loader.construct_sequence(node, deep=True)
    found = (os.environ[name] for name in names if isinstance(name, str) and name in os.environ)
    return next(found, names[-1] if len(names) > 1 else None)


Loader.add_multi_constructor(YAML, tagged)
Loader.add_multi_constructor("!", tagged)


def load(text: str) -> tuple[Any, yaml.Node | None]:
    """Value and node tree of the first document; raises one of `FAULTS`."""
    loader = Loader(text)
    try:
        node = measured(loader.get_single_node(), text)
        return (loader.construct_document(node) if node else None), node
    finally:
        loader.dispose()


class Composer(BASE):
    """A loader that makes nodes alone, and so need not tell a number from text: that is a quarter of the time."""

    def resolve(self, kind: type[yaml.Node], value: str, implicit: tuple[bool, bool]) -> str:
        """The tag of a node that has none."""
        return TEXT

    def descend_resolver(self, parent: yaml.Node, index: Any) -> None:
        """Where a node stands decides no tag here."""

    def ascend_resolver(self) -> None:
        """The same on the way back."""


def compose(text: str) -> yaml.Node | None:
    """The node tree of the first document alone, whatever its tags; raises one of `FAULTS`."""
    loader = Composer(text)
    try:
        return measured(loader.get_single_node(), text)
    finally:
        loader.dispose()


def measured(root: yaml.Node | None, text: str) -> yaml.Node | None:
    """The node itself; raises `yaml.YAMLError` where aliases that repeat aliases make more of it than can be read."""
    limit, sizes = max(LARGE, TIMES_LARGER * len(text)), {}

    def size(node: yaml.Node) -> int:
        if node.id == "scalar":
            return len(node.value) + 1
        if id(node) not in sizes:
            sizes[id(node)] = 1  # while it is open, so that one may hold itself
            sizes[id(node)] += sum(size(item) for _, item in inside(node))
            if sizes[id(node)] > limit:
                raise yaml.MarkedYAMLError(problem="its aliases repeat too much", problem_mark=node.start_mark)
        return sizes[id(node)]

    if root is not None and "*" in text and "&" in text:
        size(root)
    return root


def fault(text: str) -> tuple[int, int, str] | None:
    """Line, column and nature of what keeps a text from being YAML, or None."""
    try:
        load(text)
    except FAULTS as error:
        return told(error)
    return None


def told(error: Exception) -> tuple[int, int, str]:
    """Line, column and nature of a fault; what is never closed is at fault where it opens."""
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None) or "it cannot be read"
    if problem == "found unexpected end of stream":
        mark, problem = getattr(error, "context_mark", None) or mark, "the quotation that begins here has no end"
    return mark.line + 1 if mark else 1, mark.column + 1 if mark else 1, problem


def position(node: yaml.Node, text: str) -> tuple[int, int]:
    """Line and column of a value of this text, from 1: inside its quotes, after its anchor or tag, in its block."""
    mark = node.start_mark
    begin, line, column = mark.index, mark.line + 1, mark.column + 1
    if text[begin : begin + 1] in SIGNS:
        end = HEAD.match(text, begin).end()
        lines = text.count("\n", begin, end)
        line, column = line + lines, end - text.rfind("\n", 0, end) if lines else column + end - begin
    quoted = isinstance(node, yaml.ScalarNode) and node.style in ("'", '"')
    return line, column + quoted


def scalars(node: yaml.Node | None) -> Iterator[tuple[str, yaml.ScalarNode]]:
    """Every scalar below a node with its keys and indexes, joined by dots."""
    return ((".".join(map(str, way)), scalar) for way, scalar in ways(node))


def ways(node: yaml.Node | None) -> list[tuple[Way, yaml.ScalarNode]]:
    """Every scalar below a node, after the way to it; of `!ENV`, the default.

    Aliases may bring a node back a million times, or into itself: no list or mapping is opened more than a few times.
    """
    found: list[tuple[Way, yaml.ScalarNode]] = []
    met: dict[int, int] = {}

    def walk(node: yaml.Node, way: Way) -> None:
        if node.tag.endswith("ENV"):
            names = node.value if isinstance(node, yaml.SequenceNode) else []
            if len(names) > 1:
                walk(names[-1], way)
        elif node.id == "scalar":
            found.append((way, node))
        elif met.setdefault(id(node), 0) < REPEATS:
            met[id(node)] += 1
            for name, item in own(node):
                walk(item, (*way, name))

    if node is not None:
        walk(node, ())
    return found


def inside(node: yaml.CollectionNode) -> Iterator[tuple[str | int, yaml.Node]]:
    """Each item with its index or its key."""
    if node.id == "sequence":
        return enumerate(node.value)
    return ((key.value if key.id == "scalar" else "?", item) for key, item in node.value)


def own(node: yaml.CollectionNode, *around: yaml.Node) -> Iterable[tuple[str | int, yaml.Node]]:
    """The same with what is merged in: of one key the mapping's own counts, then that of the first merged.

    What is `around`, because this is merged into it, is not merged into this.
    """
    if node.id == "sequence" or MERGE not in [key.value for key, _ in node.value]:
        return inside(node)
    items = list(inside(node))
    known = {name for name, _ in items}
    for _, item in (one for one in items if one[0] == MERGE):
        for part in item.value if item.id == "sequence" else [item]:
            is_other = part.id == "mapping" and part not in (node, *around)
            more = [one for one in own(part, node, *around) if one[0] not in known] if is_other else []
            items += more
            known.update(name for name, _ in more)
    return [one for one in items if one[0] != MERGE]


def step(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    """The key, if there is one, and the value that a key or index leads to from a node; None where it has none."""
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
        return (None, node.value[part]) if part < len(node.value) else None
    if not isinstance(node, yaml.MappingNode):
        return None
    given = next((pair for pair in reversed(node.value) if pair[0].value == str(part)), None)  # the last one counts
    merged = next((value for name, value in own(node) if name == str(part)), None) if given is None else None
    return given if merged is None else (None, merged)


def child(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """The node under a key of a mapping."""
    found = step(node, key)
    return found[1] if found else None
