"""Finds where in the project's files a piece of text was typed. Runs only for what was found wrong."""

import difflib
import html
import re
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from .findings import Finding, Verdict
from .recorder import PageRecord
from .site import Site, content, read

CODE = re.compile(
    r"^(?P<margin>[ \t>]*)(?P<fence>`{3,}|~{3,})[^\n`]*\n.*?^(?P=margin)(?P=fence)[`~]*[ \t]*$"
    r"|<!--.*?-->"
    r"|(?P<ticks>`(?<![`\\]`)`*)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)",  # begins with its sign, which is fast
    re.DOTALL | re.MULTILINE,
)
BEFORE, AFTER = r"(?<![\w./#%-])", r"(?![\w/%-]|\.\w|[?#]\w)"
LEADS = {  # what stands before a text, by what it is
    "markdown": r"(?:\]\(\s*<?|\]:\s*<?|<)",
    "html": r"(?:=\s*[\"']?|url\([\"']?|[\s,\"'])",
    "id": r"(?:\{[^{}\n]*#|\bid\s*=\s*[\"']?|\bname\s*=\s*[\"']?)",
    "no text": r"!?\[[\s\u200b\xa0]*\](?:\(\s*<?|\[)",
    "label": r"(?i)^[ \t>]*",
    "apart": " ",
    "attribute": r"(?:\{|<\w)[^{}<>]*\s",
}
NO_ADDRESS = {  # how a link without one is typed
    "markdown": r"(?P<it>\]\(\s*(?:<\s*>)?\s*(?:\)|[\"'])|\]:\s*<>)",
    "html": r"(?P<it>\b(?:href|src|srcset|data|poster)\s*=\s*(?:\"\s*\"|'\s*'|>)|\shref(?=\s*[>/]|\s+[a-z]))",
}
HEADING = (  # one that nobody gave an id
    r"^[ \t>*+-]*(?:#{1,6}[ \t]*|(?=[^\n]+\n[ \t>]*(?:=+|-+)[ \t]*$))"
    r"(?P<it>(?![^\n]*[^\n#]\{[^{}\n]*#[^{}\n]*\}[ \t#]*$)[^\n]+)$"
)
Origins = Callable[[], Mapping[str, tuple[str, str]]]  # of lines that no file holds: from which file and text in it
Location = tuple[str, int, int]  # a file, line and column from 1


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Where in a text an offset is."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def find_text(text: str, needle: str) -> tuple[int, int] | None:
    """Line and column of the place where a text holds `needle` as a whole, or else at all."""
    exact = f"(?P<it>{re.escape(needle)})"
    return nth_match(text, BEFORE + exact + AFTER) or nth_match(text, exact)


def finding_at_address(path: str, text: str, url: str, verdict: Verdict) -> Finding:
    """A finding where a file holds an address or id: in an attribute or a string if it can be, else at its head."""
    place = nth_match(text, rf"[=(]\s*[\"']?\s*(?P<it>{re.escape(url)})[\"'\s>)]")
    escaped = html.escape(url, quote=False)
    return verdict.at(path, *(place or find_text(text, url) or find_text(text, escaped) or ()), subject=url)


def find_in_files(site: Site, files: Iterable[Path], needle: str) -> Location | None:
    """The place where the first of some files that has a text holds it."""
    return next(((site.path_of(file), *place) for file in files if (place := find_text(read(file), needle))), None)


def nth_match(text: str, pattern: str, nth: int = 0) -> tuple[int, int] | None:
    """Line and column of the group `it` in the nth match of a pattern, or in the last one."""
    hits = [match.start("it") for match in re.finditer(pattern, text, re.MULTILINE)]
    return line_and_column(text, hits[min(nth, len(hits) - 1)]) if hits else None


def yaml_problem(error: BaseException, lines_before: int = 0) -> tuple[int, int, str]:
    """Line, column and words of what a reader of YAML found wrong, below so many lines of the file."""
    mark, begin = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or str(error)
    if "end of stream" in problem or "',' or" in problem:  # told at the end of what was never closed
        mark, problem = begin or mark, "what begins here has no end"
    elif begin and mark and begin.line != mark.line:
        problem += f" in what begins in line {begin.line + 1 + lines_before}; look for a quotation without an end"
    elif "mapping values" in problem:
        problem = "a value begins behind a colon and a blank: put a text that has both in quotation marks"
    problem = " ".join(problem.split())
    return (mark.line + 1 + lines_before, mark.column + 1, problem) if mark else (lines_before + 1, 1, problem)


def raised_at(error: BaseException, root: Path) -> tuple[str, int]:
    """The file and line that raised an error, of the project's own code if that had a part in it."""
    frames = [(Path(each.filename), each.lineno) for each in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, SyntaxError) and error.filename:
        frames.append((Path(error.filename), error.lineno))
    own = [(path, line) for path, line in frames if path.is_relative_to(root) and "-packages" not in str(path)]
    path, line = (own or frames)[-1]
    return (path.relative_to(root) if own else Path(*path.parts[-2:])).as_posix(), line or 1


