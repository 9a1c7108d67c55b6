"""Finds markup that stayed text: what an author meant as a link, and a reader sees as brackets."""

import re
from collections.abc import Iterator

from .model import Leftover
from .source import INDENTED, Source

FILE = r"\.(?:md|html?|png|svg|jpe?g|gif|webp|avif|pdf|zip)"
MORE = r"(?:\n[^\[\]\n]+){0,2}"  # of a text that goes on on the next line, or two
SPACED = r"[^\W_\u3040-\u9fff\uac00-\ud7af]"  # a letter or digit of a script that puts spaces between words
OPEN = "{0}(?<!{1}{0})(?<!{1}_{0})(?<!{1}__{0})"  # no word before it, though perhaps emphasis with _
START, BRACKET, PARENTHESIS, BANG, COLON = (OPEN.format(sign, SPACED) for sign in ("", r"\[", r"\(", "!", ":"))
SHOWN = rf"{BRACKET}(?<![\]\\)]\[)(?![ ]*\])[^\[\]\n]*{MORE}(?<!\\)\]"
APART = rf"""{START}(?<![\]\\)\0])(?<!\w["'$}}])"""  # what follows code, a name or a string is an index
SHUT = rf"(?![\[(]|_*{SPACED})"  # and none after it
ADDRESS = rf"(?P<at>[^()\s\[\]<]*(?:{FILE}|://|mailto:|\#|(?<=[\w.])/(?=\)))[^()\s\[\]]*)"
PAGE = rf"(?P<at>[^()\s\[\]<]*(?:{FILE}|://)[^()\s\[\]{{]*)"
SECTION = r"(?P<at>[^()\s\[\]<#]*\#[^\W\d_][\w-]*)[.,;]?"
PICTURE_FILE = rf"(?P<at>[^()\s\[\]]*{FILE}[^()\s\[\]{{]*)"
GAP = r"[ \t\xa0\u200b\ufeff]"  # which not every reader sees
IN_OTHERS = r"[{（](?P<at>[^(){}（）\s\[\]<=]*(?:\.(?:md|html?)|://)[^(){}（）\s\[\]]*)[}）]"
PIECES = r"(?:[^()\[\]\n]|\([^()\[\]\n]*\))++"  # of text, with asides
ASIDE = rf"{PIECES}(?:\n{PIECES}){{0,2}}"
IN_BRACKETS = rf"(?P<at>(?:[^\[\]()\s]*(?:{FILE}|://)[^\[\]()\s]*|\#[^\W\d_][\w-]*|mailto:[^\[\]()\s]+))"
NESTED = r"[^\W\d_][^\[\]\n]*(?:\[[^\[\]\n]*\][^\[\]\n]*)++"  # words that hold brackets
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
    ("reference", rf"{APART}(?:{LABELLED}|\x01|\[\x01\]|\[{PICTURE})\[(?!\^)(?P<at>[^\[\]\n]*{MORE})\]{SHUT}"),
    ("footnote", rf"{TIED}\[\^(?P<at>(?=[^\]]*\w)[^\]\[\s^]+)\](?(tied)|(?!{QUANTIFIER}))"),
    ("wikilink", rf"{BRACKET}\[(?<![\[\]\\]..)(?=[^\[\]\n]*[^\W\d_])(?P<at>{NAME})\]\](?!\])"),
    ("spaced-link", rf"{SHOWN}(?:{GAP}+|[ ]*\n[ >]*)\({ADDRESS}{TITLE}\)"),
    ("colon-link", rf"{SHOWN}:{GAP}*\({ADDRESS}{TITLE}\)"),
    ("reversed-link", rf"{PARENTHESIS}(?<![\])]\()(?!\s){ASIDE}\)\[{IN_BRACKETS}\]"),
    ("image", rf"{BANG}(?<!\\!)\[(?P<at>[^\W_!][^\[\]\n]*{MORE})\](?![\[(:]|[ ]+\()"),
    ("snippet", rf"{SCISSORS}[ \t]*{QUOTE}?(?P<at>[\w./:-]*\w\.\w[\w:,-]*)"),
    ("snippet", rf"{SCISSORS}[ \t]*{QUOTE}(?P<at>\w[\w./:,-]*){QUOTE}"),
    ("snippet-name", rf"{SCISSORS}[ \t]+(?P<at>\w[\w/:-]*)[ \t]*$"),
    ("section-marker", rf"{SCISSORS}(?!{MARKER})[ \t]*\[[ \t]*(?:start|end)[ \t]*:[ \t]*(?P<at>[^\[\]\n]*)\]"),
    ("link-in-html", rf"(?:{SHOWN}|\[!\[[^\[\]\n]*\]\([^()\n]*\)\])\({ADDRESS}{TITLE}(?<!\\)\)"),
    ("unclosed-link", rf"{SHOWN}\({PAGE}{CUT}"),  # [text](address, [text](address]
    ("unclosed-link", rf"{SHOWN}\({SECTION}{CUT}"),  # [text](a#section
    ("unclosed-link", rf"(?<!\\)!\[[^\[\]\n]*\]\({PICTURE_FILE}{CUT}"),  # ![text](address
    ("unclosed-link", rf"{BRACKET}(?<![\]\\)]\[){WORDS}\({PAGE}\)(?![^\[\n]*\])"),  # [text(address)
    ("unclosed-link", rf"(?:^|[\x01\]])[^\[\]\n\x01]*[^\[\]\s\x01\\]\]\({PAGE}\)"),  # text](address)
    ("unclosed-link", rf"[^\[\]\s\x01\\]\]\]\({PAGE}\)"),  # text]](address)
    ("unclosed-link", rf"{SHOWN}(?!\.\w){PAGE}(?P<end>\))"),  # [text]address)
    ("unclosed-link", rf"{SHOWN}\(\({ADDRESS}\)"),  # [text]((address)
    ("unclosed-link", rf"{SHOWN}{IN_OTHERS}"),  # [text]{address}, and with the wide parentheses of Chinese
    ("unclosed-tag", rf"""{OPEN_TAG}\b(?:href|src)=(?:{QUOTE})*(?P<at>[^"'“”‘’„«»<>\s]+)"""),  # as no tag is left
    ("icon", rf"(?P<at>{COLON}(?<![:\\]:)[a-z]*(?:mat|eria|font|awes|octi|cons|simp|mple)[a-z]*-[a-z0-9-]+:)"),
    ("vanished", r"(?<!\\)<(?P<at>(?:www\.|mailto:|tel:|https?(?::(?!//)|//)|[\w./-]+\.(?:md|html?)\b)[^\s<>]*)>"),
    ("bare-address", rf"(?P<at>(?:{START}(?<![/\"'=<\[`\x02])|(?<=<)(?![^<>]*>))(?i:https?)://{REST})"),
    ("bare-address", rf"(?P<at>{START}(?<![/\"'=<\[`.@-])www\.[\w-]+\.{REST})"),
)  # fmt: skip


