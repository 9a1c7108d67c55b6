"""The blocks of the pages *The article, claim by claim*, made from docs/data/claims.yml."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from .blocks import Piece, entry
from .guide import Guide, Page, days, href
from .sources import NOT_REREAD, citation, is_unread, quoted

# The section of the article with which the claims of a page begin, by page.
PARTS = {"about/article/what-it-is.md": "Introduction", "about/article/what-follows.md": "Why the distinction matters"}
INDEX = "about/article/index.md"
VERDICTS = ("accurate", "simplified", "outdated", "contested", "wrong")


def claims_by_page(guide: Guide) -> dict[str, list[dict]]:
    """The claims by the page on which they stand, in the order of the article."""
    opening = {section: page for page, section in PARTS.items()}
    by_page: dict[str, list[dict]] = {page: [] for page in PARTS}
    page = next(iter(PARTS))
    for claim in guide.claims:
        page = opening.get(claim["section"], page)
        by_page[page].append(claim)
    return by_page


def claim_places(guide: Guide) -> dict[str, str]:
    """The address of each claim, as `page.md#id`, by the id of the claim."""
    return {claim["id"]: f"{page}#{claim['id']}" for page, claims in claims_by_page(guide).items() for claim in claims}


def tally(claims: list[dict]) -> str:
    """A phrase that counts the claims by verdict, such as "12 are accurate and 1 is wrong"."""
    counts = Counter(claim["verdict"] for claim in claims)
    phrases = [f"{counts[each]} {'is' if counts[each] == 1 else 'are'} {each}" for each in VERDICTS if counts[each]]
    return " and ".join([", ".join(phrases[:-1]), *phrases[-1:]] if phrases[1:] else phrases)


def verdicts(_: Page, guide: Guide) -> Iterator[Piece]:
    """The short answer of the index, which counts the claims by verdict."""
    yield Piece(
        "This guide grew out of one article, which asked which of the two words fits ChatGPT.\n"
        f"We took it apart into {len(guide.claims)} claims and checked each.\n"
        f"Of these, {tally(guide.claims)}.\n{{ .answer }}"
    )


def parts(_: Page, guide: Guide) -> Iterator[Piece]:
    """The list of the pages of claims, with the number of claims on each."""
    for page, claims in claims_by_page(guide).items():
        yield Piece(f"*   {guide.link(page, INDEX)}: {len(claims)} claims.")


def contradictions(_: Page, guide: Guide) -> Iterator[Piece]:
    """The list of pairs of claims which contradict each other."""
    places = claim_places(guide)
    linked = {claim["id"]: f"[{claim['claim']}]({href(places[claim['id']], INDEX)})" for claim in guide.claims}
    for later in guide.claims:
        if (earlier := later.get("contradicts")) in linked:
            text = f"*   {linked[earlier]}\n    **But also:** {linked[later['id']]}\n"
            yield entry(f"{text}    What's right: see {guide.link(later['home'], INDEX)}.\n", "claims", later["id"])


def lines(page: Page, guide: Guide) -> Iterator[Piece]:
    """One part: its short answer, and for each section of the article a list of its claims."""
    claims, places = claims_by_page(guide)[page.name], claim_places(guide)
    first, last = claims[0]["section"], claims[-1]["section"]
    yield Piece(
        f"{len(claims)} claims of [the article](index.md), from *{first}* to *{last}*.\n"
        f"Of these, {tally(claims)}.\n{{ .answer }}"
    )
    seen = set()
    for section, group in groupby(claims, key=itemgetter("section")):
        members = list(group)
        heading = members[0].get("heading", section) + (" (continued)" if section in seen else "")
        yield Piece(f"\n## {heading} {{ #from-{members[0]['id']} }}")
        for claim in members:
            yield entry(claim_item(claim, page.name, guide, places), "claims", claim["id"])
        seen.add(section)


def claim_item(claim: dict, start: str, guide: Guide, places: dict[str, str]) -> str:
    """A claim as a list item: what it says, the verdict with what is true, and where the guide treats it."""
    words = f"    *In its words: {quoted(claim['phrase'])}*\n" if "phrase" in claim else ""
    first = places.get(claim.get("duplicate_of", ""))
    again = f"It repeats [an earlier claim]({href(first, start)})." if first else ""
    verdict = f"**{claim['verdict'].capitalize()}**{{ .verdict }}"
    judgement = " ".join(filter(None, [verdict, claim.get("note"), again]))
    proof = f"In this guide: {guide.link(claim['home'], start)}. {sources_line(claim, start, guide)}"
    head = f"\n*   {claim['claim']}\n{words}    {{ #{claim['id']} }}\n\n"
    return f"{head}    {judgement}\n\n    {proof}\n    {{ .small-print }}"


def sources_line(claim: dict, start: str, guide: Guide) -> str:
    """The sentence that names the sources of a claim and the days on which they were checked."""
    citations, dates = [], []
    for source in claim["sources"]:
        work = guide.works[source["key"]]
        is_read = source["basis"] == "read" and not is_unread(work)
        dates += [work["checked"]] if is_read else []
        label = citation(work) + ("" if is_read else f", {NOT_REREAD}")
        citations.append(f"[{label}]({href(guide.address(work), start)})")
    when = f", checked {days(dates)}" if dates else ""
    return f"Sources{when}: {', '.join(citations)}." if citations else ""


def oldest_check(claim: dict, guide: Guide) -> str:
    """The day of the oldest check among those of a claim's sources."""
    return min(guide.works[source["key"]]["checked"] for source in claim["sources"])
