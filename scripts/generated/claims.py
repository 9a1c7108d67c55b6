"""The pages *The article, claim by claim*, made from docs/data/claims.yml: an index, and the claims in parts."""

from itertools import groupby
from typing import NamedTuple

from . import periods
from .entries import VERDICTS
from .pages import BLOCK, Guide, day, href
from .sources import citation, quoted


class Part(NamedTuple):
    """A part of the claims, from the section of the article with which it opens; `words` follow "Claims about"."""

    name: str
    words: str
    opens: str

    @property
    def page(self) -> str:
        """The page that holds these claims."""
        return f"about/article/{self.name}.md"


PARTS = (
    Part("what-it-is", "what it is", "Introduction"),
    Part("what-follows", "what follows", "Why the distinction matters"),
)
INDEX = "about/article/index.md"
MADE = "<!-- This page is made from docs/data/claims.yml by the `write` option of `scripts/build.py`. Change the data, not the page. -->"

# What the pages call those sections of the article whose own names say too little in a list of contents.
HEADINGS = {
    "What is Generative AI? (table)": "The table of four kinds",
    "How ChatGPT is both": "How ChatGPT is said to be both",
    "LLM implications": "What the LLM part is said to imply",
    "Generative AI implications": "What the generative part is said to imply",
    "Common misconceptions": "Three common mistakes",
    "FAQ 1": "Its question 1: is every LLM generative AI?",
    "FAQ 2": "Its question 2: is there generative AI without an LLM?",
    "FAQ 3": "Its question 3: why does the difference matter?",
    "FAQ 4": "Its question 4: what is the common mistake?",
}
# The corrections most worth telling: the id of the claim, what is right in one line, and the story.
CORRECTIONS = (
    (
        "llm-outputs-highest-probability-sequence",
        "ChatGPT doesn't look for the likeliest answer. It throws dice.",
        "The article says that the reply is the sequence of tokens with the highest probability, and later that the same prompt gives different answers, which would then hardly happen. The network gives the odds for the next token, and in ChatGPT dice decide, over and over. When researchers did hunt for the likeliest text, it came out bland and repetitive.",
    ),
    (
        "tuning-turns-llm-into-generative-app",
        "The G in GPT was there before the tuning.",
        "Tuning, it says, turns a raw LLM into something generative, and a generative layer then composes your haiku. But the raw model already wrote: untuned GPT-3 produced news articles that readers struggled to tell from real ones. Tuning taught it to answer you. It didn't teach it to generate.",
    ),
    (
        "mistake2-immediate-context-mechanism",
        "Nearness isn't why long chats drift.",
        "The article explains drift by nearness: the next word depends on the text just before it. Yet a model can attend to everything in its window, and models of 2023 used the *start* of a long input better than the middle. What hurts is a wrong guess made early, which the model seldom takes back, and a window so full that old turns are dropped or summarised.",
    ),
    (
        "faq2-code-models-not-language-models",
        "What writes code is a language model.",
        'Code generators are listed among the systems that aren\'t language models. They are: the paper on Codex, a model of 2021 that wrote code, has "Large Language Models" in its title. And the article itself says elsewhere that skill with language is why ChatGPT can debug.',
    ),
    (
        "faq1-answer-not-necessarily",
        "An LLM needn't write, but not for the reason given.",
        "Asked whether every LLM is generative AI, it answers \"Not necessarily\", since LLMs are defined by understanding. They aren't: they're defined by what they learned, which is to predict text. The better reason is that many researchers also count models such as BERT, which read a text and give a label or a row of numbers. Counted that way, some LLMs write nothing at all.",
    ),
)

