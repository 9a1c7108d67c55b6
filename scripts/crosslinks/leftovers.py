"""Finds markup that stayed text: what an author meant as a link, and a reader sees as brackets."""

import re
from collections.abc import Iterator

from .marks import Marks, unmarked
from .model import Leftover
from .patterns import Pattern
from .snippets import DIRECTIVE

FILE = r"\.(?:md|html?|png|svg|jpe?g|gif|webp|avif|pdf|zip)"
MORE = r"(?:\n[^\[\]\n]+){0,2}"  # of a text that goes on on the next line, or two
SPACED = r"[^\W_\u3040-\u9fff\uac00-\ud7af]"  # a letter or digit of a script that puts spaces between words
OPEN = "{0}(?<!{1}{0})(?<!{1}_{0})(?<!{1}__{0})"  # no word before it, though perhaps emphasis with _
START, BRACKET, PARENTHESIS, BANG, COLON = (OPEN.format(sign, SPACED) for sign in ("", r"\[", r"\(", "!", ":"))
SHOWN = rf"{BRACKET}(?<![\]\\)]\[)(?![ ]*\])[^\[\]\n]*{MORE}(?<!\\)\]"
APART = rf"""{START}(?<![\]\\)\0])(?<!\w["'$}}])"""  # what follows code, a name or a string is an index
SHUT = rf"(?![\[(]|_*{SPACED})"  # and none after it
M = "[\U000f0000-\U0010ffef]?"
ADDRESS = rf"(?P<at>{M}[^()\s\[\]<]*(?:{FILE}|://|mailto:|\#|(?<=[\w.])/(?=\)))[^()\s\[\]]*)"
PAGE = rf"(?P<at>{M}[^()\s\[\]<]*(?:{FILE}|://)[^()\s\[\]{{]*)"
SECTION = rf"(?P<at>{M}[^()\s\[\]<#]*\#[^\W\d_][\w-]*)[.,;]?"
PICTURE_FILE = rf"(?P<at>{M}[^()\s\[\]]*{FILE}[^()\s\[\]{{]*)"
GAP = r"[ \t\xa0\u200b\ufeff]"  # which not every reader sees
IN_OTHERS = rf"[{{（](?P<at>{M}[^(){{}}（）\s\[\]<=]*(?:\.(?:md|html?)|://)[^(){{}}（）\s\[\]]*)[}}）]"
PIECES = r"(?:[^()\[\]\n]|\([^()\[\]\n]*\))++"  # of text, with asides
ASIDE = rf"{PIECES}(?:\n{PIECES}){{0,2}}"
IN_BRACKETS = rf"(?P<at>{M}(?:[^\[\]()\s]*(?:{FILE}|://)[^\[\]()\s]*|\#[^\W\d_][\w-]*|mailto:[^\[\]()\s]+))"
NESTED = rf"{M}[^\W\d_][^\[\]\n]*(?:\[[^\[\]\n]*\][^\[\]\n]*)++"  # words that hold brackets
LABELLED = rf"!?\[(?!\^)(?P<shown>[^\[\]\n]+{MORE}|{NESTED})\]"
PICTURE = r"!\[[^\[\]\n]*\](?:\([^()\n]*\)|\[[^\[\]\n]*\])\]"
STRESSED = r"(?P<sign>[*_]{1,3})(?=[^\[\]\n]*[^\W_](?P=sign))"
NAME = rf"(?:\.{{0,2}}/|\#|{STRESSED})?[^\W_][^\[\]\n=;$<>{{}}]*{MORE}"
QUOTE = """["'“”‘’„«»]"""  # as written, or as smarty curls it
TITLE = rf"(?:[ ]+{QUOTE}[^\n]*{QUOTE})?"
OPEN_TAG = r"(?<!\\)<(?:a|img)(?=[ \n])(?:[^<>\n]|\n(?!\n))*?"
WORDS = r"(?:[^\[\]()\n]|\([^\[\]()\n]*\))+"  # with asides
CUT = r"(?:\]|[ ]*(?:\{[^{}\n]*\}[ ]*)?$|(?=[ \xa0{](?![^()\n]*\))))"  # after an address, where ) should stand
SCISSORS = r"8(?<=[-–—]8)(?<!;-8)(?<!;--8)(?<!;---8)(?:<[-–—]+|←)"  # as written, or as typography draws it
MARKER = r"[ \t]+\[[ \t]*(?i:start|end)[ \t]*:[ \t]*[A-Za-z][-_0-9A-Za-z]*[ \t]*\]"  # of a section, as it should be
QUANTIFIER = r"\*(?!\*)|[+{]"  # makes a class of an expression of what stands before it
TIED = r"(?<!\\)(?P<tied>(?<=[\w.,;!?)]))?"  # to a word: then a sign of emphasis may follow, which is not rendered
REST = rf"[^\s<>\"'`\[\]{{}}|\\^\0\x01]++(?!\[[^\[\]()\s]*(?:{FILE}|://))"  # not so of (address)[address]
KINDS = (
    ("reference", rf"{APART}(?:{LABELLED}|\x01|\[\x01\]|\[{PICTURE})\[(?!\^)(?P<at>{M}[^\[\]\n]*{MORE})\]{SHUT}"),
    ("footnote", rf"{TIED}\[\^(?P<at>{M}(?=[^\]]*\w)[^\]\[\s^]+)\](?(tied)|(?!{QUANTIFIER}))"),
    ("wikilink", rf"{BRACKET}\[(?<![\[\]\\]..)(?=[^\[\]\n]*[^\W\d_])(?P<at>{M}{NAME})\]\](?!\])"),
    ("spaced-link", rf"{SHOWN}(?:{GAP}+|[ ]*\n[ >]*)\({ADDRESS}{TITLE}\)"),
    ("colon-link", rf"{SHOWN}:{GAP}*\({ADDRESS}{TITLE}\)"),
    ("reversed-link", rf"{PARENTHESIS}(?<![\])]\()(?!\s){ASIDE}\)\[{IN_BRACKETS}\]"),
    ("image", rf"{BANG}(?<!\\!)\[(?P<at>{M}[^\W_!][^\[\]\n]*{MORE})\](?![\[(:]|[ ]+\()"),
    ("snippet", rf"{SCISSORS}[ \t]*{QUOTE}?(?P<at>{M}[\w./:-]*\w\.\w[\w:,-]*)"),
    ("snippet", rf"{SCISSORS}[ \t]*{QUOTE}(?P<at>{M}\w[\w./:,-]*){QUOTE}"),
    ("snippet-name", rf"{SCISSORS}[ \t]+(?P<at>{M}\w[\w/:-]*)[ \t]*$"),
    ("section-marker", rf"{SCISSORS}(?!{MARKER})[ \t]*\[[ \t]*(?:start|end)[ \t]*:[ \t]*(?P<at>{M}[^\[\]\n]*)\]"),
    ("directive", rf"^[ ]*(?:\#{{1,6}}[ ]*)?(?P<at>{M}:::[ ]*[\w.]+)"),
    ("link-in-html", rf"(?:{SHOWN}|\[!\[[^\[\]\n]*\]\([^()\n]*\)\])\({ADDRESS}{TITLE}(?<!\\)\)"),
    ("unclosed-link", rf"{SHOWN}\({PAGE}{CUT}"),  # [text](address, [text](address]
    ("unclosed-link", rf"{SHOWN}\({SECTION}{CUT}"),  # [text](a#section
    ("unclosed-link", rf"(?<!\\)!\[[^\[\]\n]*\]\({PICTURE_FILE}{CUT}"),  # ![text](address
    ("unclosed-link", rf"{BRACKET}(?<![\]\\)]\[){WORDS}\({PAGE}\)(?![^\[\n]*\])"),  # [text(address)
    ("unclosed-link", rf"(?:^|[\x01\]])[^\[\]\n\x01]*[^\[\]\s\x01\\]\]\({PAGE}\)"),  # text](address)
    ("unclosed-link", rf"[^\[\]\s\x01\\]\]\]\({PAGE}\)"),  # text]](address)
    ("unclosed-link", rf"{SHOWN}(?!{M}\.\w){PAGE}(?P<end>\))"),  # [text]address)
    ("unclosed-link", rf"{SHOWN}\({M}\({ADDRESS}\)"),  # [text]((address)
    ("unclosed-link", rf"{SHOWN}{IN_OTHERS}"),  # [text]{address}, and with the wide parentheses of Chinese
    ("unclosed-tag", rf"""{OPEN_TAG}\b(?:href|src)=(?:{M}{QUOTE})*(?P<at>{M}[^"'“”‘’„«»<>\s]+)"""),  # as no tag is left
    ("icon", rf"(?P<at>{M}{COLON}(?<![:\\]:)[a-z]*(?:mat|eria|font|awes|octi|cons|simp|mple)[a-z]*-[a-z0-9-]+:)"),
    ("vanished", rf"(?<!\\)<(?P<at>{M}(?:www\.|mailto:|tel:|https?(?::(?!//)|//)|[\w./-]+\.(?:md|html?)\b)[^\s<>]*)>"),
    ("bare-address", rf"(?P<at>{M}(?:{START}(?<![/\"'=<\[`\x02])|(?<=<)(?![^<>]*>))(?i:https?)://{REST})"),
    ("bare-address", rf"(?P<at>{M}{START}(?<![/\"'=<\[`.@-])www\.[\w-]+\.{REST})"),
)  # fmt: skip
PATTERNS = [(kind, Pattern(pattern, re.MULTILINE)) for kind, pattern in KINDS]
OPTIONS = Pattern(r"[ ]*[\U000f0000-\U0010ffef]?:::")  # what follows in its paragraph belongs to the directive
# Icons, pictures and footnotes.
LEFT_IN_LINK = Pattern(rf"{dict(KINDS)['icon']}|!\[[^\[\]\n]+\](?:\[[^\[\]\n]*\])?|\[\^[^\[\]\s^]+\]")
LINK, MADE = "\x01", "\x02"  # the end of a link in the text of a rendered page; before the address of one nobody marked
CODE = "\0"  # what stands for code there
ENDS = dict.fromkeys(map(ord, (LINK, MADE)))
QUANTIFIED = Pattern(QUANTIFIER)
CHARACTER_CLASS = Pattern(r"(?!.*[^\W\d_]{2} [^\W\d_]{2})\^?(?:\\?.-\\?.|\\[wdsWDS])")