# Icons, pictures and footnotes.
LEFT_IN_LINK = re.compile(rf"{dict(KINDS)['icon']}|!\[[^\[\]\n]+\](?:\[[^\[\]\n]*\])?|\[\^[^\[\]\s^]+\]")
LINK, MADE = "\x01", "\x02"  # the end of a link in the text of a rendered page; before the address of one nobody marked
CODE = "\0"  # what stands for code there
ENDS = dict.fromkeys(map(ord, (LINK, MADE)))
QUANTIFIED = re.compile(QUANTIFIER)
CHARACTER_CLASS = re.compile(r"(?!.*[^\W\d_]{2} [^\W\d_]{2})\^?(?:\\?.-\\?.|\\[wdsWDS])")


NO_LETTER = re.compile(r"[\W_]+")
SIGNS = re.compile(r"[\[\]<]|://|www\.|8[<\u2190]|:[a-z]+-")  # one of which each of them holds
NEEDS = {"snippet": "8", "snippet-name": "8", "section-marker": "8", "unclosed-tag": "<", "vanished": "<", "icon": ":"}
NEEDS |= {"bare-address": "", "unclosed-link": ""}
DIRECTIVE = re.compile(r"[ \t]*;*-+8<-+(?:[ \t]+(?P<quote>[\"']).*?(?P=quote))?[ \t]*$")


