"""The walker asks which of three is the odd one, and answers from the catalogue or by ticks, with a sentence and a place on the map."""

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
    """Types a name, starts, and waits for what is said of it."""
    page.locator(".walker-said").evaluate("it => it.replaceChildren()")
    page.get_by_label("What do you have in mind?").fill(name)
    page.keyboard.press("Enter")
    expect(page.locator(".walker-said")).not_to_be_empty()


def look_up(page, name: str) -> None:
    """Types a name that has a row."""
    begin(page, name)
    expect(page.locator(".walker .saying")).to_be_visible()


def press(page, *labels: str) -> None:
    """Presses buttons that begin with these words, one after the other."""
    for label in labels:
        page.locator(".walker").get_by_role("button", name=re.compile(rf"^{label}")).first.press("Enter")


def said(page) -> str:
    """The sentence that the walker has come to."""
    return page.locator(".walker .saying").inner_text()


def test_what_comes_out_of_a_name_without_a_row_is_ticked(walker):
    """Headline, map and sentence follow each tick, which keeps the focus; several may be ticked, and taken back."""
    begin(walker, "Plumbsong")
    expect(walker.locator(".walker h2")).to_have_text("What comes out of “Plumbsong”?")
    assert walker.evaluate("document.activeElement.tagName") == "H2"
    status = walker.locator(".walker [role=status]")
    expect(status).to_contain_text("isn’t in our catalogue")
    press(walker, "Music or sounds")
    found = "If that’s so, Plumbsong is a product that makes music or sounds, so it’s generative AI; "
    assert said(walker) == f"{found}whether an LLM is inside stays open."
    expect(status).to_have_text("If that’s so: generative AI. LLM inside: not known.")
    assert walker.evaluate("document.activeElement.textContent") == "Music or sounds"
    assert walker.locator(".walker-dot.is-open").count() == 2
    press(walker, "Text")
    assert "that writes text and makes music or sounds, so" in said(walker)
    press(walker, "Yes")
    expect(status).to_have_text("If that’s so: generative AI, with an LLM inside.")
    press(walker, "Text", "Music or sounds")
    expect(status).to_contain_text("Tick all that fits")
    expect(walker.locator(".walker .saying, .walker-dot")).to_have_count(0)
    press(walker, "A model", "Pictures", "No, its makers")
    expect(status).to_have_text("If that’s so: generative AI, but no LLM.")
    assert walker.get_by_role("link", name="ask which model is in it").is_visible()
    assert walker.log.errors == []


def test_what_a_name_says_itself_is_ticked(walker):
    """Its answer stands there at once."""
    for name, sure, found in (
        ("calculator", "Neither LLM nor generative AI.", "A calculator only follows rules"),
        ("route planner", "If that’s so: not generative AI.", "If that’s so, a route planner makes nothing new"),
        ("chess computer", "If that’s so: not generative AI.", "If that’s so, a chess computer makes nothing new"),
        ("my translator", "If that’s so: LLM inside: not known. People", "If that’s so, my translator is a product"),
    ):
        begin(walker, name)
        expect(walker.locator(".walker [role=status]"), name).to_have_text(re.compile(f"^{sure}"))
        expect(walker.locator(".walker .saying")).to_have_text(re.compile(f"^{found}"))


def test_a_product_brings_what_a_user_wants_next(walker):
    """What not to paste into it, and how to compare two; not where nothing is pasted."""
    look_up(walker, "SAP Joule")
    compare = walker.get_by_role("link", name="How to compare two")
    assert compare.get_attribute("href") == "../questions.html#which-model-is-best"
    assert walker.get_by_role("link", name="What not to paste").count() == 1
    look_up(walker, "Spotify's DJ")
    expect(walker.get_by_role("link", name="What not to paste")).to_have_count(0)


def test_a_name_with_a_row_is_answered_at_once(walker):
    """Also under another name; the row is a link away, and the address leads back to the answer without a guess."""
    look_up(walker, "chat gpt")
    assert said(walker) == ONE_ANSWER
    assert walker.get_by_role("link", name="Its sources").get_attribute("href") == "systems.html#system-chatgpt"
    address = walker.evaluate("location.href")
    emptied(walker).goto(address)
    expect(walker.locator(".walker .saying")).to_have_text(ONE_ANSWER)


