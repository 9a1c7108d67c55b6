"""The trust drill, made from docs/data/drill.yml: its data as a script, and one round for readers without scripts."""

from collections.abc import Iterator
from random import Random

from .blocks import Piece, render, setting, statement
from .guide import Guide, Page

HALF = 5  # right answers in a round, and wrong ones
SEED = 1


def script(guide: Guide) -> str:
    """The script of the drill: the first five, and what the other rounds draw from, each with whether it holds."""
    return setting("DrillData", things(guide), "docs/data/drill.yml")


def things(guide: Guide) -> dict[str, list[dict]]:
    """What is asked: the first five in their order, and of each pile what the other rounds draw from."""
    value: dict[str, list] = {"answers": [], "books": [], "papers": [], "first": []}
    asks = guide.drill["asks"]
    asked = [answer for answer in answers(guide) if answer["kind"] in asks]
    for name, pile in (("answers", asked), ("books", books(guide)), ("papers", papers(guide))):
        for thing in pile:
            value["first" if "first" in thing else name].append(thing | {"asked": asks[thing["kind"]]["ask"]})
    value["first"].sort(key=lambda thing: thing["first"])
    return value


def first(_: Page, guide: Guide) -> Iterator[Piece]:
    """Where no script runs: the first five, each with whether it's so."""
    words = {True: ("true", "real"), False: ("false", "made up")}  # of what is said, and of what is named
    asks = guide.drill["asks"]
    five = [one | {"is_so": words[one["holds"]]["named" in asks[one["kind"]]]} for one in things(guide)["first"]]
    yield Piece(render("first-answers.html", answers=five))


def answers(guide: Guide) -> list[dict]:
    """What the small model answered, each with whether it holds."""
    return [answer | {"holds": answer["written"] == answer["truth"]} for answer in guide.drill["answers"]]


def books(guide: Guide) -> Iterator[dict]:
    """The books in the form of answers: an author, a title, whether there is such a book, and how one knows."""
    for book in guide.drill["books"]:
        is_real, listed = "year" in book, "It stood in a list written with AI, plot and all"
        why = f"It came out in {book['year']}." if is_real else f"{listed}: {book['told']}."
        named = {"begun": f"{book['author']} wrote", "written": f"{book['title']}."}
        yield {"kind": "book", **named, "holds": is_real, "why": why}


def papers(guide: Guide) -> list[dict]:
    """Studies, cases, events and a claim in the form of answers, each with how one knows whether it is so."""
    return [{"begun": "", **paper, "holds": "holds" in paper} for paper in guide.drill["papers"]]


def example(page: Page, guide: Guide) -> Iterator[Piece]:
    """One round of ten answers of the small model, and the books, each solution closed until a reader opens it."""
    roll = Random(SEED)  # noqa: S311 (not for a secret)
    right, wrong = ([answer for answer in answers(guide) if answer["holds"] == holds] for holds in (True, False))
    round_ = [*roll.sample(right, HALF), *roll.sample(wrong, HALF)]
    yield Piece('??? statements "Ten answers of the small model: is it right?"\n')
    for number, answer in enumerate(roll.sample(round_, len(round_)), 1):
        solution = "**Right.**" if answer["holds"] else f"**Wrong.** {answer['begun']} {answer['truth']}"
        yield Piece(statement(f"{number}. {answer['begun']} {answer['written']}", solution))
    cited = [*books(guide), *papers(guide)]
    yield Piece('??? statements "Books, studies, court cases and what happened: is it true?"\n')
    for number, book in enumerate(roll.sample(cited, len(cited)), 1):
        solution = f"**{'True' if book['holds'] else 'Made up'}.** {book['why']}"
        begun = book["begun"] or guide.drill["asks"][book["kind"]]["ask"]
        yield Piece(statement(f"{number}. {begun} *{book['written'].removesuffix('.')}*.", solution))
