"""The test "What do you believe?", made from docs/data/items.yml: its lists in two pages, and its data as a script."""

from collections.abc import Iterator
from typing import Any

from .blocks import Piece, entry, render, setting, statement
from .guide import Guide, Page, href, site_path
from .sources import citation

FORMS = ("A", "B")
SURVEY_BASE = "of 2,301 US adults, in August 2025, chose"  # the base of both publications of this survey


def items_of_form(form: str, guide: Guide) -> list[dict]:
    """The items of one form, in the order of the data."""
    return [item for item in guide.items if item["form"] == form]


def statements(page: Page, guide: Guide) -> Iterator[Piece]:
    """Both forms, each a block in which each statement opens by itself, with its answer."""
    for form in FORMS:
        yield Piece(f'??? statements "Form {form}: ten statements, each with its answer"\n')
        for number, item in enumerate(items_of_form(form, guide), 1):
            text = statement(f"{number}. {item['statement']}", answer(item, page.name, guide))
            yield entry(text, "items", item["id"])


def first(_: Page, guide: Guide) -> Iterator[Piece]:
    """Where no script runs: the first statement with its answer, and what a survey found about others."""
    items = items_of_form(FORMS[0], guide)
    yield Piece(render("first-statements.html", first=items[0], surveyed=[item for item in items if "survey" in item]))


def page_of(item: dict, guide: Guide) -> Page:
    """The page that an item is about; an item may name a section of it."""
    return guide.pages[item["belief"].partition("#")[0]]


def title_of(item: dict, guide: Guide) -> str:
    """The title of what an item is about."""
    page = page_of(item, guide)
    return page.headings[anchor] if (anchor := item["belief"].partition("#")[2]) else page.title


def answer(item: dict, start: str, guide: Guide) -> str:
    """The answer to a statement: verdict, reason, the section that decides it, and what a survey found."""
    title = title_of(item, guide)
    place = f"See [{title}]({href(item['section'], start)}){'' if title.endswith('?') else '.'}"
    if result := survey(item, guide):
        cite = f"[{result['name']}]({href(result['place'], start)}){{ .cite }}"
        place += f' {result["percent"]}% {SURVEY_BASE} "{result["chose"]}" {cite}.'
    return f"**{'True' if item['key'] else 'False'}.** {item['why']} {place}"


def survey(item: dict, guide: Guide) -> dict:
    """What a survey found about an item's belief, with its source as `name` and `place`; empty without a survey."""
    if "survey" not in item:
        return {}
    source = guide.works[item["survey"]["source"]]
    return item["survey"] | {"name": citation(source), "place": guide.address(source)}


def sheets(page: Page, guide: Guide) -> Iterator[Piece]:
    """Both forms for printing, without answers, and their key, with the page to read on each statement."""
    forms = {form: items_of_form(form, guide) for form in FORMS}
    titles = {item["belief"]: title_of(item, guide) for item in guide.items}
    to_read = {target: f"[{title}]({href(target, page.name)})" for target, title in titles.items()}
    yield Piece(render("sheets.md", forms=forms, rows=list(zip(*forms.values(), strict=True)), to_read=to_read))


def script(guide: Guide) -> str:
    """The script of the test in the page: what it uses of each item, with the addresses of rendered pages."""
    rows = []
    for item in guide.items:
        names = ("id", "form", "key", "statement", "why", "figure")
        row: dict[str, Any] = {name: item[name] for name in names if name in item}
        row |= {"title": title_of(item, guide), "at": site_path(item["section"])}
        if result := survey(item, guide):
            said = {key: result[key] for key in ("percent", "chose", "name")}
            row["survey"] = said | {"at": site_path(result["place"])}
        rows.append(row)
    return setting("BeliefItems", rows, "docs/data/items.yml")
