"""The walker asks for a guess, and answers from the catalogue or by four questions, with a sentence and a place on the map."""

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
    """Types a name, starts, and waits until the first question has gone."""
    page.get_by_label("What do you have in mind?").fill(name)
    page.keyboard.press("Enter")
    expect(page.locator(".walker-talk")).not_to_contain_text("No name in mind?")


def look_up(page, name: str) -> None:
    """Types a name that has a row."""
    begin(page, name)
    expect(page.locator(".walker-say")).to_be_visible()


def answer(page, *labels: str) -> None:
    """Presses answers that begin with these words, one a question."""
    for label in labels:
        page.locator(".walker-talk").get_by_role("button", name=re.compile(rf"^{label}")).first.press("Enter")


def said(page) -> str:
    """The sentence that the walker has come to."""
    return page.locator(".walker-say").inner_text()


def test_a_name_without_a_row_is_asked_about(walker):
    """What is no app goes through the four questions; the sentence says on what it rests and who can tell, the focus goes to each question, and one can go back."""
    begin(walker, "Plumbsong")
    expect(walker.locator(".walker h2")).to_have_text("“Plumbsong” isn’t in our catalogue. What does it do?")
    assert walker.evaluate("document.activeElement.tagName") == "H2"
    answer(walker, "Something else")
    assert walker.locator(".walker-answer").count() == 4
    answer(walker, "A product", "Something new", "Music or sounds", "Yes", "I don’t know")
    found = "If your answers are right, Plumbsong is a product that makes music or sounds, so it’s generative AI; "
    assert said(walker) == f"{found}whether an LLM is inside stays open."
    assert (
        walker.locator(".walker .judged strong").inner_text() == "If that’s so: generative AI. LLM inside: not known."
    )
    assert walker.get_by_role("link", name="ask which model is in it").is_visible()
    walker.get_by_role("button", name="Back").click()
    assert walker.locator(".walker h2").inner_text() == "Can you ask it about any subject?"
    expect(walker.locator(".walker .judged")).to_have_count(0)
    walker.get_by_role("button", name="Back").click()
    answer(walker, "No")
    assert said(walker) == f"{found.replace('; ', ', ')}and there’s no LLM inside it."
    assert walker.log.errors == []


@pytest.mark.parametrize(
    ("name", "pressed", "sure", "found"),
    [
        ("calculator", [], "Neither", "A calculator only follows rules"),
        (
            "route planner",
            ["No"],
            "If that’s so: not generative AI. LLM inside: not known",
            "If a route planner doesn’t write",
        ),
        ("face swap filter on instagram", ["Yes, pictures"], "If that’s so: generative AI.", "that makes pictures"),
        ("SAP Ariba", ["It does a job", "Yes"], "If that’s so: generative AI in part", "If SAP Ariba also writes"),
        (
            "hearing aid",
            ["No"],
            "If that’s so: not generative AI. LLM inside: not known",
            "If a hearing aid doesn’t write",
        ),
        ("Moodle", ["It does several", "Yes"], "If that’s so: generative AI in part", "If Moodle also writes"),
        ("Roblox", ["None of these", "It only follows"], "If that’s so: neither", "If people wrote all the rules"),
    ],
)
def test_an_app_without_a_row_is_placed_by_its_kind(walker, name, pressed, sure, found):
    """In a press or two, or by its name; what is certain comes first, and who only looks at pictures isn't told to check facts."""
    begin(walker, name)
    answer(walker, *pressed)
    expect(walker.locator(".walker .judged strong")).to_have_text(re.compile(f"^{sure}"))
    assert found in said(walker)
    assert ("make things up" in walker.locator(".walker-why").inner_text()) == (pressed[-1:] == ["Yes"])


def test_a_name_leads_on_to_another(walker):
    """An empty field waits a press away, and below it a guess; a product brings what a buyer and a user want next."""
    look_up(walker, "SAP Joule")
    compare = walker.get_by_role("link", name="How to compare two")
    assert compare.get_attribute("href") == "../questions.html#which-model-is-best"
    assert walker.get_by_role("link", name="What not to paste").count() == 1
    look_up(walker, "Spotify's DJ")
    expect(walker.get_by_role("link", name="What not to paste")).to_have_count(0)
    answer(walker, "Place another")
    assert walker.evaluate("[document.activeElement.tagName, document.activeElement.value]") == ["INPUT", ""]
    expect(walker.locator(".walker h2")).to_contain_text("No name in mind?")
    assert walker.locator(".walker-talk button").count() == 4


@pytest.mark.parametrize("name", ["ChatGPT", "chat gpt"])
def test_a_name_with_a_row_is_answered_at_once(walker, name):
    """Also under another name; the row is a link away, and the address leads back to the answer without a guess."""
    look_up(walker, name)
    assert said(walker) == ONE_ANSWER
    assert walker.get_by_role("link", name="Its sources").get_attribute("href") == "systems.html#system-chatgpt"
    address = walker.evaluate("location.href")
    emptied(walker).goto(address)
    expect(walker.locator(".walker-say")).to_have_text(ONE_ANSWER)


