"""The trust drill, made from docs/data/drill.yml: its data as a script, and one round for readers without scripts."""

import re
from collections.abc import Iterator
from random import Random

from .blocks import Piece
from .guide import Guide, Page, address, href, rendered
from .script import setting
from .sources import citation

COUNT = 10  # answers of a round, and references
MADE = 30  # references made up for the script
SEED = 1


def shown_works(guide: Guide) -> list[dict]:
    """The fields of each work that the drill shows, with the parts of its title that made-up titles may use."""
    return [
        {
            "authors": citation(guide.works[entry["key"]]).rpartition(" ")[0],
            "title": short(guide.works[entry["key"]]["title"]),
            "year": guide.works[entry["key"]]["year"],
            "at": address(guide.works[entry["key"]]),
            **{part: entry[part] for part in ("head", "tail") if part in entry},
        }
        for entry in guide.drill["works"]
    ]


def script(guide: Guide) -> str:
    """The script of the drill in the page: works, made-up references with the works they are made of, and answers."""

    def named(work: dict) -> dict:
        return {key: work[key] for key in ("authors", "title", "year")}

    works = shown_works(guide)
    shown = [named(work) | {"at": rendered(work["at"])} for work in works]
    made = [
        named(one)
        | {"parts": [[f"{work['authors']} {work['year']}", rendered(work["at"])] for work in one["made"].values()]}
        for one in invented(works, MADE)
    ]
    value = {"works": shown, "made": made, "answers": guide.drill["answers"]}
    return setting("DrillData", value, "docs/data/drill.yml and sources.yml")


def short(title: str) -> str:
    """A title without the name that this guide adds in parentheses."""
    return re.sub(r" \([^()]*\)$", "", title)


def draw(shown: list[dict]) -> list[dict]:
    """Ten references: five that exist and five made up, mixed."""
    roll = dice()
    real = [{"made": None, **work} for work in roll.sample(shown, COUNT // 2)]
    return roll.sample([*real, *invented(shown, COUNT // 2)], COUNT)


def draw_answers(answers: list[dict]) -> list[dict]:
    """Ten answers of the small model: five right ones and five wrong ones, mixed."""
    roll = dice()
    right = [answer for answer in answers if answer["written"] == answer["truth"]]
    wrong = [answer for answer in answers if answer["written"] != answer["truth"]]
    return roll.sample([*roll.sample(right, COUNT // 2), *roll.sample(wrong, COUNT // 2)], COUNT)


def dice() -> Random:
    """Dice that fall the same in each build."""
    return Random(SEED)  # noqa: S311 (not for a secret)


def invented(shown: list[dict], count: int) -> list[dict]:
    """References made of three works: the head of one title, the tail and year of another, the authors of a third."""
    roll, taken = dice(), {work["title"] for work in shown}
    found: list[dict] = []
    heads, tails = ([work for work in shown if part in work] for part in ("head", "tail"))
    while len(found) < count:
        head, tail, authors = map(roll.choice, (heads, tails, shown))
        title = f"{head['head']} {tail['tail']}"
        if not fit_together(head, tail) or title in taken or authors["authors"] in (head["authors"], tail["authors"]):
            continue
        taken.add(title)
        parts = {"head": head, "tail": tail, "authors": authors}
        found.append({"authors": authors["authors"], "title": title, "year": tail["year"], "made": parts})
    return found


def fit_together(head: dict, tail: dict) -> bool:
    """Whether a head and a tail read well together: a tail with "of" needs a head that "of" followed, and no other."""
    return head["title"].startswith(f"{head['head']} of ") == tail["tail"].startswith("of ")


def example(page: Page, guide: Guide) -> Iterator[Piece]:
    """One round, each solution closed until a reader opens it."""
    yield Piece(['??? statements "Ten answers of the small model: is it right?"', ""])
    for number, shown in enumerate(draw_answers(guide.drill["answers"]), 1):
        yield Piece(statement_lines(f"{number}. {shown['begun']} {shown['written']}", answer_verdict(shown)))
    yield Piece(['??? statements "Ten references: does it exist?"', ""])
    for number, shown in enumerate(draw(shown_works(guide)), 1):
        words = f"{number}. {shown['authors']}, {shown['title']}, {shown['year']}"
        yield Piece(statement_lines(words, reference_verdict(shown, page.name)))


def statement_lines(words: str, answer: str) -> list[str]:
    """The lines of one statement to judge, and of its solution."""
    words = words.replace('"', "'")
    return [f'    ??? statement "{words}"', "", f"        {answer}", ""]


def reference_verdict(reference: dict, start: str) -> str:
    """The solution for a reference: where it stands in our sources, or from which works it was made up."""
    if reference["made"] is None:
        return f"**It exists.** [It's among our sources]({href(reference['at'], start)})."
    links = {
        part: f"[{work['authors']} {work['year']}]({href(work['at'], start)})"
        for part, work in reference["made"].items()
    }
    return (
        f"**Made up** by a program: the title begins as in {links['head']}, ends as in {links['tail']} "
        f"with its year, and the authors are those of {links['authors']}."
    )


def answer_verdict(answer: dict) -> str:
    """The solution for an answer of the small model: whether it is right, and else what is."""
    if answer["written"] == answer["truth"]:
        return "**Right.**"
    return f"**Wrong.** It should be {answer['truth']}"
