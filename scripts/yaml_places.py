"""Reads YAML without running anything that it names, and says where in a text a value stands."""

import re

import yaml

YAML = "tag:yaml.org,2002:"
NAMES = {"timestamp": "real date or time", "int": "number", "float": "number"}
FAULTS = (yaml.YAMLError, ValueError, TypeError, RecursionError)  # what reading a faulty text may raise
BEFORE_VALUE = re.compile(r"(?:[&!]\S*[ ]+)*(?:[|>][^\n]*\n(?:[ ]*\n)*[ ]*)?")  # anchor, tag, and the | or > of a block
KeyPath = tuple[str | int, ...]  # the keys and indexes that lead to a value


def compose(text: str) -> yaml.Node | None:
    """The node tree of the first document, whatever its tags; raises one of `FAULTS`."""
    return yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def position(node: yaml.Node, text: str) -> tuple[int, int]:
    """Line and column, from 1, of the first character of a value: inside its quotes, after an anchor, tag or | sign."""
    mark, style = node.start_mark, getattr(node, "style", None)
    if text[mark.index : mark.index + 1] not in ("&", "!", "|", ">"):
        return mark.line + 1, mark.column + 1 + (style in ("'", '"'))
    begin = BEFORE_VALUE.match(text, mark.index).end() + (style in ("'", '"'))
    return text.count("\n", 0, begin) + 1, begin - text.rfind("\n", 0, begin)


def step(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    """The key node, if there is one, and the value node under a key or index; None when there is no such item."""
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
        return (None, node.value[part]) if part < len(node.value) else None
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((pair for pair in reversed(node.value) if pair[0].value == str(part)), None)


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


def describe_error(error: Exception) -> tuple[int, int, str]:
    """Line, column and nature of a YAML error; a quotation that never ends is reported where it begins."""
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None) or "it cannot be read"
    if problem == "found unexpected end of stream":
        mark, problem = getattr(error, "context_mark", None) or mark, "the quotation that begins here has no end"
    return mark.line + 1 if mark else 1, mark.column + 1 if mark else 1, problem
