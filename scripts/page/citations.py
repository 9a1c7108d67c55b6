"""Citations: a small number in the sentence, which links to the full reference at the foot of the page.

In Markdown a citation is a link with the class `cite` to the work on a page of sources. Here it becomes the number;
its text, such as "Brown et al. 2020", stays as the number's label for screen readers and for copied text.
"""

import re

from content.foot import LINK_TO_ENTRY
from content.sources import NOT_REREAD

LINK = re.compile(r'#([\w-]+)">(.*?)</a>', re.DOTALL)


def number(article: str) -> str:
    """The HTML of an article with its citations numbered, if it lists its sources at its foot; adjacent ones together.

    The works get an id. Parentheses that held only citations go, and so does a comma or a space before them.
    """
    text, heading, foot = article.partition('<h2 id="sources">')
    works = re.findall(rf'#([\w-]+)">{LINK_TO_ENTRY}</a>', foot)
    if not works:
        return article
    numbers = {work: number for number, work in enumerate(works, 1)}
    cite = rf'<a class="cite" href="[^"#]+#(?:{"|".join(works)})">.*?</a>'
    pieces, at = [], 0
    for match in re.finditer(rf"{cite}(?:\s*[,;]\s*{cite})*", text, re.DOTALL):
        before, after = text[at : match.start()], text[match.end() : match.end() + 1]
        at = match.end()
        if before.endswith("(") and after == ")":
            before, at = before[:-1].rstrip(), at + 1
        elif not before.endswith("("):
            before = before.rstrip(" \n,:" if after in tuple("),;.:") else None)
        links = (number_link(work, name, numbers[work]) for work, name in LINK.findall(match[0]))
        pieces += [before, '<sup class="cites">', *links, "</sup>"]
    keys = iter(works)
    foot = re.sub("<li>", lambda _: f'<li id="source-{next(keys)}">', foot)
    foot = foot.replace("<ul>", '<ol class="works">', 1).replace("</ul>", "</ol>", 1)
    return "".join([*pieces, text[at:], heading, foot])


def number_link(work: str, name: str, number: int) -> str:
    """A citation as a number; its name becomes the label, and only its mark stays beside the number."""
    label = " ".join(re.sub(r"<[^>]+>", "", name).split()).replace('"', "&quot;")
    mark = f", {NOT_REREAD}" if label.endswith(NOT_REREAD) else ""
    text = f"{number}{mark and f'{mark} by us'}"  # the label has it, too, for those who speak to what they see
    label = f"Source {text}: {label.removesuffix(mark)}"
    return f'<a class="cite" href="#source-{work}" aria-label="{label}">{text}</a>'
