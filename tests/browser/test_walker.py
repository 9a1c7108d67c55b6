"""The walker asks one question at a time, moves a dot on the map and ends in a sentence."""

import math
import re

import pytest
from playwright.sync_api import expect

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
    """Presses answers that begin with these words, one a question; where several may be given, a plus joins them."""
    for label in labels:
        is_many = page.locator(".walker h3").inner_text() == "What comes out of it?"
        for one in label.split("+"):
            page.locator(".walker-answer", has_text=re.compile(rf"^{one}")).first.click()
        if is_many:
            page.get_by_role("button", name="Next", exact=True).click()


def said(page) -> str:
    """The sentence that the walker has come to."""
    return page.locator(".walker-say").inner_text()


def test_a_name_without_a_row_is_asked_about(walker):
    """Down to a sentence about it; the focus goes to the question and then to the sentence."""
    begin(walker, "Plumbsong")
    assert "has no “Plumbsong”" in walker.locator(".walker-talk").inner_text()
    assert walker.evaluate("document.activeElement.tagName") == "H3"
    answer(walker, "A product", "Music or sounds", "Yes", "Not known")
    assert said(walker) == (
        "Plumbsong is a product that makes music or sounds, so it’s generative AI; whether an LLM is inside isn’t known."
    )
    assert walker.evaluate("document.activeElement.className") == "walker-say"
    assert walker.log.errors == []


@pytest.mark.parametrize("name", ["ChatGPT", "chat gpt"])
def test_a_name_with_a_row_is_answered_at_once(walker, name):
    """Also under another name; the row is a link away, and the questions can be walked all the same."""
    begin(walker, name)
    assert said(walker) == ONE_ANSWER
    assert walker.get_by_role("link", name="The row").get_attribute("href") == "systems.html#system-chatgpt"
    walker.get_by_role("button", name="Walk it yourself").click()
    answer(walker, "A product", "Text or code", "Yes")
    assert said(walker) == ONE_ANSWER.replace("ChatGPT", name, 1)
    assert "The catalogue comes to the same." in walker.locator(".walker-talk").inner_text()


def test_the_catalogue_hands_over_a_name(page, site):
    """A name that no row has leads here, as text and never as markup."""
    page.goto(f"{site.as_uri()}/taxonomy/systems.html")
    page.locator("#catalogue-words").fill("<b>Plumbsong</b>")
    page.get_by_role("link", name="with four questions").click()
    expect(page.locator(".walker-talk")).to_contain_text("has no “<b>Plumbsong</b>”")
    assert page.locator(".walker-talk b", has_text="<b>Plumbsong</b>").count() == 1


def test_answers_can_be_changed_and_chosen_by_keyboard(walker):
    """Arrows go from answer to answer; a change goes back to that question."""
    begin(walker, "Plumbsong")
    walker.keyboard.press("ArrowDown")
    walker.keyboard.press("ArrowDown")
    walker.keyboard.press("ArrowUp")
    walker.keyboard.press("Enter")
    assert walker.locator(".walker h3").inner_text() == "What comes out of it?"
    answer(walker, "Pictures", "No")
    assert "there’s no LLM inside it" in said(walker)
    walker.get_by_role("button", name="Change answer 1").click()
    answer(walker, "A model", "Pictures", "No")
    assert said(walker).endswith(
        "is a model that makes pictures and doesn’t write, so it’s generative AI but not an LLM."
    )


@pytest.mark.parametrize(
    ("out", "wanted"),
    [
        (
            "Pictures+Film+A verdict",
            "is a product; the part of it that makes something new is generative AI, and whether an LLM is inside isn’t known.",
        ),
        (
            "Pictures+Film",
            "is a product that makes pictures and makes film, so it’s generative AI; whether an LLM is inside isn’t known.",
        ),
        (
            "A verdict+What was there",
            "is a product that makes nothing new, so it isn’t generative AI; whether an LLM is inside isn’t known.",
        ),
    ],
)
def test_several_things_may_come_out(walker, out, wanted):
    """What isn't new beside what is makes a product generative AI in part."""
    begin(walker, "Plumbtok")
    answer(walker, "A product", out, "Not known")
    assert said(walker) == f"Plumbtok {wanted}"
    assert walker.get_by_role("link", name="What to ask its maker").is_visible()


SHAPES = """() => {
  const svg = document.querySelector(".walker svg"), circle = svg.querySelector(".is-field circle");
  const square = svg.querySelector(".is-both path").getBBox(), reads = svg.querySelector(".is-model:not(.is-both) path.ground").getBBox();
  const box = ({ x, y, width, height }) => [x, y, x + width, y + height];
  const at = (dot) => /translate\\((.+)px, (.+)px\\)/.exec(dot.style.transform).slice(1).map(Number);
  return { circle: ["cx", "cy", "r"].map((name) => Number(circle.getAttribute(name))), square: box(square), reads: box(reads),
    dots: [...svg.querySelectorAll(".walker-dot")].filter((dot) => dot.style.visibility !== "hidden").map(at) };
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

    assert [within(dot) for dot in found["dots"]] == wanted
    assert walker.locator(".walker-own").text_content() == name
    assert ("Two dotted rings" in walker.locator(".walker figcaption").inner_text()) == (len(wanted) == 2)


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
