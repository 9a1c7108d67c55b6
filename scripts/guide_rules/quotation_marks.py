"""Quotation marks that readers see: curly, and the right way round."""

import html
import re
from collections.abc import Iterator

from linkcheck.findings import Finding, Verdict
from linkcheck.locations import Locator

UNREAD = re.compile(r"<(script|style|code|pre|svg)\b.*?</\1>|<!--.*?-->", re.DOTALL)
WITHIN = re.compile(r"</?(?:a|abbr|b|bdi|em|i|kbd|mark|q|small|span|strong|sub|sup)\b[^>]*>")
BETWEEN = re.compile(r"<[^>]*>")
LOOSE = r"(?=[.,;:!)]|\s(?!\w+”)|$)(?!\W{1,2}”)"  # behind an opening mark; “ is” may be a token, “?” a quoted sign
MISQUOTED = re.compile(  # each way begins with its mark, by which it is found fast
    rf"""\"|'|“(?<=\w“)|“{LOOSE}|‘{LOOSE}|”(?=\w)|”(?<=[\s(]”)(?<!“\W”)(?<!“\W\W”)""", re.MULTILINE
)
STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def check_quotation_marks(locator: Locator) -> Iterator[Finding]:
    """Quotation marks that readers see straight, as in raw HTML, or the wrong way round."""
    text = html.unescape(BETWEEN.sub("\n", WITHIN.sub("", UNREAD.sub("", locator.record.html))))
    for match in MISQUOTED.finditer(text):
        before, after = text[: match.start()].rpartition("\n")[2], text[match.end() :].partition("\n")[0]
        tail = match[0] + after.split(" ")[0]
        words = " ".join(before.split(" ")[-2:]) + tail  # markup may stand between these words
        candidates = [each for part in (words, tail) for each in (part.translate(STRAIGHT), part)]
        message = f"A quotation mark in “{words}” stays straight or stands the wrong way round: type “, ”, ‘ or ’."
        yield locator.at(Verdict("quotation-mark", message), next(filter(locator.find, candidates), words))