def leftovers(text: str) -> Iterator[tuple[str, str, str]]:
    """Kind, what was written, and the mark before it, for each leftover of a rendered text; a place has one kind."""
    taken: set[int] = set()
    has_options = ":::" in text
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            shown = match.groupdict().get("shown") or ""
            written = unmarked(match["at"] or shown).translate(ENDS)
            is_other = kind in ("reference", "footnote") and looks_alike(shown, written)
            is_other = is_other or (kind == "footnote" and bool(QUANTIFIED.match(text, match.end())))
            is_other = is_other or is_ended(text, match) or (has_options and is_option(text, match.start(), kind))
            if not is_other and match.start("at") not in taken:
                taken.add(match.start("at"))
                yield kind, written, match["at"] or shown


def is_ended(text: str, match: re.Match) -> bool:
    """Whether the parenthesis after an address that none opens is the end of one further in front in its line."""
    before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()] if match.groupdict().get("end") else ""
    return before.count("(") > before.count(")") and not text.startswith(")", match.end())


def is_option(text: str, start: int, kind: str) -> bool:
    """Whether it stands below a directive, whose options are for a plugin and not for readers."""
    return kind != "directive" and bool(OPTIONS.match(text, text.rfind("\n\n", 0, start) + 2))


def looks_alike(shown: str, label: str) -> bool:
    """Whether the two brackets are a class of an expression, an index as in `[0][1]`, or the options of a command."""
    is_class = CHARACTER_CLASS.match(shown) or CHARACTER_CLASS.match(label)
    is_index = shown.isdigit() and label.isdigit() and shown != label
    return bool(is_class) or is_index or shown.startswith("-")


