"""The test "What do you believe?", made from docs/data/items.yml: its lists in two pages, and its data as a script."""

from collections.abc import Iterator

from .blocks import Piece
from .guide import Guide, Page, address, href, rendered
from .script import setting
from .sources import citation

FORMS = ("A", "B")
ANSWERS, SURE = "☐ true ☐ false ☐ not sure", "☐ 1 ☐ 2 ☐ 3"  # boxes to tick on paper
ASKED = "of 2,301 US adults, in August 2025, chose"  # the base of both publications of this survey


def statements(page: Page, guide: Guide) -> Iterator[Piece]:
    """Both forms, each a block in which each statement opens by itself, with its answer."""
    for form in FORMS:
        yield Piece([f'??? statements "Form {form}: twelve statements, each with its answer"', ""])
        for number, item in enumerate(items_of_form(form, guide), 1):
            opened = f'    ??? statement "{number}. {item["statement"]}"'
            lines = [opened, "", f"        {answer(item, page.name, guide)}", ""]
            yield Piece(lines, "docs/data/items.yml", f"- id: {item['id']}\n")


def answer(item: dict, start: str, guide: Guide) -> str:
    """The answer to a statement: verdict, reason, the section that decides it, and what a survey found."""
    verdict = f"**{'True' if item['key'] else 'False'}.** {item['why']}"
    title = guide.pages[item["belief"]].title
    place = f"See [{title}]({href(item['section'], start)}){'' if title.endswith('?') else '.'}"
    if found := survey(item, guide):
        cite = f"[{found['name']}]({href(found['place'], start)}){{ .cite }}"
        place += f' {found["percent"]}% {ASKED} "{found["chose"]}" {cite}.'
    return f"{verdict} {place}"


def survey(item: dict, guide: Guide) -> dict:
    """What a survey found about an item's belief, with its source as `name` and `place`; empty without a survey."""
    if "survey" not in item:
        return {}
    source = guide.works[item["survey"]["source"]]
    return item["survey"] | {"name": citation(source), "place": address(source)}


def items_of_form(form: str, guide: Guide) -> list[dict]:
    """The items of one form, in the order of the data."""
    return [item for item in guide.items if item["form"] == form]


def sheets(_: Page, guide: Guide) -> Iterator[Piece]:
    """Both forms for printing, without answers, and their key."""
    for form in FORMS:
        yield Piece(sheet(form, guide))
    yield Piece(key_lines(guide))


def sheet(form: str, guide: Guide) -> list[str]:
    """The lines of one form as a table with boxes to tick for an answer and for how sure the reader is."""
    head = [f"**Form {form}.** Number: ........................ Date: ................", "{ .sheet }", ""]
    table = ["| Statement | True, false or not sure | How sure, 1 to 3 |", "|---|---|---|"]
    rows = [
        f"| {number}. {item['statement']} | {ANSWERS} | {SURE} |"
        for number, item in enumerate(items_of_form(form, guide), 1)
    ]
    return [*head, *table, *rows, ""]


def key_lines(guide: Guide) -> list[str]:
    """The lines of the key to both forms, side by side."""
    pairs = zip(*(items_of_form(form, guide) for form in FORMS), strict=True)
    rows = [
        f"| {number} | {true_or_false(a['key'])} | {true_or_false(b['key'])} |"
        for number, (a, b) in enumerate(pairs, 1)
    ]
    head = ["**Key to both forms.** Keep it apart from the sheets.", "{ .sheet }", ""]
    return [*head, "| Item | Form A | Form B |", "|---|---|---|", *rows]


def true_or_false(key: bool) -> str:
    """The key of an item as a word."""
    return "true" if key else "false"


def script(guide: Guide) -> str:
    """The script of the test in the page: what it uses of each item, with the addresses of rendered pages."""
    return setting("BeliefItems", [script_row(item, guide) for item in guide.items], "docs/data/items.yml")


def script_row(item: dict, guide: Guide) -> dict:
    """The fields of an item that the test uses."""
    found = survey(item, guide)
    shown = (
        {key: found[key] for key in ("percent", "chose", "name")} | {"at": rendered(found["place"])} if found else {}
    )
    return {
        **{name: item[name] for name in ("id", "form", "pair", "key")},
        **{name: item[name].replace("'", "’") for name in ("statement", "why")},  # as the pages show them
        "title": guide.pages[item["belief"]].title,
        "page": rendered(item["belief"]),
        "at": rendered(item["section"]),
        **({"survey": shown} if shown else {}),
    }
