"""Markup that Python-Markdown left as text, because something in it is wrong."""

import difflib
import re
from collections.abc import Iterable, Iterator

from .markup import Suspect

# Parts of the patterns below. In a text, \x02 stands for an element or an escaped sign, which no leftover spans; where
# the element begins with the text, as that in "[*a* b][label]", a leftover may begin with it (\A).
FILE = r"[^\s()\[\]{}<>]*\.(?:md|markdown|html?|png|svg|jpe?g|gif|webp|pdf)"
ADDRESS = rf"(?:{FILE}(?:#[^\s()\[\]{{}}<>]*)?|#[a-zA-Z][\w-]*|(?:https?://|\.{{1,2}}/|/)[^\s()\[\]{{}}<>]+|[\w-]+/)"
TEXT, PERHAPS_TEXT = r"[^\[\]\x02]+", r"[^\[\]\x02]*"
APART = rf"(?:\A|\[(?![ xX]\]){PERHAPS_TEXT})\](?:\s+\(|:\(|: \(|\{{)"  # a text, and a bracket not right behind it
TITLE = r"(?:\s+[\"'].*?[\"'])?"  # behind an address
WEB = r"(?<![\w/\"'=<\[@.-])(?:https?://|www\.(?=\w))[^\s<>()\[\]\x02]+"
LABELLED = rf"!?(?:\A{PERHAPS_TEXT}|(?<![\w\]\"'$)`])\[{PERHAPS_TEXT}|(?<=\])\[{PERHAPS_TEXT})\]\[[^\[\]^]*\]"
ICON = r":(?:material|fontawesome|octicons|simple)-[a-z0-9-]+:"
LEFTOVERS = [  # a rule, an example or more of what it tells, and a pattern; each is looked for in what the others left
    ("undefined-footnote", "[^note]", r"(?<![\^(|])\[\^(?!\w-\w)[^\]\s\"'^,\\]+\](?![*+?{$])"),
    ("lost-link", "[[page]] or ![[map.svg]]", r"!?(?<![\w$])\[\[(?![\s\d\[:-])(?:[^\[\]\n=]*[^\[\]\s]\]\](?!\()|\Z)"),
    ("lost-link", "[text](a.md or text](a.md", r"!?(?:(?:\[|\x0291\x03)[^\[\]]*|[^\s\[\]]*)\]\((?=[^\s\x02])[^\s()]*"),
    ("lost-link", "[text] (a.md) or [text]:(a.md) or [text]{a.md}", rf"!?{APART}{ADDRESS}{TITLE}[)}}]"),
    ("lost-link", "(a.md)[text] or (text)[a.md]", rf"\((?:{ADDRESS}\)\[{TEXT}\]|[^()\x02]+\)\[(?!#){ADDRESS}\])"),
    ("lost-link", "[text)(a.md) or [text[(a.md)", rf"!?\[{TEXT}[)}}\[](?:\({ADDRESS}\)|\[{ADDRESS}\])"),
    ("lost-link", "!(a.svg) or {text}(a.md)", rf"(?<!\w)!\({ADDRESS}\)|\{{[^{{}}\x02]+\}}\({ADDRESS}\)"),
    ("lost-link", "[text(a.md)", rf"!?\[[^\[\]()\x02]*[^\s\[\]()\x02]\({ADDRESS}\)(?![^\[]*\])"),
    ("lost-link", "[text]a.md)", rf"(?<!\()!?\[{TEXT}\](?=\.{{1,2}}/|\w){FILE}(?:#[\w-]*)?\)"),
    ("lost-link", '<a href="a.html or <./a.md>', r"</?(?:a|img)\s[^<>]*|<\.{0,2}/[^<>\s]+>"),
    ("lost-link", 'src="a.svg"', r"""\b(?:href|src)=["'“”][^"'<>]*["'“”]?"""),
    ("lost-link", "[label]: a.md", rf"^ {{0,3}}\[[^\]\n^]+\]:\s+<?{ADDRESS}\S*"),
    ("undefined-reference", "[text][label]", LABELLED),
    ("undefined-reference", "[text] [label]", rf"(?:\A|(?<![\w\]])\[{PERHAPS_TEXT})\] \[[^\[\]^]*\]"),
    ("undefined-reference", "![label]", r"(?<![\w!\\])!\[[^\[\]\x02!^]+\]"),
    ("leftover-markup", '--8<-- "part.md"', r"-8<-+[ \t].*\S"),
    ("leftover-markup", '{% include "a.md" %} or {!a.md!}', r"\{%-? *include\s[^{}]*%\}|\{![^{}]+!\}"),
    ("leftover-markup", "!!! note: Title or [!NOTE]", r"^!{2,4}[ \t]+\w+:.*|^\[![a-zA-Z]+\]"),
    ("leftover-markup", "::: note Title", r"^:::+[ \t]*(?:note|tip|info|warning|danger)\b.*"),
    ("leftover-markup", '!!! note "Open', r"^(?:!{2,4}|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t]+[\w-]+)*(?:[ \t]*[\"“'].*)?$"),
    ("leftover-markup", '=== "Tab', r"^={2,4}[+!]?[ \t]*[\"“'].*|(?<=\x02\n)===[ \t]+\w.*"),
    ("leftover-markup", "```python or ~~~", r"^(?:`{3,}|~{3,})[^`\n]*$"),
    ("leftover-markup", "::: module.name or <<<<<<< ours or <!-- open", r"^:::[ \t]+\w+(?:\.\w+)+$|^<{7} .*|<!--.*"),
    ("bare-url", "https://example.org or www.example.org", WEB),
    ("leftover-markup", ":material-check: or {: .class}", rf"{ICON}|\{{:[ \t]*[.#][\w-][^{{}}\n]*\}}"),
    ("leftover-markup", "{ .class } or { #id", r"\A ?\{ ?[.#][a-zA-Z][^{}\n]*\}?|\{ ?[.#][a-zA-Z][^{}\n]*\}?$"),
]
PATTERNS = [(rule, re.compile(pattern, re.MULTILINE)) for rule, _, pattern in LEFTOVERS]
SIGN = re.compile(  # one stands in each leftover, and in few texts; each begins with a sign, for which re looks first
    r"\[|\]|\{|\}|<|!\(|\((?:[./]|https?:)|=[\"'“”]|8<-|:[a-z]+-|://|www\.|!!|\?\?\?|==|```|~~~|:::"
)
RAW_LINK = re.compile(r"(?<![\w\]\\])!?\[[^\[\]\n]+\](?:\([^()\s]+\)|(\[[^\[\]\n]+\]))")
RAW_NOISE = re.compile(r"<!--.*?-->|<(pre|code|kbd|samp)\b.*?</\1>|<[^>]*>", re.DOTALL)


