"""Finds leftovers: markup that an author meant as a link and that stayed text, so that readers see the brackets."""

import re
from collections.abc import Iterator

from .model import Leftover
from .source import INDENTED, Source

# In the text of a rendered page, these control characters stand for what the renderer did not leave as text.
LINK, AUTOLINK = "\x01", "\x02"  # the end of a link; the beginning of an address that an extension made a link of
CODE = "\0"  # code

# Fragments. "Word" is a word of a script that puts spaces between words.
FILE = r"\.(?:md|html?|png|svg|jpe?g|gif|webp|avif|pdf|zip)"
MORE_LINES = r"(?:\n[^\[\]\n]+){0,2}"  # a text may go on for two more lines
LETTER = r"[^\W_\u3040-\u9fff\uac00-\ud7af]"  # a letter or digit of a script that puts spaces between words
NO_WORD_BEFORE = "{0}(?<!{1}{0})(?<!{1}_{0})(?<!{1}__{0})"  # the sign {0}, and no word ends right before it
WORD_START, BRACKET, PARENTHESIS, BANG, COLON = (
    NO_WORD_BEFORE.format(sign, LETTER) for sign in ("", r"\[", r"\(", "!", ":")
)
LINK_TEXT = rf"{BRACKET}(?<![\]\\)]\[)(?![ ]*\])[^\[\]\n]*{MORE_LINES}(?<!\\)\]"  # [text]
NO_INDEX = rf"""{WORD_START}(?<![\]\\)\0])(?<!\w["'$}}])"""  # brackets after code, a name or a string are an index
NO_WORD_AFTER = rf"(?![\[(]|_*{LETTER})"
ADDRESS = rf"(?P<at>[^()\s\[\]<]*(?:{FILE}|://|mailto:|\#|(?<=[\w.])/(?=\)))[^()\s\[\]]*)"  # a.md, #part, folder/
PAGE_ADDRESS = rf"(?P<at>[^()\s\[\]<]*(?:{FILE}|://)[^()\s\[\]{{]*)"  # a.md, https://x.org
SECTION_ADDRESS = r"(?P<at>[^()\s\[\]<#]*\#[^\W\d_][\w-]*)[.,;]?"  # a#part
PICTURE_ADDRESS = rf"(?P<at>[^()\s\[\]]*{FILE}[^()\s\[\]{{]*)"  # a.svg
SPACE = r"[ \t\xa0\u200b\ufeff]"  # a space, even one without width
OTHER_BRACKETS = r"[{（](?P<at>[^(){}（）\s\[\]<=]*(?:\.(?:md|html?)|://)[^(){}（）\s\[\]]*)[}）]"  # {a.md}, （a.md）
TEXT_WITH_ASIDES = r"(?:[^()\[\]\n]|\([^()\[\]\n]*\))++"  # text (with an aside)
TEXT = rf"{TEXT_WITH_ASIDES}(?:\n{TEXT_WITH_ASIDES}){{0,2}}"
ADDRESS_IN_BRACKETS = rf"(?P<at>(?:[^\[\]()\s]*(?:{FILE}|://)[^\[\]()\s]*|\#[^\W\d_][\w-]*|mailto:[^\[\]()\s]+))"
TEXT_WITH_BRACKETS = r"[^\W\d_][^\[\]\n]*(?:\[[^\[\]\n]*\][^\[\]\n]*)++"  # text [with brackets]
TEXT_IN_BRACKETS = rf"!?\[(?!\^)(?P<shown>[^\[\]\n]+{MORE_LINES}|{TEXT_WITH_BRACKETS})\]"
PICTURE = r"!\[[^\[\]\n]*\](?:\([^()\n]*\)|\[[^\[\]\n]*\])\]"
EMPHASIS = r"(?P<sign>[*_]{1,3})(?=[^\[\]\n]*[^\W_](?P=sign))"  # the opening sign of *text* or __text__
WIKI_NAME = rf"(?:\.{{0,2}}/|\#|{EMPHASIS})?[^\W_][^\[\]\n=;$<>{{}}]*{MORE_LINES}"
QUOTE = """["'“”‘’„«»]"""  # typed straight, or curled by the renderer
TITLE = rf"(?:[ ]+{QUOTE}[^\n]*{QUOTE})?"
OPEN_TAG = r"(?<!\\)<(?:a|img)(?=[ \n])(?:[^<>\n]|\n(?!\n))*?"
WORDS_WITH_ASIDES = r"(?:[^\[\]()\n]|\([^\[\]()\n]*\))+"
NO_PARENTHESIS = r"(?:\]|[ ]*(?:\{[^{}\n]*\}[ ]*)?$|(?=[ \xa0{](?![^()\n]*\))))"  # where ) should follow an address
SCISSORS = r"8(?<=[-–—]8)(?<!;-8)(?<!;--8)(?<!;---8)(?:<[-–—]+|←)"  # --8<--, perhaps as –8← by typography
SECTION_MARKER = r"[ \t]+\[[ \t]*(?i:start|end)[ \t]*:[ \t]*[A-Za-z][-_0-9A-Za-z]*[ \t]*\]"  # [start: name]
QUANTIFIER = r"\*(?!\*)|[+{]"  # after brackets it shows that they are part of a regular expression
AFTER_WORD = r"(?<!\\)(?P<tied>(?<=[\w.,;!?)]))?"  # then a quantifier may be the sign of emphasis: word[^1]*
REST_OF_ADDRESS = rf"[^\s<>\"'`\[\]{{}}|\\^\0\x01]++(?!\[[^\[\]()\s]*(?:{FILE}|://))"  # no [address] right after it