def test_guesses_lead_from_one_system_to_the_next(walker):
    """On a phone verdict, sentence, place and the one button that leads on are seen together, and at the end stands a count."""
    walker.set_viewport_size({"width": 390, "height": 844})
    for place in ("neither", "both", "both", "both", "only an LLM"):
        answer(walker, re.escape(place.capitalize().replace("ai", "AI").replace("llm", "LLM")))
        for seen in (".walker .judged", ".walker-say", ".walker-dot >> nth=0"):
            expect(walker.locator(seen)).to_be_in_viewport(ratio=1)
        assert walker.evaluate("document.activeElement.className") == "judged"
        onward = walker.locator(".walker-talk button.press", has_text="Next: ")
        if onward.count():
            expect(onward).to_be_in_viewport(ratio=1)
            onward.click()
    assert walker.locator(".walker-talk .row b").inner_text() == "You placed 4 of 5."
    assert walker.log.errors == []


@pytest.mark.parametrize(
    ("name", "choice", "kind"),
    [
        ("ChatGPT", "Both", "right"),
        ("GPT-4", "Only an LLM", "wrong"),
        ("BERT", "Only an LLM", "counts"),
        ("BERT", "Neither", "counts"),
        ("BERT", "Both", "wrong"),
        ("Google Translate", "Neither", "wrong"),
        ("Google Translate", "Only an LLM", "counts"),
        ("RAG", "Neither", "right"),
    ],
)
def test_no_guess_is_called_wrong_that_can_be_defended(walker, name, choice, kind):
    """What is disputed or not known counts for both sides; a friend's address asks for the guess."""
    walker.evaluate("(name) => { location.hash = new URLSearchParams({ guess: name }); }", name)
    expect(walker.locator(".walker h2")).to_have_text(f"{name} is:")
    answer(walker, choice)
    judged = walker.locator(".walker .judged")
    assert judged.get_attribute("data-kind") == ("right" if kind == "counts" else kind)
    expect(judged.locator("strong")).to_have_text(
        re.compile({"right": "^Yes: ", "counts": "^Counts as right: ", "wrong": "^No: "}[kind])
    )


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("geminy", "Gemini"),
        ("Spotify", "Spotify’s DJ"),
        ("WhatsApp", "Meta AI"),
        ("Anthropic", "Claude"),
    ],
)
def test_a_name_that_is_nearly_one_is_offered(walker, name, meant):
    """A slip, a part of a name, what a product is in, or a maker; whoever means something else is asked."""
    begin(walker, name)
    walker.get_by_role("button", name=meant, exact=True).click()
    expect(walker.locator(".walker-say")).to_contain_text(meant)
    begin(walker, name)
    answer(walker, "None of these")
    assert walker.locator(".walker h2").inner_text().endswith("What does it do?")


def test_a_name_of_several_asks_which(walker):
    """Three rows are called Copilot; a name that is a system's own is answered at once."""
    begin(walker, "copilot")
    expect(walker.locator(".walker h2")).to_have_text("Which “copilot”?")
    offered = walker.locator(".walker-talk .walker-answer").all_inner_texts()
    assert offered == ["GitHub Copilot", "Microsoft Copilot", "Microsoft 365 Copilot", "None of these: ask me"]
    answer(walker, "Microsoft 365")
    expect(walker.locator(".walker-say")).to_contain_text("Microsoft 365 Copilot is")
    begin(walker, "Microsoft Copilot")
    expect(walker.locator(".walker-say")).to_contain_text("Microsoft Copilot is")
    look_up(walker, "Snapchat My AI")
    assert said(walker).startswith("My AI on Snapchat is")
    expect(walker.locator(".walker-why")).not_to_contain_text("We took")


def test_what_is_taken_for_another_or_not_known_is_said(walker):
    """Duolingo is not Duolingo Max; who means something else is asked.

    Of what a row lacks, the sentence says what the cell says: that it wasn't found, or that its maker keeps it.
    """
    look_up(walker, "Suno")
    assert said(walker).endswith("the pages we read don’t say whether an LLM is inside.")
    look_up(walker, "Midjourney")
    assert said(walker).endswith("its maker doesn’t say whether an LLM is inside.")
    look_up(walker, "Duolingo")
    expect(walker.locator(".walker .judged strong")).to_have_text("Duolingo Max: both LLM and generative AI.")
    expect(walker.locator(".walker-why")).to_contain_text("We took “Duolingo” for Duolingo Max.")
    answer(walker, "I meant another")
    assert walker.locator(".walker h2").inner_text().endswith("What does it do?")
    look_up(walker, "chat gpt")
    expect(walker.locator(".walker-why")).not_to_contain_text("We took")


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
    assert asked.startswith("Siri: an LLM, generative AI, both, or neither? ")
    here = walker.evaluate("location.href").partition("#")[0]
    emptied(walker).goto(f"{here}#{asked.rpartition('#')[2]}")
    expect(walker.locator(".walker h2")).to_have_text("The Siri of 2026 talks with you. It is:")


def test_the_catalogue_hands_over_a_name(page, site):
    """A name that no row has leads here, as text and never as markup."""
    page.goto(f"{site.as_uri()}/taxonomy/systems.html")
    page.locator("#catalogue-words").fill("<b>Plumbsong</b>")
    page.get_by_role("link", name="Plumbsong").click()
    expect(page.locator(".walker-talk")).to_contain_text("“<b>Plumbsong</b>” isn’t in our catalogue")


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
        ("CLIP", [()]),
        ("Udio", [("circle",), ("square", "circle")]),
    ],
)
def test_the_dot_lies_where_the_map_says(walker, name, wanted):
    """The map and the walker agree: in the square, in the circle, in the dashed part, or outside."""
    look_up(walker, name)
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
    look_up(walker, name)
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