def possible(text: str, start: int = 0) -> dict[int, dict[str, str]]:
    """Offsets in a source at which a leftover may stand, in their order, each with what is written there by kind."""
    offsets: dict[int, dict[str, str]] = {}
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text, start):
            if kind in ("snippet", "snippet-name") and is_directive(text, match.start()):
                continue
            group = "at" if match["at"] else "shown"
            offsets.setdefault(match.start(group), {}).setdefault(kind, match[group])
    return dict(sorted(offsets.items()))


def is_directive(text: str, start: int) -> bool:
    """Whether the line is a snippet directive, or escapes one; a space at its end escapes it too."""
    line = text[text.rfind("\n", 0, start) + 1 :].partition("\n")[0]
    return bool(DIRECTIVE.match(line.rstrip()))


def located(marks: Marks, text: str, wanted: set[tuple[str, str]]) -> Iterator[Leftover]:
    """The wanted leftovers, found again in a page that was rendered with marks on all that are possible.

    What carries no mark, or that of another kind, was not written so: it was escaped, or an extension put it together.
    """
    written_so: dict[str, dict[int, dict[str, str]]] = {}
    for kind, written, value in leftovers(text):
        found = marks.found(value)
        if found and (kind, written) in wanted:
            source, offset = found
            if source.path not in written_so:
                written_so[source.path] = possible(source.text)
            typed = written_so[source.path].get(offset, {}).get(kind)
            if typed and (typed == written or MADE not in value):
                yield Leftover(kind, told(written, typed), source.place(offset))


def told(written: str, typed: str) -> str:
    """A leftover as it was typed; as it is read where an escape, emphasis or a line end makes the two differ."""
    if "\n" in typed:
        return " ".join(written.split())
    return written if written.startswith(typed) or typed.startswith(written) else typed
