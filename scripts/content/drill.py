"""The trust drill, made from docs/data/drill.yml: its data as a script, and one round for readers without scripts."""

import re
from collections.abc import Iterator
from random import Random

from .blocks import Piece, statement
from .guide import Guide, Page, href, site_path
from .script import setting
from .sources import citation

HALF = 5  # right answers in a round, wrong ones, references that exist, and ones that are made up
MADE = 30  # references made up for the script
SEED = 1


def works_of(guide: Guide) -> list[dict]:
    """The fields of each work that the drill shows, with the parts of its title that made-up titles may use."""
    shown = []
    for entry in guide.drill["works"]:
        work = guide.works[entry["key"]]
        said = {"authors": citation(work).rpartition(" ")[0], "title": short(work["title"]), "year": work["year"]}
        parts = {part: entry[part] for part in ("head", "tail") if part in entry}
        shown.append(said | {"at": guide.address(work)} | parts)
    return shown


def short(title: str) -> str:
    """A title without the name that this guide adds in parentheses."""
    return re.sub(r" \([^()]*\)$", "", title)


def script(guide: Guide) -> str:
    """The script of the drill in the page: works, made-up references with the works they are made of, and answers."""

    def named(work: dict) -> dict:
        return {key: work[key] for key in ("authors", "title", "year")}

    def origin(work: dict) -> list[str]:
        return [f"{work['authors']} {work['year']}", site_path(work["at"])]

    works = works_of(guide)
    shown = [named(work) | {"at": site_path(work["at"])} for work in works]
    made = [named(one) | {"parts": [*map(origin, one["made"].values())]} for one in made_up_references(works, MADE)]
    value = {"works": shown, "made": made, "answers": guide.drill["answers"]}
    return setting("DrillData", value, "docs/data/drill.yml and sources.yml")


def dice() -> Random:
    """Dice that fall the same in each build."""
    return Random(SEED)  # noqa: S311 (not for a secret)


def made_up_references(shown: list[dict], count: int) -> list[dict]:
    """References made of three works: the head of one title, the tail and year of another, the authors of a third."""
    roll, found = dice(), dict[str, dict]()
    known = {work["title"] for work in shown}
    heads, tails = ([work for work in shown if part in work] for part in ("head", "tail"))
    while len(found) < count:
        head, tail, authors = map(roll.choice, (heads, tails, shown))
        title, who = f"{head['head']} {tail['tail']}", authors["authors"]
        has_of = head["title"].startswith(f"{head['head']} of ")
        fits = has_of == tail["tail"].startswith("of ")  # "of" follows as before
        if fits and title not in {*known, *found} and who not in (head["authors"], tail["authors"]):
            parts = {"head": head, "tail": tail, "authors": authors}
            found[title] = {"authors": who, "title": title, "year": tail["year"], "made": parts}
    return [*found.values()]


def example(page: Page, guide: Guide) -> Iterator[Piece]:
    """One round of ten answers of the small model and ten references, each solution closed until a reader opens it."""
    answers, works, roll = guide.drill["answers"], works_of(guide), dice()
    right, wrong = ([one for one in answers if (one["written"] == one["truth"]) == wanted] for wanted in (True, False))
    drawn = [*roll.sample(right, HALF), *roll.sample(wrong, HALF)]
    yield Piece('??? statements "Ten answers of the small model: is it right?"\n')
    for number, shown in enumerate(roll.sample(drawn, len(drawn)), 1):
        solution = "**Right.**" if shown in right else f"**Wrong.** {shown['begun']} {shown['truth']}"
        yield Piece(statement(f"{number}. {shown['begun']} {shown['written']}", solution))
    roll = dice()
    drawn = [*roll.sample(works, HALF), *made_up_references(works, HALF)]
    yield Piece('??? statements "Ten references: does it exist?"\n')
    for number, shown in enumerate(roll.sample(drawn, len(drawn)), 1):
        words = f"{number}. {shown['authors']}, {shown['title']}, {shown['year']}"
        yield Piece(statement(words, verdict(shown, page.name)))


def verdict(reference: dict, start: str) -> str:
    """The solution for a reference: where it stands in our sources, or from which works it was made up."""
    if "made" not in reference:
        return f"**It exists.** [It's among our sources]({href(reference['at'], start)})."
    head, tail, authors = (
        f"[{work['authors']} {work['year']}]({href(work['at'], start)})" for work in reference["made"].values()
    )
    return (
        f"**Made up** by a program: the title begins as in {head}, ends as in {tail} "
        f"with its year, and the authors are those of {authors}."
    )
