"""The YAML at the head of a page: its values, each with its place, and what is wrong with it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .model import Finding, Place, Value
from .patterns import Pattern
from .source import Source

if TYPE_CHECKING:
    import yaml

PLAIN_LINE = Pattern(
    r"""(?:(?P<key>[A-Za-z_][\w-]*):|(?P<indent>[ ]*)-)"""
    r"""(?:[ ]+(?:"(?P<quoted>[^"\\\n]*)"|"""
    r"""(?P<plain>[A-Za-z0-9](?:[\w./,;()'’"?!–%-]|[ ](?!#)|(?<![ ])#|:(?![ ]|$))*(?<![ ]))))?"""
)


USUAL = r"(?:title|description|kind|template|hide|tags|icon|status|date|search):(?:[ ][^\n]*)?\n"
NOT_CLOSED = Pattern(rf"-{{3}}[ \t]*\n{USUAL}")
NOT_OPENED = Pattern(rf"{USUAL}(?:[\w-]+:[^\n]*\n|[ ]+[^\n]*\n|-[ ][^\n]*\n)*-{{3}}[ \t]*\n")


def unbounded(source: Source) -> str:
    """What front matter lacks that is none for want of a line around it, or ""."""
    if source.front_matter is None and NOT_CLOSED.match(source.text):
        return "the front matter has no end: close it with ---"
    is_open = source.front_matter is None and NOT_OPENED.match(source.text)
    return "the front matter has no beginning: open it with ---" if is_open else ""


def values(source: Source) -> tuple[Value, ...]:
    """Every scalar of the front matter; nothing when it cannot be read."""
    block = source.front_matter
    if block is None:
        return ()
    from . import yaml_nodes

    try:
        return tuple(placed(yaml_nodes.compose(block[1]), source.path, block[1]))
    except yaml_nodes.FAULTS:
        return ()


def plain_values(source: Source) -> tuple[Value, ...] | None:
    """The same for front matter of plain scalars and lists of them, without a YAML parser; None for any other."""
    block = source.front_matter
    if block is None and unbounded(source):
        return None
    found, key, index, indent = [], "", 0, None
    for number, line in enumerate(block[1].split("\n")[:-1] if block else (), 2):
        match = PLAIN_LINE.fullmatch(line)
        if not match:
            return None
        if match["key"]:
            key, index = match["key"], 0
            if match.lastgroup == "key":
                continue
        elif not key or (index == 0 and found and found[-1].key == key) or (index and match["indent"] != indent):
            return None
        indent = match["indent"]
        name = key if match["key"] else f"{key}.{index}"
        index += not match["key"]
        group = match.lastgroup if match.lastgroup in ("quoted", "plain") else ""
        if not group:
            return None
        found.append(Value(name, match[group], Place(source.path, number, match.start(group) + 1)))
    return tuple(found)


def placed(node: "yaml.Node | None", path: str, text: str) -> Iterator[Value]:
    """The scalars below a node of this text, as values of a page, whose front matter begins on its second line."""
    from . import yaml_nodes

    for key, scalar in yaml_nodes.scalars(node):
        line, column = yaml_nodes.position(scalar, text)
        yield Value(key, scalar.value, Place(path, line + 1, column))


def problems(source: Source) -> Iterator[Finding]:
    """Front matter that MkDocs cannot read; it prints it as text at the head of the page."""
    if what := unbounded(source):
        yield Finding(source.path, 1, 1, "broken-front-matter", what)
    if source.front_matter is None:
        return
    from . import yaml_nodes

    if fault := yaml_nodes.fault(source.front_matter[1]):
        line, column, what = fault
        what = f"the front matter is not valid YAML: {what}"
        yield Finding(source.path, line + 1, column, "broken-front-matter", what)
