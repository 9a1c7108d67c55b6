"""Inserts into and removes from texts that people keep: the nav, an index, a data file, front matter."""

import re
from collections.abc import Callable, Container
from pathlib import Path

import yaml
from linkcheck.yaml_values import child, compose
from pipeline.problem import Problem

LAST_CARD = "\n</div>\n\n</div>\n"  # the end of the last card and of the block around all cards


def rewrite(file: Path, change: Callable[[str], str]) -> None:
    """Passes the text of a file through `change`; the file keeps its line ends."""
    text = file.read_bytes().decode("utf-8")
    made = change(text.replace("\r\n", "\n"))
    file.write_bytes((made.replace("\n", "\r\n") if "\r\n" in text else made).encode())


def yaml_scalar(word: str) -> str:
    """A word as YAML must write it: `no` needs quotation marks."""
    return word if yaml.safe_load(word) == word else f'"{word}"'


def last_of_nav(text: str, section: str) -> re.Match:
    """The match of the last nav entry of a section in mkdocs.yml; raises Problem when the nav has none."""
    lines = list(re.finditer(rf"(?m)^( *- )(?:.*: )?({re.escape(section)}/[\w/-]+\.md) *(?:#.*)?$", text))
    if not lines:
        raise Problem(f"mkdocs.yml names no page of {section}/ in its nav: add the section's index there first.")
    return lines[-1]


def in_nav(text: str, section: str, entry: str) -> str:
    """The text of mkdocs.yml with a nav entry after the last one of the section."""
    last = last_of_nav(text, section)
    return f"{text[: last.end()]}\n{last[1]}{entry}{text[last.end() :]}"


def in_index(text: str, previous: str, line: str) -> str:
    """The text of an index with a line after the item or row that links the previous page; a card goes to the end."""
    if line.startswith("\n"):
        at = text.rfind(LAST_CARD)
        at = at + LAST_CARD.index("\n", 1) + 1 if at >= 0 else -1
    else:
        found = re.search(rf"(?m)^[*|] .*\]\({re.escape(previous)}\).*\n", text)
        at = found.end() if found else -1
    if at < 0:
        raise Problem(
            f"The index of the section has no line for {previous}, after which the new line belongs: add it first."
        )
    return text[:at] + line + text[at:]


def in_data(text: str, field: str, name: str, entry: str) -> str:
    """The text of a data file with an entry before the first whose name is greater, or else at the end."""
    starts = list(re.finditer(rf"(?m)^- {field}: \"?([\w-]+)\"?$", text))
    later = (start.start() for start in starts if start[1] > name)
    at = next(later, len(text))
    return f"{text[:at].rstrip(chr(10))}\n{entry}{text[at:]}" if at == len(text) else text[:at] + entry + text[at:]


def in_relation(head: str, name: str, page: str) -> str:
    """Front matter (without its `---`) in which the relation also names the page; it keeps its style of YAML."""
    node = child(compose(head), name)
    if node is None:
        return f"{head.rstrip(chr(10))}\n{name}:\n  - {page}\n"
    start, end = node.start_mark.index, node.end_mark.index
    if node.id == "scalar":
        space = "" if head[start - 1] == " " else " "
        return f"{head[:start]}{space}[{', '.join(filter(None, (node.value, page)))}]{head[end:]}"
    if node.id != "sequence" or any(item.id != "scalar" for item in node.value):
        return head  # a rule reports it
    if node.flow_style:
        at = node.value[-1].end_mark.index if node.value else start + 1
        return f"{head[:at]}{', ' if node.value else ''}{page}{head[at:]}"
    at = next((item.start_mark.index for item in node.value if item.value > page), None)
    if at is None:
        return with_item_below(head, node.value[-1].start_mark.index, page)
    start = head.rindex("\n", 0, at) + 1
    return f"{head[:start]}{head[start:at]}{page}\n{head[start:]}"


def with_item_below(head: str, at: int, page: str) -> str:
    """Front matter with a list item for the page below the item that begins at the index `at`."""
    start = head.rindex("\n", 0, at) + 1
    end = head.find("\n", at) + 1 or len(head)
    return f"{head[:end]}{head[start:at]}{page}\n{head[end:]}"


def out_of_relation(head: str, name: str, page: str) -> str:
    """Front matter in which the relation no longer names the page; a relation that named no other is removed."""
    node = child(compose(head), name)
    items = node.value if node.id == "sequence" else [node]
    others = [head[item.start_mark.index : item.end_mark.index] for item in items if item.value != page]
    if node.id == "sequence" and node.flow_style and others:
        return f"{head[: node.start_mark.index]}[{', '.join(others)}]{head[node.end_mark.index :]}"
    gone = {head.count("\n", 0, item.start_mark.index) + 1 for item in items if item.value == page}
    return without_lines(gone if others else {*gone, head.count("\n", 0, head.index(f"{name}:")) + 1}, head)


def without_lines(numbers: Container[int], text: str) -> str:
    """The text without the lines of these numbers, counted from 1."""
    return "".join(line for number, line in enumerate(text.splitlines(keepends=True), 1) if number not in numbers)
