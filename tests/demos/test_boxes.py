"""Which box is it in?: the answers come from the catalogue, and what is disputed is accepted either way."""

from pathlib import Path

import pytest
import yaml
from content import demo_data, pages

from tests.conftest import slow_but
from tests.demos.stage import DEMOS, ROOT, models, stage


@pytest.fixture(scope="module")
def boxes(browser):
    """The model and its data in the browser."""
    with models(browser, "dice.js", "boxes/data.js", "boxes/model.js") as page:
        yield page


@pytest.fixture(scope="module")
def systems():
    """The catalogue as it is written."""
    return yaml.safe_load((ROOT / "docs" / "data" / "systems.yml").read_text(encoding="utf-8"))["systems"]


def test_the_data_is_what_the_catalogue_makes_of_it():
    """The committed script does not drift from docs/data/systems.yml."""
    held = (DEMOS / "boxes" / "data.js").read_text(encoding="utf-8")
    assert held == demo_data.boxes(pages.read(Path(ROOT / "docs")))


def test_each_system_accepts_its_own_place_and_no_others(boxes, systems):
    """A settled value has one place; a disputed or silent one is accepted either way; what runs an LLM inside, too."""
    places = boxes.evaluate("Boxes.PLACES")
    for number, system in enumerate(systems):
        for name, place in places.items():
            found = boxes.evaluate(f"(place) => Boxes.fits(BoxesData[{number}], place)", name)
            assert found == all(
                allowed(system, facet, place[question])
                for question, facet in (("model", "llm"), ("generates", "generates"))
            ), (system["id"], name)
        assert name in places


def allowed(system: dict, facet: str, answer: str) -> bool:
    """Whether the catalogue takes yes or no for a facet of a system."""
    value = system[facet]
    if facet in (system.get("disputed") or {}) or value in ("disputed", "not stated here", "not disclosed", "inside"):
        return True
    return answer == {"does not apply": "no"}.get(value, value)


def test_chatgpt_is_both_as_the_home_page_says(boxes):
    """By the part that writes it is both; as a product it is only generative AI, which is accepted, too."""
    assert boxes.evaluate("Boxes.places(BoxesData.find((one) => one.id === 'chatgpt'))") == ["both", "gen"]


def test_every_system_has_a_place_and_a_reason(boxes):
    """None of the catalogue is without an answer."""
    assert boxes.evaluate("BoxesData.every((one) => Boxes.places(one).length && Boxes.reasons(one).length > 10)")


def test_the_reason_is_short_and_says_why_several_places_fit(boxes):
    """At most four lines of a phone; where the catalogue leaves something open, what it is."""
    for one in boxes.evaluate("BoxesData.map((one) => ({ ...one, reason: Boxes.reason(one) }))"):
        assert 10 < len(one["reason"]) < 170, one["id"]
        assert ("You may count the LLM inside" in one["reason"]) == (one["model"] == "inside")
        for question in {"model", "generates"} & {*one["disputed"]}:
            assert one["disputed"][question].partition(". ")[0] in one["reason"]


def test_a_round_by_keyboard(page, tmp_path):
    """The first name is taken already: one press on a place is answered; then the score."""
    stage(page, tmp_path, "boxes", guess=False)
    demo = page.locator("live-demo")
    demo.get_by_role("button", name="only generative AI").focus()
    for _ in range(8):
        page.keyboard.press("Enter")
    assert "8 of 8" not in demo.locator(".demo-tray").inner_text()
    right = sum(page.evaluate("Boxes.round(BoxesData, 0).map((one) => Boxes.fits(one, 'gen'))"))
    assert demo.locator(".demo-tray").inner_text() == f"{right} of 8 right."
    assert demo.locator("[data-place=gen] > b").count() == 8
    assert "8 right" not in demo.locator(".demo-outcome").inner_text()  # it stands on the stage, once


@pytest.mark.parametrize("width", [390, 1280])
def test_the_sets_stay_where_they_are(page, tmp_path, width):
    """However many names are left, neither they nor the sets nor the button below move."""
    page.set_viewport_size({"width": width, "height": 844})
    stage(page, tmp_path, "boxes", guess=False)
    places = "() => [...document.querySelectorAll('.demo-sets, .demo-name, .demo-first')].map((one) => one.getBoundingClientRect()).map(({ x, y, width, height }) => [x, y, width, height]).flat()"
    before = page.evaluate(places)
    for place in ("llm", "both", "gen", "none") * 2:
        page.locator(f"[data-place={place}]").click()
        assert page.evaluate(places) == pytest.approx(before, abs=1)
    button = page.get_by_role("button", name="Eight other names")
    top = button.bounding_box()["y"]
    button.click()
    assert button.bounding_box()["y"] == pytest.approx(top, abs=1)


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800)])
def test_the_reason_is_in_sight(page, site, width, height):
    """The first place that is pressed brings the stage and the reason below it into view."""
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(reduced_motion="reduce")
    page.goto((site / "see-for-yourself/boxes.html").as_uri())
    page.get_by_role("button", name="only LLM").click()
    box = page.locator(".demo-outcome").bounding_box()
    assert box["y"] > 52
    assert box["y"] + box["height"] <= height


def test_a_link_to_a_full_round_says_what_lies_wrong(page, tmp_path):
    """The score stands on the stage; beside it the names that belong elsewhere."""
    stage(page, tmp_path, "boxes", state="#boxes;p=both,both,llm,gen,both,both,none,none")
    wrong = page.evaluate(
        "Boxes.round(BoxesData, 0).filter((one, at) => !Boxes.fits(one, 'both,both,llm,gen,both,both,none,none'.split(',')[at])).map(({ name }) => name)"
    )
    said = f"They belong elsewhere: {', '.join(wrong)}." if wrong else "Each name lies where it belongs."
    assert page.locator(".demo-outcome").inner_text() == said


@pytest.mark.parametrize("place", slow_but(["llm", "gen"], ["llm", "both", "gen", "none"]))
def test_a_name_can_be_dragged(page, tmp_path, place):
    """Dropped in a place it lies there, within its edges, marked by more than colour; dropped beside, it goes back."""
    stage(page, tmp_path, "boxes", guess=False)
    name = page.get_by_role("button", name="BERT")
    middle = centre(name)
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0], 5, steps=3)
    page.mouse.up()
    assert name.is_visible()
    zone = page.locator(f"[data-place={place}]")
    page.mouse.move(*centre(name))
    page.mouse.down()
    page.mouse.move(*centre(zone), steps=4)
    page.mouse.up()
    lies, around = page.locator("[data-name=bert]").bounding_box(), zone.bounding_box()
    assert around["x"] <= lies["x"]
    assert lies["x"] + lies["width"] <= around["x"] + around["width"]
    assert around["y"] <= lies["y"]
    assert lies["y"] + lies["height"] <= around["y"] + around["height"]
    right = place in ("llm", "none")
    assert page.locator("[data-name=bert]").inner_text() == f"{'✓' if right else '✗'} BERT"
    assert page.locator(".demo-outcome").inner_text().startswith("Right: BERT" if right else "Not quite: BERT")


def centre(place) -> tuple[float, float]:
    """The middle of an element on the screen."""
    box = place.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_an_old_link_still_opens(page, tmp_path):
    """Links from when three questions were asked bring the names, and no complaint."""
    stage(page, tmp_path, "boxes", state="#boxes;i=bert;kind=model;model=yes;generates=no", guess=False)
    assert page.locator(".demo-live").inner_text() == ""