def test_a_bet_shows_all_three_on_the_map(walker):
    """On a phone the map, the verdict and the one button that leads on are seen together, and at the end stands a count."""
    walker.set_viewport_size({"width": 390, "height": 844})
    for number, (choice, odd) in enumerate((("Sora", "Whisper"), ("TikTok", "TikTok"), ("ChatGPT", "GPT-4")), 1):
        press(walker, choice)
        expect(walker.locator(".walker .judged")).to_have_attribute("data-kind", "right" if number == 2 else "wrong")
        expect(walker.locator(".walker .judged strong")).to_contain_text(f": it’s {odd}")
        assert walker.locator(".walker-own").count() == 3
        assert (
            walker.locator(".walker svg a").evaluate_all(
                "all => all.filter((one) => one.getBoundingClientRect().width).length"
            )
            == 1
        )
        for seen in (".walker .judged", ".walker-said li >> nth=1", ".walker svg"):
            expect(walker.locator(seen).first).to_be_in_viewport(ratio=0.99)
        assert walker.evaluate("document.activeElement.className") == "judged"
        onward = walker.locator(".walker button.press")
        if number < 3:
            expect(onward).to_be_in_viewport(ratio=1)
            onward.click()
    assert walker.locator(".walker-said .row b").inner_text() == "You found 1 of 3."
    assert walker.log.errors == []


def test_a_friend_gets_the_same_bet(walker):
    """By its address."""
    walker.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    press(walker, "Whisper", "Next", "TikTok", "Ask a friend")
    walker.wait_for_function("() => window.copied")
    ask, _, hash = walker.evaluate("window.copied").rpartition("#")
    assert ask.startswith(
        "One of these makes nothing new. Which? Duolingo Max, TikTok’s For You feed, Stable Diffusion. "
    )
    here = walker.evaluate("location.href").partition("#")[0]
    emptied(walker).goto(f"{here}#{hash}")
    expect(walker.locator(".walker h2")).to_have_text("One of these makes nothing new. Which?")


def test_no_guess_is_called_wrong_that_can_be_defended(walker):
    """What is disputed or not known counts for both sides; a friend's address asks for the guess."""
    for name, choice, told in (
        ("BERT", "Yes", "Counts as right: "),
        ("ChatGPT", "Yes", "Yes: "),
        ("BERT", "No", "Counts as right: "),
        ("GPT-4", "No", "No: "),
        ("Suno", "No", "Counts as right: "),
        ("Google Translate", "No", "No: "),
        ("RAG", "No", "Yes: "),
    ):
        walker.evaluate("(name) => { location.hash = new URLSearchParams({ guess: name }); }", name)
        expect(walker.locator(".walker h2")).to_have_text(f"Is {name} an LLM, or is one inside?")
        press(walker, choice)
        judged = walker.locator(".walker .judged")
        expect(judged.locator("strong"), f"{name}: {choice}").to_have_text(re.compile(f"^{told}"))
        assert judged.get_attribute("data-kind") == ("wrong" if told == "No: " else "right"), (name, choice)
        press(walker, "Three more")
        expect(walker.locator(".walker-talk button")).to_have_count(3)


def test_a_name_that_is_nearly_one_is_offered(walker):
    """A slip, a part of a name, what a product is in, or a maker; whoever means something else is asked."""
    nearly = {"geminy": "Gemini", "spotfy": "Spotify’s DJ", "WhatsApp": "Meta AI", "Anthropic": "Claude"}
    for name, meant in nearly.items():
        begin(walker, name)
        walker.get_by_role("button", name=meant, exact=True).click()
        expect(walker.locator(".walker .saying")).to_contain_text(meant)
    begin(walker, name)
    press(walker, "None of these")
    assert walker.locator(".walker h2").inner_text() == f"What comes out of “{name}”?"


def test_a_name_of_several_asks_which(walker):
    """Three rows are called Copilot; a name that is a system's own is answered at once."""
    begin(walker, "copilot")
    expect(walker.locator(".walker h2")).to_have_text("Which “copilot”?")
    offered = walker.locator(".walker-said button").all_inner_texts()
    assert offered == ["GitHub Copilot", "Microsoft Copilot", "Microsoft 365 Copilot", "None of these: ask me"]
    press(walker, "Microsoft 365")
    expect(walker.locator(".walker .saying")).to_contain_text("Microsoft 365 Copilot is")
    begin(walker, "Microsoft Copilot")
    expect(walker.locator(".walker .saying")).to_contain_text("Microsoft Copilot is")
    look_up(walker, "Snapchat My AI")
    assert said(walker).startswith("My AI on Snapchat is")
    expect(walker.locator(".walker-said")).not_to_contain_text("We took")


