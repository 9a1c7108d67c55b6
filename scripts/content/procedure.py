"""The four questions that place any system: where a series of answers leads, and how a row of the catalogue answers."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from .blocks import setting
from .guide import Guide, day, site_path

PRODUCTS = ("product", "service")
NEITHER = ("technique", "dataset")
UNKNOWN = "not known"
UNTOLD = ("not stated here", "not disclosed")
AN_LLM, NO_LLM = "an LLM", "no LLM"  # what may stand under `inside` in place of a row


class Placement(NamedTuple):
    """Where answers lead. `llm` is empty, and `question` the id of the next one, while there is no result yet."""

    kind: str  # model, product or neither
    new: str
    llm: str
    question: str
    by_question: dict[str, str]  # the answers, by question


def walk(words: Sequence[str], procedure: dict) -> Placement:
    """Follows answers from the first question; those behind a result are not read."""
    questions = {question["id"]: question["answers"] for question in procedure["questions"]}
    question, kind, new, writes, llm, by_question = procedure["questions"][0]["id"], "", "", "", "", {}
    for word in words:
        answer = questions[question][word]
        by_question[question] = word
        kind = kind or answer.get("as", word)
        new = choose(answer.get("new", new), kind, "", "")
        writes = word if question == "writes" else answer.get("writes", writes)
        llm = choose(answer.get("llm", ""), kind, new, writes)
        if llm:
            return Placement(kind, new, llm, "", by_question)
        question = answer["next"]
    return Placement(kind, new, llm, question, by_question)


def choose(value: Any, kind: str, new: str, writes: str) -> str:
    """A value of an answer, or the one for what was answered so far: the most exact of its keys that fits."""
    if not isinstance(value, dict):
        return value
    return next((value[key] for key in (f"{kind} {new} {writes}", f"{kind} {new}", kind) if key in value), "")


def answers(system: dict, systems: dict[str, dict], procedure: dict) -> list[str]:
    """How the cells of a row answer the questions; `systems` are all rows by id."""
    if system["kind"] in NEITHER:
        return ["neither"]
    out = output(system, procedure)
    is_product = system["kind"] in PRODUCTS
    if is_product:
        learned = {learned_inside(each, systems, procedure) for each in system["inside"]}
        broad = next((word for word in ("yes", "disputed", UNKNOWN) if word in learned), "no")
    else:
        broad = UNKNOWN if system["learned"] in UNTOLD else system["learned"]
    writes = broad if broad in (UNKNOWN, "no") else "yes" if is_product else "no"  # is a model inside that writes?
    return ["product" if is_product else "model", out, *([] if out == "text" else [writes]), broad]


def learned_inside(inside: str, systems: dict[str, dict], procedure: dict) -> str:
    """The answer to the last question for what runs inside a product: yes for an LLM."""
    if inside in (AN_LLM, NO_LLM, *UNTOLD):
        return {AN_LLM: "yes", NO_LLM: "no"}.get(inside, UNKNOWN)
    llm = walk(answers(systems[inside], systems, procedure), procedure).llm
    return llm if llm in ("yes", "disputed", UNKNOWN) else "no"


def output(system: dict, procedure: dict) -> str:
    """The answer to the second question: the first of the outputs in the procedure's order."""
    outputs = procedure["outputs"]
    first = next(outputs[each]["answer"] for each in outputs if each in system["outputs"])
    return "part" if "found text" in system["outputs"] and first != "same" else first


def outputs_in_words(system: dict, procedure: dict) -> list[str]:
    """The things that a row makes, as sentences call them."""
    outputs = procedure["outputs"].items()
    return [output["made"] for name, output in outputs if name in system["outputs"] and "made" in output]


def script(guide: Guide) -> str:
    """What the scripts in `placing` use: questions, results, and how apps and the catalogue's systems answer."""
    value = {
        **{part: guide.procedure[part] for part in ("questions", "short", "names", "open")},
        "results": [{"name": name, **result} for name, result in guide.procedure["results"].items()],
        "rows": [
            *(app_row(app, guide) for app in guide.systems["apps"]),
            *(row(system, guide) for system in guide.rows.values()),
        ],
    }
    return setting("PlacingData", value, "docs/data/procedure.yml and systems.yml")


def app_row(app: dict, guide: Guide) -> dict:
    """What the scripts need of an app, which itself makes nothing; a report is linked among the sources."""
    reported = [
        part | {"report": f"../{site_path(guide.address(guide.works[part['report']]))}"}
        for part in app.get("reported", ())
    ]
    answers = ["product", "not known"] if "untold" in app else ["product", "same", "no"]
    return {**app, "answers": answers} | ({"reported": reported} if reported else {})


def row(system: dict, guide: Guide) -> dict:
    """What the scripts need of a system; empty fields are left out."""
    procedure = guide.procedure
    words = answers(system, guide.rows, procedure)
    *things, last = outputs_in_words(system, procedure) or [""]
    fields = {
        "id": system["id"],
        "name": system["name"],
        "aliases": system.get("aliases", []),
        "maker": system["maker"],
        "checked": day(min(guide.works[source["key"]]["checked"] for source in system["sources"])),
        "answers": words[: len(walk(words, procedure).by_question)],
        "made": f"makes {', '.join(things)} and {last}" if things else "",
        "untold": system["llm"] if system["llm"] in UNTOLD else "",
        "wordless": system["kind"] == "product" and "text" not in system["inputs"],
        "both": system.get("disputed", {}).get("kind", ""),
    }
    return {key: value for key, value in fields.items() if value}
