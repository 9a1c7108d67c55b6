"""The blocks of the pages *The article, claim by claim*, made from docs/data/claims.yml."""

from collections.abc import Iterator
from itertools import groupby

from .blocks import Piece
from .guide import Guide, Page, address, day, href
from .sources import NOT_REREAD, citation, is_unread, quoted

# The section of the article with which the claims of a page begin, by page.
PARTS = {
    "about/article/what-it-is.md": "Introduction",
    "about/article/what-follows.md": "Why the distinction matters",
}
INDEX = "about/article/index.md"
VERDICTS = ("accurate", "simplified", "outdated", "contested", "wrong")

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


def claims_by_page(guide: Guide) -> dict[str, list[dict]]:
    """The claims by the page on which they stand, in the order of the article."""
    opening = {section: page for page, section in PARTS.items()}
    parted: dict[str, list[dict]] = {page: [] for page in PARTS}
    page = next(iter(PARTS))
    for claim in guide.claims:
        page = opening.get(claim["section"], page)
        parted[page].append(claim)
    return parted


def claim_places(guide: Guide) -> dict[str, str]:
    """The address of each claim, as `page.md#id`, by the id of the claim."""
    return {claim["id"]: f"{page}#{claim['id']}" for page, claims in claims_by_page(guide).items() for claim in claims}


def verdicts(_: Page, guide: Guide) -> Iterator[Piece]:
    """The short answer of the index, which counts the claims by verdict."""
    yield Piece(
        [
            "This guide grew out of one article, which asked which of the two words fits ChatGPT.",
            f"We took it apart into {len(guide.claims)} claims and checked each.",
            f"Of these, {tally(guide.claims)}.",
            "{ .answer }",
        ]
    )


def parts(_: Page, guide: Guide) -> Iterator[Piece]:
    """The list of the pages of claims, with the number of claims on each."""
    yield Piece(
        [f"*   {guide.link(page, INDEX)}: {len(claims)} claims." for page, claims in claims_by_page(guide).items()]
    )


def tally(claims: list[dict]) -> str:
    """A phrase that counts the claims by verdict, such as "12 are accurate and 1 is wrong"."""
    counts = [(sum(claim["verdict"] == verdict for claim in claims), verdict) for verdict in VERDICTS]
    *most, last = [f"{number} {'is' if number == 1 else 'are'} {verdict}" for number, verdict in counts if number] or [
        ""
    ]
    return f"{', '.join(most)} and {last}" if most else last


def contradictions(_: Page, guide: Guide) -> Iterator[Piece]:
    """The list of pairs of claims which contradict each other."""
    by_id, place = {claim["id"]: claim for claim in guide.claims}, claim_places(guide)
    pairs = [(by_id[claim["contradicts"]], claim) for claim in guide.claims if claim.get("contradicts") in by_id]
    for earlier, later in pairs:
        lines = [
            f"*   {link_to_claim(earlier, place)}",
            f"    **But also:** {link_to_claim(later, place)}",
            f"    What's right: see {guide.link(later['home'], INDEX)}.",
            "",
        ]
        yield Piece(lines, *in_data(later))


def link_to_claim(claim: dict, place: dict[str, str]) -> str:
    """A claim as a link to the place where it stands."""
    return f"[{claim['claim']}]({href(place[claim['id']], INDEX)})"


def lines(page: Page, guide: Guide) -> Iterator[Piece]:
    """One part: its short answer, and for each section of the article a list of its claims."""
    claims = claims_by_page(guide)[page.name]
    first, last = claims[0]["section"], claims[-1]["section"]
    yield Piece(
        [
            f"{len(claims)} claims of [the article](index.md), from *{first}* to *{last}*.",
            f"Of these, {tally(claims)}.",
            "{ .answer }",
        ]
    )
    place, seen = claim_places(guide), set()
    for section, group in groupby(claims, key=lambda claim: claim["section"]):
        members = list(group)
        yield Piece(["", f"## {heading(section, section in seen)} {{ #from-{members[0]['id']} }}"])
        for claim in members:
            yield Piece(["", *claim_item(claim, page.name, guide, place)], *in_data(claim))
        seen.add(section)


def in_data(claim: dict) -> tuple[str, str]:
    """The file that holds a claim, and the beginning of its entry."""
    return "docs/data/claims.yml", f"- id: {claim['id']}\n"


def heading(section: str, is_again: bool) -> str:
    """What the pages call a section of the article; `is_again` when another section came in between."""
    return HEADINGS.get(section, section) + (" (continued)" if is_again else "")


def claim_item(claim: dict, start: str, guide: Guide, place: dict[str, str]) -> list[str]:
    """A claim as a list item: what it says, the verdict with what is true, and where the guide treats it."""
    words = [f"    *In its words: {quoted(claim['phrase'])}*"] if "phrase" in claim else []
    verdict = f"**{claim['verdict'].capitalize()}**{{ .verdict }} {claim.get('note', '')}".rstrip()
    same = (
        f" It repeats [an earlier claim]({href(place[claim['duplicate_of']], start)})."
        if "duplicate_of" in claim
        else ""
    )
    proof = f"In this guide: {guide.link(claim['home'], start)}. {sources_line(claim, start, guide)}"
    head = [f"*   {claim['claim']}", *words, f"    {{ #{claim['id']} }}", ""]
    return [*head, f"    {verdict}{same}", "", f"    {proof}", "    { .proof }"]


def sources_line(claim: dict, start: str, guide: Guide) -> str:
    """The sentence that names the sources of a claim and the days on which they were checked."""
    used = [(guide.works[source["key"]], source["basis"]) for source in claim["sources"]]
    read = [work for work, basis in used if basis == "read" and not is_unread(work)]
    named = [
        f"[{citation(work)}{'' if work in read else f', {NOT_REREAD}'}]({href(address(work), start)})"
        for work, _ in used
    ]
    when = f", checked {days([work['checked'] for work in read])}" if read else ""
    return f"Sources{when}: {', '.join(named)}." if used else ""


def days(checked: list[str]) -> str:
    """One day, or the first and the last of several: "24 to 27 November 2026"."""
    first, last = min(checked), max(checked)
    if first == last:
        return day(first)
    return f"{day(first).split()[0] if first[:7] == last[:7] else day(first)} to {day(last)}"


def checked(claim: dict, guide: Guide) -> str:
    """The day on which the sources of a claim had all been checked since: that of the oldest check."""
    return min(guide.works[source["key"]]["checked"] for source in claim["sources"])
