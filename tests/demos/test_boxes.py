"""Where does ChatGPT belong?: the places come from the four questions, and what they leave open is accepted either way."""

import re
from html import unescape

import pytest
from content import procedure

from tests import reading

from .stage import BLOCKS, copied, models, stage

# Where a result is accepted, by whether it is something new.
NEW = {"yes": {"gen"}, "partly": {"gen"}, "disputed": {"gen", "none"}, "no": {"none"}, "does not apply": {"none"}}
ON_MAP = "({ id, name, ...row }) => [id, name, Boxes.places(row), Boxes.why(row)]"


@pytest.fixture(scope="module")
def guide():
    """The catalogue and the questions as they are written."""
    return reading.guide()


@pytest.fixture(scope="module")
def boxes(browser):
    """The model and its data in the browser."""
    with models(browser, "../walker/data.js", "../walker/model.js", "boxes/model.js") as page:
        yield page


@pytest.fixture(scope="module")
def placed(guide):
    """Where the four questions lead with each system of the catalogue, by its id."""
    rows = {one["id"]: one for one in guide.systems["systems"]}
    return {
        name: procedure.walk(procedure.answers(one, rows, guide.procedure), guide.procedure)
        for name, one in rows.items()
    }


def test_each_system_is_accepted_where_the_questions_lead(placed, boxes):
    """A model that writes among LLMs, a product with one inside beside them; what is open in each of the places it may have."""
    found = {id: {*places} for id, _, places, _ in boxes.evaluate(f"Placing.rows.map({ON_MAP})")}
    for name, place in placed.items():
        with_llm = {"in" if place.kind == "product" else "llm"}
        wanted = NEW[place.new]
        if "gen" in wanted and place.llm in ("yes", "inside"):
            wanted = wanted - {"gen"} | with_llm
        elif "gen" in wanted and place.llm in ("disputed", "not known"):
            wanted = wanted | with_llm
        assert found[name] == wanted, name


def test_the_reason_is_what_the_questions_found(placed, boxes):
    """It names an LLM inside where there is one, and says what is open; and it is short."""
    for name, _, _, why in boxes.evaluate(f"Placing.rows.map({ON_MAP})"):
        place = placed[name]
        assert len(why) < 80
        assert ("nothing new" in why or "Only what was there" in why) == (place.new == "no"), name
        assert ("People differ" in why) == (place.new == "disputed"), name
        assert ("no model" in why) == (place.kind == "neither"), name
        if place.new == "yes":
            assert (why == "A model that writes.") == (place.llm == "yes"), name
            assert ("the LLM is one part of it" in why) == (place.llm == "inside"), name
            assert why.endswith("and doesn’t write.") == (place.llm == "no"), name


def test_the_rounds(boxes):
    """Four of six names, no name twice, ChatGPT first of all, something to argue about in each."""
    rounds = boxes.evaluate("Boxes.ROUNDS.map((_, at) => Boxes.round(at).map(({ id }) => id))")
    assert [len(names) for names in rounds] == [6] * 4
    assert len({name for names in rounds for name in names}) == 24
    assert rounds[0][0] == "chatgpt"
    argued = boxes.evaluate(
        f"Boxes.ROUNDS.map((_, at) => ({ON_MAP})(Boxes.arguable(Boxes.round(at))))",
    )
    for _, name, places, why in argued:
        assert len(places) > 1 or "isn’t known" in why, name


def test_the_static_result_is_the_first_round(boxes):
    """Each name with its place and the catalogue's sentence."""
    text = (BLOCKS / "boxes.md").read_text(encoding="utf-8")
    rows = re.findall(r'<tr><th scope="row">(.*?)</th><td>(.*?)</td><td>(.*?)</td></tr>', text)
    assert [list(map(unescape, row)) for row in rows] == boxes.evaluate(
        """Boxes.round(0).map(row =>
          [row.name, Boxes.places(row).map(place => Boxes.PLACES[place]).join(" or "), Boxes.reason(row)])"""
    )


def put(page, place="llm"):
    """Presses a place and waits for the verdict."""
    page.locator(f"[data-place={place}]").click()
    page.wait_for_selector(".judged:not([data-kind=look])")


def test_a_round_by_keyboard(page, tmp_path):
    """Each name goes where it belongs, with its reason; the button leads on; at the end stand score, map and a sentence to send."""
    stage(page, tmp_path, "boxes", guess=False)
    page.evaluate("document.querySelector('live-demo').loadLater()")
    names = page.evaluate(f"Boxes.round(0).map({ON_MAP})")
    right = 0
    for number, (id, name, places, _) in enumerate(names, start=1):
        assert page.locator(".box-name").inner_text() == name
        assert page.locator(".box-count").inner_text() == f"{number} of 6, {right} right"
        page.locator("[data-place=in]").press("Enter")
        fits = "in" in places
        right += fits
        assert page.locator(".judged").get_attribute("data-kind") == ("right" if fits else "wrong")
        assert page.locator(".box-zone.is-in.is-missed").count() == (
            not fits
        )  # the place that was pressed, not the name
        laid = page.locator(f".box-zone.is-{'in' if fits else places[0]} [data-name={id}]")
        assert laid.inner_text() == f"{'✓ ' if fits else ''}{name}"
        assert page.locator(".box-laid").count() == number
        assert page.evaluate("document.activeElement.matches('.bet-says .demo-first')")
        page.keyboard.press("Enter")
    assert page.locator(".bet-score").inner_text().startswith(f"{right} of 6")
    assert "Google Translate" in page.locator(".judged").inner_text()
    sent = copied(page, page.get_by_role("button", name="Copy it for a friend"))
    assert sent.endswith("#boxes;r=0")  # the same names, and no answers
    shown = page.locator(".bet-stage").inner_text()
    stage(page, tmp_path, "boxes", state="#boxes;r=0;a=iiiiii", guess=False)
    assert page.locator(".bet-stage").inner_text() == shown
    page.locator(".bet-says .demo-first").click()
    assert page.locator(".box-name").inner_text() == "GitHub Copilot"
    assert page.locator(".box-laid").count() == 0
    assert page.log.errors == []


@pytest.mark.parametrize("place", ["llm", "in"])
def test_a_name_can_be_dragged(page, tmp_path, place):
    """Dropped in a place it is answered; dropped beside the map, it goes back."""
    stage(page, tmp_path, "boxes", guess=False)
    name = page.locator(".box-name")
    middle = centre(name)
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0], 5, steps=3)
    page.mouse.up()
    assert page.locator(".box-laid").count() == 0
    page.mouse.move(*centre(name))
    page.mouse.down()
    page.mouse.move(*centre(page.locator(f".box-zone.is-{place}")), steps=4)
    page.mouse.up()
    sign = "✓ " if place == "in" else ""  # ChatGPT has an LLM inside and isn't one
    assert page.locator(".is-in [data-name=chatgpt] > b").inner_text() == f"{sign}ChatGPT"


def centre(place) -> tuple[float, float]:
    """The middle of an element on the screen."""
    box = place.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize(
    "old",
    [
        "i=bert;kind=model;model=yes;generates=no",
        "p=both,both,llm,gen,both,both,none,none",
        "n=0;w=gen,gen,llm,none,gen,reads,none,none",
        "r=0;b=iiiiiiii",
    ],
)
def test_an_old_link_still_opens(page, tmp_path, old):
    """Links from when other names were asked bring the first round, and no complaint."""
    stage(page, tmp_path, "boxes", state=f"#boxes;{old}", guess=False)
    assert page.locator(".box-name").inner_text() == "ChatGPT"
    assert "damaged" not in page.locator(".judged").inner_text()