def leftovers(text: str) -> Iterator[Suspect]:
    """The markup that a text still holds, each with its rule."""
    for rule, pattern in PATTERNS:
        found = (match[0] for match in pattern.finditer(text) if "\x02" not in match[0])
        yield from (Suspect(rule, each, "apart" if each.startswith(" {") else "") for each in found)
        text = pattern.sub(" ", text)


def in_raw_text(text: str) -> Iterator[Suspect]:
    """The links in raw HTML, in which Markdown reads none."""
    for match in RAW_LINK.finditer(RAW_NOISE.sub("", text)):
        yield Suspect("undefined-reference" if match[1] else "lost-link", match[0])


def is_reference(text: str, defined: Iterable[str]) -> bool:
    """Whether a text was meant as a reference: `x[0][1]`, `[FILE] [DIR]` and `[^a-z]` weren't."""
    label, is_picture = label_of(text), text.startswith("!") and "][" not in text
    if difflib.get_close_matches(label.lower(), [*defined], 1, 0.6 if is_picture else 0.75):
        return True
    if is_picture or "] [" in text:
        return bool(re.search(r"\.\w+$" if is_picture else r"\.(?:md|html)\b", label))
    first = text.partition("][")[0].strip("![")
    is_index = re.fullmatch(r"[\d\W]*", first or label) or re.fullmatch(r"[\d:,+*-]+|\.\.\.", label)
    is_option = first.startswith("-")  # of a command
    return text == "][]" or (not (is_index or is_option) and (len(label) > 1 or len(first) > 3))


def label_of(text: str) -> str:
    """The label in a reference: `[text][label]`, `[label][]` or `![label]`."""
    return re.split(r"\]\s?\[", text)[-1].strip("![]") or text.rpartition("][")[0].strip("![]")


def is_footnote(text: str, source: str) -> bool:
    """Whether a text such as [^1] was meant as a footnote; [^abc] and [^?!] behind a space are sets of characters."""
    label = text[2:-1]
    if label.isdigit() or f"{text}:" in source:
        return True
    is_set = not re.search(r"\w", label) or list(label) == sorted({*label})
    is_joined = re.search(rf"[^\s(]{re.escape(text)}(?![\w/'\"’”])", source)
    return not is_set or bool(is_joined)
