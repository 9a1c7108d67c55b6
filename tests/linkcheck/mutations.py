"""Changes that break a real page, each with the rule that must report it, and changes that break nothing."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

LINK = re.compile(
    r"(?<![!\\`\[])\[(?P<text>[^\[\]\n`*]{3,40})\]\((?P<path>(?:\.\./)*[a-z][a-z/-]*\.md)(?:#(?P<id>[a-z][a-z0-9-]+))?\)"
)
HEADING = re.compile(r"^(?P<marks>#{2,4}) (?P<text>[^\n#{]+)(?P<id> \{ #(?P<name>[a-z0-9-]+) \})$", re.MULTILINE)
PROSE = re.compile(r"^[A-Z][a-z]+ [^\n\[\]`<>|{}*\\]{20,}\.$", re.MULTILINE)
LAST = re.compile(PROSE.pattern + r"(?=\n\n)", re.MULTILINE)  # the last line of a paragraph that has no attributes
RELATION = re.compile(r"(?<=^related:\n)  - (?P<path>[a-z/-]+\.md)$", re.MULTILINE)
HEAD = r"\A---\n.*?\n---"


@dataclass(frozen=True)
class Mutation:
    """A change to a text: `pattern` finds the place, `change` gives the new text, and `rule` must report it."""

    rule: str
    pattern: re.Pattern
    change: Callable[[re.Match], str]
    suits: Callable[[re.Match], bool] = lambda match: True
    is_in_head: bool = False

    def apply(self, text: str, chance: random.Random) -> tuple[str, int] | None:
        """The changed text and the line of the change, or None when the pattern matches nothing in the text."""
        body = text.partition("<!-- begin related")[0]
        apart = r"^```.*?^```|<!--.*?-->" + ("" if self.is_in_head else f"|{HEAD}")
        fences = [m.span() for m in re.finditer(apart, body, re.MULTILINE | re.DOTALL)]
        places = [
            match
            for match in self.pattern.finditer(body)
            if self.suits(match) and not any(start <= match.start() < end for start, end in fences)
        ]
        if not places:
            return None
        match = chance.choice(places)
        broken = text[: match.start()] + self.change(match) + text[match.end() :]
        return broken, text.count("\n", 0, match.start()) + 1


def swapped(word: str) -> str:
    """The word with its third and fourth letters swapped, or with one letter more when these are equal."""
    return word[:2] + word[3] + word[2] + word[4:] if len(word) > 4 and word[2] != word[3] else word + "x"


def link(match: re.Match, text: str = "", path: str = "", name: str | None = None) -> str:
    """The link with some of its parts replaced."""
    fragment = match["id"] if name is None else name
    return f"[{text or match['text']}]({path or match['path']}{'#' + fragment if fragment else ''})"


def misspelt_path(match: re.Match) -> str:
    """The link with two letters of its file name swapped."""
    folder, slash, name = match["path"].rpartition("/")
    return link(match, path=folder + slash + swapped(name.removesuffix(".md")) + ".md")


BREAKING = [
    Mutation("front-matter-link", RELATION, lambda m: f"  - {m['path'][:-4]}.md", is_in_head=True),
    Mutation("unmirrored-relation", RELATION, lambda m: "  - about/open-data.md", is_in_head=True),
    Mutation("missing-page", LINK, misspelt_path),
    Mutation("missing-page", LINK, lambda m: link(m, path=f"gone/{m['path'].rpartition('/')[2]}")),
    Mutation("broken-anchor", LINK, lambda m: link(m, name=swapped(m["id"])), lambda m: bool(m["id"])),
    Mutation("broken-anchor", LINK, lambda m: link(m, name="none-such"), lambda m: not m["id"]),
    Mutation("output-form", LINK, lambda m: link(m, path=m["path"].replace(".md", ".html"))),
    Mutation("wrong-case", LINK, lambda m: link(m, path=m["path"].replace(".md", ".MD"))),
    Mutation("spaced-link", LINK, lambda m: link(m).replace("](", "] (")),
    Mutation("unclosed-link", PROSE, lambda m: f"{m[0]} See [this](index.md"),
    Mutation("empty-link-text", LINK, lambda m: f"[]({m['path']})"),
    Mutation("empty-destination", LINK, lambda m: f"[{m['text']}]()"),
    Mutation("empty-fragment", LINK, lambda m: f"[{m['text']}](#)"),
    Mutation("undefined-reference", LINK, lambda m: f"[{m['text']}][none-such]"),
    Mutation("wikilink", LINK, lambda m: f"[[{m['text']}]]"),
    Mutation("source-form", LINK, lambda m: f'<a href="{m["path"]}">{m["text"]}</a>'),
    Mutation("missing-page", LINK, lambda m: f'<a href="none.html">{m["text"]}</a>'),
    Mutation("outside-docs", LINK, lambda m: link(m, path="../../../README.md", name="")),
    Mutation("absolute-link", LINK, lambda m: link(m, path="/" + m["path"].replace("../", ""))),
    Mutation("misspelt-scheme", LINK, lambda m: f"[{m['text']}](htps://example.org/)"),
    Mutation("missing-scheme", LINK, lambda m: f"[{m['text']}](www.example.org)"),
    Mutation("protocol-relative", LINK, lambda m: f"[{m['text']}](//example.org/)"),
    Mutation("impossible-host", LINK, lambda m: f"[{m['text']}](https://example..org/)"),
    Mutation("malformed-mail", LINK, lambda m: f"[{m['text']}](mailto:nobody)"),
    Mutation("missing-file", PROSE, lambda m: f"{m[0]} ![A map](none-such.svg)"),
    Mutation("bare-address", PROSE, lambda m: f"{m[0]} See https://arxiv.org/abs/1706.03762"),
    Mutation("unknown-icon", PROSE, lambda m: f"{m[0]} :material-check:"),
    Mutation("missing-snippet", PROSE, lambda m: '--8<-- "none-such.md"'),
    Mutation("heading-without-id", HEADING, lambda m: f"{m['marks']} {m['text']}"),
    Mutation("duplicate-id", HEADING, lambda m: f"{m[0]}\n\n{m[0]}"),
    Mutation("useless-allowance", PROSE, lambda m: f"{m[0]} <!-- allow broken-anchor: there is none -->"),
]
HARMLESS = [
    Mutation("code", LINK, lambda m: f"`[{m['text']}](none.md)` {m[0]}"),
    Mutation("comment", PROSE, lambda m: f"{m[0]} <!-- [x](none.md) -->"),
    Mutation("escape", PROSE, lambda m: f"{m[0]} \\[x](none.md)"),
    Mutation("fence", LAST, lambda m: f"{m[0]}\n\n```md\n[x](none.md) [[y]]\n```"),
    Mutation("indented", LAST, lambda m: f"{m[0]}\n\n<!-- -->\n\n    [x](none.md)"),
    Mutation("title", LINK, lambda m: link(m)[:-1] + ' "A title")'),
    Mutation("mail", LINK, lambda m: f"{m[0]} <me@example.org> [me](mailto:me@example.org)"),
    Mutation("reference", LAST, lambda m: f'{m[0]} See [it][s].\n\n[s]: #first-of-all\n\n<a id="first-of-all"></a>'),
    Mutation("optional", PROSE, lambda m: f"{m[0]} An [optional] word, and x[0][1]."),
    Mutation("data", PROSE, lambda m: f"{m[0]} ![dot](data:image/gif;base64,AAAA)"),
]  # fmt: skip