def written(text: str) -> Iterator[tuple[str, str, int, str]]:
    """Kind, text, offset and whole markup of each leftover in a rendered text; a place has one kind."""
    if not SIGNS.search(text):
        return
    taken: set[int] = set()
    for kind, pattern in KINDS:
        for match in re.finditer(pattern, text, re.MULTILINE) if NEEDS.get(kind, "[") in text else ():
            shown = match.groupdict().get("shown") or ""
            said = (match["at"] or shown).translate(ENDS)
            is_other = kind in ("reference", "footnote") and looks_alike(shown, said)
            is_other = is_other or (kind == "footnote" and bool(QUANTIFIED.match(text, match.end())))
            if not (is_other or is_ended(text, match) or match.start("at") in taken):
                taken.add(match.start("at"))
                yield kind, said, match.start("at"), match[0]


def is_ended(text: str, match: re.Match) -> bool:
    """Whether the parenthesis after an address that none opens is the end of one further in front in its line."""
    before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()] if match.groupdict().get("end") else ""
    return before.count("(") > before.count(")") and not text.startswith(")", match.end())


def looks_alike(shown: str, label: str) -> bool:
    """Whether the two brackets are a class of an expression, an index as in `[0][1]`, or the options of a command."""
    is_class = CHARACTER_CLASS.match(shown) or CHARACTER_CLASS.match(label)
    is_index = shown.isdigit() and label.isdigit() and shown != label
    return bool(is_class) or is_index or shown.startswith("-")


def leftovers(text: str, sources: list[Source], linked: set[tuple[str, int]]) -> Iterator[Leftover]:
    """Each leftover of a rendered text, with its place in the sources of the page.

    Of what could be one there, that which the renderer made a link of is none; `linked` holds path and offset of each.
    What stands nowhere in the sources was not written so: it was escaped, or an extension put it together.
    """
    found = sorted(written(text), key=lambda one: one[2])
    kinds = {kind for kind, *_ in found}
    known = [possible(source, kinds) for source in sources] if found else []
    used: set[tuple[str, int]] = set(linked)
    for kind, said, _, whole in found:
        for source, typed in zip(sources, known, strict=True):
            alike = (at for at, there in typed.items() if kind in there and is_same(*there[kind], said, whole))
            offset = next((at for at in alike if (source.path, at) not in used), None)
            if offset is not None:
                used.add((source.path, offset))
                yield Leftover(kind, told(said, typed[offset][kind][0]), source.place(offset))
                break


def possible(source: Source, kinds: set[str]) -> dict[int, dict[str, tuple[str, str]]]:
    """Offsets in a source at which leftovers of these kinds may stand, with what is written there, and all of it."""
    offsets: dict[int, dict[str, tuple[str, str]]] = {}
    text = source.prose
    for match in INDENTED.finditer(source.text):
        start, end = match.span("code")
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    for kind, pattern in (one for one in KINDS if one[0] in kinds):
        for match in re.compile(pattern, re.MULTILINE).finditer(text, source.body):
            if kind in ("snippet", "snippet-name") and is_directive(text, match.start()):
                continue
            group = "at" if match["at"] else "shown"
            offsets.setdefault(match.start(group), {}).setdefault(
                kind, (source.text[slice(*match.span(group))], match[0])
            )
    return dict(sorted(offsets.items()))


def is_directive(text: str, start: int) -> bool:
    """Whether the line is a snippet directive, or escapes one; a space at its end escapes it too."""
    return bool(DIRECTIVE.match(text[text.rfind("\n", 0, start) + 1 :].partition("\n")[0].rstrip()))


def is_same(typed: str, typed_whole: str, said: str, whole: str) -> bool:
    """Whether markup as it was typed is read so, but for escapes, emphasis and line ends; of a link, its label."""
    pair = (typed, said) if LINK in whole else (typed_whole, whole)
    first, second = (NO_LETTER.sub("", one) for one in pair)
    return first == second


def told(said: str, typed: str) -> str:
    """A leftover as it was typed; as it is read where an escape, emphasis or a line end makes the two differ."""
    if "\n" in typed:
        return " ".join(said.split())
    return said if said.startswith(typed) or typed.startswith(said) else typed
