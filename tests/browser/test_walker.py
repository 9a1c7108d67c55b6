"""The walker answers a name from the catalogue or by four questions, with a sentence and a place on the map."""

import math
import re

import pytest
from playwright.sync_api import expect

from tests.conftest import emptied

PAGE = "taxonomy/index.html"
ONE_ANSWER = "ChatGPT is a generative AI product with a large language model inside it."


@pytest.fixture
def walker(page, site):
    """The page with its walker, opened, without motion."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site.as_uri()}/{PAGE}")
    page.locator(".walker.is-live").wait_for()
    return page


def begin(page, name: str) -> None:
    """Types a name and starts."""
    page.get_by_label("What do you have in mind?").fill(name)
    page.keyboard.press("Enter")


def answer(page, *labels: str) -> None:
    """Presses answers that begin with these words, one a question."""
    for label in labels:
        page.locator(".walker-answer", has_text=re.compile(rf"^{label}")).first.press("Enter")


def said(page) -> str:
    """The sentence that the walker has come to."""
    return page.locator(".walker-say").inner_text()


def test_a_name_without_a_row_is_asked_about(walker):
    """Down to a sentence that says whose answers it rests on; the focus goes to each question, and one can go back."""
    begin(walker, "Plumbsong")
    assert "“Plumbsong” isn’t in the catalogue" in walker.locator(".walker-talk").inner_text()
    assert walker.evaluate("document.activeElement.tagName") == "H3"
    answer(walker, "A product", "Music or sounds", "Yes", "I don’t know")
    found = "By your answers, Plumbsong is a product that makes music or sounds, so it’s generative AI; "
    assert said(walker) == f"{found}whether an LLM is inside stays open."
    assert walker.get_by_role("link", name="What to ask its maker").is_visible()
    walker.get_by_role("button", name="Back").click()
    assert walker.locator(".walker h3").inner_text() == "Can you ask it about any subject?"
    walker.get_by_role("button", name="Back").click()
    answer(walker, "No")
    assert said(walker) == f"{found.replace('; ', ', ')}and there’s no LLM inside it."
    assert walker.log.errors == []


@pytest.mark.parametrize("name", ["ChatGPT", "chat gpt"])
def test_a_name_with_a_row_is_answered_at_once(walker, name):
    """Also under another name, without a question; the row is a link away, and the address leads back to the answer."""
    begin(walker, name)
    assert said(walker) == ONE_ANSWER
    assert walker.get_by_role("link", name="Its row").get_attribute("href") == "systems.html#system-chatgpt"
    address = walker.evaluate("location.href")
    emptied(walker).goto(address)
    assert said(walker) == ONE_ANSWER


def test_what_a_row_does_not_say_is_not_called_unknown(walker):
    """The sentence says what the cell says: that it wasn't found, or that its maker keeps it."""
    begin(walker, "Suno")
    assert said(walker).endswith("the pages we read don’t say whether an LLM is inside.")
    begin(walker, "Midjourney")
    assert said(walker).endswith("its maker doesn’t say whether an LLM is inside.")


def test_a_press_on_an_example_shows_answer_and_place_on_a_phone(walker):
    """Nothing that can be pressed moves, and the place on the map can be seen with the sentence."""
    walker.set_viewport_size({"width": 390, "height": 844})
    names = walker.locator(".walker-names button")
    before = [one.bounding_box() for one in names.all()]
    for one in names.all():
        one.click()
        expect(walker.locator(".walker-say")).to_be_in_viewport(ratio=1)
        expect(walker.locator(".walker-dot").first).to_be_in_viewport(ratio=1)
        assert [each.bounding_box() for each in names.all()] == before


def test_the_catalogue_hands_over_a_name(page, site):
    """A name that no row has leads here, as text and never as markup."""
    page.goto(f"{site.as_uri()}/taxonomy/systems.html")
    page.locator("#catalogue-words").fill("<b>Plumbsong</b>")
    page.get_by_role("link", name="with four questions").click()
    expect(page.locator(".walker-step")).to_contain_text("“<b>Plumbsong</b>” isn’t in the catalogue")


SHAPES = """() => {
  const svg = document.querySelector(".walker svg"), circle = svg.querySelector(".is-field circle");
  const square = svg.querySelector(".is-both path").getBBox(), reads = svg.querySelector(".is-model:not(.is-both) path.ground").getBBox();
  const box = ({ x, y, width, height }) => [x, y, x + width, y + height];
  const at = (dot) => /translate\\((.+)px, (.+)px\\)/.exec(dot.style.transform).slice(1).map(Number);
  return { circle: ["cx", "cy", "r"].map((name) => Number(circle.getAttribute(name))), square: box(square), reads: box(reads),
    dots: [...svg.querySelectorAll(".walker-dot")].map(at) };
}"""


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("GPT-4", [("square", "circle")]),
        ("Stable Diffusion", [("circle",)]),
        ("BERT", [("reads",)]),
        ("spam filter", [()]),
        ("Udio", [("circle",), ("square", "circle")]),
    ],
)
def test_the_dot_lies_where_the_map_says(walker, name, wanted):
    """The map and the walker agree: in the square, in the circle, in the dashed part, or outside."""
    begin(walker, name)
    found = walker.evaluate(SHAPES)
    cx, cy, r = found["circle"]

    def within(dot) -> tuple[str, ...]:
        """The shapes in which a dot lies."""
        x, y = dot
        boxes = [shape for shape in ("square", "reads") if inside(x, y, *found[shape])]
        return (*boxes, *(["circle"] if math.hypot(x - cx, y - cy) < r else []))

    assert [within(dot) for dot in found["dots"]][: len(wanted)] == wanted
    assert walker.locator(".walker-own").text_content() == name
    assert walker.locator(".walker-dot.is-open").count() == (2 if len(wanted) == 2 else 0)


@pytest.mark.parametrize("name", ["ChatGPT", "character.ai"])
def test_a_product_reaches_out_of_the_square(walker, name):
    """Its outline is drawn as ChatGPT's on the map: the model in the square, the name outside, all of it in the circle."""
    begin(walker, name)
    shapes = walker.evaluate(SHAPES)
    box = walker.evaluate("""() => {
      const { x, y, width, height } = document.querySelector(".walker-box").getBBox();
      const [across, down] = /translate\\((.+)px, (.+)px\\)/.exec(document.querySelector(".walker-box").style.transform).slice(1).map(Number);
      return [x + across, y + down, x + across + width, y + down + height, document.querySelector(".walker-own").getBBox().x];
    }""")
    left, _, right, _, named = box
    assert shapes["square"][0] < left < shapes["square"][2] < named < right
    cx, cy, r = shapes["circle"]
    assert all(math.hypot(x - cx, y - cy) < r for x in box[:4:2] for y in box[1:4:2])
    assert walker.locator(".walker-own").text_content() == name


def inside(x: float, y: float, left: float, top: float, right: float, bottom: float) -> bool:
    """Whether a point lies in a box."""
    return left < x < right and top < y < bottom
