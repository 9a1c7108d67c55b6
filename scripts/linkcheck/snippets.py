"""The snippets extension: what each directive includes, and where the included file stands."""

import os
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from .model import Include
from .source import UTF_8, Source, read

NAME = "pymdownx.snippets"
NAME_RULE = "a letter first, then letters, digits, - and _"  # the rule for names of sections, as messages quote it
DIRECTIVE = re.compile(  # --8<-- "a.md", or --8<-- alone before and after a list of files; a ; before it escapes it
    r"""^[ \t]*(?P<escape>;*)-{1,}8<-{1,}(?:[ \t]+(?P<quote>["'])(?P<path>.*?)(?P=quote)|(?![ \t]))$""", re.MULTILINE
)
LINE = re.compile(r"^[ \t]*(?P<path>[^\s;].*?)[ \t]*$", re.MULTILINE)  # a line of such a list
LINES = r"(?::-?\d*){1,2}(?:,-?\d*(?::-?\d*)?)*"  # :4:8,12
# a.md, a.md:section, a.md:4:8
TARGET = re.compile(rf"(?i)^(?P<path>.*?)(?::(?P<section>[a-z][-_0-9a-z]*)|(?P<lines>{LINES}))?$")
SECTION = r"(?m)^.*?(?<!;)-{{1,}}8<-{{1,}}[ \t]+\[[ \t]*(?i:start)[ \t]*:[ \t]*{}[ \t]*\]"  # --8<-- [start: section]


class Snippets:
    """The snippets extension of one project; its folders are relative to the project's root, as in a build."""

    def __init__(self, root: Path, options: dict[str, Any] | None) -> None:
        self.root, self.options, self.on = root, options or {}, options is not None

    @property
    def bases(self) -> list[Path]:
        """The folders in which snippets are looked for."""
        given = self.options.get("base_path", ["."])
        every = given if isinstance(given, list) else [given]
        return [self.root / os.fspath(base) for base in every]

    @property
    def appended(self) -> list[str]:
        """The files that the option `auto_append` appends to every page."""
        return [name for name in self.options.get("auto_append") or [] if isinstance(name, str)]

    @cached_property
    def appended_files(self) -> list[Source]:
        """The texts of these files, except of those on the network."""
        return [self.read(file) for name in self.appended if (file := self.find(name))]

    def find(self, path: str) -> Path | None:
        """The file that a directive names, found as the extension finds it, or None."""
        for base in self.bases:
            file = base / path if base.is_dir() else base.parent / path
            is_inside = not self.options.get("restrict_base_path", True) or (
                Path(os.path.abspath(file)).is_relative_to(os.path.abspath(base))  # noqa: PTH100 (links lead anywhere)
                if base.is_dir()
                else file.exists() and base.exists() and file.samefile(base)
            )
            if is_inside and os.path.isfile(file):  # noqa: PTH113 (no error for a name that is too long)
                return file
        return None

    def includes(self, source: Source) -> list[Include]:
        """Each directive of a text, with its fault if it includes nothing."""
        if not self.on or "8<" not in source.text:
            return []
        return [Include(path, source.place(offset), self.fault(path)) for path, offset in directives(source.text)]

    def files(self, source: Source, seen: tuple[str, ...] = ()) -> list[Source]:
        """The files that a text includes, and those that these include in turn."""
        found: list[Source] = []
        for name in dict.fromkeys(file_name(include.target) for include in self.includes(source)):
            file = self.find(name) if name and not is_fetched(name) else None
            if file and (shown := self.shown(file)) not in seen:
                inner = self.read(file)
                found += [inner, *self.files(inner, (*seen, shown))]
        return found

    def read(self, file: Path) -> Source:
        """The text of a file in the encoding that the option names."""
        encoding = str(self.options.get("encoding", "utf-8"))
        return read(file, self.shown(file), UTF_8 if encoding.lower() == "utf-8" else encoding)

    def shown(self, file: Path) -> str:
        """The path to show in messages: relative to the root when the file lies below it."""
        path, base = file.resolve(), self.root.resolve()
        return path.relative_to(base).as_posix() if path.is_relative_to(base) else path.as_posix()

    def fault(self, target: str) -> str:
        """Why the directive includes nothing, or ""."""
        match = TARGET.match(target)
        path = match["path"].strip()
        if is_fetched(path):
            return "" if self.options.get("url_download") else f"{path} is not fetched: the option url_download is off"
        if not path:
            return ""
        file = self.find(path)
        whole, _, name = path.rpartition(":")
        if file is None and whole and (file := self.find(whole)):
            return f"{name!r} cannot be the name of a section of {self.shown(file)}; use {NAME_RULE}"
        if file is None:
            return f"no file {path!r} in {' or '.join(map(self.shown, self.bases))}"
        text = self.read(file).text
        if match["section"] and not re.search(SECTION.format(re.escape(match["section"])), text):
            return f"{self.shown(file)} has no section {match['section']!r}"
        first = first_line(match["lines"] or "")
        return f"{self.shown(file)} has no line {first}" if first > len(text.splitlines()) else ""


def first_line(ranges: str) -> int:
    """The first line that a directive's ranges of lines name, such as 4 of `:4:8,12`; 0 when it is not certain."""
    starts = [part.partition(":")[0] for part in ranges.removeprefix(":").split(",")]
    return min(int(start) if start.isdecimal() else 0 for start in starts)


def is_fetched(target: str) -> bool:
    """Whether the directive names an address on the network."""
    return target.lower().startswith(("http://", "https://"))


def file_name(target: str) -> str:
    """The file that a directive names, without its section or lines."""
    return TARGET.match(target)["path"].strip()


def directives(text: str) -> Iterator[tuple[str, int]]:
    """Yields target and offset of each directive; a block directive names one file per line."""
    end = 0
    found = list(DIRECTIVE.finditer(text))
    for match in found:
        if match.start() < end or match["escape"]:
            continue
        if match["path"] is not None:
            if not match["path"].strip().startswith(";"):
                yield match["path"], match.start("path")
            continue
        closing = next(
            (directive for directive in found if directive.start() > match.start() and directive["path"] is None), None
        )
        end = closing.end() if closing else len(text)
        for line in LINE.finditer(text, match.end(), closing.start() if closing else end):
            yield line["path"], line.start("path")