# Each kind with an expression, and below it a text in which the expression finds a leftover, then one in which it does
# not. A rule of `rules.markup` or `rules.definitions` reports each kind. An earlier kind wins at the same place.
KINDS = (
    (
        "reference",
        rf"{NO_INDEX}(?:{TEXT_IN_BRACKETS}|\x01|\[\x01\]|\[{PICTURE})\[(?!\^)(?P<at>[^\[\]\n]*{MORE_LINES})\]{NO_WORD_AFTER}",
    ),
    # [text][label]                     rows[text][label]
    ("footnote", rf"{AFTER_WORD}\[\^(?P<at>(?=[^\]]*\w)[^\]\[\s^]+)\](?(tied)|(?!{QUANTIFIER}))"),
    # word[^1]                          [^ab]+
    ("wikilink", rf"{BRACKET}\[(?<![\[\]\\]..)(?=[^\[\]\n]*[^\W\d_])(?P<at>{WIKI_NAME})\]\](?!\])"),
    # [[page]]                          [[1]]
    ("spaced-link", rf"{LINK_TEXT}(?:{SPACE}+|[ ]*\n[ >]*)\({ADDRESS}{TITLE}\)"),
    # [text] (a.md)                     [text] (an aside)
    ("colon-link", rf"{LINK_TEXT}:{SPACE}*\({ADDRESS}{TITLE}\)"),
    # [text]:(a.md)                     [text]: (an aside)
    ("reversed-link", rf"{PARENTHESIS}(?<![\])]\()(?!\s){TEXT}\)\[{ADDRESS_IN_BRACKETS}\]"),
    # (text)[a.md]                      f(text)[a.md]
    ("image", rf"{BANG}(?<!\\!)\[(?P<at>[^\W_!][^\[\]\n]*{MORE_LINES})\](?![\[(:]|[ ]+\()"),
    # ![label]                          word![label]
    ("snippet", rf"{SCISSORS}[ \t]*{QUOTE}?(?P<at>[\w./:-]*\w\.\w[\w:,-]*)"),
    # --8<-- a.md                       ;--8<-- a.md
    ("snippet", rf"{SCISSORS}[ \t]*{QUOTE}(?P<at>\w[\w./:,-]*){QUOTE}"),
    # --8<-- "name"                     --8<-- name
    ("snippet-name", rf"{SCISSORS}[ \t]+(?P<at>\w[\w/:-]*)[ \t]*$"),
    # --8<-- name                       --8<-- two words
    ("section-marker", rf"{SCISSORS}(?!{SECTION_MARKER})[ \t]*\[[ \t]*(?:start|end)[ \t]*:[ \t]*(?P<at>[^\[\]\n]*)\]"),
    # --8<-- [start: 1st part]          --8<-- [start: part-1]
    ("link-in-html", rf"(?:{LINK_TEXT}|\[!\[[^\[\]\n]*\]\([^()\n]*\)\])\({ADDRESS}{TITLE}(?<!\\)\)"),
    # [text](a.md)                      [text](an aside)
    ("unclosed-link", rf"{LINK_TEXT}\({PAGE_ADDRESS}{NO_PARENTHESIS}"),
    # [text](a.md for more              [text](a.md for more)
    ("unclosed-link", rf"{LINK_TEXT}\({SECTION_ADDRESS}{NO_PARENTHESIS}"),
    # [text](a#part                     [text](#1
    ("unclosed-link", rf"(?<!\\)!\[[^\[\]\n]*\]\({PICTURE_ADDRESS}{NO_PARENTHESIS}"),
    # ![text](a.svg                     \![text](a.svg
    ("unclosed-link", rf"{BRACKET}(?<![\]\\)]\[){WORDS_WITH_ASIDES}\({PAGE_ADDRESS}\)(?![^\[\n]*\])"),
    # [text(a.md)                       [text (a.md)]
    ("unclosed-link", rf"(?:^|[\x01\]|])[^\[\]\n\x01|]*[^\[\]\s\x01\\|]\]\({PAGE_ADDRESS}\)"),
    # text](a.md)                       text ](a.md)
    ("unclosed-link", rf"[^\[\]\s\x01\\]\]\]\({PAGE_ADDRESS}\)"),
    # text]](a.md)                      text](a.md)
    ("unclosed-link", rf"{LINK_TEXT}(?!\.\w){PAGE_ADDRESS}(?P<end>\))"),
    # [text]a.md)                       [text].md)
    ("unclosed-link", rf"{LINK_TEXT}\(\({ADDRESS}\)"),
    # [text]((a.md)                     [text](a.md)
    ("unclosed-link", rf"{LINK_TEXT}{OTHER_BRACKETS}"),
    # [text]{a.md}                      [text]{ .a }
    ("unclosed-tag", rf"""{OPEN_TAG}\b(?:href|src)=(?:{QUOTE})*(?P<at>[^"'“”‘’„«»<>\s]+)"""),
    # <a href="a.md                     a href="a.md
    ("icon", rf"(?P<at>{COLON}(?<![:\\]:)[a-z]*(?:mat|eria|font|awes|octi|cons|simp|mple)[a-z]*-[a-z0-9-]+:)"),
    # :material-check:                  :smile:
    ("vanished", r"(?<!\\)<(?P<at>(?:www\.|mailto:|tel:|[A-Za-z][\w+.-]*://|https?(?::|//)|[\w./-]+\.(?:md|html?)\b)[^\s<>]*)>"),
    # <a.md>                            <a.md or b.md>
    ("bare-address", rf"(?P<at>(?:{WORD_START}(?<![/\"'=<\[`\x02])|(?<=<)(?![^<>]*>))(?i:https?)://{REST_OF_ADDRESS})"),
    # see https://x.org                 see "https://x.org"
    ("bare-address", rf"(?P<at>{WORD_START}(?<![/\"'=<\[`.@-])www\.[\w-]+\.{REST_OF_ADDRESS})"),
    # see www.x.org                     me@www.x.org
    ("block", r"^[ \t>]*(?P<at>!{3}|\?{3}\+?|={3}[!+]?)[ ]+[^\s=][^\n]*$"),
    # !!! note "Title                   Stop!!! now
)  # fmt: skip