class Locator:
    """Where a page's text was typed: in its own file, or in snippets that went into it; read when it is asked for."""

    def __init__(self, record: PageRecord, site: Site, origins: Mapping[str, Origins]) -> None:
        self.site, self.record, self.origins = site, record, origins.get(record.page.file.src_uri, dict)
        self.path = site.path_of(record.page.file)

    @cached_property
    def texts(self) -> tuple[str, str]:
        """The page with its snippets, without code and comments and with them."""
        text = "\n".join(self.record.lines)
        return blank_code(text, self.record.html), text

    @cached_property
    def own_lines(self) -> dict[int, int]:
        """Which line of the page's file each line of the text is; both count from 1."""
        lines = content(self.record.page.file).split("\n")
        expanded = [line.rstrip("\r") for line in self.record.lines]
        blocks = difflib.SequenceMatcher(None, expanded, lines, autojunk=False).get_matching_blocks()
        return {block.a + n: block.b + n for block in blocks for n in range(1, block.size + 1)}

    def at(self, verdict: Verdict, needle: str, nth: int = 0, kind: str = "") -> Finding:
        """A finding where a text stands; at the head of the page if `needle` isn't the text just as it was typed."""
        return verdict.at(*(self.find(needle, nth, kind) or (self.path,)), subject=needle)

    def find(self, needle: str, nth: int = 0, kind: str = "") -> Location | None:
        """Where the nth live occurrence of a text was typed; None if nobody typed it."""
        if kind == "snippet":  # in the page's file, in a snippet, or in a setting that appends it to every page
            own, settings = Path(self.record.page.file.abs_src_path or ""), sorted(self.site.root.glob("mkdocs.y*ml"))
            return find_in_files(self.site, (own, *self.record.snippets, *settings), needle)
        if not needle.strip():
            return self.matching(NO_ADDRESS[kind], nth) if kind in NO_ADDRESS else None
        if kind == "heading" and (place := self.matching(HEADING, nth)):  # the nth without an id
            return place
        address = needle.removeprefix("mailto:")
        for text in dict.fromkeys((needle, html.escape(needle, quote=False), quote(needle, safe="/#?=&%:"), address)):
            exact, loose = re.escape(text), r"[\s>\\]+".join(map(re.escape, text.split()))  # broken over lines
            wholes = [f"{LEADS.get(kind, '')}(?P<it>{exact}){AFTER}", f"{BEFORE}(?P<it>{exact}){AFTER}"]
            for pattern in (*wholes, f"(?P<it>{loose})"):
                if place := self.matching(pattern, nth, needle):
                    return place
        return None

    def matching(self, pattern: str, nth: int, needle: str = "") -> Location | None:
        """Where the nth match of a pattern, whose group is `it`, is typed; in code only if it is nowhere else."""
        for text in self.texts:
            if place := nth_match(text, pattern, nth):
                return self.origin(*place, needle)
        return None

    def origin(self, line: int, column: int, needle: str) -> Location:
        """The place in a file from which a line of the page with its snippets comes, or the nearest one."""
        expanded = self.record.lines[line - 1]
        if line in self.own_lines:
            return self.path, self.own_lines[line], column
        if source := self.origins().get(expanded):
            text = (self.site.root / source[0]).read_text("utf-8")
            entry = max(text.find(source[1]), 0)
            value = text.find(re.sub(r"^(?:\.\./)+", "", needle), entry)  # front matter names pages without ../
            return source[0], *line_and_column(text, value if 0 <= value < entry + 4000 else entry)
        for file in reversed(self.record.snippets):
            for number, text in enumerate(read(file).splitlines(), 1):
                if text.strip() == expanded.strip():
                    return self.site.path_of(file), number, max(1, column + len(text) - len(expanded))
        above = max((each for each in self.own_lines if each < line), default=0)
        lines = content(self.record.page.file).splitlines()
        below = min((own for each, own in self.own_lines.items() if each > line), default=len(lines) + 1)
        own = max(min(self.own_lines.get(above, 0) + line - above, below - 1), 1)  # a hook changed lines
        return self.path, own, "".join(lines[own - 1 : own]).find(needle) + 1 or 1


def blank_code(text: str, page: str) -> str:
    """The text with code and comments blanked, each line where it was; `page` is its HTML."""
    lines = blank(CODE, text).split("\n")
    code = html.unescape(re.sub("<[^>]*>", "", "".join(re.findall(r"(?s)<pre\b.*?</pre>", page))))
    indented = Counter(map(str.strip, code.split("\n")))
    indented.subtract(was.strip() for was, line in zip(text.split("\n"), lines, strict=True) if was != line)
    for number, line in enumerate(lines):
        if line.startswith(("    ", "\t")) and indented[line.strip()] > 0:
            indented[line.strip()] -= 1
            lines[number] = " " * len(line)
    return "\n".join(lines)


def blank(pattern: re.Pattern[str], text: str, sign: str = " ") -> str:
    """The text with what matches blanked, each line where it was."""
    return pattern.sub(lambda match: "\n".join(sign * len(line) for line in match[0].split("\n")), text)
