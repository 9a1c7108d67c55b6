"""Four questions place everything: the data, the catalogue's rows, the page that teaches them and the script agree."""

import re

import pytest
from content import procedure
from guide_rules.data import check_placement

from tests.demos.stage import loaded

INDEX = "taxonomy/index.md"


def every_way(data: dict, so_far: tuple[str, ...] = ()):
    """Every series of answers that the questions allow, up to its result."""
    place = procedure.walk(so_far, data)
    if place.llm:
        yield so_far
        return
    asked = next(question for question in data["questions"] if question["id"] == place.question)
    for word in asked["answers"]:
        yield from every_way(data, (*so_far, word))


def result(place: procedure.Placement) -> str:
    return f"{place.kind} {place.new} {place.llm}"


def sentence(name: str, place: procedure.Placement, data: dict, made: str = "", untold: str = "not known") -> str:
    """The sentence of a result about something of this name; a row says what it makes, and how an LLM is `untold`."""
    said, out = data["results"][result(place)], place.by_question.get("out", "")
    words = said["say"] if out in ("", "text") else said.get("other", said["say"])
    by_answer = next(question for question in data["questions"] if question["id"] == "out")["answers"]
    made = made or by_answer.get(out, {}).get("made", "")
    return words.format(X=name, made=made, open=data["open"][untold].get(place.kind))


def test_every_way_ends_in_a_result_and_every_result_is_reached(guide):
    """At most four questions; nothing is left without a sentence, and no sentence is in vain."""
    ways = list(every_way(guide.procedure))
    assert {result(procedure.walk(way, guide.procedure)) for way in ways} == {*guide.procedure["results"]}
    assert max(map(len, ways)) == len(guide.procedure["questions"]) == 4
    for way in ways:
        said = sentence("It", procedure.walk(way, guide.procedure), guide.procedure)
        assert "{" not in said
        assert "  " not in said


def test_only_what_has_learned_is_generative_ai(guide):
    """The first question asks it, and so does the one on a name without a row; what makes something runs a model."""
    first = guide.procedure["questions"][0]
    assert "a product that runs one" in first["ask"]
    assert [("learned" in first["answers"][word]["label"]) for word in ("model", "neither")] == [True, True]
    assert "learned to make" in guide.procedure["short"]["out"]["ask"]
    for way in every_way(guide.procedure):
        place = procedure.walk(way, guide.procedure)
        assert place.kind in ("model", "product") or place.new == "does not apply"
    for system in guide.systems["systems"]:
        if system["generates"] in ("yes", "partly", "disputed"):
            assert system["kind"] not in procedure.PRODUCTS or {*system["inside"]} - {"no LLM"}, system["id"]


@pytest.mark.parametrize(
    ("id", "cell", "value", "message"),
    [
        ("chatgpt", "llm", "yes", "its llm is yes, but the procedure comes to inside"),
        ("bert", "generates", "yes", "its generates is yes, but the procedure comes to no"),
        ("cursor", "inside", ["no LLM"], "its llm is inside, but the procedure comes to no"),
        ("gemini", "learned", "no", "its llm is yes, but the procedure comes to no"),
        ("whisper", "outputs", ["translation"], "its generates is no, but the procedure comes to disputed"),
    ],
)
def test_a_row_that_disagrees_is_told(guide, id, cell, value, message):
    """A changed cell changes what follows from it, also in the products that run the model."""
    rows = guide.rows | {id: guide.rows[id] | {cell: value}}
    assert f"{message}." in [fault.message for fault in check_placement(rows[id], rows, guide.procedure)]


def test_a_product_follows_the_models_that_it_runs(guide):
    """Were Gemini no LLM, the application around it would have none inside."""
    rows = guide.rows | {"gemini": guide.rows["gemini"] | {"learned": "no"}}
    (fault,) = check_placement(rows["gemini-app"], rows, guide.procedure)
    assert fault.keys == ("llm",)


# Of the row that each name finds: its id, its result and its sentence.
ROWS = """(names) => names.map((name) => Placing.rowCalled(name)).map((row) => {
  const place = Placing.walk(row.answers);
  return [row.id, place.result.name, Placing.sentence(row.name, place, row)];
})"""
placing = loaded("../likeness.js", "../placing/data.js", "../placing/placing.js")


def test_the_script_says_what_the_data_say(guide, placing):
    ways = [list(way) for way in every_way(guide.procedure)]
    said = placing.evaluate("(ways) => ways.map((way) => Placing.sentence('It', Placing.walk(way)))", ways)
    places = [procedure.walk(way, guide.procedure) for way in ways]
    assert said == [sentence("It", place, guide.procedure).replace("'", "’") for place in places]