LEFT_IN_LINK = re.compile(  # an icon, a picture or a footnote within the text of a link
    rf"{dict(KINDS)['icon']}|!\[[^\[\]\n]+\](?:\[[^\[\]\n]*\])?|\[\^[^\[\]\s^]+\]"
)
CONTROL_SIGNS = dict.fromkeys(map(ord, (LINK, AUTOLINK)))
QUANTIFIED = re.compile(QUANTIFIER)
CHARACTER_CLASS = re.compile(r"(?!.*[^\W\d_]{2} [^\W\d_]{2})\^?(?:\\?.-\\?.|\\[wdsWDS])")  # a-z or \w, and no words
NO_LETTER = re.compile(r"[\W_]+")
SIGNS = re.compile(r"[\[\]<]|://|www\.|8[<\u2190]|:[a-z]+-|!!!|\?\?\?|===")  # each leftover holds one of these
# For speed: the sign that a text must hold for a kind to be looked for; "[" for all others.
NEEDS = {"snippet": "8", "snippet-name": "8", "section-marker": "8", "unclosed-tag": "<", "vanished": "<", "icon": ":"}
NEEDS |= {"bare-address": "", "unclosed-link": "", "block": ""}
DIRECTIVE = re.compile(r"[ \t]*;*-+8<-+(?:[ \t]+(?P<quote>[\"']).*?(?P=quote))?[ \t]*$")


