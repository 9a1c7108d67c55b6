"""The catalogue's table, made from docs/data/systems.yml: a row for each system, a column for each facet."""

from .pages import Guide, Page, day, href

ABSENT = {"not stated here": "not stated", "does not apply": "—"}


def table(page: Page, guide: Guide) -> list[str]:
    """The table of every system, by kind and name; nothing on a page without the block."""
    if "<!-- begin systems -->" not in page.text or not guide.systems:
        return []
    data = guide.systems
    labels = [facet["label"] for facet in data["facets"]]
    order = {value: place for place, value in enumerate(data["facets"][0]["values"])}
    rows = sorted(data["systems"], key=lambda one: (order.get(one["kind"], len(order)), one["name"].casefold()))
    head = ["System", "Is it an LLM?", *labels, "In short", "Sources"]
    return [
        f"{len(rows)} systems, as of {day(data['as_of'])}.",
        "",
        '<div class="catalogue" markdown>',
        "",
        line(head),
        line(["---"] * len(head)),
        *(row(one, guide, page) for one in rows),
        "",
        "</div>",
    ]


def row(one: dict, guide: Guide, page: Page) -> str:
    """One system: what it is in a sentence, a value per facet, and where the values come from."""
    values = [box(one, "model"), *(value(one, facet["id"]) for facet in guide.systems["facets"])]
    known = {source["key"]: source for source in guide.sources}
    cites = ", ".join(
        f"[{short(known[key])}{', not re-read' if key in one.get('not_reread', []) else ''}]"
        f"({href('sources.md#' + key, page.name)}){{ .cite }}"
        for key in one["sources"]
        if key in known
    )
    short_form = " ".join(filter(None, [one["why"], one.get("note")]))
    return line([f"{heading(one)} {{ #system-{one['id']} }}", *values, short_form, cites])


def heading(one: dict) -> str:
    """Name, maker and year, each said once and only when known."""
    maker = one["maker"] if one["maker"] not in (one["name"], *ABSENT) else ""
    year = str(one["since"]) if one["since"] not in ABSENT else ""
    return ", ".join(filter(None, [f"**{one['name']}**", maker, year]))


def box(one: dict, name: str) -> str:
    """Whether the system belongs in a box of the map, with the reason where that is disputed."""
    reason = (one.get("disputed") or {}).get(name)
    held = str(one["boxes"].get(name, "not stated here"))
    return f"{held}: {reason.rstrip('.')}" if reason else ABSENT.get(held, held)


def value(one: dict, facet: str) -> str:
    """The value of a facet, with the reason where it is disputed."""
    held = one[facet] if isinstance(one[facet], list) else [one[facet]]
    words = ", ".join(ABSENT.get(str(item), str(item)) for item in held)
    dispute = (one.get("disputed") or {}).get(facet)
    return f"{words} (disputed: {dispute.rstrip('.')})" if dispute else words


def short(source: dict) -> str:
    """Authors and year, as a citation in the text."""
    return f"{source['authors'].split(' (')[0]} {source['year']}"


def line(cells: list) -> str:
    """A row of a Markdown table."""
    return "| " + " | ".join(str(cell).replace("|", r"\|") for cell in cells) + " |"
