"""Citations: a small number in the sentence, which links to the full reference at the foot of the page.

In Markdown a citation is a link with the class `cite` to the work on a page of sources. Here it becomes the number;
its text, such as "Brown et al. 2020", stays as the number's label for screen readers and for copied text.
"""

import re

from content.foot import MORE
from content.sources import unread_mark

LINK = re.compile(r'#([\w-]+)">(.*?)</a>', re.DOTALL)
BEFORE = r"(?P<before>\s*\(|(?:[\s,:]|(?<!\w);)*)"  # but not the semicolon of an entity such as &rdquo;


def number(article: str) -> str:
    """The HTML of an article with its citations numbered, if it lists its sources at its foot; adjacent ones together.

    The works get an id. Parentheses that held only citations go, and so does a comma or a space before them.
    """
    text, heading, foot = article.partition('<h2 id="sources">')
    works = re.findall(rf'#([\w-]+)">{MORE}</a>', foot)
    if not works:
        return article
    numbers = {work: number for number, work in enumerate(works, 1)}
    one = rf'<a class="cite" href="[^"#]+#(?:{"|".join(works)})">.*?</a>'

    def group(found: re.Match[str]) -> str:
        before, end = found["before"], found["end"]
        links = "".join(number_link(work, name, numbers[work]) for work, name in LINK.findall(found["cites"]))
        if before.endswith("("):
            before, end = ("", "") if end else (before, "")
        else:
            before = "" if (end or found.string[found.end() : found.end() + 1]) in tuple("),;.:") else before.rstrip()
        return f'{before}<sup class="cites">{links}</sup>{end}'

    text = re.sub(rf"{BEFORE}(?P<cites>{one}(?:\s*[,;]\s*{one})*)(?P<end>\)?)", group, text, flags=re.DOTALL)
    keys = iter(works)
    foot = re.sub("<li>", lambda _: f'<li id="source-{next(keys)}">', foot)
    return text + heading + foot.replace("<ul>", '<ol class="works">', 1).replace("</ul>", "</ol>", 1)


def number_link(work: str, name: str, number: int) -> str:
    """A citation as a number; its name becomes the label, and only its mark stays beside the number."""
    label = " ".join(re.sub(r"<[^>]+>", "", name).split()).replace('"', "&quot;")
    mark = unread_mark(label)
    shown = f"{number}{mark}"  # and the label has these words too, for those who say what they see
    said = f"Source {shown}: {label.removesuffix(mark)}"
    return f'<a class="cite" href="#source-{work}" aria-label="{said}">{shown}</a>'