def candidates(text: str) -> Iterator[tuple[str, str, int, str]]:
    """Yields kind, address or label, offset and markup of each leftover in a rendered text, one at each place."""
    if not SIGNS.search(text):
        return
    taken: set[int] = set()
    for kind, pattern in KINDS:
        for match in re.finditer(pattern, text, re.MULTILINE) if NEEDS.get(kind, "[") in text else ():
            shown = match.groupdict().get("shown") or ""
            read = (match["at"] or shown).translate(CONTROL_SIGNS)
            is_code = kind in ("reference", "footnote") and looks_like_code(shown, read)
            is_code = is_code or (kind == "footnote" and bool(QUANTIFIED.match(text, match.end())))
            if not (is_code or closes_earlier_parenthesis(text, match) or match.start("at") in taken):
                taken.add(match.start("at"))
                yield kind, read, match.start("at"), match[0]


def closes_earlier_parenthesis(text: str, match: re.Match) -> bool:
    """Whether the `)` after an address, as in `(see [text]a.md)`, closes a `(` earlier on the line."""
    before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()] if match.groupdict().get("end") else ""
    return before.count("(") > before.count(")") and not text.startswith(")", match.end())


def looks_like_code(shown: str, label: str) -> bool:
    """Whether two pairs of brackets are a character class, an index such as `[0][1]`, or the options of a command."""
    is_class = CHARACTER_CLASS.match(shown) or CHARACTER_CLASS.match(label)
    is_index = shown.isdigit() and label.isdigit() and shown != label
    return bool(is_class) or is_index or shown.startswith("-")


def leftovers(text: str, sources: list[Source], linked: set[tuple[str, int]]) -> Iterator[Leftover]:
    """Yields each leftover of a rendered text with its place in the sources of the page.

    `linked` holds path and offset of each link that the renderer made; the source text there is not a leftover.
    A candidate that stands nowhere in the sources was escaped, or put together by an extension, and is skipped.
    """
    found = sorted(candidates(text), key=lambda candidate: candidate[2])
    kinds = {kind for kind, *_ in found}
    in_sources = [possible(source, kinds) for source in sources] if found else []
    used: set[tuple[str, int]] = set(linked)
    for kind, read, _, whole in found:
        for source, typed in zip(sources, in_sources, strict=True):
            alike = (at for at, there in typed.items() if kind in there and is_same(*there[kind], read, whole))
            offset = next((at for at in alike if (source.path, at) not in used), None)
            if offset is not None:
                used.add((source.path, offset))
                yield Leftover(kind, as_typed(read, typed[offset][kind][0]), source.place(offset))
                break


def possible(source: Source, kinds: set[str]) -> dict[int, dict[str, tuple[str, str]]]:
    """The candidates of these kinds in a source: offset -> kind -> address or label, and whole markup."""
    offsets: dict[int, dict[str, tuple[str, str]]] = {}
    text = source.prose
    for match in INDENTED.finditer(source.text):
        start, end = match.span("code")
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    for kind, pattern in KINDS:
        for match in re.compile(pattern, re.MULTILINE).finditer(text, source.body) if kind in kinds else ():
            if kind in ("snippet", "snippet-name") and is_directive(text, match.start()):
                continue
            group = "at" if match["at"] else "shown"
            offsets.setdefault(match.start(group), {}).setdefault(
                kind, (source.text[slice(*match.span(group))], match[0])
            )
    return dict(sorted(offsets.items()))


def is_directive(text: str, start: int) -> bool:
    """Whether the line is a snippet directive, or an escaped one; a space at its end escapes it too."""
    return bool(DIRECTIVE.match(text[text.rfind("\n", 0, start) + 1 :].partition("\n")[0].rstrip()))


def is_same(typed: str, typed_whole: str, read: str, whole: str) -> bool:
    """Whether typed and rendered markup have the same letters; after a link, only the labels are compared."""
    pair = (typed, read) if LINK in whole else (typed_whole, whole)
    first, second = (NO_LETTER.sub("", text) for text in pair)
    return first == second


def as_typed(read: str, typed: str) -> str:
    """The address or label as it was typed; as it is read when one is the beginning of the other, or spans lines."""
    if "\n" in typed:
        return " ".join(read.split())
    return read if read.startswith(typed) or typed.startswith(read) else typed
