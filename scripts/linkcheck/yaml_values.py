"""The scalars of a YAML text, each with its place; nothing in the text is run or imported."""

import re
from collections.abc import Iterator
from functools import lru_cache

import yaml

from .model import Place, Value

YAML = "tag:yaml.org,2002:"
NAMES = {"timestamp": "real date or time", "int": "number", "float": "number"}
FAULTS = (yaml.YAMLError, ValueError, TypeError, RecursionError)  # what a text may raise: no YAML, sign, key, end
MOST = 10_000_000  # characters; aliases that repeat aliases could make more of a short text than any machine holds
REPEATED = "its aliases repeat too much"
HEAD = re.compile(r"(?:[&!]\S*[ ]+)*(?:[|>][^\n]*\n(?:[ ]*\n)*[ ]*)?")
Way = tuple[str | int, ...]  # the keys and indexes that lead to a value


@lru_cache(maxsize=8)  # several rules ask for the same
def compose(text: str) -> yaml.Node | None:
    """The node tree of the first document, whatever its tags; raises one of `FAULTS`."""
    node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if node is not None and size(node, {}) > max(MOST, len(text)):
        raise yaml.MarkedYAMLError(problem=REPEATED, problem_mark=node.start_mark)
    return node


def size(node: yaml.Node, known: dict[int, int]) -> int:
    """How many characters the values below a node have when each alias is written out; one that holds itself, once."""
    if isinstance(node, yaml.ScalarNode):
        return len(node.value) + 1
    if id(node) not in known:
        known[id(node)] = 0
        parts = node.value if isinstance(node, yaml.SequenceNode) else [part for pair in node.value for part in pair]
        known[id(node)] = sum(size(part, known) for part in parts)
    return known[id(node)]


def values(text: str, path: str, before: int = 0) -> tuple[Value, ...]:
    """Every scalar of a text that begins below so many lines of a file, keys joined by dots; raises one of `FAULTS`."""
    return tuple(value_of(node, ".".join(map(str, way)), text, path, before) for way, node in scalars(text))


@lru_cache(maxsize=8)
def scalars(text: str) -> list[tuple[Way, yaml.ScalarNode]]:
    """Every scalar of a text, after the way to it; raises one of `FAULTS`."""
    return list(ways(compose(text)))


def value_of(node: yaml.ScalarNode, key: str, text: str, path: str, before: int = 0) -> Value:
    """A scalar with its place."""
    line, column = position(node, text)
    return Value(key, node.value, Place(path, line + before, column), node.tag.removeprefix(YAML) == "str")


def position(node: yaml.Node, text: str) -> tuple[int, int]:
    """Line and column of a value of this text, from 1: inside its quotes, after its anchor or tag, in its block."""
    mark, style = node.start_mark, getattr(node, "style", None)
    if text[mark.index : mark.index + 1] not in ("&", "!", "|", ">"):
        return mark.line + 1, mark.column + 1 + (style in ("'", '"'))
    begin = HEAD.match(text, mark.index).end() + (style in ("'", '"'))
    return text.count("\n", 0, begin) + 1, begin - text.rfind("\n", 0, begin)


def ways(node: yaml.Node | None, way: Way = (), around: tuple[int, ...] = ()) -> Iterator[tuple[Way, yaml.ScalarNode]]:
    """Every scalar below a node, after the way to it; of a node that holds itself, once. Of `!ENV`, the default."""
    if node is None or id(node) in around or len(around) > 50:
        return
    if node.tag.endswith("ENV"):
        node = node.value[-1] if isinstance(node, yaml.SequenceNode) and len(node.value) > 1 else None
        yield from ways(node, way, around)
    elif isinstance(node, yaml.ScalarNode):
        yield way, node
    else:
        for name, item in inside(node):
            yield from ways(item, (*way, name), (*around, id(node)))


def inside(node: yaml.CollectionNode, around: tuple[yaml.Node, ...] = ()) -> list[tuple[str | int, yaml.Node]]:
    """Each item with its index or key, what is merged in too: the mapping's own counts, then that merged first."""
    if isinstance(node, yaml.SequenceNode):
        return list(enumerate(node.value))
    items = [(str(key.value) if isinstance(key, yaml.ScalarNode) else "?", item) for key, item in node.value]
    merged = [item for name, item in items if name == "<<"]
    found = [one for one in items if one[0] != "<<"]
    for item in merged:
        for part in item.value if isinstance(item, yaml.SequenceNode) else [item]:
            if isinstance(part, yaml.MappingNode) and part not in (node, *around):
                known = {name for name, _ in found}
                found += [one for one in inside(part, (node, *around)) if one[0] not in known]
    return found


def child(node: yaml.Node | None, *keys: str) -> yaml.Node | None:
    """The node under a key of a mapping, and under a key of that, and so on."""
    for key in keys:
        found = [item for name, item in inside(node) if name == key] if isinstance(node, yaml.MappingNode) else []
        node = found[-1] if found else None
    return node


class Exact(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """A safe loader that tells the place of a value that cannot be what it looks like, such as the 30th of February."""


def exact(loader: Exact, node: yaml.Node):
    """The value of a number or day; raises `yaml.MarkedYAMLError`."""
    try:
        return yaml.SafeLoader.yaml_constructors[node.tag](loader, node)
    except (AttributeError, KeyError, ValueError):  # as the library's own constructors raise them
        problem = f"{node.value} is no {NAMES[node.tag.removeprefix(YAML)]}; correct it, or put it in quotes"
        raise yaml.MarkedYAMLError(problem=problem, problem_mark=node.start_mark) from None


for kind in NAMES:
    Exact.add_constructor(YAML + kind, exact)


def fault(text: str, plain: bool = False) -> tuple[int, int, str] | None:
    """Line, column and nature of what keeps a text from being YAML, or None; `plain` YAML has no tags of its own."""
    try:
        loader = Exact("")
        for _, node in scalars(text):
            if node.tag.removeprefix(YAML) in NAMES:
                exact(loader, node)
        if plain:
            yaml.load(text, Exact)  # noqa: S506 (Exact is a safe loader)
    except FAULTS as error:
        return told(error)
    return None


def told(error: Exception) -> tuple[int, int, str]:
    """Line, column and nature of a fault; what is never closed is at fault where it opens."""
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None) or "it cannot be read"
    if problem == "found unexpected end of stream":
        mark, problem = getattr(error, "context_mark", None) or mark, "the quotation that begins here has no end"
    return mark.line + 1 if mark else 1, mark.column + 1 if mark else 1, problem


def step(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    """The key, if there is one, and the value that a key or index leads to from a node; None where it has none."""
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
        return (None, node.value[part]) if part < len(node.value) else None
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((pair for pair in reversed(node.value) if pair[0].value == str(part)), None)
