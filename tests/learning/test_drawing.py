"""The statements and the drill: fair by their making, and the same round everywhere; rules of the check do the rest."""

import re
from collections import Counter

import pytest
from content import beliefs, drill
from tiny_model import conversations
from tiny_model.model import load

from tests import reading
from tests.demos.stage import models

GUIDE = reading.guide()
WORKS = drill.shown_works(GUIDE)


@pytest.fixture(scope="module")
def rounds(browser):
    """The drill's model in a browser."""
    scripts = ("demos/dice", "learning/drill/data", "learning/drill/round")
    with models(browser, *(f"../{name}.js" for name in scripts)) as page:
        yield page


def test_neither_form_gives_its_key_away():
    """Half of each is true, no four of a kind stand in a row, and pairs do not stand at the same number."""
    first, second = (beliefs.items_of_form(form, GUIDE) for form in beliefs.FORMS)
    for form in (first, second):
        assert Counter(one["key"] for one in form) == {True: 6, False: 6}
        assert not re.search("TTTT|FFFF", "".join("TF"[not one["key"]] for one in form))
    assert not [a["id"] for a, b in zip(first, second, strict=True) if a["pair"] == b["id"]]


def test_the_sheets_have_every_statement_and_no_answer():
    """For the class; the key is a table of its own."""
    pieces = beliefs.sheets(GUIDE.pages["see-for-yourself/for-teachers.md"], GUIDE)
    sheet = "\n".join(line for piece in pieces for line in piece.lines)
    for one in GUIDE.items:
        assert f". {one['statement']} | | |" in sheet
        assert one["why"] not in sheet
    assert "| 1 | false | true |" in sheet


def test_browser_and_build_draw_the_same_rounds(rounds):
    """For the first 300 seeds, and for the last."""
    seeds = [*range(300), 999_999_999]
    drawn = rounds.evaluate(
        """(seeds) => seeds.map((seed) => [
          DrillRound.references(seed, DrillData)
            .map(({ authors, title, year, made }) => [authors, title, year, made === null]),
          DrillRound.answers(seed, DrillData).map(({ begun }) => begun)])""",
        seeds,
    )
    for seed, (references, answers) in zip(seeds, drawn, strict=True):
        own = [[one["authors"], one["title"], one["year"], one["made"] is None] for one in drill.draw(seed, WORKS)]
        assert references == own, seed
        assert answers == [one["begun"] for one in drill.draw_answers(seed, GUIDE.drill["answers"])], seed


def test_no_title_that_can_arise_is_that_of_a_source():
    """Every pair of parts that may meet: none gives the title of any of our sources."""
    titles = {drill.short(source["title"]).lower() for source in GUIDE.sources}
    heads, tails = ([work for work in WORKS if part in work] for part in ("head", "tail"))
    pairs = [(head, tail) for head in heads for tail in tails if drill.fit_together(head, tail)]
    made = {f"{head['head']} {tail['tail']}" for head, tail in pairs} - {one["title"] for one in WORKS}
    assert len(made) > 200
    assert not {title.lower() for title in made} & titles


def test_each_round_mixes_true_and_false():
    """Four to six of each; what is made up has its parts from works, and authors who wrote neither."""
    for seed in range(200):
        drawn = drill.draw(seed, WORKS)
        made = [one for one in drawn if one["made"]]
        assert 4 <= len(made) <= 6 and len({one["title"] for one in drawn}) == drill.COUNT
        for one in made:
            head, tail, authors = (one["made"][part] for part in ("head", "tail", "authors"))
            assert one["title"] == f"{head['head']} {tail['tail']}" and one["year"] == tail["year"]
            assert one["authors"] == authors["authors"] not in (head["authors"], tail["authors"])
        answers = drill.draw_answers(seed, GUIDE.drill["answers"])
        assert 4 <= sum(one["written"] == one["truth"] for one in answers) <= 6
        assert len({one["begun"] for one in answers}) == drill.COUNT


def test_the_small_model_wrote_every_answer():
    """Computed again from the files that readers get."""
    _, tuned = load()
    for one in GUIDE.drill["answers"]:
        given = f"{conversations.wrap(one['asked'])} {one['begun']}"
        assert tuned.goes_on(given, 24).strip() == one["written"], one["begun"]