HEAD = """---
title: The article, claim by claim
description: All {count} claims of the article behind this guide, each with our verdict, what is so, its sources and the section that tells it. The best corrections first.
kind: page
updated: 2026-11-28
change: It says how the article reached us, and two corrections are put more exactly.
asked:
  - what did the article get wrong
  - is chatgpt an llm or generative ai article checked
  - 162 claims
  - mistakes in a popular explainer
  - line by line article fact check
  - which article started this guide
  - contradictions in the article
  - five corrections of the article
  - claims with verdicts
  - reply to a blog post
  - rebuttal of an explainer
  - scorecard of the claims
  - debunk a blog article
  - which statements held up
  - verdict on every sentence
related:
  - about/index.md
  - about/method.md
{parts}
---

# The article, claim by claim {{ #article }}

This guide grew out of one article, which asked which of the two words fits ChatGPT.
We took it apart into {count} claims and checked each.
Of these, {tally}.
{{ .answer }}

{made}

## Which article is that? {{ #which-article }}

A popular explainer of some 1,850 words: a text, a table, four questions with answers.
It reached us as a bare text with a date, 23 January 2026, a count of 17 comments, and no author or address.
So we can't send you there, and you can't check our reading against it; what you can check is each verdict, by its sources.
Each claim is restated in our words, and where you have to see the wording to judge us, a phrase of at most seven words is quoted.

It's warm and quick, and it gets the main things right: ChatGPT is a product, its text is plausible and unchecked, and you should check what matters.
Most of the rest is *simplified*, which means right in outline with something missing.
What's *outdated* is nobody's fault: ten months passed between the article and our check.
The [method](../method.md#verdicts) says what each verdict means.

## Five corrections worth telling {{ #corrections }}

Each leads to its claim, where the sources are.

{corrections}
"""
CONTRADICTIONS = """
## Where does the article contradict itself? { #contradictions }

These pairs sit badly together; most of them are behind the corrections above.

"""
CLAIMS = """
## Where are all the claims? {{ #claims }}

On two pages, in the order of the article and under its own sections.
Each claim has a verdict, what a careful expert would say, the sources with the day they were checked, and the section of this guide that deals with it.
You can show one verdict alone.
A claim that repeats another shares its section.

{parts}
"""
PART_HEAD = """---
title: Claims about {words}
description: The article's {count} claims about {words}, each with our verdict, what is so, its sources, and the section of this guide that tells it.
kind: page
updated: 2026-11-27
change: Each claim says what is so, with its sources and the day they were checked; verdicts can be shown one at a time.
related:
  - about/article/index.md
---

# Claims about {words} {{ #claims-{name} }}

{count} claims of [the article](index.md), from *{first}* to *{last}*.
Of these, {tally}.
{{ .answer }}

{made}
"""


def pages() -> dict:
    """The functions that make the index and the page of each part, by page."""
    return {INDEX: index_page} | {part.page: lambda guide, part=part: part_page(part, guide) for part in PARTS}


def claims_by_page(guide: Guide) -> dict[str, list[dict]]:
    """The claims by the page on which they stand, in the order of the article."""
    opening, parted, page = {part.opens: part.page for part in PARTS}, {part.page: [] for part in PARTS}, PARTS[0].page
    for claim in guide.claims:
        page = opening.get(claim["section"], page)
        parted[page].append(claim)
    return parted


def claim_places(guide: Guide) -> dict[str, str]:
    """The address of each claim, as `page.md#id`, by the id of the claim."""
    return {claim["id"]: f"{page}#{claim['id']}" for page, claims in claims_by_page(guide).items() for claim in claims}


def index_page(guide: Guide) -> str:
    """The text of the index: the article, the best corrections, the contradictions, and the parts."""
    head = HEAD.format(
        count=len(guide.claims),
        parts="\n".join(f"  - {part.page}" for part in PARTS),
        tally=tally(guide.claims),
        made=MADE,
        corrections="\n".join(corrections(guide)),
    )
    rows = [
        f"*   {guide.link(page, INDEX)}: {len(claims)} claims."
        for page, claims in claims_by_page(guide).items()
        if claims
    ]
    return head.rstrip() + "\n" + contradictions(guide) + CLAIMS.format(parts="\n".join(rows)) + BLOCK


def corrections(guide: Guide) -> list[str]:
    """A numbered item for each of the best corrections whose claim is in the data."""
    by_id, place = {claim["id"]: claim for claim in guide.claims}, claim_places(guide)
    return [
        f"1.  **{title}**\n    {story}\n    [The claim]({href(place[key], INDEX)}) · {guide.link(by_id[key]['home'], INDEX)}\n"
        for key, title, story in CORRECTIONS
        if key in by_id
    ]