def test_what_is_taken_for_another_or_not_known_is_said(walker):
    """Duolingo is not Duolingo Max; who means something else is asked.

    Of what a row lacks, the sentence says what the cell says: that it wasn't found, or that its maker keeps it.
    """
    look_up(walker, "Suno")
    assert said(walker).endswith("the pages we read don’t say whether an LLM is inside.")
    look_up(walker, "Midjourney")
    assert said(walker).endswith("its maker doesn’t say whether an LLM is inside.")
    look_up(walker, "Duolingo")
    expect(walker.locator(".walker .judged strong")).to_have_text("Duolingo Max: generative AI, with an LLM inside.")
    expect(walker.locator(".walker-said")).to_contain_text("We took “Duolingo” for Duolingo Max.")
    press(walker, "I meant another")
    assert walker.locator(".walker h2").inner_text() == "What comes out of “Duolingo”?"
    look_up(walker, "chat gpt")
    expect(walker.locator(".walker-said")).not_to_contain_text("We took")


def test_a_friend_gets_the_question_and_a_colleague_the_sentence(walker):
    """The one by an address that asks for a guess, the other with its day and the address of its row."""
    walker.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    look_up(walker, "Siri")
    walker.get_by_role("button", name="Copy it").click()
    walker.wait_for_function("() => window.copied")
    copied = walker.evaluate("window.copied")
    assert copied.startswith(said(walker))
    assert re.search(r" \(\d+ \w+ 2026, \S+/taxonomy/systems\.html#system-siri\)$", copied)
    walker.get_by_role("button", name="Ask a friend").click()
    walker.wait_for_function("() => !window.copied.includes('(')")
    asked = walker.evaluate("window.copied")
    assert asked.startswith("Is Siri an LLM, or is one inside? ")
    here = walker.evaluate("location.href").partition("#")[0]
    emptied(walker).goto(f"{here}#{asked.rpartition('#')[2]}")
    expect(walker.locator(".walker h2")).to_have_text("Is Siri an LLM, or is one inside?")


def test_the_catalogue_hands_over_a_name(page, site):
    """A name that no row has leads here, as text and never as markup."""
    page.goto(f"{site.as_uri()}/taxonomy/systems.html")
    page.locator("#catalogue-words").fill("<b>Plumbsong</b>")
    page.get_by_role("link", name="Plumbsong").click()
    expect(page.locator(".walker-said")).to_contain_text("What comes out of “<b>Plumbsong</b>”?")


SHAPES = """() => {
  const svg = document.querySelector(".walker svg"), circle = svg.querySelector(".is-field circle");
  const square = svg.querySelector(".is-both path").getBBox(), reads = svg.querySelector(".is-model:not(.is-both) path.ground").getBBox();
  const box = ({ x, y, width, height }) => [x, y, x + width, y + height];
  const at = (dot) => ["cx", "cy"].map((name) => Number(dot.getAttribute(name)));
  return { circle: ["cx", "cy", "r"].map((name) => Number(circle.getAttribute(name))), square: box(square), reads: box(reads),
    dots: [...svg.querySelectorAll(".walker-dot")].map(at) };
}"""


def test_the_dot_lies_where_the_map_says(walker):
    """The map and the walker agree: in the square, in the circle, in the dashed part, or outside."""
    for name, wanted in {
        "GPT-4": ["square circle"],
        "Stable Diffusion": ["circle"],
        "BERT": ["reads"],
        "CLIP": [""],
        "Udio": ["circle", "square circle"],
    }.items():
        look_up(walker, name)
        expect(walker.locator(".walker-own")).to_have_text(name)
        found = walker.evaluate(SHAPES)
        cx, cy, r = found["circle"]
        lies = []
        for x, y in found["dots"]:
            shapes = [shape for shape in ("square", "reads") if inside(x, y, *found[shape])]
            lies.append(" ".join(shapes + ["circle"] * (math.hypot(x - cx, y - cy) < r)))
        assert lies[: len(wanted)] == wanted, name
        assert walker.locator(".walker-dot.is-open").count() == (2 if len(wanted) == 2 else 0), name


def test_a_product_reaches_out_of_the_square(walker):
    """Its outline is drawn as ChatGPT's on the map: the model in the square, the name outside, all of it in the circle."""
    name = "character.ai"
    look_up(walker, name)
    shapes = walker.evaluate(SHAPES)
    box = walker.evaluate("""() => {
      const { x, y, width, height } = document.querySelector("rect.walker-line").getBBox();
      return [x, y, x + width, y + height, document.querySelector(".walker-own").getBBox().x];
    }""")
    left, _, right, _, named = box
    assert shapes["square"][0] < left < shapes["square"][2] < named < right
    cx, cy, r = shapes["circle"]
    assert all(math.hypot(x - cx, y - cy) < r for x in box[:4:2] for y in box[1:4:2])
    assert walker.locator(".walker-own").text_content() == name


def inside(x: float, y: float, left: float, top: float, right: float, bottom: float) -> bool:
    """Whether a point lies in a box."""
    return left < x < right and top < y < bottom
