"""The YAML at the head of a page: its values, each with its place, and what is wrong with it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .model import Finding, Place, Value
from .patterns import Pattern
from .source import Source

if TYPE_CHECKING:
    import yaml

KEY = r"[A-Za-z_][\w-]*"
SOUND_DAY = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])(?![^\n])"
DOUBTFUL = rf"(?!{SOUND_DAY})\d{{4}}-\d|0[bx]_"  # begins what YAML may take for a day or number that is none
PLAIN = rf"""(?!{DOUBTFUL})[A-Za-z0-9](?:[\w./,;()'’"?!–%-]|[ ](?!#)|(?<![ ])#|:(?![ ]|$|\n))*(?<![ ])"""
VALUE = rf"""[ ]+(?:"[^"\\\n]*"|{PLAIN})\n"""
PLAIN_BLOCK = Pattern(rf"(?:{KEY}:(?:{VALUE}|\n(?P<indent>[ ]*)-{VALUE}(?:(?P=indent)-{VALUE})*))*+")
PLAIN_LINE = Pattern(rf"""(?:(?P<key>{KEY}):|[ ]*-)(?:[ ]+(?:"(?P<quoted>[^"\\\n]*)"|(?P<plain>{PLAIN})))?""")
USUAL = r"(?:title|description|kind|template|hide|tags|icon|status|date|search):(?:[ ][^\n]*)?\n"
NOT_CLOSED = Pattern(rf"-{{3}}[ \t]*\n{USUAL}")
FIELDS = rf"{USUAL}(?:[\w-]+:[^\n]*\n|[ ]+[^\n]*\n|-[ ][^\n]*\n)*-{{3}}[ \t]*\n"
NOT_OPENED = Pattern(FIELDS)
NOT_FIRST = Pattern(rf"[ \t]*\n\s*-{{3}}[ \t]*\n{FIELDS}")


def unbounded(source: Source) -> str:
    """What front matter lacks that is none for want of a line around it, or ""."""
    if source.front_matter is None and NOT_CLOSED.match(source.text):
        return "the front matter has no end: close it with ---"
    if source.front_matter is None and NOT_FIRST.match(source.text):
        return "the front matter begins below an empty line: begin it on the first"
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
    if block and not PLAIN_BLOCK.fullmatch(block[1]):
        return None
    found, key, index = [], "", 0
    for number, line in enumerate(block[1].split("\n")[:-1] if block else (), 2):
        match = PLAIN_LINE.fullmatch(line)
        key, index = (match["key"], -1) if match["key"] else (key, index + 1)
        if match.lastgroup != "key":
            name, place = key if index < 0 else f"{key}.{index}", match.start(match.lastgroup) + 1
            found.append(Value(name, match[match.lastgroup], Place(source.path, number, place)))
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
