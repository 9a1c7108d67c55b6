"""Snippets: marks the text of each included file, and notes what each directive asks for."""

import io
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from os.path import abspath
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from .cache import digest
from .disk import has, has_file
from .model import Include
from .patterns import Pattern
from .settings import Settings
from .source import Source, content, decode

if TYPE_CHECKING:
    from .marks import Marks

NAME = "pymdownx.snippets"
NAMES = "a letter first, then letters, digits, - and _"  # of sections
MARK = r"""[ \t]*(?P<escape>;*)-{1,}8<-{1,}(?:[ \t]+(?P<quote>["'])(?P<path>.*?)(?P=quote)|(?![ \t]))$"""
DIRECTIVE = Pattern(f"^{MARK}", re.MULTILINE)
DIRECTIVE_LINE = Pattern(f"\n{MARK}", re.MULTILINE)  # the same after the line end before it, found faster
LINES = r"(?::-?\d*){1,2}(?:,-?\d*(?::-?\d*)?)*"
TARGET = Pattern(rf"(?i)^(?P<path>.*?)(?::(?P<section>[a-z][-_0-9a-z]*)|(?P<lines>{LINES}))?$")
SECTION = r"(?m)^.*?(?<!;)-{{1,}}8<-{{1,}}[ \t]+\[[ \t]*(?i:start)[ \t]*:[ \t]*{}[ \t]*\]"


class Snippets:
    """The snippets extension of one project."""

    def __init__(self, settings: Settings) -> None:
        self.root = settings.root
        self.on = NAME in settings.extensions
        given = settings.extensions.get(NAME)
        self.given: dict[str, Any] = given if isinstance(given, dict) else {}
        self.bases = [base for base in settings.snippet_bases if base]
        self.beside_page = None in settings.snippet_bases
        self.read_files: dict[Path, Source] = {}
        self.digests: dict[Path, bytes] = {}
        self.places: dict[str, Path | None] = {}

    def options(self, name: str, options: Any) -> Any:
        """The extension's options, made independent of the working directory and of the network."""
        if name != NAME:
            return options
        base_path = [str(base) for base in self.bases]
        given = options if isinstance(options, dict) else {}
        return {**given, "base_path": base_path, "check_paths": False, "url_download": False}

    @contextmanager
    def marked(self, converter: Any, marks: "Marks") -> Iterator[None]:
        """While this is open the extension reads marked text; each file is marked for the page at hand."""
        self.used: list[Path] = []
        if "snippet" not in converter.preprocessors:
            yield
            return
        processor, module = converter.preprocessors["snippet"], __import__(NAME, fromlist=["*"])
        if hasattr(processor, "read_lines"):
            processor.read_lines = lambda path: lines(self.text(path, marks))
            yield
            return
        with standing_in(module, lambda path, *_, **__: io.StringIO(self.text(path, marks))):
            yield

    def text(self, path: str, marks: "Marks") -> str:
        """The marked text of an included file."""
        self.used.append(Path(path))
        return marks.mark(self.source(Path(path)))

    def source(self, file: Path) -> Source:
        """An included file, read once."""
        if file not in self.read_files:
            data = content(file)
            self.read_files[file], self.digests[file] = decode(data, shown(file, self.root)), digest(data)
        return self.read_files[file]

    def digest(self, file: Path) -> bytes:
        """A fingerprint of an included file as it was read, or would be."""
        if file not in self.digests:
            self.digests[file] = digest(content(file))
        return self.digests[file]

    def find(self, path: str) -> Path | None:
        """The file a directive names, as the extension finds it; looked for once."""
        if path not in self.places:
            self.places[path] = self.look_for(path)
        return self.places[path]

    def look_for(self, path: str) -> Path | None:
        """The same, looked for anew."""
        for base in filter(has, self.bases):
            file = base / path if base.is_dir() else base.parent / path
            inside = self.may_hold(base, file) if base.is_dir() else has_file(file) and file.samefile(base)
            if inside and has_file(file):
                return file
        return None

    def may_hold(self, base: Path, file: Path) -> bool:
        """Whether a file is below a folder, by its name alone, or may be elsewhere."""
        folder, place = abspath(base), abspath(file)  # noqa: PTH100 (a symlink leads where it likes)
        return not self.given.get("restrict_base_path", True) or Path(place).is_relative_to(folder)

    def includes(self, source: Source) -> Iterator[Include]:
        """Each directive of a text, with what is missing of it."""
        if self.on and "8<" in source.text:
            for path, offset in directives(source.text):
                yield Include(path, source.place(offset), self.fault(path))

    def found(self, includes: Iterable[Include]) -> Iterator[tuple[str, Path]]:
        """Name and file of every snippet that a page includes, those appended to every page among them."""
        for name in dict.fromkeys([*self.appended, *(file_name(one.target) for one in includes)]):
            if file := self.find(name):
                yield name, file

    @property
    def is_unicode(self) -> bool:
        """Whether the extension takes the files for UTF-8, as it does when nothing else is said."""
        return str(self.given.get("encoding", "utf-8")).lower() in ("utf-8", "utf8", "utf-8-sig")

    @property
    def appended(self) -> list[str]:
        """What the option appends to every page."""
        return [name for name in self.given.get("auto_append") or [] if isinstance(name, str)]

    def fault(self, target: str) -> str:
        """Why the directive includes nothing, or ""."""
        match = TARGET.match(target)
        path = match["path"].strip()
        if is_fetched(path):
            return "" if self.given.get("url_download") else f"{path} is not fetched: the option url_download is off"
        if not path:
            return ""
        file = self.find(path)
        if file is None and self.beside_page:
            return ""
        whole, _, name = path.rpartition(":")
        if file is None and whole and (file := self.find(whole)):
            return f"{shown(file, self.root)} can have no section {name!r}; name it with {NAMES}"
        if file is None:
            return f"no file {path!r} in {' or '.join(shown(base, self.root) for base in self.bases)}"
        if match["section"] and not re.search(SECTION.format(re.escape(match["section"])), self.source(file).text):
            return f"{shown(file, self.root)} has no section {match['section']!r}"
        first = first_line(match["lines"] or "")
        is_beyond = first > len(self.source(file).text.splitlines())
        return f"{shown(file, self.root)} has no line {first}" if is_beyond else ""


