"""Reads the scalars of a YAML text, each with its place, without running or importing anything that it names."""

import re
from collections.abc import Iterator
from functools import lru_cache

import yaml

from .model import Place, Value

YAML = "tag:yaml.org,2002:"
NAMES = {"timestamp": "real date or time", "int": "number", "float": "number"}
FAULTS = (yaml.YAMLError, ValueError, TypeError, RecursionError)  # what reading a faulty text may raise
MOST = 10_000_000  # characters, since aliases of aliases can make a short text larger than any memory
REPEATED = "its aliases repeat too much"
BEFORE_VALUE = re.compile(r"(?:[&!]\S*[ ]+)*(?:[|>][^\n]*\n(?:[ ]*\n)*[ ]*)?")  # anchor, tag, and the | or > of a block
KeyPath = tuple[str | int, ...]  # the keys and indexes that lead to a value


@lru_cache(maxsize=32)  # several rules read the same text, and a preview reads most files again unchanged
def compose(text: str) -> yaml.Node | None:
    """The node tree of the first document, whatever its tags; raises one of `FAULTS`."""
    node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if node is not None and size(node, {}) > max(MOST, len(text)):
        raise yaml.MarkedYAMLError(problem=REPEATED, problem_mark=node.start_mark)
    return node


def size(node: yaml.Node, known: dict[int, int]) -> int:
    """The number of characters below a node when each alias is written out; `known` ends the recursion of cycles."""
    if isinstance(node, yaml.ScalarNode):
        return len(node.value) + 1
    if id(node) not in known:
        known[id(node)] = 0
        parts = node.value if isinstance(node, yaml.SequenceNode) else [part for pair in node.value for part in pair]
        known[id(node)] = sum(size(part, known) for part in parts)
    return known[id(node)]


def values(text: str, path: str, before: int = 0) -> tuple[Value, ...]:
    """Every scalar of a text, its keys joined by dots; raises one of `FAULTS`.

    `before` is the number of lines that stand before the text in its file.
    """
    return tuple(value_of(node, ".".join(map(str, keys)), text, path, before) for keys, node in scalars(text))


@lru_cache(maxsize=32)
def scalars(text: str) -> list[tuple[KeyPath, yaml.ScalarNode]]:
    """Every scalar of a text with its key path; raises one of `FAULTS`."""
    return list(walk(compose(text)))


def value_of(node: yaml.ScalarNode, key: str, text: str, path: str, before: int = 0) -> Value:
    """A scalar with its place."""
    line, column = position(node, text)
    return Value(key, node.value, Place(path, line + before, column), node.tag.removeprefix(YAML) == "str")


def position(node: yaml.Node, text: str) -> tuple[int, int]:
    """Line and column, from 1, of the first character of a value: inside its quotes, after an anchor, tag or | sign."""
    mark, style = node.start_mark, getattr(node, "style", None)
    if text[mark.index : mark.index + 1] not in ("&", "!", "|", ">"):
        return mark.line + 1, mark.column + 1 + (style in ("'", '"'))
    begin = BEFORE_VALUE.match(text, mark.index).end() + (style in ("'", '"'))
    return text.count("\n", 0, begin) + 1, begin - text.rfind("\n", 0, begin)


def walk(
    node: yaml.Node | None, keys: KeyPath = (), around: tuple[int, ...] = ()
) -> Iterator[tuple[KeyPath, yaml.ScalarNode]]:
    """Yields every scalar below a node with its key path; for `!ENV [NAME, default]` only the default.

    `around` are the nodes that hold this one, so that a node which holds itself is visited once.
    """
    if node is None or id(node) in around or len(around) > 50:
        return
    if node.tag.endswith("ENV"):
        node = node.value[-1] if isinstance(node, yaml.SequenceNode) and len(node.value) > 1 else None
        yield from walk(node, keys, around)
    elif isinstance(node, yaml.ScalarNode):
        yield keys, node
    else:
        for key, item in items_of(node):
            yield from walk(item, (*keys, key), (*around, id(node)))


def items_of(node: yaml.CollectionNode, around: tuple[yaml.Node, ...] = ()) -> list[tuple[str | int, yaml.Node]]:
    """Each item of a list or mapping with its index or key.

    What `<<` merges in is included; the mapping's own keys win, then the mapping that was merged first.
    """
    if isinstance(node, yaml.SequenceNode):
        return list(enumerate(node.value))
    items = [(str(key.value) if isinstance(key, yaml.ScalarNode) else "?", item) for key, item in node.value]
    merged = [item for name, item in items if name == "<<"]
    found = [item for item in items if item[0] != "<<"]
    for item in merged:
        for part in item.value if isinstance(item, yaml.SequenceNode) else [item]:
            if isinstance(part, yaml.MappingNode) and part not in (node, *around):
                known = {name for name, _ in found}
                found += [item for item in items_of(part, (node, *around)) if item[0] not in known]
    return found


def child(node: yaml.Node | None, *keys: str) -> yaml.Node | None:
    """The node that a path of mapping keys leads to, or None."""
    for key in keys:
        found = [item for name, item in items_of(node) if name == key] if isinstance(node, yaml.MappingNode) else []
        node = found[-1] if found else None
    return node


class Exact(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """A safe loader that reports the place of an impossible value, such as the 30th of February."""


def exact(loader: Exact, node: yaml.Node):
    """Constructs a number or date; raises `yaml.MarkedYAMLError` when it is impossible."""
    try:
        return yaml.SafeLoader.yaml_constructors[node.tag](loader, node)
    except (AttributeError, KeyError, ValueError):  # as the library's own constructors raise them
        problem = f"{node.value} is not a {NAMES[node.tag.removeprefix(YAML)]}; correct it, or put it in quotes"
        raise yaml.MarkedYAMLError(problem=problem, problem_mark=node.start_mark) from None


for kind in NAMES:
    Exact.add_constructor(YAML + kind, exact)


def fault(text: str, plain: bool = False) -> tuple[int, int, str] | None:
    """Line, column and nature of the first fault of a text, or None; `plain` YAML may have no tags of its own."""
    try:
        loader = Exact("")
        for _, node in scalars(text):
            if node.tag.removeprefix(YAML) in NAMES:
                exact(loader, node)
        if plain:
            yaml.load(text, Exact)  # noqa: S506 (Exact is a safe loader)
    except FAULTS as error:
        return describe_error(error)
    return None


def describe_error(error: Exception) -> tuple[int, int, str]:
    """Line, column and nature of a YAML error; a quotation that never ends is reported where it begins."""
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None) or "it cannot be read"
    if problem == "found unexpected end of stream":
        mark, problem = getattr(error, "context_mark", None) or mark, "the quotation that begins here has no end"
    return mark.line + 1 if mark else 1, mark.column + 1 if mark else 1, problem


def step(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    """The key node, if there is one, and the value node under a key or index; None when there is no such item."""
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
        return (None, node.value[part]) if part < len(node.value) else None
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((pair for pair in reversed(node.value) if pair[0].value == str(part)), None)
