"""The trust drill: what is made up is never real, and the same seed gives the same round everywhere."""

import re

import pytest
from content import drill
from tiny_model import conversations
from tiny_model.model import load

from tests import reading

from .stage import models, text


@pytest.fixture(scope="module")
def guide():
    """The guide as its authors wrote it."""
    return reading.guide()


@pytest.fixture(scope="module")
def rounds(browser):
    """The drill's model in a browser."""
    with models(browser, "demos/dice", "learning/drill/data", "learning/drill/round") as page:
        yield page


def test_browser_and_build_draw_the_same_rounds(rounds, guide):
    """For the first 300 seeds, and for the last."""
    seeds = [*range(300), 999_999_999]
    drawn = rounds.evaluate(
        """(seeds) => seeds.map((seed) => [
          DrillRound.references(seed, DrillData)
            .map(({ authors, title, year, made }) => [authors, title, year, made === null]),
          DrillRound.answers(seed, DrillData).map(({ begun }) => begun)])""",
        seeds,
    )
    works = drill.shown_works(guide)
    for seed, (references, answers) in zip(seeds, drawn, strict=True):
        own = [[one["authors"], one["title"], one["year"], one["made"] is None] for one in drill.draw(seed, works)]
        assert references == own, seed
        assert answers == [one["begun"] for one in drill.draw_answers(seed, guide.drill["answers"])], seed


def test_no_title_that_can_arise_is_that_of_a_source(guide):
    """Every pair of parts that may meet: none gives the title of any of our sources."""
    titles = {drill.short(source["title"]).lower() for source in guide.sources}
    works = drill.shown_works(guide)
    pairs = [
        (head, tail)
        for head in works
        for tail in works
        if "head" in head and "tail" in tail and drill.fit_together(head, tail)
    ]
    own = {one["title"] for one in works}
    made = {f"{head['head']} {tail['tail']}" for head, tail in pairs} - own
    assert len(made) > 200
    assert not {title.lower() for title in made} & titles


def test_what_is_made_up_is_marked_and_comes_from_three_works(guide):
    """A beginning, an end with its year, and authors who wrote neither."""
    works = drill.shown_works(guide)
    for seed in range(200):
        drawn = drill.draw(seed, works)
        made = [one for one in drawn if one["made"]]
        assert 4 <= len(made) <= 6
        assert len({one["title"] for one in drawn}) == drill.COUNT
        for one in made:
            head, tail, authors = (one["made"][part] for part in ("head", "tail", "authors"))
            assert one["title"] == f"{head['head']} {tail['tail']}" and one["year"] == tail["year"]
            assert one["authors"] == authors["authors"] not in (head["authors"], tail["authors"])


def test_each_round_has_right_and_wrong_answers(guide):
    """Four to six of each, ten in all, none twice."""
    for seed in range(200):
        drawn = drill.draw_answers(seed, guide.drill["answers"])
        assert 4 <= sum(one["written"] == one["truth"] for one in drawn) <= 6
        assert len({one["begun"] for one in drawn}) == drill.COUNT


def test_the_small_model_wrote_every_answer():
    """Computed again from the files that readers get."""
    _, tuned = load()
    for one in reading.guide().drill["answers"]:
        given = f"{conversations.wrap(one['asked'])} {one['begun']}"
        assert tuned.goes_on(given, 24).strip() == one["written"], one["begun"]


def test_the_round_in_the_page_says_what_was_made_up(guide):
    """Right under each made-up reference, with a class that keeps it from being selected."""
    made = [one for one in drill.draw(drill.SHOWN, drill.shown_works(guide)) if one["made"]]
    assert '<div class="references" markdown>' in text("drill")
    for one in made:
        words = re.escape(f"{one['title']}, {one['year']}")
        assert re.search(rf'\?\?\? statement "\d+\. .*{words}"\n\n +\*\*Made up\*\*', text("drill")), one["title"]