def test_the_script_knows_every_row_and_its_other_names(guide, placing):
    """A name is found however its letters are joined; each leads to the row's own result."""
    rows = guide.rows
    apps = {name for app in guide.systems["apps"] for name in (app["name"], *app.get("aliases", []))}
    expected = {}
    for system in rows.values():
        place = procedure.walk(procedure.answers(system, rows, guide.procedure), guide.procedure)
        row = procedure.row(system, guide)
        made, untold = row.get("made", ""), row.get("untold", "not known")
        words = sentence(system["name"], place, guide.procedure, made, untold).replace("'", "’")
        for name in {system["name"], system["name"].lower().replace("-", " "), *system.get("aliases", [])} - apps:
            expected[name] = [system["id"], result(place), words]
    del expected["Gemini"], expected["gemini"]  # people have the app, so it comes first
    assert placing.evaluate(ROWS, [*expected]) == [*expected.values()]
    assert placing.evaluate("Placing.rowCalled('my toaster') === undefined")


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("is Siri an LLM?", "siri"),
        ("the ChatGPT app", "chatgpt"),
        ("My AI", "my-ai"),
        ("the algorithm of GPT", ""),
        ("GPT-6.9", ""),
        ("an AI app", ""),
    ],
)
def test_a_name_is_found_among_what_is_said_around_it(placing, typed, id):
    """Only a whole name is taken for sure; another version or a part of a name is not."""
    assert placing.evaluate("(name) => Placing.rowCalled(name)?.id ?? ''", typed) == id


def test_the_short_questions_are_those_of_the_page(guide):
    """Each takes answers of its question, "I don't know" among them."""
    for question in guide.procedure["questions"]:
        answers = guide.procedure["short"][question["id"]]["answers"]
        assert {"not known"} < {*answers} <= {*question["answers"]}


def test_an_app_is_no_row(guide, placing):
    """Its name finds it before a row that has it for another name; what is in it are rows or reported."""
    rows = guide.rows
    for app in guide.systems["apps"]:
        for name in (app["name"], *app.get("aliases", [])):
            assert placing.evaluate("(name) => Placing.rowCalled(name).does", name) == app["does"].replace("'", "’")
        told = placing.evaluate("(name) => Placing.verdictOn(Placing.rowCalled(name))", app["name"])
        parts = [
            procedure.walk(procedure.answers(rows[part], rows, guide.procedure), guide.procedure)
            for part in app.get("parts", [])
            if rows[part]["generates"] != "no"
        ]
        reported = [procedure.walk(part["answers"], guide.procedure) for part in app.get("reported", [])]
        itself = f" {app['does']}; whether" if "untold" in app else f" itself isn’t generative AI: it {app['does']}."
        assert told["plain"].startswith(f"{app['name']}{itself}".replace("'", "’"))
        assert told["plain"].count(" is generative AI: it ") == sum(part.new == "yes" for part in [*parts, *reported])
        assert told["plain"].count(", with an LLM inside") == sum(part.llm == "inside" for part in [*parts, *reported])
        assert told["plain"].count("(says its maker)") == len(reported)


LINES = {
    "Snapchat": "Snapchat isn’t generative AI, but My AI in it and its AI Lens are.",
    "Duolingo": "Duolingo Max is generative AI; of Duolingo itself we don’t know.",
    "CapCut": "Of CapCut we don’t know; a tool in it that makes films, pictures or texts is generative AI.",
    "Jira": "Jira itself isn’t generative AI.",
    "ChatGPT": "ChatGPT is generative AI, with an LLM inside.",
    "GPT-4": "GPT-4 is generative AI, and an LLM.",
    "DALL-E 3": "DALL-E 3 is generative AI, but no LLM.",
    "BERT": "BERT isn’t generative AI.",
    "DeepL": "Whether DeepL is generative AI, people differ.",
    "Google Search": "Google Search is generative AI in part, with an LLM inside.",
    "RLHF": "RLHF is neither an LLM nor generative AI.",
}


def test_a_verdict_begins_with_a_line_to_say_again(guide, placing):
    """One sentence for each row and app, of at most twenty words."""
    line = "(name) => Placing.verdictOn(Placing.rowCalled(name)).line"
    assert {name: placing.evaluate(line, name) for name in LINES} == LINES
    for row in [*guide.systems["apps"], *guide.systems["systems"]]:
        said = placing.evaluate(line, row["name"])
        assert said.endswith(".") and len(said.split()) <= 20 and "undefined" not in said, said


def test_what_makes_nothing_new_makes_nothing_up(guide, placing):
    """Of no row or app both is said, and what follows is told of the part of an app that makes something, by name."""
    for row in [*guide.systems["apps"], *guide.systems["systems"]]:
        find = "([id, name]) => Placing.verdictOn(id ? Placing.rowOf(id) : Placing.rowCalled(name))"
        told = placing.evaluate(find, [row.get("id"), row["name"]])
        plain, so = told["plain"], told.get("so") or ""
        assert not ("makes nothing new" in plain and so), row["name"]
        if "does" not in row:
            assert not so or row["generates"] in ("yes", "partly", "disputed"), row["name"]
        elif "is generative AI: it" in plain:
            for risk in re.split(r"(?<=\.) ", so):
                part = re.sub("^What | (can|shows) .+", "", risk)
                assert re.search(f"{re.escape(part)}( in it)? is generative AI", plain, re.IGNORECASE), row["name"]
        else:
            open_end = (
                "We found no page of its maker that we could read."
                if "untold" in row
                else "We looked at no other part."
            )
            assert plain.endswith(f" {open_end}"), row["name"]
            assert so.startswith("If a part of it writes or draws"), row["name"]