def first_line(ranges: str) -> int:
    """The first line that some ranges of lines ask for; 0 when it is not certain: `:4:8,12` -> 4."""
    starts = [part.partition(":")[0] for part in ranges.removeprefix(":").split(",")]
    return min(int(start) if start.isdecimal() else 0 for start in starts)


def is_fetched(target: str) -> bool:
    """Whether the directive names an address on the network, which is not read here."""
    return target.lower().startswith(("http://", "https://"))


def file_name(target: str) -> str:
    """What a directive names, without the section or the lines of it."""
    return TARGET.match(target)["path"].strip()


def directives(text: str) -> Iterator[tuple[str, int]]:
    """Target and offset of each directive; block directives name one file a line."""
    end = 0
    for match in directive_lines(text):
        if match.start() < end or match["escape"]:
            continue
        if match["path"] is not None:
            if not match["path"].strip().startswith(";"):
                yield match["path"], match.start("path")
            continue
        closing = next((m for m in directive_lines(text, match.end()) if m["path"] is None), None)
        end = closing.end() if closing else len(text)
        for line in re.finditer(
            r"(?m)^[ \t]*(?P<path>[^\s;].*?)[ \t]*$", text[: closing.start() if closing else end][match.end() :]
        ):
            yield line["path"], match.end() + line.start("path")


def directive_lines(text: str, start: int = 0) -> Iterator[re.Match]:
    """Each line that holds the mark of a directive; its sign is found several times faster than the lines."""
    while (sign := text.find("8<", start)) >= 0:
        if match := DIRECTIVE.match(text, text.rfind("\n", 0, sign) + 1):
            yield match
        start = match.end() if match else sign + 1


def lines(text: str) -> list[str]:
    """As the extension splits a file."""
    return text.split("\n") if text else []


def shown(file: Path, root: Path) -> str:
    """A path for people: relative to the root where it lies below it."""
    path, base = Path(file).resolve(), root.resolve()
    return path.relative_to(base).as_posix() if path.is_relative_to(base) else path.as_posix()


@contextmanager
def standing_in(module: Any, opened: Callable[..., io.StringIO]) -> Iterator[None]:
    """Opens files by `opened` in versions of the extension that read them in the midst of their work.

    Up to 10 they call `codecs.open`, up to 12 the built-in `open`, which a name in the module hides.
    """
    name, stand_in = ("codecs", SimpleNamespace(open=opened)) if hasattr(module, "codecs") else ("open", opened)
    original = vars(module).get(name)
    setattr(module, name, stand_in)
    try:
        yield
    finally:
        if original is None:
            delattr(module, name)
        else:
            setattr(module, name, original)
