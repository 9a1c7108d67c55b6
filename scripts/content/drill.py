"""The trust drill, made from docs/data/drill.yml: its data as a script, and one round for readers without scripts."""

from collections.abc import Iterator
from random import Random

from .blocks import Piece, statement
from .guide import Guide, Page
from .script import setting

HALF = 5  # right answers in a round, and wrong ones
SEED = 1


def script(guide: Guide) -> str:
    """The script of the drill in the page: answers and books, each with whether it holds."""
    answers = [one | {"holds": one["written"] == one["truth"]} for one in guide.drill["answers"]]
    return setting("DrillData", {"answers": answers, "books": books(guide)}, "docs/data/drill.yml")


def books(guide: Guide) -> list[dict]:
    """The books in the form of answers: an author, a title, and why it holds or doesn't."""
    return [
        {"kind": "book", "begun": f"{one['author']} wrote", "written": f"{one['title']}.", "holds": "year" in one}
        | (
            {"truth": f"{one['title']}.", "why": f"It came out in {one['year']}."}
            if "year" in one
            else {
                "truth": "no such book.",
                "why": f"Newspapers printed a list written with AI, even what this book is about: {one['told']}.",
            }
        )
        for one in guide.drill["books"]
    ]


def example(page: Page, guide: Guide) -> Iterator[Piece]:
    """One round of ten answers of the small model, and the books, each solution closed until a reader opens it."""
    answers, roll = guide.drill["answers"], Random(SEED)  # noqa: S311 (not for a secret)
    right, wrong = ([one for one in answers if (one["written"] == one["truth"]) == holds] for holds in (True, False))
    answers_shown = [*roll.sample(right, HALF), *roll.sample(wrong, HALF)]
    yield Piece('??? statements "Ten answers of the small model: is it right?"\n')
    for number, shown in enumerate(roll.sample(answers_shown, len(answers_shown)), 1):
        solution = "**Right.**" if shown in right else f"**Wrong.** {shown['begun']} {shown['truth']}"
        yield Piece(statement(f"{number}. {shown['begun']} {shown['written']}", solution))
    yield Piece('??? statements "Eleven books of the list: does it exist?"\n')
    all_books = books(guide)
    for number, shown in enumerate(roll.sample(all_books, len(all_books)), 1):
        solution = f"**{'It exists' if shown['holds'] else 'Made up'}.** {shown['why']}"
        yield Piece(statement(f"{number}. {shown['begun']} *{shown['written'][:-1]}*.", solution))
