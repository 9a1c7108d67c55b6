"""Which box is it in?: the answers come from the procedure, and what it leaves open is accepted either way."""

import pytest
from content import procedure

from tests import reading
from tests.conftest import slow_but
from tests.demos.stage import models, stage

ROUND = ["chatgpt", "stable-diffusion", "llama-3", "whisper", "musicgen", "bert", "decisions-api", "junk-mail-filter"]
# Where a result is accepted, by whether it is something new and whether it is an LLM.
NEW = {"yes": {"gen"}, "partly": {"gen"}, "disputed": {"gen", "none"}, "no": {"none"}, "does not apply": {"none"}}


@pytest.fixture(scope="module")
def guide():
    """The catalogue and the questions as they are written."""
    return reading.guide()


@pytest.fixture(scope="module")
def boxes(browser):
    """The model and its data in the browser."""
    with models(browser, "dice.js", "../placing/data.js", "../placing/model.js", "boxes/model.js") as page:
        yield page


def test_each_system_is_accepted_where_the_procedure_leads(guide, boxes):
    """An LLM among LLMs; a product by what comes out of it, whatever is inside; what is open in each of the places it may have."""
    rows = {one["id"]: one for one in guide.systems["systems"]}
    for name, one in rows.items():
        place = procedure.walk(procedure.answers(one, rows, guide.procedure), guide.procedure)
        if place.llm == "yes":
            wanted = {"llm"}
        elif place.llm == "inside":
            wanted = NEW[place.new]
        elif place.llm == "reads only":
            wanted = {"reads", "none"}
        elif place.llm in ("disputed", "not known") and place.new == "no":
            wanted = {"reads", "none"} if place.llm == "not known" and place.kind == "model" else {"none"}
        elif place.llm in ("disputed", "not known") and place.new != "disputed":
            wanted = NEW[place.new] if place.kind == "product" else {"llm"} | NEW[place.new]
        else:
            wanted = NEW[place.new]
        found = boxes.evaluate("(id) => Boxes.places(Placing.rows.find((one) => one.id === id))", name)
        assert {*found} == wanted, name


def test_the_first_round_is_fixed_and_others_are_drawn(boxes):
    """Eight names each, all of the catalogue, and the same by the same number."""
    rounds = boxes.evaluate("[0, 1, 1, 2].map((n) => Boxes.round(Placing.rows, n).map(({ id }) => id))")
    assert rounds[0] == ROUND
    assert rounds[1] == rounds[2] != rounds[3]
    assert all(len({*one}) == 8 for one in rounds)


def test_a_round_by_keyboard(page, tmp_path):
    """A press on a place is answered, the one button leads to the next name, and after eight the score stands there."""
    stage(page, tmp_path, "boxes", guess=False)
    demo = page.locator("live-demo")
    for number in range(1, 9):
        assert demo.locator(".demo-score").inner_text() == f"{number} of 8"
        demo.locator("[data-place=gen]").focus()
        page.keyboard.press("Enter")
        assert demo.locator(".demo-outcome").inner_text() != ""
        demo.locator("[data-place=none]").press("Enter")  # the name lies: a second press places nothing
        assert demo.locator(".demo-zone > b").count() == number
        if number < 8:
            demo.get_by_role("button", name="Next name").press("Enter")
    right = sum(page.evaluate("Boxes.round(Placing.rows, 0).map((one) => Boxes.fits(one, 'gen'))"))
    assert demo.locator(".demo-score").inner_text() == f"{right} of 8 right."
    assert demo.locator("[data-place=gen] > b").count() == 8
    demo.get_by_role("button", name="Eight other names").press("Enter")
    assert demo.locator(".demo-zone > b").count() == 0


@pytest.mark.parametrize("place", slow_but(["llm", "gen"], ["llm", "gen", "reads", "none"]))
def test_a_name_can_be_dragged(page, tmp_path, place):
    """Dropped in a place it lies there, marked by more than colour; dropped beside, it goes back."""
    stage(page, tmp_path, "boxes", guess=False)
    name = page.locator(".demo-name")
    middle = centre(name)
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0], 5, steps=3)
    page.mouse.up()
    assert page.locator(".demo-zone > b").count() == 0
    zone = page.locator(f"[data-place={place}]")
    page.mouse.move(*centre(name))
    page.mouse.down()
    page.mouse.move(*centre(zone), steps=4)
    page.mouse.up()
    right = place == "gen"  # ChatGPT has an LLM inside and isn't one
    assert page.locator("[data-name=chatgpt]").inner_text() == f"{'✓' if right else '✗'} ChatGPT"
    assert page.locator(".demo-outcome").inner_text().startswith("Right" if right else "Not quite")


def centre(place) -> tuple[float, float]:
    """The middle of an element on the screen."""
    box = place.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize("old", ["i=bert;kind=model;model=yes;generates=no", "p=both,both,llm,gen,both,both,none,none"])
def test_an_old_link_still_opens(page, tmp_path, old):
    """Links from when other questions were asked bring the names, and no complaint."""
    stage(page, tmp_path, "boxes", state=f"#boxes;{old}", guess=False)
    assert page.locator(".demo-live").inner_text() == ""