def tally(claims: list[dict]) -> str:
    """A phrase that counts the claims by verdict, such as "12 are accurate and 1 is wrong"."""
    counts = [(sum(claim["verdict"] == verdict for claim in claims), verdict) for verdict in VERDICTS]
    *most, last = [f"{number} {'is' if number == 1 else 'are'} {verdict}" for number, verdict in counts if number] or [
        ""
    ]
    return f"{', '.join(most)} and {last}" if most else last


def contradictions(guide: Guide) -> str:
    """The section that lists pairs of claims which contradict each other; empty without such pairs."""
    by_id, place = {claim["id"]: claim for claim in guide.claims}, claim_places(guide)
    pairs = [(by_id[claim["contradicts"]], claim) for claim in guide.claims if claim.get("contradicts") in by_id]
    rows = [
        f"*   {link_to_claim(earlier, place)}\n    **But also:** {link_to_claim(later, place)}\n    What's right: see {guide.link(later['home'], INDEX)}.\n"
        for earlier, later in pairs
    ]
    return CONTRADICTIONS + "\n".join(rows) if pairs else ""


def link_to_claim(claim: dict, place: dict[str, str]) -> str:
    """A claim as a link to the place where it stands."""
    return f"[{claim['claim']}]({href(place[claim['id']], INDEX)})"


def part_page(part: Part, guide: Guide) -> str:
    """The page of one part: a list for each section of the article, an item for each claim."""
    claims = claims_by_page(guide)[part.page]
    sections = [claim["section"] for claim in claims] or [part.opens]
    text = PART_HEAD.format(
        words=part.words,
        name=part.name,
        count=len(claims),
        first=sections[0],
        last=sections[-1],
        tally=tally(claims),
        made=MADE,
    )
    works, place, seen = {source["key"]: source for source in guide.sources}, claim_places(guide), set()
    for section, group in groupby(claims, key=lambda claim: claim["section"]):
        members = list(group)
        text += f"\n## {heading(section, section in seen)} {{ #from-{members[0]['id']} }}\n\n"
        text += "\n".join(claim_item(claim, part.page, guide, works, place) for claim in members)
        seen.add(section)
    return text + BLOCK


def heading(section: str, is_again: bool) -> str:
    """What the pages call a section of the article; `is_again` when another section came in between."""
    return HEADINGS.get(section, section) + (" (continued)" if is_again else "")


def claim_item(claim: dict, start: str, guide: Guide, works: dict[str, dict], place: dict[str, str]) -> str:
    """A claim as a list item: what it says, the verdict with what is true, and where the guide treats it."""
    words = f"\n    *In its words: {quoted(claim['phrase'])}*" if "phrase" in claim else ""
    verdict = f"**{claim['verdict'].capitalize()}**{{ .verdict }} {claim.get('note', '')}".rstrip()
    same = (
        f" It repeats [an earlier claim]({href(place[claim['duplicate_of']], start)})."
        if "duplicate_of" in claim
        else ""
    )
    proof = f"In this guide: {guide.link(claim['home'], start)}. {sources_line(claim, start, works)}"
    return f"*   {claim['claim']}{words}\n    {{ #{claim['id']} }}\n\n    {verdict}{same}\n\n    {proof}\n    {{ .proof }}\n"


def sources_line(claim: dict, start: str, works: dict[str, dict]) -> str:
    """The sentence that names the sources of a claim and the days on which they were checked."""
    used = [(works[source["key"]], source["basis"]) for source in claim["sources"] if source["key"] in works]
    named = [
        f"[{citation(work)}{', not re-read' if basis == 'recall' else ''}]({href(periods.address(work), start)})"
        for work, basis in used
    ]
    return f"Sources, checked {days([work['checked'] for work, _ in used])}: {', '.join(named)}." if used else ""


def days(checked: list) -> str:
    """One day, or the first and the last of several: "24 to 27 November 2026"."""
    first, last = min(checked), max(checked)
    if first == last:
        return day(first)
    is_one_month = (first.year, first.month) == (last.year, last.month)
    return f"{first.day if is_one_month else day(first)} to {day(last)}"
